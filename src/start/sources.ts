import { secret } from '../adapters/secret.ts';
import { own } from '../domain/own.ts';
import type { Source } from '../inbound/source.ts';
import type { SourceSeen, Tallies } from '../inbound/tallies.ts';

/** What `/release sources` shows of each: never a secret, but which environment variables hold it. */
export const seenSources = (
  entries: Record<string, { type: string }>,
  opened: Record<string, Source>,
  tallies: Tallies,
  now: string,
): SourceSeen[] =>
  Object.entries(entries).map(([name, entry]) => ({
    name,
    type: entry.type,
    secrets: Object.values(entry).flatMap((value) => secret.safeParse(value).data?.env ?? []),
    remedy: own(opened, name)?.remedy ?? '',
    tally: tallies.of(name, now),
    ...(tallies.since !== undefined && { since: tallies.since }),
  }));

import { secret } from '../adapters/secret.ts';
import type { SourceSeen, Tallies } from '../inbound/tallies.ts';

/** What `/release sources` shows of each: never a secret, but which environment variables hold it. */
export const seenSources = (entries: Record<string, { type: string }>, tallies: Tallies): SourceSeen[] =>
  Object.entries(entries).map(([name, entry]) => ({
    name,
    type: entry.type,
    secrets: Object.values(entry).flatMap((value) => secret.safeParse(value).data?.env ?? []),
    tally: tallies.of(name),
  }));

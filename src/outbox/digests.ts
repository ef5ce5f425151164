import { toErrand } from '../door/stored.ts';
import type { NewErrand } from '../store/store.ts';
import { readCron } from '../time/cron.ts';
import { nextFire } from '../time/fires.ts';

/** The next digest of an audience as an errand, or none: `cron` (5 fields) is read as wall-clock time in `zone`. Its key makes it unique for its moment. */
export function digestErrands(
  audience: string,
  channel: string,
  digest: { cron: string; zone: string },
  after: string,
): NewErrand[] {
  const dueAt = nextOccurrence(digest.cron, digest.zone, after);
  if (dueAt === undefined) return [];
  const errand = toErrand({
    key: `digest/${audience}/${dueAt}`,
    mode: 'once',
    lane: `digest/${audience}/${channel}`,
    dueAt,
    intent: { kind: 'digest', audience, dueAt },
  });
  return [errand];
}

/** The first moment after `after` (UTC ISO) that a cron names in an IANA zone, as UTC ISO; undefined if there is none within nine years. */
export function nextOccurrence(cron: string, zone: string, after: string): string | undefined {
  const next = nextFire(readCron(cron), zone, Date.parse(after));
  return next === undefined ? undefined : new Date(next).toISOString();
}

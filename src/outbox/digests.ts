import { CronExpressionParser } from 'cron-parser';
import { toErrand } from '../door/stored.ts';
import type { NewErrand } from '../store/store.ts';

/** The next digest of an audience as an errand: `cron` (5 fields) is read as wall-clock time in `zone`. Its key makes it unique for its moment. */
export function digestErrand(
  audience: string,
  channel: string,
  digest: { cron: string; zone: string },
  after: string,
): NewErrand {
  const dueAt = nextOccurrence(digest.cron, digest.zone, after);
  return toErrand({
    key: `digest/${audience}/${dueAt}`,
    mode: 'once',
    lane: `digest/${audience}/${channel}`,
    dueAt,
    intent: { kind: 'digest', audience, dueAt },
  });
}

/** The first moment after `after` (UTC ISO) that a cron expression names in an IANA zone, as UTC ISO. */
export function nextOccurrence(cron: string, zone: string, after: string): string {
  return CronExpressionParser.parse(cron, { tz: zone, currentDate: new Date(after) })
    .next()
    .toDate()
    .toISOString();
}

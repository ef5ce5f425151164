import { instantAt, wallAt } from '../../time/wall.ts';

/** A stretch of whole days in a person's zone, as UTC ISO, half-open. */
export type Range = { title: string; from: string; until: string };

/** `week`, `next week`, `month`, `next month`; nothing is this week, anything else is not understood. Weeks begin on Monday. */
export function rangeIn(text: string, zone: string, now: string): Range | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^this\s+/, '');
  const found = /^(next\s+)?(week|month)?$/.exec(words);
  if (!found || words === 'next') return undefined;
  const ahead = found[1] ? 1 : 0;
  const { year, month, day, weekday } = wallAt(zone, Date.parse(now));
  const midnight = (m: number, d: number) => new Date(instantAt(zone, year, m, d)).toISOString();
  const next = ahead ? 'Next' : 'This';
  if (found[2] === 'month')
    return { title: `${next} month`, from: midnight(month + ahead, 1), until: midnight(month + ahead + 1, 1) };
  const monday = day - ((weekday + 6) % 7) + 7 * ahead;
  return { title: `${next} week`, from: midnight(month, monday), until: midnight(month, monday + 7) };
}

import { instantAt, wallAt } from '../../time/wall.ts';

/** A stretch of whole days in a person's zone, as UTC ISO, half-open. */
export type Range = { title: string; from: string; until: string };

/** What can be asked for, as it is typed. */
export const RANGES = [
  ['next week', 'next week'],
  ['next month', 'next month'],
  ['week', 'week'],
  ['this week', 'week'],
  ['month', 'month'],
  ['this month', 'month'],
] as const;

/** Weeks begin on Monday. */
export function rangeIn(said: (typeof RANGES)[number][1], zone: string, now: string): Range {
  const ahead = said.startsWith('next') ? 1 : 0;
  const { year, month, day, weekday } = wallAt(zone, Date.parse(now));
  const midnight = (m: number, d: number) => new Date(instantAt(zone, year, m, d)).toISOString();
  const next = ahead ? 'Next' : 'This';
  if (said.endsWith('month'))
    return { title: `${next} month`, from: midnight(month + ahead, 1), until: midnight(month + ahead + 1, 1) };
  const monday = day - ((weekday + 6) % 7) + 7 * ahead;
  return { title: `${next} week`, from: midnight(month, monday), until: midnight(month, monday + 7) };
}

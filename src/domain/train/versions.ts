import { DAY_MS } from '../../time/instants.ts';
import { wallAt } from '../../time/wall.ts';
import type { Train } from '../company/plans.ts';
import { own } from '../own.ts';
import type { Item } from '../release/release.ts';

/** The services with their versions; a version may name {year}, {month}, {day}, {week} (ISO 8601) of the departure, and {n}, the train's count. */
export const itemsOn = (train: Train, departure: string, runs: number): Item[] =>
  train.items.map(({ service, version }) => ({ service, version: filled(version, train.zone, departure, runs + 1) }));

function filled(template: string, zone: string, departure: string, n: number): string {
  const { year, month, day } = wallAt(zone, Date.parse(departure));
  const two = (value: number) => String(value).padStart(2, '0');
  const values: Record<string, string> = {
    year: String(year),
    month: two(month + 1),
    day: two(day),
    week: two(isoWeek(year, month, day)),
    n: String(n),
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => own(values, name) ?? whole);
}

/** ISO 8601: the week with the year's first Thursday is the first. */
function isoWeek(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month, day));
  const thursday = Date.UTC(year, month, day + 4 - (date.getUTCDay() || 7));
  const january = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - january) / (7 * DAY_MS)) + 1;
}

import { instantOf } from '../../../time/instants.ts';
import { instantAt } from '../../../time/wall.ts';

/** The end of a day (`2026-12-31`) in a zone, or an instant with its offset, as UTC ISO. */
export function endOf(until: string, zone: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(until) ?? [];
  if (year === undefined) return new Date(until).toISOString();
  return instantOf(instantAt(zone, Number(year), Number(month) - 1, Number(day) + 1));
}

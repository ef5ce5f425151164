import { instantOf } from '../../time/instants.ts';

/** The beginning of the calendar month beside that of an instant; both UTC ISO. Months differ in length: counted by days, one can be left out. */
const beside = (by: number) => (instant: string) => {
  const at = new Date(instant);
  return instantOf(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + by));
};

export const monthBefore = beside(-1);
export const monthAfter = beside(1);

/** An instant of each month that a stretch (UTC ISO) has a part in, the one before it and the one after it among them. */
export function monthsAround(from: string, until: string): string[] {
  const months: string[] = [];
  for (let month = monthBefore(from); month <= until; month = monthAfter(month)) months.push(month);
  return [...months, monthAfter(until)];
}

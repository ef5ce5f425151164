/** The beginning of the calendar month before that of an instant; both UTC ISO. Months differ in length: counted back by days, one can be left out. */
export function monthBefore(instant: string): string {
  const at = new Date(instant);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1)).toISOString();
}

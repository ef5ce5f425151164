/** The time as everything inside reads it. The sandbox may set it: then it stands still, or runs on from there. */
export class Clock {
  private fixed: number | undefined;
  private ahead = 0;
  private told = { ms: 0, as: new Date(0).toISOString() };

  /** UTC ISO. Many ask within a millisecond, and a date is written slowly. */
  now = (): string => {
    const ms = this.fixed ?? Date.now() + this.ahead;
    if (ms !== this.told.ms) this.told = { ms, as: new Date(ms).toISOString() };
    return this.told.as;
  };

  set(instant: string, runs = false): void {
    this.fixed = runs ? undefined : Date.parse(instant);
    this.ahead = runs ? Date.parse(instant) - Date.now() : 0;
  }
}

/** The time as everything inside reads it. The sandbox may set it: then it stands still, or runs on from there. */
export class Clock {
  private fixed: number | undefined;
  private ahead = 0;

  now = (): string => new Date(this.fixed ?? Date.now() + this.ahead).toISOString();

  set(instant: string, runs = false): void {
    this.fixed = runs ? undefined : Date.parse(instant);
    this.ahead = runs ? Date.parse(instant) - Date.now() : 0;
  }
}

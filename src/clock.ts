/** The time as everything inside reads it. The sandbox may set it; then it stands still until it is set again. */
export class Clock {
  private fixed: number | undefined;

  now = (): string => new Date(this.fixed ?? Date.now()).toISOString();

  set(instant: string): void {
    this.fixed = Date.parse(instant);
  }
}

/** Work that changes ask for: however often they do, once at a time, at once and then with a rest before the next. */
export class Rested {
  private readonly work: () => Promise<unknown>;
  private readonly restMs: number;
  private readonly failed: (error: unknown) => void;
  private timer: NodeJS.Timeout | undefined;
  private going: Promise<unknown> | undefined;
  private beganAt = Number.NEGATIVE_INFINITY;
  private stopped = false;

  constructor(work: () => Promise<unknown>, restMs: number, failed: (error: unknown) => void) {
    this.work = work;
    this.restMs = restMs;
    this.failed = failed;
  }

  /** Something it looks at may be another now. */
  soon(): void {
    if (this.timer || this.stopped) return;
    const inMs = Math.max(0, this.beganAt + this.restMs - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.going = this.begin().catch(this.failed);
    }, inMs).unref();
  }

  /** After what is going on: who waits for it learns what it came to. */
  async now(): Promise<void> {
    await this.going;
    await this.begin();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.going;
  }

  private async begin(): Promise<void> {
    this.beganAt = performance.now();
    await this.work();
  }
}

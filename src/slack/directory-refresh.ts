import type { Log } from '../outbox/plainly.ts';
import { MINUTE_MS } from '../time/instants.ts';

/** Slack counts how often all people are listed: what an event does not tell by itself waits this long for the next reading, ms. */
export const REST_MS = 10 * MINUTE_MS;

/** When all who are in the workspace are read: at most one reading at a time, and a rest before the next. */
export class Readings {
  private readonly read: () => Promise<void>;
  private readonly log: Log;
  private reading: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  private readAt = Number.NEGATIVE_INFINITY;
  private isStopped = false;

  constructor(read: () => Promise<void>, log: Log) {
    this.read = read;
    this.log = log;
  }

  /** Two who ask at once share it. */
  now(): Promise<void> {
    if (this.reading) return this.reading;
    this.readAt = performance.now();
    this.reading = this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  /** However many changes ask for it, and whatever becomes of it. */
  soon(): void {
    if (this.again || this.isStopped) return;
    const inMs = Math.max(0, this.readAt + REST_MS - performance.now());
    this.again = setTimeout(() => {
      this.again = undefined;
      this.now().catch((error: unknown) => {
        if (!this.isStopped) this.log('who is in the workspace could not be read', { error: String(error) });
      });
    }, inMs).unref();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.again);
  }
}

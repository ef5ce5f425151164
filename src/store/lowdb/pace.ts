import { performance } from 'node:perf_hooks';

/** How much the newest measurement counts. */
const WEIGHT = 0.1;

/**
 * Who shares a sync. If all who ask at one time did, they would all be answered at one time and ask again together: the process and the disk
 * would work in turn. Where one half keeps the process busy for longer than the disk takes for the other, only half goes at once.
 */
export class SlicePace {
  /** Smoothed: how long a sync takes, and how long the process works for a line. */
  private syncMs = 0;
  private lineMs = 0;
  private worked = performance.eventLoopUtilization().active;

  /** How many of the lines that wait go with the next sync. */
  share(waiting: number): number {
    const half = Math.ceil(waiting / 2);
    return half * this.lineMs > this.syncMs ? half : waiting;
  }

  /** A sync of so many lines took so long. */
  took(ms: number, lines: number): void {
    const { active } = performance.eventLoopUtilization();
    this.syncMs += (ms - this.syncMs) * WEIGHT;
    this.lineMs += ((active - this.worked) / Math.max(1, lines) - this.lineMs) * WEIGHT;
    this.worked = active;
  }
}

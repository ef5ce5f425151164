import type { FileSystem } from './file-system.ts';
import { type Image, publishSnapshot, writeSnapshot } from './snapshot.ts';
import type { StoreState } from './state.ts';

type Options = {
  fs: FileSystem;
  dir: string;
  /** Bytes of journal after which a snapshot is due; it grows with the snapshot, so that copying stays at most eight times the writing. */
  snapshotAfter: number;
  say: (what: string) => void;
};

/** Snapshots beside a journal: when one is due, and how one is taken in the background. */
export class Snapshots {
  private readonly o: Options;
  private readonly roll: (flush: () => Promise<void>) => Promise<Image>;
  private since = 0;
  private lastBytes = 0;
  /** so much more has to be written since one failed: each attempt begins a segment */
  private rest = 0;
  private taking: Promise<void> | undefined;

  /** `roll`: gives the state of a moment after which the journal goes on in a new segment. */
  constructor(options: Options, roll: (flush: () => Promise<void>) => Promise<Image>) {
    this.o = options;
    this.roll = roll;
  }

  /** So many bytes of journal, and of the snapshot before it, were there at the start. */
  found(journal: number, snapshot: number): void {
    this.since = journal;
    this.lastBytes = snapshot;
  }

  written(bytes: number): void {
    this.since += bytes;
  }

  due(): boolean {
    return !this.taking && this.since > this.rest + Math.max(this.o.snapshotAfter, this.lastBytes / 8);
  }

  underWay(): Promise<void> | undefined {
    return this.taking;
  }

  /** At a clean end: spares the next start the replay, if much was written since the last snapshot. */
  async last(state: StoreState, now: number, flush: () => Promise<void>): Promise<void> {
    await this.taking;
    if (this.since > this.o.snapshotAfter / 4) await this.take(state, now, flush);
  }

  /** Writes a snapshot in the background. `flush` resolves when all that is staged so far is durable. */
  take(state: StoreState, now: number, flush: () => Promise<void>): Promise<void> {
    this.taking ??= this.taken(state, now, flush).finally(() => {
      this.taking = undefined;
    });
    return this.taking;
  }

  private async taken(state: StoreState, now: number, flush: () => Promise<void>): Promise<void> {
    const { fs, dir } = this.o;
    const before = this.since;
    try {
      state.forget(now);
      const image = await this.roll(flush);
      this.since = 0;
      this.lastBytes = await writeSnapshot(fs, dir, image);
      // It holds what was staged when the picture was taken; that must be durable before it counts.
      await flush();
      await publishSnapshot(fs, dir, image.from);
      this.rest = 0;
    } catch (error) {
      this.since = Math.max(this.since, before);
      this.rest = this.since;
      this.o.say(`no snapshot could be written (${String(error)}); nothing is lost, starting will take longer`);
    }
  }
}

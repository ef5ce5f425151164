import type { Adapter } from 'lowdb';
import type { PastFact } from '../store.ts';
import type { FileSystem } from './file-system.ts';
import { journalName } from './folder.ts';
import { factsOf } from './history.ts';
import { begin, open, type Writing } from './open.ts';
import { SlicePace } from './pace.ts';
import { Places } from './places.ts';
import { Segments } from './segments.ts';
import { type Image, imageOf } from './snapshot.ts';
import type { Space } from './space.ts';
import type { StoreState } from './state.ts';
import { Snapshots } from './taking-snapshots.ts';
import type { StoredUpgrade } from './upgrade.ts';

export type JournalOptions = {
  fs: FileSystem;
  dir: string;
  /** Bytes of journal after which a snapshot is due; it grows with the snapshot, so that copying stays at most eight times the writing. */
  snapshotAfter: number;
  say: (what: string) => void;
  upgrade: StoredUpgrade;
  /** Throws where another process writes by now: asked before anything is written. */
  isOurs: () => void;
};

/**
 * lowdb's adapter: `write` resolves when all that was staged before it is durable. Two things go on side by side: one append at a time takes
 * what is pending, and one fdatasync at a time covers what was appended before it began. So the next lines are encoded and written while
 * the disk works on those before.
 */
export class Journal implements Adapter<StoreState> {
  private readonly o: JournalOptions;
  private segments: Segments;
  private writing: Writing | undefined;
  private upgradedNow = false;
  /** Numbers of the newest line that is in the file, and of the newest that is durable. */
  private appended = 0;
  private synced = 0;
  private failure: unknown;
  /** The newest line that the newest sync covers. */
  private covered = 0;
  private readonly pace = new SlicePace();
  private appending: Promise<void> | undefined;
  private syncing: Promise<void> | undefined;
  private readonly places = new Places();
  /** when a snapshot is due, and how it is taken */
  readonly snapshots: Snapshots;
  private onRolled: ((image: Image) => void) | undefined;

  constructor(options: JournalOptions) {
    this.o = options;
    this.segments = new Segments(options.fs, options.dir, []);
    this.snapshots = new Snapshots(options, (flush) => this.rolled(flush));
  }

  async read(): Promise<StoreState> {
    const { state, segments, writing, bytes, snapshotBytes, upgraded } = await open(this.o);
    this.segments = segments;
    this.writing = writing;
    this.upgradedNow = upgraded;
    this.snapshots.found(bytes, snapshotBytes);
    this.appended = this.synced = this.covered = state.line;
    return state;
  }

  async write(state: StoreState): Promise<void> {
    const upTo = state.line;
    while (this.onRolled) await this.append(state);
    while (this.synced < upTo) await (this.appending || this.room(state) > 0 ? this.append(state) : this.sync());
  }

  /** The number of the newest durable line. */
  durable(): number {
    return this.synced;
  }

  /** How many of the pending lines go with the next sync. */
  private room({ pending }: StoreState): number {
    const written = this.appended - this.covered;
    return Math.min(pending.length, this.pace.share(pending.length + written) - written);
  }

  /** Joins the append under way; whose lines are not in it asks again. */
  private append(state: StoreState): Promise<void> {
    this.appending ??= this.unlessFailed(async () => {
      // The first of a turn must not leave alone: its neighbours go with it.
      await Promise.resolve();
      await this.appendPending(state);
    }).finally(() => {
      this.appending = undefined;
    });
    return this.appending;
  }

  private async appendPending(state: StoreState): Promise<void> {
    this.o.isOurs();
    if (this.onRolled) await this.roll(state, this.onRolled);
    const batch = state.pending.splice(0, Math.max(0, this.room(state)));
    const newest = batch.at(-1);
    if (!newest) return;
    const writing = this.open();
    const bytes = Buffer.concat(batch.map((pending) => this.places.encode(pending, writing, this.synced)));
    await writing.file.append(bytes);
    this.appended = newest.number;
    this.snapshots.written(bytes.length);
  }

  private open(): Writing {
    if (!this.writing) throw new Error('the journal is not open');
    return this.writing;
  }

  /** Joins the sync under way; whose lines it does not cover asks again. */
  private sync(): Promise<void> {
    this.syncing ??= this.unlessFailed(() => this.syncOnce()).finally(() => {
      this.syncing = undefined;
    });
    return this.syncing;
  }

  private async syncOnce(): Promise<void> {
    const upTo = this.appended;
    const began = performance.now();
    this.covered = upTo;
    await this.open().file.sync();
    this.pace.took(performance.now() - began, upTo - this.synced);
    this.synced = upTo;
    this.places.durable(upTo);
  }

  /** After a failure nothing is tried again: the kernel may have dropped what it could not write, and a second sync would not say so. */
  private async unlessFailed(work: () => Promise<void>): Promise<void> {
    if (this.failure) throw this.failure;
    try {
      await work();
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }

  history(space: Space, stream: string): Promise<PastFact[]> {
    return factsOf(stream, space.heads.get(stream)?.place ?? -1, this.segments, this.o.upgrade);
  }

  /** Files of before were read, and no snapshot of this form is there yet. */
  upgraded(): boolean {
    return this.upgradedNow;
  }

  /** Begins a segment, unless nothing is in the newest yet; gives its file's name, or undefined where nothing was ever written. */
  async apart(flush: () => Promise<void>): Promise<string | undefined> {
    // It begins one of its own, and two at a time would not hear of each other.
    while (this.snapshots.underWay()) await this.snapshots.underWay();
    await this.rolled(flush);
    const { segment } = this.open();
    return segment > 1 ? journalName(segment) : undefined;
  }

  /** The state of a moment at which all lines before it are durable and a new segment begins; `flush` brings that moment about. */
  private async rolled(flush: () => Promise<void>): Promise<Image> {
    const image = new Promise<Image>((resolve) => {
      this.onRolled = resolve;
    });
    await flush();
    return image;
  }

  /** Begins a new segment, when all lines of the one before are durable; gives the state of this moment. */
  private async roll(state: StoreState, rolled: (image: Image) => void): Promise<void> {
    this.onRolled = undefined;
    while (this.synced < this.appended) await this.sync();
    const { segment, line, file } = this.open();
    if (this.appended >= line) {
      await file.close();
      this.writing = await begin(this.o.fs, this.o.dir, segment + 1, { line: this.appended + 1 });
    }
    rolled(imageOf(state, this.open().segment));
  }

  async close(): Promise<void> {
    await this.snapshots.underWay();
    await this.writing?.file.close();
    await this.segments.close();
  }
}

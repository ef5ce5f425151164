import { join } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Fact } from '../store.ts';
import type { File, FileSystem } from './file-system.ts';
import { decodeLine, encodeLine } from './line.ts';
import { loadSnapshot, publishSnapshot, type SnapshotInfo, writeSnapshot } from './snapshot.ts';
import { type Pending, State } from './state.ts';

/** The data cannot be read without losing something that was acknowledged. The message names file, line and remedy. */
export class DamagedJournal extends Error {}

/** A line's place as one number: segment and byte offset. */
const SEGMENT_SPAN = 2 ** 34;
const PIECE_BYTES = 1024 * 1024;

export type JournalOptions = {
  fs: FileSystem;
  dir: string;
  /** Bytes of journal after which a snapshot is due; it grows with the snapshot, so that copying stays at most eight times the writing. */
  snapshotAfter: number;
  say: (what: string) => void;
};

/** lowdb's adapter: `write` drains `data.pending` into the journal as one batch with one fdatasync. */
export class Journal implements Adapter<State> {
  private readonly o: JournalOptions;
  private segment = 1;
  private offset = 0;
  private batch = 0;
  private sinceSnapshot = 0;
  private lastSnapshotBytes = 0;
  private file: File | undefined;
  private readers = new Map<number, File>();
  private snapshotting: Promise<void> | undefined;
  private rollRequested = false;
  private onRolled: ((info: SnapshotInfo) => void) | undefined;

  constructor(options: JournalOptions) {
    this.o = options;
  }

  async read(): Promise<State> {
    const { fs, dir, say } = this.o;
    await fs.mkdir(dir);
    const { state, info, bytes, damaged } = await loadSnapshot(fs, dir, () => new State());
    for (const name of damaged)
      say(`${join(dir, name)} is damaged and was left aside; the journal is read from further back instead`);
    const segments = await this.segments();
    if (info.from > 1 && !segments.includes(info.from)) this.missing(info.from);
    this.lastSnapshotBytes = bytes;
    this.batch = info.batch;
    await this.replay(
      state,
      segments.filter((n) => n >= info.from),
    );
    this.segment = segments.at(-1) ?? 1;
    const path = this.path(this.segment);
    if (segments.length === 0) {
      this.file = await fs.open(path, 'create');
      await fs.syncDir(dir);
    } else {
      this.file = await fs.open(path, 'append');
    }
    return state;
  }

  async write(state: State): Promise<void> {
    const batch = state.pending.splice(0);
    if (this.rollRequested) await this.roll();
    if (batch.length === 0) return;
    const lines = this.encode(batch, state);
    const bytes = Buffer.concat(lines);
    if (!this.file) throw new Error('the journal is not open');
    await this.file.append(bytes);
    await this.file.sync();
    for (const { line, place } of this.places)
      for (const fact of line.f ?? []) this.moveHead(state, fact.stream, place);
    this.batch += 1;
    this.offset += bytes.length;
    this.sinceSnapshot += bytes.length;
  }

  private places: { line: Pending['line']; place: number }[] = [];

  private encode(batch: Pending[], state: State): Buffer[] {
    let offset = this.offset;
    this.places = [];
    const newest = new Map<string, number>();
    return batch.map(({ line }, i) => {
      const place = this.segment * SEGMENT_SPAN + offset;
      for (const fact of line.f ?? []) {
        const before = newest.get(fact.stream) ?? state.heads.get(fact.stream)?.place ?? -1;
        if (before >= 0 && before !== place) fact.p = before;
      }
      for (const fact of line.f ?? []) newest.set(fact.stream, place);
      const bytes = encodeLine({ batch: this.batch + 1, nth: i + 1, of: batch.length }, line);
      this.places.push({ line, place });
      offset += bytes.length;
      return bytes;
    });
  }

  private moveHead(state: State, stream: string, place: number): void {
    const head = state.heads.get(stream);
    if (head) head.place = place;
  }

  /** The facts of a stream, oldest first: follows each fact's pointer to the one before. */
  async history(state: State, stream: string): Promise<Fact[]> {
    const facts: Fact[] = [];
    let place = state.heads.get(stream)?.place ?? -1;
    while (place >= 0) {
      const found = (await this.lineAt(place)).filter((fact) => fact.stream === stream);
      place = found[0]?.p ?? -1;
      facts.unshift(...found.map(({ p: _, ...fact }) => fact));
    }
    return facts;
  }

  snapshotDue(): boolean {
    return !this.snapshotting && this.sinceSnapshot > Math.max(this.o.snapshotAfter, this.lastSnapshotBytes / 8);
  }

  /** At a clean end: spares the next start the replay, if much was written since the last snapshot. */
  async lastSnapshot(state: State, now: number, flush: () => Promise<void>): Promise<void> {
    await this.snapshotting;
    if (this.sinceSnapshot > this.o.snapshotAfter / 4) await this.snapshot(state, now, flush);
  }

  /** Writes a snapshot in the background. `flushed` resolves when all that is staged so far is durable. */
  snapshot(state: State, now: number, flush: () => Promise<void>): Promise<void> {
    this.snapshotting ??= this.takeSnapshot(state, now, flush).finally(() => {
      this.snapshotting = undefined;
    });
    return this.snapshotting;
  }

  private async takeSnapshot(state: State, now: number, flush: () => Promise<void>): Promise<void> {
    const { fs, dir } = this.o;
    const before = this.sinceSnapshot;
    try {
      const rolled = new Promise<SnapshotInfo>((resolve) => {
        this.onRolled = resolve;
      });
      this.rollRequested = true;
      // A write that is under way may be past the point where it rolls: ask again until one did.
      while (this.rollRequested) await flush();
      const info = await rolled;
      state.forget(now);
      this.sinceSnapshot = 0;
      this.lastSnapshotBytes = await writeSnapshot(fs, dir, state, info);
      await flush();
      await publishSnapshot(fs, dir, info.from);
    } catch (error) {
      this.sinceSnapshot = before;
      this.o.say(`no snapshot could be written (${String(error)}); nothing is lost, starting will take longer`);
    }
  }

  /** Seals the segment: only between batches, when all its lines are durable. */
  private async roll(): Promise<void> {
    const { fs, dir } = this.o;
    this.rollRequested = false;
    if (this.offset > 0) {
      await this.file?.close();
      this.segment += 1;
      this.offset = 0;
      this.file = await fs.open(this.path(this.segment), 'create');
      await fs.syncDir(dir);
    }
    this.onRolled?.({ from: this.segment, batch: this.batch });
  }

  async close(): Promise<void> {
    await this.snapshotting;
    await this.file?.close();
    for (const reader of this.readers.values()) await reader.close();
  }

  private async replay(state: State, segments: number[]): Promise<void> {
    let torn: { segment: number; offset: number; line: number; batch: number } | undefined;
    let open = false;
    for (const segment of segments) {
      let nth = 0;
      let length = 0;
      for await (const { bytes, from } of this.pieces(segment)) {
        for (let at = 0; at < bytes.length; ) {
          const newline = bytes.indexOf(10, at);
          const end = newline < 0 ? bytes.length : newline;
          const found = newline < 0 ? undefined : decodeLine(bytes.subarray(at, end));
          nth += 1;
          if (!found) torn ??= { segment, offset: from + at, line: nth, batch: open ? this.batch : this.batch + 1 };
          else if (torn && found.batch > torn.batch) this.damaged(torn);
          else if (!torn) {
            state.replay(found.line, segment * SEGMENT_SPAN + from + at);
            this.batch = found.batch;
            open = found.nth < found.of;
          }
          at = end + 1;
        }
        length = from + bytes.length;
      }
      this.sinceSnapshot += length;
      this.offset = torn?.segment === segment ? torn.offset : length;
    }
    if (torn) await this.cut(torn.segment, torn.offset, torn.line);
  }

  /** A segment in pieces of whole lines, so that a long one is never held at once; only the last piece may end without a newline. */
  private async *pieces(segment: number): AsyncGenerator<{ bytes: Buffer; from: number }> {
    const file = await this.o.fs.open(this.path(segment), 'read');
    try {
      let rest: Buffer = Buffer.alloc(0);
      for (let from = 0; ; ) {
        const read = await file.read(from + rest.length, PIECE_BYTES);
        const bytes = rest.length === 0 ? read : Buffer.concat([rest, read]);
        const end = read.length < PIECE_BYTES ? bytes.length : bytes.lastIndexOf(10) + 1;
        if (end > 0) yield { bytes: bytes.subarray(0, end), from };
        if (read.length < PIECE_BYTES) return;
        rest = bytes.subarray(end);
        from += end;
      }
    } finally {
      await file.close();
    }
  }

  private async cut(segment: number, offset: number, line: number): Promise<void> {
    const file = await this.o.fs.open(this.path(segment), 'append');
    await file.truncate(offset);
    await file.sync();
    await file.close();
    this.o.say(
      `${this.path(segment)}: the end from line ${line} on was written only in part when the power or the process went; cut it. Nothing acknowledged was in it`,
    );
  }

  private damaged(torn: { segment: number; line: number }): never {
    throw new DamagedJournal(
      `${this.path(torn.segment)}, line ${torn.line} is damaged, and later lines are whole: this is not a torn end but lost data. ` +
        'Restore the data directory from a backup (docs/backup.md), or move the file aside if losing that change and all after it is acceptable.',
    );
  }

  private missing(segment: number): never {
    throw new DamagedJournal(
      `${this.path(segment)} is missing, though a snapshot builds on it. Restore the data directory from a backup (docs/backup.md).`,
    );
  }

  private async lineAt(place: number): Promise<NonNullable<ReturnType<typeof decodeLine>>['line']['f'] & object> {
    const segment = Math.floor(place / SEGMENT_SPAN);
    const reader = this.readers.get(segment) ?? (await this.o.fs.open(this.path(segment), 'read'));
    this.readers.set(segment, reader);
    for (let length = 16384; ; length *= 4) {
      const bytes = await reader.read(place % SEGMENT_SPAN, length);
      const end = bytes.indexOf(10);
      const found = end < 0 ? undefined : decodeLine(bytes.subarray(0, end));
      if (found) return found.line.f ?? [];
      if (end >= 0 || bytes.length < length) this.damaged({ segment, line: 0 });
    }
  }

  private async segments(): Promise<number[]> {
    const names = await this.o.fs.readdir(this.o.dir);
    return names
      .flatMap((n) => /^journal-(\d+)$/.exec(n)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  }

  private path(segment: number): string {
    return join(this.o.dir, `journal-${String(segment).padStart(6, '0')}`);
  }
}

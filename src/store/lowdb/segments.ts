import { join } from 'node:path';
import { messageOf } from '../../thrown/words.ts';
import { decodeBefore } from './before-line.ts';
import { DamagedJournal } from './faults.ts';
import type { File, FileSystem } from './file-system.ts';
import { BEFORE, journalName } from './folder.ts';
import { decodeHeader, decodeLine, type Header, type StoredFact } from './line.ts';

/** A line's place as one number: segment and byte offset. */
const SEGMENT_SPAN = 2 ** 34;
const PIECE_BYTES = 1024 * 1024;
export const placeOf = (segment: number, offset: number) => segment * SEGMENT_SPAN + offset;

/** The files of the journal, for reading: those of this form, and those of before, whose numbers come first. */
export class Segments {
  private readonly fs: FileSystem;
  private readonly dir: string;
  private readonly before: Set<number>;
  private readonly readers = new Map<number, Promise<File>>();

  constructor(fs: FileSystem, dir: string, before: number[]) {
    this.fs = fs;
    this.dir = dir;
    this.before = new Set(before);
  }

  path(segment: number): string {
    return join(this.dir, this.before.has(segment) ? BEFORE.journalName(segment) : journalName(segment));
  }

  isBefore(place: number): boolean {
    return this.before.has(Math.floor(place / SEGMENT_SPAN));
  }

  /** A segment in pieces of whole lines, so that a long one is never held at once; only the last piece may end without a newline. */
  async *pieces(segment: number): AsyncGenerator<{ bytes: Buffer; from: number }> {
    const file = await this.fs.open(this.path(segment), 'read');
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

  /** Whether a segment is exactly that long. */
  async measures(segment: number, bytes: number): Promise<boolean> {
    const from = Math.max(0, bytes - 1);
    return (await (await this.reader(segment)).read(from, 2)).length === bytes - from;
  }

  async size(segment: number): Promise<number> {
    let size = 0;
    for await (const { bytes, from } of this.pieces(segment)) size = from + bytes.length;
    return size;
  }

  /** The first line of a segment, if it is whole. */
  async header(segment: number): Promise<Header | undefined> {
    const bytes = await (await this.reader(segment)).read(0, 1024);
    return decodeHeader(bytes.subarray(0, Math.max(0, bytes.indexOf(10))))?.header;
  }

  /** The facts of the line at a place. */
  async factsAt(place: number): Promise<StoredFact[]> {
    const decode = this.isBefore(place) ? decodeBefore : decodeLine;
    const segment = Math.floor(place / SEGMENT_SPAN);
    const reader = await this.reader(segment);
    for (let length = 16384; ; length *= 4) {
      const bytes = await reader.read(place % SEGMENT_SPAN, length);
      const end = bytes.indexOf(10);
      const found = end < 0 ? undefined : decode(bytes.subarray(0, end));
      if (found) return found.line.f ?? [];
      if (end >= 0 || bytes.length < length) this.damaged(segment, `at byte ${place % SEGMENT_SPAN}`);
    }
  }

  damaged(segment: number, where: string): never {
    throw new DamagedJournal(
      `${this.path(segment)}, ${where} is damaged, and later lines are whole: this is not a torn end but lost data. ` +
        'Restore the data directory from a backup (docs/backup.md), or move the file aside if losing that change and all after it is acceptable.',
    );
  }

  misfit(segment: number, nth: number, why: unknown): never {
    throw new DamagedJournal(
      `${this.path(segment)}, line ${nth} does not fit what is before it (${messageOf(why)}). ` +
        'Nothing was changed. Restore the data directory from a backup (docs/backup.md).',
    );
  }

  missing(segment: number): never {
    throw new DamagedJournal(
      `${this.path(segment)} is missing, though what is there builds on it. Restore the data directory from a backup (docs/backup.md).`,
    );
  }

  /** A snapshot knows lines that the journal has no more. */
  short(segment: number, snapshot: string): never {
    throw new DamagedJournal(
      `${this.path(segment)} ends before what ${snapshot} was made of: changes that were saved are missing from it. Nothing was changed. ` +
        'Restore the data directory from a backup (docs/backup.md), or move that snapshot aside if losing those changes is acceptable.',
    );
  }

  /** A file goes on from the one before it, which is another by now. */
  diverged(before: number, segment: number): never {
    throw new DamagedJournal(
      `${this.path(before)} is not as it was when ${join(this.dir, journalName(segment))} was begun: an earlier Gonogo has written since. ` +
        'Nothing was changed. Decide which of the two is to go on, and move the files of the other aside (docs/storage.md).',
    );
  }

  async close(): Promise<void> {
    for (const reader of this.readers.values()) await (await reader.catch(() => undefined))?.close();
  }

  /** Who asks while it is being opened gets the same: a second one would be closed by nobody. */
  private reader(segment: number): Promise<File> {
    const known = this.readers.get(segment);
    if (known) return known;
    const opening = this.fs.open(this.path(segment), 'read');
    this.readers.set(segment, opening);
    // What could not be opened is tried again by who asks next.
    opening.catch(() => this.readers.delete(segment));
    return opening;
  }
}

/** Each line of a piece without its newline; `whole`: it has one. */
export function* linesIn(bytes: Buffer): Generator<{ at: number; bytes: Buffer; whole: boolean }> {
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline;
    yield { at, bytes: bytes.subarray(at, end), whole: newline >= 0 };
    at = end + 1;
  }
}

import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { File, FileSystem } from './file-system.ts';
import type { State } from './state.ts';

/**
 * A snapshot holds the state as of the start of segment `from`; it only spares the replay, the journal stays the truth.
 * It may hold newer versions too (it is written in slices while commits go on): replaying the segments over it sets everything again.
 */
export type SnapshotInfo = { from: number; batch: number };

const SLICE_BYTES = 256 * 1024;

export async function writeSnapshot(fs: FileSystem, dir: string, state: State, info: SnapshotInfo): Promise<number> {
  const name = join(dir, snapshotName(info.from));
  const file = await fs.open(`${name}.tmp`, 'create');
  try {
    const out = new Slices(file);
    await out.line(`snapshot 1 ${info.from} ${info.batch} ${state.errandId}`);
    for (const [key, entry] of state.docs)
      await out.line(
        `D\t${key}\t${entry.version}\t${entry.lists.join(',')}\t`,
        entry.raw ?? JSON.stringify(entry.value),
      );
    for (const [stream, head] of state.heads)
      if (head.place >= 0) await out.line(`H\t${stream}\t${head.seq}\t${head.place}`);
    for (const errand of state.errands.values()) await out.line('E\t', JSON.stringify(errand));
    for (const [key, until] of state.remembered) await out.line(`R\t${until}\t${key}`);
    await out.end();
    await file.sync();
    return out.written;
  } finally {
    await file.close();
  }
}

/** Call once everything that was staged while the snapshot was written is durable. */
export async function publishSnapshot(fs: FileSystem, dir: string, from: number): Promise<void> {
  const name = join(dir, snapshotName(from));
  await fs.rename(`${name}.tmp`, name);
  await fs.syncDir(dir);
  for (const other of await fs.readdir(dir))
    if (/^snapshot-/.test(other) && other !== snapshotName(from)) await fs.unlink(join(dir, other));
}

/** Fills the state from the newest whole snapshot; says which were damaged, since the journal then has to be read from further back. */
export async function loadSnapshot(
  fs: FileSystem,
  dir: string,
  fresh: () => State,
): Promise<{ state: State; info: SnapshotInfo; bytes: number; damaged: string[] }> {
  const names = (await fs.readdir(dir)).filter((n) => /^snapshot-\d+$/.test(n)).sort((a, b) => b.localeCompare(a));
  const damaged: string[] = [];
  for (const name of names) {
    const state = fresh();
    const bytes = await fs.readFile(join(dir, name));
    const info = parseSnapshot(bytes, state);
    if (info) return { state, info, bytes: bytes.length, damaged };
    damaged.push(name);
  }
  return { state: fresh(), info: { from: 1, batch: 0 }, bytes: 0, damaged };
}

function parseSnapshot(bytes: Buffer, state: State): SnapshotInfo | undefined {
  const endAt = bytes.lastIndexOf('\nend ') + 1;
  if (endAt < 1 || bytes.toString('latin1', endAt) !== endLine(crc32(bytes.subarray(0, endAt)))) return undefined;
  let at = bytes.indexOf(10);
  const [, , from, batch, errandId] = bytes.toString('latin1', 0, at).split(' ').map(Number);
  state.errandId = errandId ?? 0;
  while (++at < endAt) {
    const end = bytes.indexOf(10, at);
    parseRow(bytes, at, end, state);
    at = end;
  }
  return { from: from ?? 1, batch: batch ?? 0 };
}

const TAB = 9;

function parseRow(bytes: Buffer, start: number, end: number, state: State): void {
  switch (bytes[start]) {
    case 68: {
      const keyEnd = bytes.indexOf(TAB, start + 2);
      const versionEnd = bytes.indexOf(TAB, keyEnd + 1);
      const listsEnd = bytes.indexOf(TAB, versionEnd + 1);
      const lists = bytes.toString('utf8', versionEnd + 1, listsEnd);
      state.put(bytes.toString('utf8', start + 2, keyEnd), {
        version: Number(bytes.toString('latin1', keyEnd + 1, versionEnd)),
        lists: lists === '' ? [] : lists.split(','),
        raw: bytes.subarray(listsEnd + 1, end),
      });
      return;
    }
    case 72: {
      const [, stream = '', seq, place] = bytes.toString('utf8', start, end).split('\t');
      state.heads.set(stream, { seq: Number(seq), place: Number(place) });
      return;
    }
    case 69: {
      const errand = JSON.parse(bytes.toString('utf8', start + 2, end));
      state.errands.set(errand.key, errand);
      return;
    }
    case 82: {
      const keyAt = bytes.indexOf(TAB, start + 2) + 1;
      state.remembered.set(bytes.toString('utf8', keyAt, end), Number(bytes.toString('latin1', start + 2, keyAt - 1)));
      return;
    }
  }
}

/** Writes lines in slices and lets the event loop breathe between them. */
class Slices {
  private parts: Buffer[] = [];
  private size = 0;
  private crc = 0;
  written = 0;
  private readonly file: File;
  constructor(file: File) {
    this.file = file;
  }

  async line(head: string, tail: string | Buffer = ''): Promise<void> {
    const parts = [Buffer.from(head), typeof tail === 'string' ? Buffer.from(`${tail}\n`) : tail];
    if (typeof tail !== 'string') parts.push(NEWLINE);
    for (const part of parts) {
      this.parts.push(part);
      this.size += part.length;
    }
    if (this.size >= SLICE_BYTES) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.file.append(Buffer.from(endLine(this.crc)));
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.parts);
    this.parts = [];
    this.size = 0;
    this.crc = crc32(bytes, this.crc);
    this.written += bytes.length;
    await this.file.append(bytes);
    await new Promise((resume) => setImmediate(resume));
  }
}

const NEWLINE = Buffer.from('\n');
const endLine = (crc: number) => `end ${crc.toString(16).padStart(8, '0')}\n`;
const snapshotName = (from: number) => `snapshot-${String(from).padStart(6, '0')}`;

import { join } from 'node:path';
import type { Errand } from '../store.ts';
import type { FileSystem } from './file-system.ts';
import { FORMAT, snapshotName, unknownFormat } from './folder.ts';
import type { Membership } from './line.ts';
import { Slices, wholeUntil } from './slices.ts';
import { parseRow } from './snapshot-row.ts';
import type { Head, SpaceEntry } from './space.ts';
import type { StoreState } from './state.ts';

/**
 * A snapshot holds the state as it was when line `line` had been staged; what is after that lies in the segments from `from` on.
 * It only spares the replay: the journal stays the truth.
 */
export type SnapshotInfo = {
  from: number;
  line: number /** in the form of before: its newest batch */;
  batch?: number;
};

/** The state at one moment, which is then written in slices while commits go on: entries are replaced, never changed. */
export type Image = SnapshotInfo & { errandId: number; spaces: SpaceImage[] };
type SpaceImage = {
  workspace: string;
  keys: string[];
  entries: SpaceEntry[];
  streams: string[];
  heads: Head[];
  errands: Errand[];
  remembered: [string, number][];
};

export function imageOf(state: StoreState, from: number): Image {
  const spaces = [...state.spaces.values()].map((space) => ({
    workspace: space.workspace,
    keys: [...space.docs.keys()],
    entries: [...space.docs.values()],
    streams: [...space.heads.keys()],
    heads: [...space.heads.values()],
    errands: [...space.errands.values()],
    remembered: [...space.remembered],
  }));
  return { from, line: state.line, errandId: state.errandId, spaces };
}

/** Gives the bytes written. */
export async function writeSnapshot(fs: FileSystem, dir: string, image: Image): Promise<number> {
  const path = `${join(dir, snapshotName(image.from))}.tmp`;
  try {
    return await written(fs, path, image);
  } catch (error) {
    // On a full disk, what was begun takes the place that the journal needs.
    await fs.unlink(path).catch(() => {});
    throw error;
  }
}

async function written(fs: FileSystem, path: string, image: Image): Promise<number> {
  const file = await fs.open(path, 'create');
  try {
    const out = new Slices(file);
    const { from, line, errandId } = image;
    await out.line(`snapshot ${FORMAT} ${JSON.stringify({ from, line, errandId })}`);
    for (const space of image.spaces) await writeSpace(out, space);
    await out.end();
    await file.sync();
    return out.written;
  } finally {
    await file.close();
  }
}

async function writeSpace(out: Slices, space: SpaceImage): Promise<void> {
  await out.line(`W\t${space.workspace}`);
  for (const [i, entry] of space.entries.entries())
    await out.line(
      `${entry.upgraded ? 'U' : 'D'}\t${space.keys[i]}\t${entry.version}\t${listsText(entry.lists)}\t`,
      entry.raw ?? JSON.stringify(entry.value),
    );
  for (const [i, head] of space.heads.entries())
    if (head.place >= 0) await out.line(`H\t${space.streams[i]}\t${head.seq}\t${head.place}`);
  for (const errand of space.errands) await out.line('E\t', JSON.stringify(errand));
  for (const [key, until] of space.remembered) await out.line(`R\t${until}\t`, JSON.stringify(key));
}

/** Only names, which is usual, are read fast. */
const listsText = (lists: Membership[]) =>
  lists.every((m) => typeof m === 'string') ? lists.join(',') : JSON.stringify(lists);

/** Call once all that is in the snapshot is durable. Those of before are no longer needed then. */
export async function publishSnapshot(fs: FileSystem, dir: string, from: number): Promise<void> {
  const name = join(dir, snapshotName(from));
  await fs.rename(`${name}.tmp`, name);
  await fs.syncDir(dir);
  for (const other of await fs.readdir(dir))
    if (/^(v2-)?snapshot-/.test(other) && other !== snapshotName(from)) await fs.unlink(join(dir, other));
}

/** Fills the state from the newest whole snapshot; says which were damaged, since the journal then has to be read from further back. */
export async function loadSnapshot(
  fs: FileSystem,
  paths: string[],
  fresh: () => StoreState,
): Promise<{ state: StoreState; info?: SnapshotInfo; bytes: number; damaged: string[] }> {
  const damaged: string[] = [];
  for (const path of paths.toReversed()) {
    const state = fresh();
    const bytes = await fs.readFile(path);
    const info = parseSnapshot(path, bytes, state);
    if (info) return { state, info, bytes: bytes.length, damaged };
    damaged.push(path);
  }
  return { state: fresh(), bytes: 0, damaged };
}

function parseSnapshot(path: string, bytes: Buffer, state: StoreState): SnapshotInfo | undefined {
  let at = bytes.indexOf(10);
  const head = bytes.toString('utf8', 0, Math.max(0, at));
  const format = Number(/^snapshot (\d+) /.exec(head)?.[1] ?? 0);
  if (format > FORMAT) throw unknownFormat(path);
  const endAt = wholeUntil(bytes);
  if (endAt === undefined || format === 0) return undefined;
  const info = infoOf(head, format);
  state.errandId = info.errandId;
  state.line = info.line;
  let space = state.space('');
  if (format > 1) state.spaces.clear();
  while (++at < endAt) {
    const end = bytes.indexOf(10, at);
    space = parseRow(bytes, at, end, state, space, format);
    at = end;
  }
  return info;
}

/** In the form of before the first line named the segment, the batch and the newest errand. */
function infoOf(head: string, format: number): SnapshotInfo & { errandId: number } {
  if (format > 1) return JSON.parse(head.slice(`snapshot ${format} `.length));
  const [, , from = 1, batch = 0, errandId = 0] = head.split(' ').map(Number);
  return { from, line: 0, batch, errandId };
}

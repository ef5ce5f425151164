import { join } from 'node:path';
import { readBefore } from './before.ts';
import type { File, FileSystem } from './file-system.ts';
import { type Contents, contentsOf, FORMAT, journalName, snapshotName } from './folder.ts';
import { encodeHeader, type Header } from './line.ts';
import { type Replayed, replay } from './replay.ts';
import { Segments } from './segments.ts';
import { loadSnapshot } from './snapshot.ts';
import { StoreState } from './state.ts';
import { type StoredUpgrade, upgrade } from './upgrade.ts';

/** The segment that is written to: `line` is the number of its first one, `offset` where the next goes. */
export type Writing = { file: File; segment: number; line: number; offset: number };
/** `bytes`: what had to be replayed; `upgraded`: files of before were read. */
export type Opened = {
  state: StoreState;
  segments: Segments;
  writing: Writing;
  bytes: number;
  snapshotBytes: number;
  upgraded: boolean;
};
type Where = { fs: FileSystem; dir: string; say: (what: string) => void; upgrade: StoredUpgrade };

/** Reads all there is; only when all of it is understood, a torn end is cut and a first segment begun. */
export async function open(where: Where): Promise<Opened> {
  const { fs, dir } = where;
  await fs.mkdir(dir);
  const contents = await contentsOf(fs, dir);
  const segments = new Segments(fs, dir, contents.before.journals);
  try {
    return await understood(where, contents, segments);
  } catch (error) {
    await segments.close();
    throw error;
  }
}

async function understood(where: Where, contents: Contents, segments: Segments): Promise<Opened> {
  await checkBefore(segments, contents);
  const { state, from, known, snapshotBytes, upgraded } = await start(where, contents, segments);
  const names = contents.journals.filter((n) => n >= from);
  const replayed = await replay(segments, state, names);
  // A snapshot counts only once all that it holds is durable in the journal.
  if (replayed.reached < known) segments.short(names.at(-1) ?? from, join(where.dir, snapshotName(from)));
  const writing = await writable(where, contents, segments, state, replayed);
  return { state, segments, writing, bytes: replayed.bytes, snapshotBytes, upgraded };
}

/** What the journal is replayed over: a snapshot, else what was there in the form of before, else nothing. `known`: the snapshot's newest line. */
async function start(where: Where, contents: Contents, segments: Segments) {
  const { fs, dir, say } = where;
  const paths = contents.snapshots.map((n) => join(dir, snapshotName(n)));
  const { state, info, bytes, damaged } = await loadSnapshot(fs, paths, () => new StoreState());
  for (const path of damaged)
    say(`${path} is damaged and was left aside; the journal is read from further back instead`);
  if (info && !contents.journals.includes(info.from)) segments.missing(info.from);
  if (info) return { state, from: info.from, known: state.line, snapshotBytes: bytes, upgraded: false };
  if (contents.before.journals.length + contents.before.snapshots.length === 0)
    return { state, from: 1, known: 0, snapshotBytes: 0, upgraded: false };
  const before = await readBefore(fs, dir, segments, contents.before, say);
  const { leftOut } = await upgrade(before, segments, where.upgrade);
  if (leftOut) say(`${dir} held no fact that says whose it is; what was in it was left out`);
  return { state: before, from: 1, known: 0, snapshotBytes: 0, upgraded: true };
}

/** The first segment of this form says what it builds on; whatever that is, it must be as it was. */
async function checkBefore(segments: Segments, { journals: [first], before }: Contents): Promise<void> {
  if (first === undefined) return;
  const last = before.journals.at(-1);
  // The numbers of this form go on from those of before: files that reach further were put in since.
  if (last !== undefined && last >= first) segments.diverged(last, first);
  const header = await segments.header(first);
  if (!header || (last === undefined && !header.after)) return;
  const { after } = header;
  if (after && last === undefined) segments.missing(after.segment);
  if (after && after.segment === last && (await segments.measures(last, after.bytes))) return;
  segments.diverged(last ?? 0, first);
}

async function writable(
  { fs, dir, say }: Where,
  contents: Contents,
  segments: Segments,
  state: StoreState,
  { torn, end }: Replayed,
): Promise<Writing> {
  const before = contents.before.journals.at(-1);
  const segment = contents.journals.at(-1);
  const first = contents.journals.length <= 1;
  const after = before !== undefined && first && { segment: before, bytes: await segments.size(before) };
  const header = { line: state.line + 1, ...(after && { after }) };
  if (segment === undefined) return begin(fs, dir, (before ?? 0) + 1, header);
  if (torn?.nth === 1) return begin(fs, dir, segment, header);
  const line = (await segments.header(segment))?.line ?? header.line;
  const file = await fs.open(segments.path(segment), 'append');
  return orClosed(file, async () => {
    if (torn) {
      await file.truncate(end);
      say(
        `${segments.path(segment)}: the end from line ${torn.nth} on was written only in part when the power or the process went; cut it. Nothing acknowledged was in it`,
      );
    }
    // What a killed process wrote, and the file's name, may not be durable yet; from here on everybody sees it.
    await file.sync();
    await fs.syncDir(dir);
    return { file, segment, line, offset: end };
  });
}

/** Begins a segment; resolves when its first line is durable. */
export async function begin(fs: FileSystem, dir: string, segment: number, header: Header): Promise<Writing> {
  const file = await fs.open(join(dir, journalName(segment)), 'create');
  return orClosed(file, async () => {
    const bytes = encodeHeader(FORMAT, header);
    await file.append(bytes);
    await file.sync();
    await fs.syncDir(dir);
    return { file, segment, line: header.line, offset: bytes.length };
  });
}

/** A file that could not be made ready is held by nobody, who would close it. */
async function orClosed(file: File, ready: () => Promise<Writing>): Promise<Writing> {
  try {
    return await ready();
  } catch (error) {
    await file.close();
    throw error;
  }
}

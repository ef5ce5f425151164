import { join } from 'node:path';
import { applyLine } from './apply-line.ts';
import { decodeBefore } from './before-line.ts';
import type { FileSystem } from './file-system.ts';
import { BEFORE, type Contents } from './folder.ts';
import { linesIn, placeOf, type Segments } from './segments.ts';
import { loadSnapshot } from './snapshot.ts';
import { StoreState } from './state.ts';

type Torn = { segment: number; nth: number; batch: number };

/**
 * Reads the files in the form of before, and leaves them as they are. Each line carried its batch; a damaged one was a torn end if no
 * whole line of a later batch followed.
 */
export async function readBefore(
  fs: FileSystem,
  dir: string,
  segments: Segments,
  { journals, snapshots }: Contents['before'],
  say: (what: string) => void,
): Promise<StoreState> {
  const paths = snapshots.map((n) => join(dir, BEFORE.snapshotName(n)));
  const { state, info, damaged } = await loadSnapshot(fs, paths, () => new StoreState());
  for (const path of damaged) say(`${path} is damaged; the journal is read from further back instead`);
  const from = info?.from ?? 1;
  if (!journals.includes(from)) segments.missing(from);
  const torn = await replayBefore(
    segments,
    state,
    journals.filter((n) => n >= from),
    info?.batch ?? 0,
  );
  if (torn)
    say(
      `${segments.path(torn.segment)}: the end from line ${torn.nth} on was written only in part when the power or the process went; it is left out. Nothing acknowledged was in it`,
    );
  return state;
}

async function replayBefore(
  segments: Segments,
  state: StoreState,
  names: number[],
  known: number,
): Promise<Torn | undefined> {
  let torn: Torn | undefined;
  let [batch, open] = [known, false];
  for (const segment of names) {
    let nth = 0;
    for await (const { bytes, from } of segments.pieces(segment))
      for (const { at, bytes: line, whole } of linesIn(bytes)) {
        nth += 1;
        const found = whole ? decodeBefore(line) : undefined;
        if (!found) torn ??= { segment, nth, batch: open ? batch : batch + 1 };
        else if (torn && found.batch > torn.batch) segments.damaged(torn.segment, `line ${torn.nth}`);
        else if (!torn) {
          applyLine(state, found.line, placeOf(segment, from + at));
          batch = found.batch;
          open = found.nth < found.of;
        }
      }
  }
  return torn;
}

import type { Space } from './space.ts';
import type { StoreState } from './state.ts';

const TAB = 9;
const [D, E, H, R, U, W] = [68, 69, 72, 82, 85, 87];

/** Brings one row of a snapshot into the state; gives the space that the next one belongs to. */
export function parseRow(
  bytes: Buffer,
  start: number,
  end: number,
  state: StoreState,
  space: Space,
  format: number,
): Space {
  const text = (from: number) => bytes.toString('utf8', from, end);
  const kind = bytes[start];
  if (kind === W) return state.space(text(start + 2));
  if (kind === D || kind === U) parseDoc(bytes, start, end, space, kind === U);
  else if (kind === H) {
    const [stream = '', seq, place] = text(start + 2).split('\t');
    space.heads.set(stream, { seq: Number(seq), written: Number(place), place: Number(place) });
  } else if (kind === E) {
    const errand = JSON.parse(text(start + 2));
    space.errands.set(errand.key, errand);
  } else if (kind === R) {
    const keyAt = bytes.indexOf(TAB, start + 2) + 1;
    const key = format > 1 ? JSON.parse(text(keyAt)) : text(keyAt);
    space.remembered.set(key, Number(bytes.toString('latin1', start + 2, keyAt - 1)));
  }
  return space;
}

function parseDoc(bytes: Buffer, start: number, end: number, space: Space, upgraded: boolean): void {
  const keyEnd = bytes.indexOf(TAB, start + 2);
  const versionEnd = bytes.indexOf(TAB, keyEnd + 1);
  const listsEnd = bytes.indexOf(TAB, versionEnd + 1);
  const lists = bytes.toString('utf8', versionEnd + 1, listsEnd);
  space.put(bytes.toString('utf8', start + 2, keyEnd), {
    version: Number(bytes.toString('latin1', keyEnd + 1, versionEnd)),
    lists: lists === '' ? [] : lists.startsWith('[') ? JSON.parse(lists) : lists.split(','),
    raw: bytes.subarray(listsEnd + 1, end),
    ...(upgraded && { upgraded: true }),
  });
}

import { crc32 } from 'node:zlib';
import type { Errand, Fact, Json } from '../store.ts';

/** A fact as it lies in the journal: `p` is the place of the line with the stream's fact before it, so that memory holds one place a stream. */
export type StoredFact = Fact & { p?: number };

/** One commit, absolute in all it says, so that replaying it twice changes nothing. */
export type Line = {
  /** documents: key, version, lists, value */
  d?: [string, number, string[], Json][];
  /** removed documents */
  x?: string[];
  f?: StoredFact[];
  e?: Errand[];
  /** errands that are over: key, id */
  z?: [string, number][];
  /** remembered keys, each until an instant in ms */
  r?: [string, number][];
};

/** Where a line stands: its batch, and which of how many lines in it. Tells a torn tail from damage (DESIGN, decision 4). */
export type Place = { batch: number; nth: number; of: number };

export function encodeLine(place: Place, line: Line): Buffer {
  const said = Object.fromEntries(Object.entries(line).filter(([, part]) => part.length > 0));
  const text = `${place.batch} ${place.nth} ${place.of} ${JSON.stringify(said)}`;
  return Buffer.from(`${checksum(text)} ${text}\n`);
}

/** The place and commit of a line without its newline; undefined when it is damaged. */
export function decodeLine(bytes: Buffer): (Place & { line: Line }) | undefined {
  const text = bytes.toString('utf8', 9);
  if (bytes.length < 16 || bytes.toString('latin1', 0, 8) !== checksum(text)) return undefined;
  const parts = /^(\d+) (\d+) (\d+) /.exec(text);
  if (!parts) return undefined;
  const [head, batch, nth, of] = parts;
  return { batch: Number(batch), nth: Number(nth), of: Number(of), line: JSON.parse(text.slice(head.length)) };
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

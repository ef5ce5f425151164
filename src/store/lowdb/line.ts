import { crc32 } from 'node:zlib';
import type { Errand, Json, PastFact } from '../store.ts';
import type { Patch } from './patch.ts';

/** A list that a document is a member of, with its summary there if it has one. */
export type Membership = string | [list: string, summary: Json];

/** A fact as it lies in the journal: `p` is the place of the line with the stream's fact before it, so that memory holds one place a stream. */
export type StoredFact = PastFact & { p?: number };

/** A document as it is now, or what turns its version before into this one; `null` for lists, or for a patch: as before. */
export type PutWhole = [key: string, version: number, lists: Membership[], value: Json];
export type PutPatch = [key: string, version: number, lists: Membership[] | null, none: null, patch: Patch | null];

/** One commit. */
export type Line = {
  /** the workspace all of it belongs to */
  w?: string;
  /** documents */
  d?: (PutWhole | PutPatch)[];
  /** removed documents */
  x?: string[];
  f?: StoredFact[];
  e?: Errand[];
  /** errands that are over: key, id */
  z?: [string, number][];
  /** remembered keys, each until an instant in ms */
  r?: [string, number][];
};

/**
 * Where a line stands: its number, counted through all segments, and the number up to which all lines were durable when it was written.
 * Tells a torn tail from damage: a damaged line is torn only if no whole line says that it was durable.
 */
export type LinePlace = { number: number; durable: number };

export function encodeLine(place: LinePlace, line: Line): Buffer {
  const said = Object.fromEntries(Object.entries(line).filter(([, part]) => part.length > 0));
  const text = `${place.number} ${place.durable} ${JSON.stringify(said)}`;
  return Buffer.from(`${checksum(text)} ${text}\n`);
}

/** The place and commit of a line without its newline; undefined when it is damaged. */
export function decodeLine(bytes: Buffer): (LinePlace & { line: Line }) | undefined {
  const text = checkedText(bytes);
  const parts = text && /^(\d+) (\d+) /.exec(text);
  if (!parts) return undefined;
  const [head, number, durable] = parts;
  return { number: Number(number), durable: Number(durable), line: JSON.parse(text.slice(head.length)) };
}

/** What a line says after its checksum, or undefined when that is wrong. */
export function checkedText(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8', 9);
  return bytes.length >= 14 && bytes.toString('latin1', 0, 8) === checksum(text) ? text : undefined;
}

/** `after`: the last segment in the form of before that the first one of this form builds on, and its size. */
export type Header = { line: number; after?: { segment: number; bytes: number } };

/** A segment's first line: its form, and the number of its first commit. All before that was durable when it was written. */
export function encodeHeader(format: number, header: Header): Buffer {
  const text = `journal ${format} ${JSON.stringify(header)}`;
  return Buffer.from(`${text} ${checksum(text)}\n`);
}

export function decodeHeader(bytes: Buffer): { format: number; header?: Header } | undefined {
  const parts = /^(journal (\d+) (.*)) ([0-9a-f]{8})$/.exec(bytes.toString('utf8'));
  const format = Number(/^journal (\d+) /.exec(bytes.toString('latin1', 0, 32))?.[1] ?? 0);
  if (format === 0) return undefined;
  const [, text = '', , header = '', sum] = parts ?? [];
  return sum === checksum(text) ? { format, header: JSON.parse(header) } : { format };
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

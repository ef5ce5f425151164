import { gunzipSync } from 'node:zlib';
import type { ReadBody } from './source.ts';

/** Whether a body is packed with gzip, whatever its headers call it. */
export const isGzip = (raw: Uint8Array) => raw[0] === 0x1f && raw[1] === 0x8b;

/** A body as it was before it was packed, at most so many bytes of it: what unpacks to more is not unpacked to the end. */
export function unzipped(
  raw: Uint8Array,
  most: number,
): { ok: true; raw: Uint8Array } | Extract<ReadBody, { ok: false }> {
  if (!isGzip(raw)) return { ok: true, raw };
  try {
    return { ok: true, raw: gunzipSync(raw, { maxOutputLength: most }) };
  } catch (error) {
    const isLarge = error instanceof RangeError;
    return {
      ok: false,
      fault: isLarge ? `it unpacks to more than ${most} bytes` : 'it is not whole: gzip can’t unpack it',
    };
  }
}

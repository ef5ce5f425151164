import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

/** What an answer may be packed with; it is asked for in these. */
export const PACKINGS = 'gzip, br';

const UNPACKING = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
]);

/**
 * An answer as it was before it was packed, part by part; as it came where its packing (`content-encoding`) is none of those asked for. What is broken fails
 * while it is read. (undici's own for this fails on informational answers.)
 */
export function unpacked(body: Readable, packing: string | undefined): Readable {
  const unpacking = UNPACKING.get(packing?.trim().toLowerCase() ?? '')?.();
  // Whoever reads it hears of errors; whoever stops reading ends both.
  return unpacking ? pipeline(body, unpacking, () => {}) : body;
}

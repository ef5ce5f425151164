import { gzipSync } from 'node:zlib';
import { redactedBody } from './redact.ts';
import type { Translated } from './source.ts';

/** What is kept of a delivery that could not be read, without what looks like a secret: a `body` that is small enough for a document, or, `packed` with gzip, one that is not. */
export type Aside = { body: string } | { packed: Uint8Array };

/** characters of a body that a document holds */
const SMALL = 32 * 1024;
/** bytes of one that is kept at all, packed */
const MOST_PACKED = 8 * 1024 * 1024;

/** What of a delivery is set aside: all of it, or the part that could not be read; nothing where its sender is told, or where it is no text, or too large. */
export function asideOf(of: Translated, raw: Uint8Array, answer: string | undefined): Aside | undefined {
  const left =
    'faults' in of && answer === undefined ? raw : 'told' in of && of.left ? bytesOf(of.left.body) : undefined;
  const body = left && redactedBody(left);
  if (body === undefined) return undefined;
  if (body.length <= SMALL) return { body };
  const packed = gzipSync(body, { level: 1 });
  return packed.length <= MOST_PACKED ? { packed } : undefined;
}

const bytesOf = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));

import { jsonIn } from '../body.ts';
import type { ReadBody } from '../source.ts';
import { asUtf8 } from './encoding.ts';
import { junitIn } from './junit.ts';

const LESS_THAN = 0x3c;
/** SPDX before it is written as JSON. */
const TAGS = /^[ \t]*SPDXVersion:/m;
const BOM = [0xef, 0xbb, 0xbf];

/** What a file is, is seen by how it begins, not by what it is called. Files of one run may follow each other in one body. */
export function read(file: Uint8Array): ReadBody {
  const written = asUtf8(file);
  if ('fault' in written) return { ok: false, fault: written.fault };
  const { raw } = written;
  const from = BOM.every((byte, n) => raw[n] === byte) ? BOM.length : 0;
  const first = raw.subarray(from, from + 1000).find((byte) => byte > 0x20);
  if (first === LESS_THAN) return junitIn(raw.subarray(from));
  const begins = new TextDecoder('latin1').decode(raw.subarray(from, from + 1000));
  if (TAGS.test(begins))
    return { ok: false, fault: 'it is an SBOM of tags and values: let the tool write SPDX as JSON' };
  return jsonIn(raw.subarray(from));
}

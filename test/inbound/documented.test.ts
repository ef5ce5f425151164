import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readHere, unpacked } from '../../src/inbound/reading.ts';
import { uploads } from '../../src/inbound/reports/index.ts';
import { type FileRow, JUNIT, SARIF, SBOM } from './documented/reports.ts';
import { becomes, type Row } from './documented/row.ts';
import { SOURCES } from './documented/sources.ts';

/** A body whose values are written otherwise; what a build was given are texts or not by themselves. */
function each(body: unknown, written: (value: unknown) => unknown): unknown {
  if (Array.isArray(body)) return body.map((one) => each(one, written));
  if (typeof body !== 'object' || body === null) return written(body);
  return Object.fromEntries(
    Object.entries(body).map(([name, of]) => [name, name === 'parameters' ? of : each(of, written)]),
  );
}

/** Every documented shape is told as what it means, or is not used: none is set aside. */
describe.each(Object.entries(SOURCES))('%s', (_, { source, rows }) => {
  test.each<Row>(rows)('%s', (...row) => {
    expect(becomes(source, row)).toMatchObject(row[3]);
  });
  // As shells, templates and older servers write them: a test for all rows, whose names say which was read otherwise.
  test.each<[string, (value: unknown) => unknown]>([
    ['numbers, true and false as texts', (v) => (['number', 'boolean'].includes(typeof v) ? String(v) : v)],
    ['ids as numbers', (v) => (typeof v === 'string' && /^[1-9]\d{0,8}$/.test(v) ? Number(v) : v)],
  ])('%s', (_, written) => {
    for (const [what, headers, body, told] of rows)
      expect(becomes(source, [what, headers, each(body, written), told]), what).toMatchObject(told);
  });
});

const params = { service: 'api', commit: 'a1b2c3d' };
const reports = uploads(['s']);
/** As it is read when it is uploaded, plain and packed. */
const uploaded = (raw: Uint8Array) => readHere(reports, unpacked({ raw, headers: {}, rest: '', params })).translated;

describe.each<FileRow[]>([JUNIT, SARIF, SBOM])('files of tests, of scans and of components', (...rows) => {
  test.each(rows)('%s', (_, file, told) => {
    for (const raw of [Buffer.from(file), gzipSync(file)]) {
      const of = uploaded(raw);
      expect('told' in of ? [of.told].flat()[0] : of).toMatchObject(told);
    }
  });
});

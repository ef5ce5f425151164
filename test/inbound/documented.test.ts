import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readHere, unpacked } from '../../src/inbound/reading.ts';
import { uploads } from '../../src/inbound/reports/index.ts';
import { type FileRow, JUNIT, SARIF } from './documented/reports.ts';
import { becomes, type Row } from './documented/row.ts';
import { SOURCES } from './documented/sources.ts';

/** Every documented shape is told as what it means, or is not used: none is set aside. */
describe.each(Object.entries(SOURCES))('%s', (_, { source, rows }) => {
  test.each<Row>(rows)('%s', (...row) => {
    expect(becomes(source, row)).toMatchObject(row[3]);
  });
});

const params = { service: 'api', commit: 'a1b2c3d' };
const reports = uploads(['s']);
/** As it is read when it is uploaded, plain and packed. */
const uploaded = (raw: Uint8Array) => readHere(reports, unpacked({ raw, headers: {}, rest: '', params })).translated;

describe.each<FileRow[]>([JUNIT, SARIF])('files of tests and of scans', (...rows) => {
  test.each(rows)('%s', (_, file, told) => {
    for (const raw of [Buffer.from(file), gzipSync(file)]) {
      const of = uploaded(raw);
      expect('told' in of ? [of.told].flat()[0] : of).toMatchObject(told);
    }
  });
});

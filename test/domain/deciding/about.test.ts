import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inJson, inParts, text } from '../../../src/domain/deciding/about.ts';

const id = z.string();

describe('several things with a mark between them', () => {
  const request = inParts({ release: id, request: id }, '/');
  const lift = inParts({ freeze: id, why: text }, ' ');
  const hold = inParts({ lock: id, minutes: z.coerce.number().optional(), why: text }, '|');
  const back = inParts({ release: id, confirmed: z.array(id) }, ' ');

  test.each([
    ['R-7/Q-3', request, { release: 'R-7', request: 'Q-3' }],
    ['F-1', lift, { freeze: 'F-1', why: '' }],
    ['F-1 because of 1 / 2', lift, { freeze: 'F-1', why: 'because of 1 / 2' }],
    ['api/production||sales | weekend', hold, { lock: 'api/production', minutes: undefined, why: 'sales | weekend' }],
    ['api/production|30|sales', hold, { lock: 'api/production', minutes: 30, why: 'sales' }],
    ['api/production|30', hold, { lock: 'api/production', minutes: 30, why: '' }],
    ['R-7', back, { release: 'R-7', confirmed: [] }],
    ['R-7 R-3 R-4', back, { release: 'R-7', confirmed: ['R-3', 'R-4'] }],
  ] as const)('%s is written and read as it always was', (written, about, of) => {
    expect(about.write(of as never)).toBe(written);
    expect(about.read(written)).toEqual(of);
  });

  test.each([
    ['', request],
    ['R-7', request],
    ['/Q-3', request],
    ['R-7|Q-3', request],
    ['', lift],
    [' why', lift],
    ['api/production|soon|why', hold],
    ['|30|why', hold],
    ['', back],
  ] as const)('“%s” is nothing that this version writes', (carried, about) => {
    expect(about.read(carried)).toBeUndefined();
  });

  test('the mark of one inside of another does not cut it', () => {
    const other = inParts({ incident: id, deploy: id }, ' ');
    for (const deploy of ['github/17', 'a b', '%20', '50%'])
      for (const incident of ['I-3@2026-03-03T12:05:00.000Z', 'I 3', 'I%203', '%2520'])
        expect(other.read(other.write({ incident, deploy }))).toEqual({ incident, deploy });
  });

  test('whatever stands in its parts comes back', () => {
    const part = fc.string({ minLength: 1, unit: fc.constantFrom('a', '/', '%', '2', 'F', '5', ' ', 'ü', '|') });
    const all = inParts({ a: id, b: id.optional(), c: id.optional() }, '/');
    const list = inParts({ a: id, b: z.array(id) }, '|');
    fc.assert(
      fc.property(part, fc.option(part, { nil: undefined }), fc.option(part, { nil: undefined }), (a, b, c) => {
        expect(all.read(all.write({ a, b, c }))).toEqual(JSON.parse(JSON.stringify({ a, b, c })));
      }),
    );
    fc.assert(
      fc.property(part, fc.array(part), (a, b) => {
        expect(list.read(list.write({ a, b }))).toEqual({ a, b });
      }),
    );
  });
});

describe('what has parts of its own', () => {
  const update = inJson(z.object({ id, next: id }));
  test('comes back as it is', () => {
    expect(update.read(update.write({ id: 'R-1', next: '“/”' }))).toEqual({ id: 'R-1', next: '“/”' });
  });
  test.each([undefined, '', 'R-1', '{"id":"R-1"}', '[]', 'null', '{'])('%s is nothing that it writes', (carried) => {
    expect(update.read(carried)).toBeUndefined();
  });
});

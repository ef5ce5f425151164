import { expect, test } from 'vitest';
import { monthAfter, monthBefore } from '../../../src/domain/calendar/months.ts';

test.each([
  ['2026-07-01T00:00:00.000Z', '2026-06-01', '2026-08-01'],
  ['2026-07-31T23:59:59.999Z', '2026-06-01', '2026-08-01'],
  // Counted back by 31 days, the first of March is the end of January.
  ['2026-03-01T12:00:00.000Z', '2026-02-01', '2026-04-01'],
  ['2028-03-31T12:00:00.000Z', '2028-02-01', '2028-04-01'],
  ['2028-02-29T12:00:00.000Z', '2028-01-01', '2028-03-01'],
  ['2026-01-31T12:00:00.000Z', '2025-12-01', '2026-02-01'],
  ['2026-12-31T23:00:00.000Z', '2026-11-01', '2027-01-01'],
])('the months before and after %s begin %s and %s', (at, before, after) =>
  expect([monthBefore(at), monthAfter(at)]).toEqual([`${before}T00:00:00.000Z`, `${after}T00:00:00.000Z`]),
);

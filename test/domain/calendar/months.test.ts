import { expect, test } from 'vitest';
import { monthAfter, monthBefore, monthsAround } from '../../../src/domain/calendar/months.ts';
import { keysOf } from '../../../src/domain/deciding/reads.ts';
import { recentIncidents } from '../../../src/domain/incident/document.ts';

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

test.each([
  ['2026-03-04', '2026-03-11', ['2026-02', '2026-03', '2026-04']],
  // A quarter: none in the middle is left out.
  ['2026-01-05', '2026-04-04', ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05']],
  ['2028-02-29', '2028-03-01', ['2028-01', '2028-02', '2028-03', '2028-04']],
  ['2026-01-31', '2026-01-31', ['2025-12', '2026-01', '2026-02']],
])('from %s until %s lies in, and between, %j', (from, until, months) =>
  expect(monthsAround(`${from}T12:00:00.000Z`, `${until}T12:00:00.000Z`).map((m) => m.slice(0, 7))).toEqual(months),
);

test('on a first, what went wrong on the last is listed', () =>
  expect(keysOf({ seen: recentIncidents('2026-03-01T00:00:00.000Z') }).lists).toContain('incidents/in/2026-02'));

import { expect, test } from 'vitest';
import { monthBefore } from '../../../src/domain/calendar/months.ts';

test.each([
  ['2026-07-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'],
  ['2026-07-31T23:59:59.999Z', '2026-06-01T00:00:00.000Z'],
  // Counted back by 31 days, the first of March is the end of January.
  ['2026-03-01T12:00:00.000Z', '2026-02-01T00:00:00.000Z'],
  ['2028-03-31T12:00:00.000Z', '2028-02-01T00:00:00.000Z'],
  ['2026-01-01T00:00:00.000Z', '2025-12-01T00:00:00.000Z'],
])('the month before %s begins %s', (now, begins) => {
  expect(monthBefore(now)).toBe(begins);
});

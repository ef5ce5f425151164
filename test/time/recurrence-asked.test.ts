import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Recurrence, spansIn } from '../../src/time/recurrence.ts';

const hour = (n: number) => new Date(Date.parse('2026-01-01T00:00:00.000Z') + n * 3_600_000).toISOString();
test('what was asked before changes no answer', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20_000), fc.integer({ min: 1, max: 200 })), { minLength: 1 }), (asked) => {
      const weekend: Recurrence = { start: '0 18 * * 5', hours: 62, zone: 'Australia/Lord_Howe' };
      for (const [from, length] of asked)
        expect(spansIn(weekend, hour(from), hour(from + length))).toEqual(
          spansIn({ ...weekend }, hour(from), hour(from + length)),
        );
    }),
    { numRuns: 20 },
  ));

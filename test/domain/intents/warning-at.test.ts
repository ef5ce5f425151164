import { expect, test } from 'vitest';
import { warningAt } from '../../../src/domain/intents/warning-at.ts';

const at = (clock: string) => `2026-03-03T${clock}:00.000Z`;

test.each([
  ['a day', '09:00', '21:00', '20:45'],
  ['half an hour', '12:00', '12:30', '12:15'],
  ['less than half an hour', '12:00', '12:20', '12:10'],
])('the end of %s', (_, from, until, warned) => {
  expect(warningAt(at(until), at(from))).toBe(at(warned));
});

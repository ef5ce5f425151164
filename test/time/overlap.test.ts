import { expect, test } from 'vitest';
import { overlap } from '../../src/time/overlap.ts';

test.each<[what: string, a: [number, number], b: [number, number], is: boolean]>([
  ['apart', [0, 2], [5, 9], false],
  ['one ends as the other begins', [0, 5], [5, 9], false],
  ['one ends a moment later', [0, 6], [5, 9], true],
  ['one within the other', [6, 7], [5, 9], true],
  ['both the same', [5, 9], [5, 9], true],
  ['one begins with the other', [5, 6], [5, 9], true],
  ['one ends with the other', [8, 9], [5, 9], true],
])('%s', (_, [a, b], [c, d], is) => {
  const iso = (hour: number) => `2026-03-03T0${hour}:00:00.000Z`;
  for (const [one, other] of [
    [
      { from: a, until: b },
      { from: c, until: d },
    ],
    [
      { start: a, end: b },
      { from: c, until: d },
    ],
  ] as const) {
    expect(overlap(one, other)).toBe(is);
    expect(overlap(other, one)).toBe(is);
  }
  expect(overlap({ start: iso(a), end: iso(b) }, { from: iso(c), until: iso(d) })).toBe(is);
});

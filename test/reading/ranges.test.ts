import { expect, test } from 'vitest';
import { bareRange } from '../../src/reading/parts/ranges.ts';
import { read } from '../../src/reading/read.ts';
import { context } from './given.ts';

test.each([
  ['2026-04', 'April 2026'],
  ['2026/4', 'April 2026'],
  ['12/2026', 'December 2026'],
  ['month', 'this month'],
  ['2026-13', undefined],
  ['2026-04-03', undefined],
])('“%s” of a calendar is %s', (text, range) => {
  const reading = read({ parts: { range: bareRange } }, { text, mentions: [] }, context);
  expect(reading.ok ? reading.said.range : undefined).toBe(range);
});

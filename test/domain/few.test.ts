import { expect, test } from 'vitest';
import { fewOf } from '../../src/spelling/few.ts';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b, c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('of %j three are named', (names, said) => {
  expect(fewOf(names, 3)).toBe(said);
});

test('of what follows one another, too', () => {
  expect(fewOf(['a', 'b', 'c', 'd'], 3, ', then ')).toBe('a, then b, then c and 1 more');
});

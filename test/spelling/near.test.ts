import { expect, test } from 'vitest';
import { distance, nearest } from '../../src/spelling/near.ts';

test.each([
  ['pol', 'poll', 1],
  ['relase', 'release', 1],
  ['', 'ab', 2],
  ['a', 'a', 0],
  ['utnil', 'until', 1],
  ['ba', 'ab', 1],
  ['abcd', 'badc', 2],
  ['ab', 'cab', 1],
])('distance counts letters to change, two the other way round as one: %j, %j', (a, b, off) =>
  expect(distance(a, b)).toBe(off),
);

test.each([
  ['depoly', 'deploy'],
  ['lst', 'list'],
  ['constructor', undefined],
  ['xyzzy', undefined],
  ['', undefined],
])('%j: %s was meant', (said, meant) => expect(nearest(said, ['deploy', 'list', 'rollback'])).toBe(meant));

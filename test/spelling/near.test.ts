import { expect, test } from 'vitest';
import { distance, nearest } from '../../src/spelling/near.ts';

test('distance counts letters to change', () => {
  expect([distance('pol', 'poll'), distance('relase', 'release'), distance('', 'ab'), distance('a', 'a')]).toEqual([
    1, 1, 2, 0,
  ]);
});

test.each([
  ['depoly', 'deploy'],
  ['lst', 'list'],
  ['constructor', undefined],
  ['xyzzy', undefined],
  ['', undefined],
])('%j: %s was meant', (said, meant) => expect(nearest(said, ['deploy', 'list', 'rollback'])).toBe(meant));

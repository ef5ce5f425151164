import { describe, expect, test } from 'vitest';
import type { Merge } from '../../../src/domain/evidence/evidence.ts';
import { headsOf, withMerge } from '../../../src/domain/evidence/merges.ts';

describe('by which request a commit came in', () => {
  const merge = (tip: string, more: Partial<Merge> = {}): Merge => ({ tip: `${tip}000000`, ...more });
  test('what is told of one arrival is put together, in whatever order', () => {
    const request = merge('a', { head: 'h000000', size: 2, number: 7 });
    const push = merge('a', { pushed: ['b000000', 'c000000'] });
    const both = { ...request, ...push };
    expect(withMerge([request], push)).toEqual([both]);
    expect(withMerge([push], request)).toEqual([both]);
    expect(withMerge([both], push)).toEqual([both]);
    expect(withMerge([merge('a', { commits: ['b'] })], merge('a', { commits: ['b', 'c'] }))[0]?.commits).toEqual([
      'b',
      'c',
    ]);
  });
  test('a push of more than a hundred is no request’s', () => {
    const pushed = (n: number) =>
      withMerge([], merge('a', { pushed: Array.from({ length: n }, (_, k) => `c${k}`) }))[0]?.pushed?.length;
    expect([pushed(100), pushed(101)]).toEqual([100, undefined]);
  });
  test('two hundred are kept; pushes of no request make room first', () => {
    const many = Array.from({ length: 200 }, (_, n) => merge(`${n}x`, n === 7 ? {} : { head: `h${n}` }));
    const full = withMerge(many, merge('new', { head: 'h' }));
    expect([full.length, full.some((m) => m.tip === '7x000000'), full.some((m) => m.tip === '0x000000')]).toEqual([
      200,
      false,
      true,
    ]);
    const requests = many.map((m) => ({ ...m, head: 'h' }));
    expect(withMerge(requests, merge('new', { head: 'h' }))[0]?.tip).toBe('1x000000');
    expect(withMerge(requests.slice(1), merge('new'))).toHaveLength(200);
  });
  const head = 'ddddddd1';
  test.each<[string, Merge, Merge[], string, boolean]>([
    ['its tip', merge('aaaaaaa', { head }), [], 'aaaaaaa000000', true],
    ['what its repository says', merge('aaaaaaa', { head, commits: ['bbbbbbb1'] }), [], 'bbbbbbb1', true],
    [
      'what was pushed with it, where it is as many',
      merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1'] }),
      [],
      'bbbbbbb1',
      true,
    ],
    [
      'what was pushed with it, where it is more',
      merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1', 'ccccccc1'] }),
      [],
      'bbbbbbb1',
      false,
    ],
    ['and one for the merge', merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1', head] }), [], 'bbbbbbb1', true],
    ['where nobody told how many it is', merge('aaaaaaa', { head, pushed: ['bbbbbbb1'] }), [], 'bbbbbbb1', false],
    [
      'beside another request of the queue',
      merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1'] }),
      [merge('bbbbbbb', { tip: 'bbbbbbb1', head: 'x' })],
      'bbbbbbb1',
      false,
    ],
    [
      'beside a push of no request',
      merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1'] }),
      [merge('bbbbbbb', { tip: 'bbbbbbb1' })],
      'bbbbbbb1',
      true,
    ],
    ['of no request', merge('aaaaaaa'), [], 'aaaaaaa000000', false],
  ])('%s', (_, one, others, sha, isHeads) => expect(headsOf(sha, [one, ...others]).includes(head)).toBe(isHeads));
});

import { describe, expect, test } from 'vitest';
import type { Merge } from '../../../src/domain/evidence/evidence.ts';
import { withMerge } from '../../../src/domain/evidence/merges.ts';
import type { CheckTold } from '../../../src/domain/evidence/told.ts';
import { approved, type Given } from '../given.ts';
import { build, check, gate, hear, LEDGER, OPENS, policies, WEIGH } from './ready.ts';

describe('a commit is reviewed when somebody approved', () => {
  const [A, B, HEAD, TIP] = ['a', 'b', 'c', 'd'].map((c) => c.repeat(12)) as [string, string, string, string];
  const brings = (...commits: string[]) =>
    approved()
      .company({ policies: policies({ compliance: { reviewed: true } }) })
      .by('gonogo')
      .done(
        { ...build('api', '4.2', commits.at(-1) ?? ''), commits: commits.map((sha) => ({ sha, title: 'x' })) },
        { ...build('ledger', '2.9', LEDGER), commits: [] },
      );
  const review = (commit: string, more: Partial<CheckTold> = {}) =>
    hear(check({ kind: 'review', app: 'github', name: 'review by bo', from: { commit }, ...more }));
  const merge = (more: Partial<Merge>) =>
    ({ type: 'HearMerge', service: 'api', merge: { tip: TIP, ...more } }) as const;
  const saw = (r: Given) => gate(r.done(WEIGH), 'compliance');
  const rows: [string, string[], Parameters<Given['done']>, boolean | string][] = [
    ['itself', [A], [review(A)], true],
    [
      'the head of its request, which was squashed',
      [TIP],
      [review(HEAD), merge({ number: 7, head: HEAD, size: 3 })],
      true,
    ],
    ['that after it was merged', [TIP], [merge({ number: 7, head: HEAD, size: 3 }), review(HEAD)], true],
    ['only what was pushed over since', [TIP], [review(B), merge({ number: 7, head: HEAD })], 'no review of ddddddd'],
    ['another request', [TIP], [review(B), merge({ tip: A, head: B }), merge({ head: HEAD })], 'no review of ddddddd'],
    [
      'and it was merged with a merge commit',
      [A, B, HEAD, TIP],
      [review(HEAD), merge({ pushed: [A, B, HEAD, TIP] }), merge({ head: HEAD, size: 3 })],
      true,
    ],
    [
      'and its commits were rebased',
      [A, B, TIP],
      [review(HEAD), merge({ head: HEAD, size: 3 }), merge({ pushed: [A, B, TIP] })],
      true,
    ],
    [
      'and something else was pushed with it',
      [A, B, HEAD, TIP],
      [review(HEAD), merge({ pushed: [A, B, HEAD, TIP] }), merge({ head: HEAD, size: 2 })],
      'no review of aaaaaaa, bbbbbbb',
    ],
    [
      'one of several that a merge queue pushed at once',
      [A, TIP],
      [review(HEAD), merge({ pushed: [A, TIP] }), merge({ head: HEAD, size: 2 }), merge({ tip: A, head: B, size: 1 })],
      'no review of aaaaaaa',
    ],
    [
      'and its repository says what is its own',
      [A, B, TIP],
      [review(HEAD), merge({ head: HEAD, commits: [A] }), merge({ head: HEAD, commits: [B] })],
      true,
    ],
    [
      'and took it back',
      [A],
      [review(A, { at: OPENS, startedAt: OPENS }), review(A, { at: OPENS, startedAt: OPENS, state: 'cancelled' })],
      'no review',
    ],
    [
      'while somebody else asks for changes',
      [A],
      [review(A), review(A, { name: 'review by cy', state: 'failed' })],
      'no review',
    ],
    [
      'beside somebody whose wish for changes was dismissed, which keeps its instant',
      [A],
      [
        review(A),
        review(A, { name: 'review by cy', at: OPENS, startedAt: OPENS, state: 'cancelled' }),
        review(A, { name: 'review by cy', at: OPENS, startedAt: OPENS, state: 'failed' }),
      ],
      true,
    ],
    ['who only comments', [A], [review(A, { state: 'neutral' })], 'no review'],
    ['nothing: pushed past any request', [A], [merge({ tip: A, pushed: [B, A] }), review(B)], 'no review of aaaaaaa'],
  ];
  test.each(rows)('%s', (_, commits, told, good) => {
    const found = saw(brings(...commits).done(...told));
    if (good === true) expect(found).toMatchObject({ open: true });
    else expect(found).toMatchObject({ open: false, saw: expect.stringContaining(good as string) });
  });

  test('what is told twice changes nothing; of pushes that nobody asked for, the oldest are forgotten first', () => {
    const r = brings(TIP).done(merge({ head: HEAD, size: 1 }));
    r.when(merge({ head: HEAD, size: 1 })).thenFacts();
    r.when({ ...merge({}), service: 'none' }).thenRefused('unknown-service');
    let merges: Merge[] = [];
    const tips = Array.from({ length: 210 }, (_, n) => `e${String(n).padStart(11, '0')}`);
    for (const told of [{ tip: TIP, head: HEAD }, ...tips.map((tip) => ({ tip, pushed: [A, tip] }))])
      merges = withMerge(merges, told);
    expect(merges.map((m) => m.tip)).toEqual([TIP, ...tips.slice(-199)]);
    const long = Array.from({ length: 101 }, () => A);
    expect(withMerge([], { tip: TIP, pushed: long })).toEqual([{ tip: TIP }]);
  });
});

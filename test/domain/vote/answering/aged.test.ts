import { describe, expect, test } from 'vitest';
import type { Release } from '../../../../src/domain/release/release.ts';
import { agedNow } from '../../../../src/domain/vote/answering/aged.ts';
import { expiryTimer, youngIn } from '../../../../src/domain/vote/answering/expiry.ts';
import { placeOf, proofsOf, type Seeing, withSights } from '../../../../src/domain/vote/answering/sights.ts';
import { contentOf } from '../../../../src/domain/vote/content.ts';
import { coveredBy } from '../../../../src/domain/vote/covered.ts';
import { voteContentChanged } from '../../../../src/domain/vote/facts/vote-content-changed.ts';
import { expiredWords } from '../../../../src/domain/vote/reopening/reopened-words.ts';
import type { Vote } from '../../../../src/domain/vote/vote.ts';
import { COMPANY, type Given, given, go, PLAN } from '../../given.ts';
import { spoken } from '../../spoken.ts';

const [policy] = COMPANY.policies;
if (!policy) throw new Error('a policy');
const HOUR = '2026-03-03T10:00:00.000Z';
const HALF_PAST = '2026-03-03T09:30:00.000Z';
const asking = { ...policy, ballotsLastHours: 1 };
const voting = () =>
  given()
    .company({ policies: [asking] })
    .done(PLAN, { type: 'OpenVote', release: 'R-1' });
const voteOf = (g: Given) => g.world.votes['R-1/v1'] as Vote;
const releaseOf = (g: Given) => g.world.releases['R-1'] as Release;
const said = (vote: Vote) => vote.ballots.map((b) => `${b.by} ${b.answer}`);

describe('answers that are too old', () => {
  const noGo = { ...go, answer: 'no-go', why: 'disk' } as const;
  test('let a no-go stand, and an answer of later', () => {
    const g = voting().by('USRE1').done(noGo).by('UQA').done(go).at(HALF_PAST).by('USRE2').done(go);
    expect(said(youngIn(voteOf(g), HOUR))).toEqual(['USRE1 no-go', 'USRE2 go']);
  });
  test('hold nothing while the vote is open, or once a no-go ended it', () => {
    const g = voting().by('USRE1').done(go);
    expect(agedNow(releaseOf(g), voteOf(g), HOUR)).toEqual([]);
    g.by('UQA').done(noGo);
    expect(agedNow(releaseOf(g), voteOf(g), HOUR)).toEqual([]);
  });
  test('of a fact that names only roles: those of these roles, as far as they are too old', () => {
    const g = voting()
      .by('UQA')
      .done(go)
      .by('USRE1')
      .done(go)
      .at(HALF_PAST)
      .by('UBOTH')
      .done({ ...go, role: 'qa' });
    const { content, print = '' } = voteOf(g);
    if (!content) throw new Error('a content');
    const told = { content, print, because: 'expired', parts: [], roles: ['qa'], at: HOUR } as const;
    const after = voteContentChanged.evolve(
      voteOf(g),
      voteContentChanged.of('R-1/v1', { ...told, parts: [], roles: ['qa'] }),
    );
    expect(said(after)).toEqual(['USRE1 go', 'UBOTH go']);
  });
  test.each([
    [[{ by: 'UQA', role: 'qa' }], 'The go of @UQA for QA of 2026-03-03T09:00:00.000Z is too old to stand'],
    // Whose vote it is, not who gave it in their place.
    [
      [{ by: 'UQA', role: 'qa', instead: 'UBOTH' }],
      'The go of @UBOTH for QA of 2026-03-03T09:00:00.000Z is too old to stand',
    ],
    [
      [
        { by: 'UQA', role: 'qa' },
        { by: 'USRE1', role: 'sre' },
      ],
      'The go of @UQA for QA of 2026-03-03T09:00:00.000Z and go of @USRE1 for SRE of 2026-03-03T09:00:00.000Z are too old to stand',
    ],
  ])('are named: %j', (gone, words) => {
    const all = gone.map((g) => ({ ...g, answer: 'go' as const, at: '2026-03-03T09:00:00.000Z' }));
    expect(spoken(expiredWords(all, COMPANY))).toBe(words);
  });
  test('are asked for again as far as the tolerance of the vote’s own policy reaches', () => {
    const window = { ...PLAN.window, end: '2026-03-03T12:30:00.000Z' };
    const timers = (name: string) => {
      const g = given()
        .company({
          policies: [
            { ...asking, name: 'other', environments: ['x'], toleranceMinutes: 600 },
            { ...asking, name, ballotsLastHours: 4 },
          ],
        })
        .done({ ...PLAN, window }, { type: 'OpenVote', release: 'R-1' });
      return expiryTimer(voteOf(g.by('UQA').done(go)), g.world);
    };
    expect(timers('all')).toEqual([]);
  });
});

test('what several saw when they answered is kept once', () => {
  const proof = (what: string, at = HOUR) => ({ what, said: 'passed', source: 'ci', at });
  const seen = (...proofs: Seeing['proofs']): Seeing[] => [{ gate: 'tests', open: true, saw: ['all passed'], proofs }];
  const first = placeOf({}, seen(proof('unit'), proof('e2e')));
  expect(first).toEqual({
    n: 0,
    more: {
      saw: [{ gate: 'tests', open: true, saw: ['all passed'], rests: [0, 1] }],
      proofs: [proof('unit'), proof('e2e')],
    },
  });
  const vote = withSights({}, first.more?.saw ?? [], first.more?.proofs);
  expect(placeOf(vote, seen(proof('unit'), proof('e2e')))).toEqual({ n: 0 });
  // The same words, but one of them was run again: that one alone is told anew.
  const again = placeOf(vote, seen(proof('unit'), proof('e2e', HALF_PAST)));
  expect(again).toEqual({
    n: 1,
    more: {
      saw: [{ gate: 'tests', open: true, saw: ['all passed'], rests: [0, 2] }],
      proofs: [proof('e2e', HALF_PAST)],
    },
  });
  const both = withSights(vote, again.more?.saw ?? [], again.more?.proofs);
  expect(both.sights?.map(([sight]) => sight && proofsOf(sight, both).map((p) => p.at))).toEqual([
    [HOUR, HOUR],
    [HOUR, HALF_PAST],
  ]);
  expect(placeOf(both, seen(proof('unit'), proof('e2e')))).toEqual({ n: 0 });
  expect(placeOf(both, seen(proof('unit')))).toMatchObject({ n: 2 });
  expect(placeOf(both, [])).toMatchObject({ n: 2 });
  // What was kept before anybody kept on what it rests says less.
  const before = { sights: [[{ gate: 'tests' as const, open: true, saw: ['all passed'] }]] };
  expect(placeOf(before, seen(proof('unit')))).toMatchObject({ n: 1 });
  expect(placeOf(before, seen())).toEqual({ n: 0 });
});

describe('a release that goes through environments', () => {
  const leg = (environment: string, hour: number) => ({
    environment,
    window: { ...PLAN.window, start: `2026-03-03T${hour}:00:00.000Z`, end: `2026-03-03T${hour}:30:00.000Z` },
  });
  const [dev, staging, production] = [leg('dev', 10), leg('staging', 11), leg('production', 12)];
  const company = (...of: string[][]) => ({
    ...COMPANY,
    policies: of.map((environments, i) => ({ ...policy, name: `p${i}`, environments })),
  });
  const change = 'normal' as const;
  const names = (legs: { environment: string }[]) => legs.map((l) => l.environment);
  test('is voted on, where it is, with those around it of the same policy', () => {
    const passed = [{ ...dev, at: HOUR }] as unknown as NonNullable<Release['passed']>;
    const atStaging = { ...staging, change, passed, ahead: [production] };
    expect(names(coveredBy(atStaging, { company: company(['dev'], ['staging', 'production']) }))).toEqual([
      'staging',
      'production',
    ]);
    expect(names(coveredBy(atStaging, { company: company(['dev'], ['staging'], ['production']) }))).toEqual([
      'staging',
    ]);
  });
  test('is about the window of the last of them', () => {
    const way = { ...PLAN, after: [], ...dev, change, ahead: [staging, production] };
    const content = contentOf(way, { company: company(['dev', 'staging', 'production']), builds: {} });
    expect(content.window).toEqual(production.window);
    expect(content.onward).toEqual(['staging', 'production']);
  });
});

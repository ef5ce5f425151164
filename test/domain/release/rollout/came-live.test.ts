import { expect, test } from 'vitest';
import type { Fact } from '../../../../src/domain/deciding/fact.ts';
import type { RolloutFailure, Stage } from '../../../../src/domain/release/release.ts';
import { cameLive } from '../../../../src/domain/release/rollout/came-live.ts';
import { doubts, isUnheard } from '../../../../src/domain/release/rollout/doubt.ts';
import { proved, verifiedStage, watchIds } from '../../../../src/domain/release/rollout/verified-stage.ts';
import { NOW } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const world = { now: NOW, builds: {} };
const brings = (more: Partial<Stage> = {}, items = 'api 4.2<4.1') => step('eu', 'done', items, more);
const lines = (facts: Fact[]) =>
  facts.map(
    ({ stream: _, environment: __, region, release: ___, at, ...fact }: Fact & Record<string, unknown>) => fact,
  );
const live = (
  stage: Stage,
  direction: 'forward' | 'back' = 'forward',
  more: Parameters<typeof cameLive>[4] = undefined,
  of: object = {},
) => lines(cameLive({ ...BASE, ...of }, { direction }, stage, world, more));

test.each<[string, Parameters<typeof live>, object[]]>([
  ['all of it', [brings()], [{ type: 'VersionWentLive', service: 'api', version: '4.2' }]],
  ['the whole traffic', [brings({ share: 100 })], [{ type: 'VersionWentLive', service: 'api', version: '4.2' }]],
  ['a share', [brings({ share: 99 })], [{ type: 'VersionPartlyLive', service: 'api', version: '4.2', percent: 99 }]],
  [
    'no share, beside the old one',
    [brings({ act: 'prepare', share: 0 })],
    [{ type: 'VersionPartlyLive', service: 'api', version: '4.2', percent: 0 }],
  ],
  ['the old one taken away', [brings({ act: 'retire' })], []],
  ['taken back', [brings(), 'back'], [{ type: 'VersionWentLive', service: 'api', version: '4.1', back: true }]],
  [
    'taken back, though it was a share',
    [brings({ act: 'retire', share: 5 }), 'back'],
    [{ type: 'VersionWentLive', service: 'api', version: '4.1', back: true }],
  ],
  [
    'taken back by a drill',
    [brings(), 'back', undefined, { drill: {} }],
    [{ type: 'VersionWentLive', service: 'api', version: '4.1', back: true, drilled: true }],
  ],
  [
    'there by a drill',
    [brings(), 'forward', undefined, { drill: {} }],
    [{ type: 'VersionWentLive', service: 'api', version: '4.2', drilled: true }],
  ],
  [
    'taken back from where nothing was',
    [brings({}, 'api 4.2'), 'back'],
    [{ type: 'VersionTakenBack', service: 'api' }],
  ],
  [
    'by hand',
    [brings(), 'forward', { by: 'UQA', why: 'copied' }],
    [{ type: 'VersionWentLive', service: 'api', version: '4.2', byHand: 'UQA', text: { why: 'copied' } }],
  ],
])('what runs after a step: %s', (_, step, expected) => expect(live(...step)).toEqual(expected));

test('the commit of what came live is told where its build is known', () => {
  const build = { version: '4.2', commit: 'abc1234', at: NOW, commits: [] };
  const builds = { api: { v: 3, service: 'api', builds: [build] } } as never;
  expect(cameLive(BASE, { direction: 'forward' }, brings(), { now: NOW, builds })).toMatchObject([
    { commit: 'abc1234' },
  ]);
});

test.each<[RolloutFailure, boolean, boolean]>([
  ['reported', true, false],
  ['refused', false, false],
  ['unanswered', true, true],
  ['silent', true, true],
  ['stopped', true, true],
  ['unproven', false, false],
])(
  'a step that failed as %s: whether it leaves a doubt, and whether an answer may still come',
  (how, doubt, unheard) => {
    expect(doubts(BASE, { id: 'R-1-1' }, brings(), how, NOW).length > 0).toBe(doubt);
    expect(isUnheard(step('eu', 'failed', 'api 4.2', { how }))).toBe(unheard);
    expect(isUnheard(step('eu', 'running', 'api 4.2', { how }))).toBe(false);
  },
);

test('in doubt is the version it was to bring, or the one before, where that is known and another', () => {
  const may = (items: string) =>
    lines(doubts(BASE, { id: 'R-1-1' }, brings({}, items), 'silent', NOW)).map((f) => f.may);
  expect(may('api 4.2<4.1')).toEqual([['4.1', '4.2']]);
  expect(may('api 4.2')).toEqual([['4.2']]);
  expect(may('api 4.2<4.2, ledger 2')).toEqual([['2']]);
});

test.each<[string, Partial<Stage>, number]>([
  ['brought all of it', {}, 1],
  ['the whole traffic', { share: 100 }, 1],
  ['a share', { share: 99 }, 0],
  ['took the old one away', { act: 'retire' }, 0],
])('a step that was healthy proves its version where it %s', (_, more, count) =>
  expect(
    proved({ ...BASE, status: 'planned' }, brings(more), [{ service: 'api', version: '4.2' }] as never, NOW),
  ).toHaveLength(count),
);

test('a step is verified while it is, in the rollout of now', () => {
  const verifying = rolled('deploying', [
    step('eu', 'verifying', 'api 4.2, ledger 2'),
    step('us', 'waiting', 'api 4.2'),
  ]);
  expect(verifiedStage(verifying, 'R-1-1', 'eu')?.name).toBe('eu');
  expect(verifiedStage(verifying, 'R-1-1', 'us')).toBeUndefined();
  expect(verifiedStage(verifying, 'R-1-2', 'eu')).toBeUndefined();
  expect(verifiedStage(undefined, 'R-1-1', 'eu')).toBeUndefined();
  expect(verifiedStage({ ...BASE, status: 'planned' }, 'R-1-1', 'eu')).toBeUndefined();
  expect(watchIds(verifying, 'R-1-1', 'eu')).toHaveLength(2);
  expect(watchIds(verifying, 'R-1-1', 'us')).toEqual([]);
});

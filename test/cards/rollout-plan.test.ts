import { describe, expect, test } from 'vitest';
import { faultsInBlocks } from '../../sandbox/blocks/check.ts';
import { headlineCard } from '../../src/cards/headline.ts';
import { rolloutPlan } from '../../src/cards/rollout-plan.ts';
import { stagesLine } from '../../src/cards/words.ts';
import { newWatch } from '../../src/domain/health/watch.ts';
import type { Command } from '../../src/domain/index.ts';
import { type Release, rolloutOf, type Stage } from '../../src/domain/release/release.ts';
import { approved, type Given, given, PLAN, running } from '../domain/given.ts';
import { alertsRule } from '../domain/health/rules.ts';
import { healthPlan } from '../domain/health/watching.ts';

const card = ({ world }: Given) => headlineCard(world.releases['R-1'] as Release, world.votes['R-1/v1'], world);
const deploying = (planCards: boolean) =>
  approved()
    .company({ planCards })
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }))
    .done({ type: 'StartDeploy', release: 'R-1' });
const report = (status: 'running' | 'failed', message = ''): Command => ({
  type: 'ReportStage',
  release: 'R-1',
  deployId: 'R-1-1',
  stage: 'eu',
  status,
  n: 1,
  message,
  url: 'https://ci.example.com/7',
  ...(status === 'running' && { percent: 40 }),
});
const steps = (g: Given) =>
  rolloutPlan(g.world.releases['R-1'] as Release, g.world.watches).flatMap((b) =>
    b.type === 'plan' ? (b.tasks ?? []).map((t) => [t.title, t.status, JSON.stringify(t)]) : [],
  );

test('off, or before there are steps, the card is lines', () => {
  for (const g of [deploying(false), given().company({ planCards: true }).done(PLAN)]) {
    expect(card(g).inLines).toBeUndefined();
    expect(card(g).blocks.some((b) => b.type === 'plan')).toBe(false);
  }
});

test('on, the plan stands in place of the line of steps, as Slack takes it; the lines are kept for a Slack that does not', () => {
  const g = deploying(true).by('gonogo').done(report('running'));
  const { blocks, inLines, text } = card(g);
  expect(blocks.filter((b) => b.type === 'plan')).toHaveLength(1);
  expect(faultsInBlocks(blocks, 'message')).toEqual([]);
  expect(JSON.stringify(blocks[0])).not.toContain('us waiting');
  expect(JSON.stringify(inLines?.blocks[0])).toContain('us waiting');
  expect(inLines).toEqual(card(g.company({ planCards: false })));
  expect(text).toBe(inLines?.text);
});

test('a step says in words how it stands, and where its run is', () => {
  const g = deploying(true).by('gonogo').done(report('running'));
  expect(steps(g)).toEqual([
    ['eu', 'in_progress', expect.stringMatching(/Running, 40 %.*ci\.example\.com\/7/)],
    ['us', 'pending', expect.stringContaining('Waiting')],
  ]);
  const failed = deploying(true).by('gonogo').done(report('failed', 'no <capacity> & nothing else'));
  expect(steps(failed)[0]).toEqual(['eu', 'error', expect.stringContaining('Failed: no <capacity> & nothing else')]);
  expect(faultsInBlocks(card(failed).blocks, 'message')).toEqual([]);
});

test('a health in doubt is told with what was measured; what goes back is undone', () => {
  const g = deploying(true);
  const release = g.world.releases['R-1'] as Extract<Release, { status: 'deploying' }>;
  const [eu, ...others] = release.rollout.stages;
  if (!eu) throw new Error('it has a step');
  const as = (more: Partial<typeof eu>, direction: 'forward' | 'back' = 'forward') =>
    JSON.stringify(
      rolloutPlan({ ...release, rollout: { ...release.rollout, direction, stages: [{ ...eu, ...more }, ...others] } }),
    );
  const doubt = { verdict: 'unhealthy' as const, said: 'errors 8 %, allowed 2 %', at: g.world.now, until: g.world.now };
  expect(as({ state: 'verifying', doubt })).toMatch(/"status":"error".*Unhealthy: errors 8 %, allowed 2 %/);
  expect(as({ state: 'verifying', doubt: { ...doubt, verdict: 'unknown' } })).toContain('"status":"in_progress"');
  expect(as({ state: 'verifying', verifyUntil: '2026-03-03T12:05:00.000Z' })).toMatch(/Verifying until .*12:05 UTC/);
  expect(as({ state: 'done' })).toContain('"text":"Live"');
  expect(as({ state: 'done' }, 'back')).toMatch(/Rollback of .*"text":"Undone"/);
  const many = Array.from({ length: 51 }, (_, i) => ({ ...eu, name: `eu ${i}` }));
  expect(rolloutPlan({ ...release, rollout: { ...release.rollout, stages: many } })).toEqual([]);
  const most = rolloutPlan({ ...release, rollout: { ...release.rollout, stages: many.slice(1) } });
  expect(faultsInBlocks(most, 'message')).toEqual([]);
});

describe('the line of steps', () => {
  const [eu] = rolloutOf(deploying(false).world.releases['R-1'] as Release)?.stages ?? [];
  if (!eu) throw new Error('there is no step');
  const line = (...runs: [n: number, Partial<Stage>][]) => {
    const stages = runs.flatMap(([n, of]) => Array.from({ length: n }, () => ({ ...eu, ...of })));
    return stagesLine(
      stages.map((s, i) => ({ ...s, name: `eu-${i + 1}` })),
      false,
    ).text;
  };
  const [done, now, waits] = [{ state: 'done' }, { state: 'running', percent: 40 }, { state: 'waiting' }] as const;

  test.each([
    [line([1, done], [1, now], [2, waits]), '● eu-1 live   ◐ eu-2 40 %   ○ eu-3 waiting   ○ eu-4 waiting'],
    [line([12, waits]).split('   ').length, 12],
    [
      line([20, done], [1, now], [19, waits]),
      '● eu-1 to eu-20 live (20 steps)   ◐ eu-21 40 %   ○ eu-22 to eu-40 waiting (19 steps)',
    ],
    [
      line([6, done], [1, { state: 'failed' }], [6, waits]),
      '● eu-1 to eu-6 live (6 steps)   ✕ eu-7 failed   ○ eu-8 to eu-13 waiting (6 steps)',
    ],
    [
      line([1, now], [1, { ...now, percent: 41 }], [11, waits]),
      '◐ eu-1 40 %   ◐ eu-2 41 %   ○ eu-3 to eu-13 waiting (11 steps)',
    ],
  ])('of many, neighbours that stand alike are one: %j', (told, expected) => expect(told).toBe(expected));
});

const WATCH = newWatch(
  {
    release: 'R-1',
    rollout: 'R-1-1',
    stage: 'eu',
    service: 'api',
    version: '4.2',
    previous: '4.1',
    environment: 'production',
    region: 'eu',
    since: '2026-03-03T12:00:00.000Z',
    rolloutSince: '2026-03-03T12:00:00.000Z',
  },
  healthPlan([alertsRule]),
  60_000,
  '2026-03-03T12:00:00.000Z',
);

// The switch is over with its pipeline: what takes its time then is the old copy, unless its health is watched, too.
test.each<[string, Partial<Stage>, boolean, boolean, RegExp]>([
  ['a switch', { act: 'switch' }, false, false, /switched, old copy kept until/],
  ['a switch whose health is watched', { act: 'switch' }, false, true, /verifying, old copy kept until/],
  ['a switch back', { act: 'switch' }, true, false, /◕ eu verifying until/],
  ['any other step', {}, false, false, /◕ eu verifying until/],
])('%s says what its time is for', (_, more, back, isWatched, says) => {
  const g = deploying(true);
  const release = g.world.releases['R-1'] as Release;
  const [first] = rolloutOf(release)?.stages ?? [];
  if (!first) throw new Error('there is no step');
  const stage: Stage = { ...first, state: 'verifying', verifyUntil: '2026-03-03T12:30:00.000Z', ...more };
  const lookedTo = '2026-03-03T12:01:00.000Z';
  const watches = isWatched ? { w: { ...WATCH, stage: stage.name, lookedTo } } : {};
  expect(String(stagesLine([stage], back, watches).text)).toMatch(says);
});

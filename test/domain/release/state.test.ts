import { describe, expect, test } from 'vitest';
import type { DeclareFreeze } from '../../../src/domain/freeze/declare-freeze.ts';
import { closedGates, gatesOf } from '../../../src/domain/gates/index.ts';
import { dutiesOf } from '../../../src/domain/people/whose-turn.ts';
import { type State, stateOf } from '../../../src/domain/release/state.ts';
import { STATE_WORDS } from '../../../src/domain/release/state-words.ts';
import { approved, type Given, given, go, NOW, PLAN } from '../given.ts';

const { start, end } = PLAN.window;
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
const open = { type: 'OpenVote', release: 'R-1' } as const;
const stop = { type: 'RollBack', release: 'R-1', why: 'errors' } as const;
const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const report = (deployId: string, stage: string, status: 'running' | 'succeeded' | 'failed', n = 1) =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status, n, message: status }) as const;
const freeze = (from: string, until: string): DeclareFreeze => ({
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sales',
  scope: { services: [], environments: [] },
  from,
  until,
});

const isIn = (g: Given, expected: State) => {
  const release = g.world.releases['R-1'];
  if (!release) throw new Error('R-1 is not there');
  expect(stateOf(release, g.world)).toBe(expected);
};

describe('the state of a release', () => {
  test('before its vote, and while it is voted on', () => {
    isIn(given().done(PLAN), 'planned');
    isIn(given().done(PLAN, open), 'voting');
    isIn(
      given()
        .done(PLAN, open)
        .by('UQA')
        .done({ ...go, answer: 'no-go', why: 'broken' }),
      'rejected',
    );
  });

  test('approved until its window opens, ready from then on, missed from its end on', () => {
    isIn(approved().at(justBefore(start)), 'approved');
    isIn(approved().at(start), 'ready');
    isIn(approved().at(justBefore(end)), 'ready');
    isIn(approved().at(end), 'missed');
  });

  test.each([
    ['planned', given().done(PLAN)],
    ['voting', given().done(PLAN, open)],
    [
      'rejected',
      given()
        .done(PLAN, open)
        .by('UQA')
        .done({ ...go, answer: 'no-go', why: 'broken' }),
    ],
    ['approved', approved()],
  ] as const)('%s, its window is missed at its end and not before', (state, g) => {
    isIn(g.at(justBefore(end)), state === 'approved' ? 'ready' : state);
    isIn(g.at(end), 'missed');
    expect(dutiesOf('UMANAGER', g.world).map((d) => d.kind)).toEqual(['missed']);
  });

  test('what only takes its time is waited for, what somebody has to clear away blocks', () => {
    const late = '2026-03-03T12:30:00.000Z';
    // A freeze that ends before the window does, seen before it opens; the same once it is open; one that takes the whole window.
    isIn(approved().done(freeze('2026-03-03T09:30:00.000Z', late)).at(justBefore(start)), 'approved');
    isIn(approved().done(freeze('2026-03-03T09:30:00.000Z', late)).at(start), 'blocked');
    isIn(approved().done(freeze('2026-03-03T09:30:00.000Z', late)).at(late), 'ready');
    isIn(approved().done(freeze('2026-03-03T09:30:00.000Z', end)).at(justBefore(start)), 'blocked');
  });

  test('another rollout there is waited for', () => {
    const other = { ...PLAN, items: [{ service: 'api', version: '4.3' }] };
    const g = approved()
      .at(NOW)
      .done(other, { type: 'OpenVote', release: 'R-2' })
      .by('UQA')
      .done({ ...go, release: 'R-2', vote: 'R-2/v1' })
      .by('USRE1')
      .done({ ...go, release: 'R-2', vote: 'R-2/v1' })
      .by('USRE2')
      .done({ ...go, release: 'R-2', vote: 'R-2/v1' })
      .by('UMANAGER')
      .at(start)
      .done({ ...deploy, release: 'R-2' });
    isIn(g, 'waiting');
    const release = g.world.releases['R-1'];
    expect(release && closedGates(gatesOf(release, g.world)).map((x) => [x.id, x.waits])).toEqual([
      ['other-rollouts', true],
    ]);
  });

  test('a release before it is waited for; one that was called off blocks', () => {
    const g = given()
      .done({ ...PLAN, items: [{ service: 'shop', version: '1' }] })
      .done({ ...PLAN, after: ['R-1'] }, { type: 'OpenVote', release: 'R-2' });
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done({ ...go, release: 'R-2', vote: 'R-2/v1' });
    const second = () => stateOf(g.world.releases['R-2'] ?? expect.fail(), g.world);
    g.by('UMANAGER').at(justBefore(start));
    expect(second()).toBe('approved');
    g.at(start);
    expect(second()).toBe('waiting');
    g.done({ type: 'CancelRelease', release: 'R-1', why: 'not needed' });
    expect(second()).toBe('blocked');
  });

  test('a rollout deploys, is held, may go on, fails, is rolled back', () => {
    const until = '2026-03-03T14:00:00.000Z';
    const g = approved().done(deploy);
    isIn(g, 'deploying');
    // It goes on after the end of its window: what has begun is not missed.
    isIn(g.at(end), 'deploying');
    isIn(g.at(start).done(freeze(start, until), report('R-1-1', 'eu', 'succeeded')), 'held');
    isIn(g.at(justBefore(until)), 'held');
    isIn(g.at(until), 'halfway');
    isIn(g.done(deploy), 'deploying');
    isIn(g.done(report('R-1-1', 'us', 'failed')), 'failed');
    isIn(g.done(stop), 'rolling-back');
    isIn(g.done(report('R-1-2', 'us', 'failed')), 'rollback-failed');
    isIn(g.done(stop), 'rolling-back');
    isIn(g.done(report('R-1-3', 'eu', 'succeeded'), report('R-1-3', 'us', 'succeeded')), 'rolled-back');
  });

  test('live, and cancelled', () => {
    isIn(
      approved()
        .done(deploy, report('R-1-1', 'eu', 'succeeded'), report('R-1-1', 'us', 'succeeded'))
        .at(end),
      'completed',
    );
    isIn(given().done(PLAN, { type: 'CancelRelease', release: 'R-1', why: 'not needed' }).at(end), 'cancelled');
  });
});

test('engineers tell every two states apart by their word', () => {
  const words = Object.values(STATE_WORDS).map((w) => w.word);
  expect(new Set(words).size).toBe(words.length);
});

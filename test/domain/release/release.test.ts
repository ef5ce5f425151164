import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import { releaseCancelled } from '../../../src/domain/release/facts/release-cancelled.ts';
import { releasePlanned } from '../../../src/domain/release/facts/release-planned.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { voteClosed } from '../../../src/domain/vote/facts/vote-closed.ts';
import { approved, given, PLAN } from '../given.ts';

const report = (status: 'running' | 'succeeded' | 'failed', stage: string, n: number, deployId = 'R-1-1') =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status, n, message: '' }) as const;
const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const steps = ({ world }: ReturnType<typeof given>) => {
  const release = world.releases['R-1'];
  return (release && rolloutOf(release)?.stages.map((s) => `${s.name} ${s.state}`)) ?? [];
};

describe('planning', () => {
  test('a release is planned with a number of its own', () =>
    given()
      .when(PLAN)
      .thenFacts(
        releasePlanned.of('R-1', {
          items: [
            { service: 'api', version: '4.2' },
            { service: 'ledger', version: '2.9' },
          ],
          change: 'normal',
          owner: 'UMANAGER',
          environment: 'production',
          window: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
          at: '2026-03-03T09:00:00.000Z',
          text: { why: 'faster', customers: '' },
        }),
      ));
  test.each([
    ['past', { window: { ...PLAN.window, start: '2026-03-01T12:00:00.000Z', end: '2026-03-01T13:00:00.000Z' } }],
    ['ends-before-start', { window: { ...PLAN.window, end: PLAN.window.start } }],
    ['unknown-service', { items: [{ service: 'nope', version: '1' }] }],
    ['unknown-environment', { environment: 'moon' }],
    [
      'twice',
      {
        items: [
          { service: 'api', version: '1' },
          { service: 'API', version: '2' },
        ],
      },
    ],
    ['nothing', { items: [] }],
    ['needs-reason', { why: '  ' }],
  ])('%s is refused', (why, change) =>
    given()
      .when({ ...PLAN, ...change })
      .thenRefused(why),
  );
  test('somebody deactivated is refused', () => given().by('UGONE').when(PLAN).thenRefused('deactivated'));
});

describe('deploying', () => {
  test('only when approved, in the window, by somebody who may', () => {
    given().done(PLAN).when(deploy).thenRefused('blocked');
    approved().at('2026-03-03T11:59:59.999Z').when(deploy).thenRefused('blocked');
    approved().at('2026-03-03T13:00:00.000Z').when(deploy).thenRefused('blocked');
    approved().by('UQA').when(deploy).thenRefused('forbidden');
    approved().when(deploy).thenTypes('RolloutStarted', 'StageStarted');
    approved().done(deploy).when(deploy).thenRefused('running');
  });

  test('steps go region by region, services in the order of their dependencies, previous versions remembered', () => {
    const first = approved().done(deploy, report('succeeded', 'eu', 1), report('succeeded', 'us', 1));
    expect(first.world.releases['R-1']?.status).toBe('completed');
    const place = (version: string) => ({
      now: { version, since: '2026-03-03T12:00:00.000Z', release: 'R-1' },
      before: [],
    });
    expect(first.world.environments.production?.live).toEqual({
      ledger: { eu: place('2.9'), us: place('2.9') },
      api: { eu: place('4.2'), us: place('4.2') },
    });
    const release = approved().done(deploy).world.releases['R-1'];
    expect(
      release && 'rollout' in release ? release.rollout.stages.map((s) => [s.name, s.items.map((i) => i.service)]) : [],
    ).toEqual([
      ['eu', ['ledger', 'api']],
      ['us', ['ledger', 'api']],
    ]);
  });

  test('late, repeated and contradictory reports change nothing', () => {
    const running = approved().done(deploy, report('running', 'eu', 5));
    running.when(report('running', 'eu', 5)).thenFacts();
    running.when(report('failed', 'eu', 4)).thenFacts();
    running.when(report('succeeded', 'us', 9)).thenFacts();
    running.when(report('succeeded', 'eu', 6, 'R-1-9')).thenRefused('unknown-deploy');
    running.when(report('succeeded', 'nowhere', 6)).thenRefused('unknown-stage');
    running
      .done(report('succeeded', 'eu', 6))
      .when(report('failed', 'eu', 7))
      .thenFacts();
  });

  test('a freeze between two steps holds the rollout; lifted, it goes on by hand', () => {
    const held = approved()
      .done(deploy, {
        type: 'DeclareFreeze',
        name: 'now',
        why: 'incident',
        scope: { services: [], environments: [] },
        from: '2026-03-03T12:00:00.000Z',
        until: '2026-03-03T15:00:00.000Z',
      })
      .done(report('succeeded', 'eu', 1));
    held.when(deploy).thenRefused('blocked');
    held.done({ type: 'LiftFreeze', freeze: 'F-1', why: '' }).when(deploy).thenTypes('RolloutResumed', 'StageStarted');
  });

  test('silence is a failure, unless it has reported since', () => {
    const running = approved()
      .done(deploy, report('running', 'eu', 2))
      .by('gonogo');
    running.when({ type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'eu', n: 0 }).thenFacts();
    running
      .when({ type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'eu', n: 2 })
      .thenTypes('StageFailed', 'VersionInDoubt', 'VersionInDoubt', 'DeployEnded');
  });

  test('a rollback passes freezes, goes back newest step first, and needs its reason', () => {
    const live = approved().done(deploy, report('succeeded', 'eu', 1), report('succeeded', 'us', 1));
    live.when({ type: 'RollBack', release: 'R-1', why: ' ' }).thenRefused('needs-reason');
    live.done({
      type: 'DeclareFreeze',
      name: 'now',
      why: 'x',
      scope: { services: [], environments: [] },
      from: live.world.now,
      until: '2026-03-04T00:00:00.000Z',
    });
    const back = live.done({ type: 'RollBack', release: 'R-1', why: 'errors' });
    const release = back.world.releases['R-1'];
    expect(release?.status === 'rolling-back' ? release.rollout.stages.map((s) => s.name) : release).toEqual([
      'us',
      'eu',
    ]);
    back.when({ type: 'RollBack', release: 'R-1', why: 'again' }).thenRefused('rolling-back');
    back.done(report('succeeded', 'us', 1, 'R-1-2'), report('succeeded', 'eu', 1, 'R-1-2'));
    expect(back.world.releases['R-1']?.status).toBe('rolled-back');
  });

  test('after a failure only what is not live goes out again', () => {
    const failed = approved().done(deploy, report('succeeded', 'eu', 1), report('failed', 'us', 1));
    expect(steps(failed.done(deploy))).toEqual(['eu done', 'us running']);
    failed.done(report('failed', 'us', 1, 'R-1-2'), deploy);
    expect(steps(failed)).toEqual(['eu done', 'us running']);
    failed.done(report('succeeded', 'us', 1, 'R-1-3'));
    expect(failed.world.releases['R-1']?.status).toBe('completed');
  });

  describe('what came live in several runs goes back whole', () => {
    const failed = () => approved().done(deploy, report('succeeded', 'eu', 1), report('failed', 'us', 1));
    const late = () =>
      approved()
        .done(deploy, { type: 'StopWaiting', release: 'R-1', why: 'dead' }, report('succeeded', 'eu', 1))
        .done(deploy);
    test.each([
      ['while the second run is under way', () => failed().done(deploy)],
      ['once that has failed too', () => failed().done(deploy, report('failed', 'us', 1, 'R-1-2'))],
      ['once it is live everywhere', () => failed().done(deploy, report('succeeded', 'us', 1, 'R-1-2'))],
      ['also what its pipeline said late', late],
    ])('%s', (_, brought) => {
      const g = brought().done({ type: 'RollBack', release: 'R-1', why: 'errors' });
      expect(steps(g)).toEqual(['us running', 'eu waiting']);
    });

    test('and a way back in several runs tells all that went', () => {
      const g = failed().done({ type: 'RollBack', release: 'R-1', why: 'errors' });
      g.done(report('succeeded', 'us', 1, 'R-1-2'), report('failed', 'eu', 1, 'R-1-2'));
      g.done({ type: 'RollBack', release: 'R-1', why: 'errors' });
      expect(steps(g)).toEqual(['us done', 'eu running']);
      g.done(report('succeeded', 'eu', 1, 'R-1-3'));
      expect(g.world.releases['R-1']?.status).toBe('rolled-back');
      g.when({ type: 'RollBack', release: 'R-1', why: 'errors' }).thenRefused('rolled-back');
    });
  });
});

test('a refusal names who could do it', () => {
  const { decision } = approved().by('USTRANGER').when(deploy);
  expect(isRefusal(decision) && decision.remedy).toContainEqual({ user: 'UMANAGER' });
});

test('cancelling closes the vote, and is refused once parts may be live', () => {
  given()
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .when({ type: 'CancelRelease', release: 'R-1', why: 'no need' })
    .thenFacts(
      releaseCancelled.of('R-1', { at: '2026-03-03T09:00:00.000Z', by: 'UMANAGER', text: { why: 'no need' } }),
      voteClosed.of('R-1/v1', { outcome: 'cancelled', at: '2026-03-03T09:00:00.000Z' }),
    );
  approved().done(deploy).when({ type: 'CancelRelease', release: 'R-1', why: 'no need' }).thenRefused('running');
});

import { describe, expect, test } from 'vitest';
import { nextSteps } from '../../../src/cards/next-steps.ts';
import type { Command } from '../../../src/domain/index.ts';
import { Checked } from '../../../src/domain/release/clearing/checked.ts';
import { api, at, deploy, goingBack, known, live, next, record, report, rollBack, status, wentLive } from './made.ts';

describe('recorded by hand', () => {
  const failedBack = () => {
    const g = goingBack();
    return g.done(report('succeeded', 'us', 1, 'R-1-2'), report('failed', 'eu', 1, 'R-1-2')).by('UMANAGER');
  };
  const settle: Command = { type: 'SettleRelease', release: 'R-1', by: 'UMANAGER' };
  test('is what runs from then on, with who and why, and nothing is in doubt', () => {
    const g = failedBack().done(record('4.1', ['eu']));
    expect(at(g, 'api', 'eu')).toMatchObject({
      now: { version: '4.1', byHand: { by: 'UMANAGER', why: 'the pipeline is dead' } },
      before: [],
    });
    expect(JSON.stringify(g.follows())).toContain('Done by hand');
  });
  test('a rollback that failed is done once the version is gone everywhere', () => {
    const g = failedBack().done(record('4.1', ['eu']));
    g.by('gonogo').when(settle).thenFacts();
    g.by('UMANAGER')
      .done(record('2.8', ['eu'], 'ledger'))
      .by('gonogo')
      .done(settle);
    expect(status(g)).toBe('rolled-back');
  });
  test('a deploy that failed is live once its version runs everywhere, or taken back once it runs nowhere', () => {
    const failed = () =>
      known().done(deploy()).by('gonogo').done(report('succeeded'), report('failed', 'us')).by('UMANAGER');
    const forth = failed()
      .done(record('4.2', ['us']), record('2.9', ['us'], 'ledger'))
      .by('gonogo')
      .done(settle);
    expect(status(forth)).toBe('completed');
    const halfway = failed()
      .done(record('4.1', ['us']), record('2.8', ['us'], 'ledger'))
      .by('gonogo')
      .done(settle);
    expect(halfway.world.releases['R-1']).toMatchObject({
      status: 'failed',
      rollout: { stages: [{ state: 'done' }, { state: 'waiting' }] },
    });
    halfway
      .by('UMANAGER')
      .done(record('4.1', ['eu']), record('2.8', ['eu'], 'ledger'))
      .by('gonogo')
      .done(settle);
    expect(status(halfway)).toBe('rolled-back');
  });
  test('is refused while a step is at work there, and for what there is not', () => {
    const g = known().done(deploy());
    g.when(record('4.1', ['eu'])).thenRefused('running');
    g.when(record('4.1', ['us'])).thenTypes('VersionRecorded');
    g.when(record('4.1', ['moon'])).thenRefused('unknown-region');
    g.when(record('4.1', [])).thenRefused('unknown-region');
    g.when(record('4.1', ['us'], 'constructor')).thenRefused('unknown-service');
    g.when(record('4 1', ['us'])).thenRefused('bad-version');
    g.when(record('x'.repeat(61), ['us'])).thenRefused('bad-version');
    g.when({ ...record('4.1', ['us']), why: ' ' } as Command).thenRefused('needs-reason');
    g.when({ ...record('4.1', ['us']), environment: 'toString' } as Command).thenRefused('unknown-environment');
  });
});

describe('one rollout a service and environment at a time', () => {
  /** R-3 as if its second step were proving itself. */
  const verifying = (g: ReturnType<typeof known>, share = 100) => {
    const release = g.world.releases['R-3'];
    if (release?.status !== 'deploying') throw new Error('it is not under way');
    const stages = release.rollout.stages.map((s) =>
      s.state === 'done' ? s : { ...s, state: 'verifying' as const, share },
    );
    return { ...release, rollout: { ...release.rollout, stages } };
  };
  const two = () =>
    next(
      known()
        .done(deploy())
        .by('gonogo')
        .done(...live(1)),
      api('4.3'),
    );
  test('a deploy is refused, naming what runs', () => {
    const g = next(two().done(deploy('R-2')), api('4.4'));
    const { decision } = g.when(deploy('R-3'));
    expect(JSON.stringify(decision)).toContain('R-2');
    g.when(deploy('R-3')).thenRefused('blocked');
  });
  test('a rollback stops what runs first, once that was confirmed', () => {
    const g = two().done(deploy('R-2'));
    g.when(rollBack()).thenRefused('other-rollout');
    g.done(rollBack({ confirmed: ['R-2'] }));
    expect(g.world.releases['R-2']).toMatchObject({ status: 'failed', rollout: { stopped: { by: 'UMANAGER' } } });
    expect(status(g)).toBe('rolling-back');
    expect(
      g
        .follows()
        .filter((d) => d.intent.kind === 'stop')
        .map((d) => d.key),
    ).toEqual(['stop/R-2-1/eu']);
    // Once the way back is done there, nothing of what was stopped is left anywhere.
    g.by('gonogo').done(report('succeeded', 'us', 1, 'R-1-2'), report('succeeded', 'eu', 1, 'R-1-2'));
    expect(at(g, 'api', 'eu')).toMatchObject({ now: { version: '4.1' } });
    expect(at(g, 'api', 'eu').doubt).toBeUndefined();
  });
  test('one that brought again what ran there is not taken back, by nobody and by no rule: that would change nothing', () => {
    const again = (version: string) =>
      next(two(), api(version))
        .done(deploy('R-3'))
        .by('gonogo')
        .done(report('succeeded', 'eu', 9, 'R-3-1'));
    for (const version of ['4.2', 'v4.2']) {
      const g = again(version)
        .done(report('succeeded', 'us', 9, 'R-3-1'))
        .by('UMANAGER');
      const { decision } = g.when(rollBack({ release: 'R-3' }));
      expect(decision).toMatchObject({
        refused: 'same-version',
        offers: [{ label: 'Plan api 4.1…', about: 'new api 4.1 to production' }, expect.anything()],
      });
    }
    // While it proves itself, too: no rule takes it back.
    const proving = again('4.2');
    proving.put('release', 'R-3', verifying(proving)).by('UMANAGER');
    proving.when(rollBack({ release: 'R-3' })).thenRefused('same-version');
    proving
      .put('release', 'R-3', verifying(proving, 5))
      .when(rollBack({ release: 'R-3' }))
      .thenTypes('RolloutStarted', 'StageStarted');
    // Its step that runs may have left anything.
    again('4.2')
      .by('UMANAGER')
      .when(rollBack({ release: 'R-3' }))
      .thenTypes('RolloutStarted', 'StageStarted');
  });
  test('what no pipeline ever took is not taken back, but cancelled, and its card says so', () => {
    const g = known().done(deploy()).by('gonogo');
    g.done({ type: 'FailStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', how: 'refused', why: '404' });
    g.by('UMANAGER').when(rollBack()).thenRefused('not-deployed');
    const release = g.world.releases['R-1'];
    const verbs = release ? nextSteps(new Checked(release, g.world), g.world).map((b) => JSON.stringify(b)) : [];
    expect(verbs.join()).toContain('Cancel…');
    expect(verbs.join()).not.toContain('Roll back');
    g.done({ type: 'CancelRelease', release: 'R-1', why: 'another way' });
    expect(status(g)).toBe('cancelled');
  });
  test('its own step that runs is stopped too', () => {
    const g = known().done(deploy(), rollBack());
    expect(
      g
        .follows()
        .filter((d) => d.intent.kind === 'stop')
        .map((d) => d.key),
    ).toEqual(['stop/R-1-1/eu']);
    expect(at(g, 'api', 'eu').doubt?.may).toEqual(['4.1', '4.2']);
  });
  test('a rollback that is stuck never blocks the way back', () => {
    const g = two()
      .done(deploy('R-2'))
      .by('gonogo')
      .done(report('succeeded', 'eu', 1, 'R-2-1'))
      .by('UMANAGER');
    g.done(rollBack({ release: 'R-2' }))
      .by('gonogo')
      .done(report('failed', 'us', 1, 'R-2-2'))
      .by('UMANAGER');
    g.when(rollBack({ how: 'all', confirmed: ['R-2'] })).thenTypes('RolloutStarted', 'StageStarted', 'RolloutStarted');
  });
});

describe('the way back goes below what runs', () => {
  const stacked = () => {
    const g = next(
      known()
        .done(deploy())
        .by('gonogo')
        .done(...live(1)),
      api('4.3'),
    );
    return g
      .done(deploy('R-2'))
      .by('gonogo')
      .done(...live(2))
      .by('UMANAGER');
  };
  test('it is not guessed what is meant', () => {
    stacked().when(rollBack()).thenRefused('newer-on-top');
    stacked()
      .when(rollBack({ how: 'all' }))
      .thenRefused('other-rollout');
  });
  test('all of it goes back newest first, each when the one above it is gone', () => {
    const g = stacked().done(rollBack({ how: 'all', confirmed: ['R-2'] }));
    expect(g.world.releases['R-2']).toMatchObject({ rollout: { next: 'R-1', stages: [{ state: 'running' }, {}] } });
    expect(g.world.releases['R-1']).toMatchObject({
      status: 'rolling-back',
      rollout: { after: 'R-2', stages: [{ state: 'waiting' }, {}] },
    });
    const goOn: Command = { type: 'GoOnBack', release: 'R-1', after: 'R-2' };
    g.by('gonogo').when(goOn).thenFacts();
    g.done(report('succeeded', 'us', 1, 'R-2-2'), report('succeeded', 'eu', 1, 'R-2-2'));
    expect(g.follows().some((d) => d.key === 'timer/then/R-2-2')).toBe(true);
    g.done(goOn);
    g.when(goOn).thenFacts();
    g.done(report('succeeded', 'us', 1, 'R-1-2'), report('succeeded', 'eu', 1, 'R-1-2'));
    expect([status(g), status(g, 'R-2')]).toEqual(['rolled-back', 'rolled-back']);
    expect(at(g, 'api', 'eu')).toMatchObject({ now: { version: '4.1' }, before: [] });
  });
  test('or only what has nothing newer on top', () => {
    const g = stacked().done(rollBack({ how: 'only' }));
    expect(g.world.releases['R-1']).toMatchObject({
      rollout: { stages: [{ items: [{ service: 'ledger' }] }, { items: [{ service: 'ledger' }] }] },
    });
    g.by('gonogo').done(report('succeeded', 'us', 1, 'R-1-2'), report('succeeded', 'eu', 1, 'R-1-2'));
    expect(at(g, 'api', 'eu').now?.version).toBe('4.3');
    expect(at(g, 'ledger', 'eu').now?.version).toBe('2.8');
  });
  test('what was put there by hand lies on top too', () => {
    const g = wentLive().done(record('4.2.1', ['us']));
    g.when(rollBack()).thenRefused('newer-on-top');
    g.done(rollBack({ how: 'all' }));
    expect(status(g)).toBe('rolling-back');
  });
  test('while one waits for another that failed, somebody may stop waiting and go', () => {
    const g = stacked()
      .done(rollBack({ how: 'all', confirmed: ['R-2'] }))
      .by('gonogo')
      .done(report('failed', 'us', 1, 'R-2-2'));
    g.by('UMANAGER').done({ type: 'StopWaiting', release: 'R-1', why: '' });
    expect(g.world.releases['R-1']).toMatchObject({ failed: expect.stringContaining('R-2') });
  });
});

import { describe, expect, test } from 'vitest';
import { given, go, PLAN } from '../given.ts';
import { emergency, HOTFIX, LIVE, later, told } from './planned.ts';

describe('pushed alone', () => {
  const may = { alone: true, reviewWithinHours: 24 };
  const g = () => given().company(emergency(may)).put('environment', 'production', LIVE);

  test('at once, where the policy allows it: announced, told to the managers, with the override kept', () => {
    const done = g()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'], qa: ['UQA'], sre: ['USRE1'] } })
      .done({ ...HOTFIX, alone: true });
    expect(done.world.releases['R-1']).toMatchObject({
      status: 'approved',
      overrides: [{ gates: ['votes'], by: 'UMANAGER', why: 'refunds fail' }],
    });
    expect(told(done, 'UOTHER').join()).toContain('Overridden by');
    done.when({ type: 'StartDeploy', release: 'R-1' }).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('later, while nobody answers; the vote is over then', () => {
    const done = g().done(HOTFIX, { type: 'PushAlone', release: 'R-1', why: 'nobody wakes' });
    expect(done.world.votes['R-1/v1']).toMatchObject({ status: 'closed', outcome: 'overridden' });
    done.when({ type: 'PushAlone', release: 'R-1', why: 'x' }).thenRefused('wrong-state');
  });
  // What cleared it was given for that version, place and kind: another is asked about again.
  test.each([
    ['another version', { items: [{ service: 'api', version: '4.9' }] }],
    ['one more service', { items: [...HOTFIX.items, { service: 'shop', version: '1.0' }] }],
    ['an ordinary change', { change: 'normal' as const }],
  ])('what it is changed to is not cleared: %s', (_, more) => {
    const done = g().done({ ...HOTFIX, alone: true });
    const release = done.world.releases['R-1'];
    expect(release?.status).toBe('approved');
    done.done({
      type: 'EditRelease',
      release: 'R-1',
      items: HOTFIX.items,
      environment: 'production',
      change: 'emergency',
      after: [],
      why: HOTFIX.why,
      customers: '',
      ...more,
    });
    expect(done.world.releases['R-1']?.status).not.toBe('approved');
    done.when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
  });
  test('not past a no-go, not without a reason, not what is no hotfix', () => {
    g().done(HOTFIX).when({ type: 'PushAlone', release: 'R-1', why: ' ' }).thenRefused('needs-reason');
    g()
      .done(HOTFIX)
      .by('USRE1')
      .done({ ...go, answer: 'no-go', why: 'worse' })
      .by('UMANAGER')
      .when({ type: 'PushAlone', release: 'R-1', why: 'x' })
      .thenRefused('wrong-state');
    g()
      .done({ ...PLAN, change: 'emergency' })
      .when({ type: 'PushAlone', release: 'R-1', why: 'x' })
      .thenRefused('not-alone');
  });
  test('is reviewed within the hours of the policy once it is over', () => {
    const done = g()
      .done({ ...HOTFIX, alone: true }, { type: 'StartDeploy', release: 'R-1' })
      .by('gonogo');
    for (const stage of ['eu', 'us'])
      done.done({
        type: 'ReportStage',
        release: 'R-1',
        deployId: 'R-1-1',
        stage,
        status: 'succeeded',
        n: 1,
        percent: 100,
        message: '',
      });
    expect(done.world.releases['R-1']).toMatchObject({ status: 'completed', review: { due: later(24 * 60) } });
  });
});

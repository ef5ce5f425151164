import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../../src/domain/deciding/decision.ts';
import { type Release, rolloutOf, type Stage } from '../../../../src/domain/release/release.ts';
import { stepsByHand, wentByHand } from '../../../../src/domain/release/rollout/by-hand.ts';
import { canPause } from '../../../../src/domain/release/rollout/pause-rollout.ts';
import { isAtItsEnd, pausedBefore } from '../../../../src/domain/release/rollout/paused-before.ts';
import { again, stepsNow } from '../../../../src/domain/release/rollout/planned-steps.ts';
import { recordable } from '../../../../src/domain/release/rollout/record-release.ts';
import { abandonedStage, runningStage } from '../../../../src/domain/release/rollout/running-stage.ts';
import { begun } from '../../../../src/domain/release/rollout/starting.ts';
import { ABLE, COMPANY, emptyWorld, NOW, PLAN, running } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const api = 'api 4.2<4.1';
const planned: Release = { ...BASE, status: 'planned' };

describe('a report on a step', () => {
  const release = rolled('deploying', [
    step('eu', 'done', api),
    step('us', 'running', api),
    step('ap', 'verifying', api),
  ]);
  const second = { ...rolled('deploying', [step('us', 'running', api)], { id: 'R-1-2' }), runs: 2 };
  test.each<[string, Release | undefined, string, string, string]>([
    ['that runs', release, 'R-1-1', 'us', 'us'],
    ['that is verified', release, 'R-1-1', 'ap', 'ap'],
    ['that is over', release, 'R-1-1', 'eu', 'eu is done already'],
    ['of a run before', second, 'R-1-1', 'us', 'R-1-1 is over'],
    ['of a run that never was', release, 'R-1-9', 'us', 'unknown-deploy'],
    ['of a run before the first', release, 'R-1-0', 'us', 'unknown-deploy'],
    ['that nobody knows', release, 'R-1-1', 'none', 'unknown-stage'],
    ['of what was never deployed', planned, 'R-1-1', 'eu', 'unknown-deploy'],
    ['of no release', undefined, 'R-1-1', 'eu', 'unknown-deploy'],
  ])('%s', (_, of, deployId, stage, expected) => {
    const found = runningStage(of, { deployId, stage });
    expect(isRefusal(found) ? found.refused : 'note' in found ? found.note : found.stage.name).toBe(expected);
  });

  const left = { rollout: 'R-1-0', direction: 'back', stage: step('eu', 'running', api, { n: 7 }) } as const;
  const stopped = rolled('failed', [
    step('eu', 'failed', api, { how: 'stopped' }),
    step('us', 'failed', api, { how: 'reported' }),
  ]);
  test.each<[string, Release, string, string, number | undefined]>([
    ['left behind', { ...stopped, abandoned: [left] }, 'R-1-0', 'eu', 7],
    ['another one of that run', { ...stopped, abandoned: [left] }, 'R-1-0', 'us', undefined],
    ['of this run, whose end was never heard', stopped, 'R-1-1', 'eu', 0],
    ['of this run, that failed', stopped, 'R-1-1', 'us', undefined],
    ['of another run', stopped, 'R-1-9', 'eu', undefined],
    ['of what was never deployed', planned, 'R-1-1', 'eu', undefined],
  ])('that nobody waits for any more: %s', (_, of, deployId, stage, n) =>
    expect(abandonedStage(of, { deployId, stage })?.stage.n).toBe(n),
  );
  test('goes the way of its own run', () => {
    expect(abandonedStage({ ...stopped, abandoned: [left] }, { deployId: 'R-1-0', stage: 'eu' })?.direction).toBe(
      'back',
    );
    expect(abandonedStage(stopped, { deployId: 'R-1-1', stage: 'eu' })?.direction).toBe('forward');
  });
});

describe('what a pause holds', () => {
  const last = [step('eu', 'done', api), step('us', 'running', api)];
  const far = { environment: 'far', window: PLAN.window };
  test.each<[string, Release, object | undefined]>([
    ['the next step', rolled('deploying', [...last, step('ap', 'waiting', api)]), { step: 'ap' }],
    ['nothing after the last one', rolled('deploying', last), undefined],
    ['the next environment', { ...rolled('deploying', last), ahead: [far] }, { on: [{ say: 'far' }] }],
    [
      'a drill’s way back',
      { ...rolled('deploying', last), drill: {}, ahead: [far] },
      { on: [{ say: 'the way back' }] },
    ],
    ['no way back', rolled('rolling-back', [step('eu', 'waiting', api)]), undefined],
    ['nothing of what was never deployed', planned, undefined],
  ])('%s', (_, release, expected) => {
    const what = pausedBefore(release);
    expect(what && 'on' in what ? { on: what.on.map((p) => (typeof p === 'string' ? { say: p } : p)) } : what).toEqual(
      expected,
    );
  });

  const able = { company: { ...COMPANY, pipelines: [{ name: 'pipeline', can: ABLE }] } };
  const unable = {
    company: { ...COMPANY, pipelines: [{ name: 'pipeline', can: { ...ABLE, pause: 'its runs go on' } }] },
  };
  const waiting = [step('eu', 'running', api), step('us', 'waiting', api)];
  const pause = { by: 'UQA', at: NOW, why: 'x' };
  test.each<[string, Release, typeof able | typeof unable, boolean]>([
    ['a step that can be paused', rolled('deploying', last), able, true],
    ['the last one, that can’t', rolled('deploying', last), unable, false],
    ['one that can’t, before another', rolled('deploying', waiting), unable, true],
    ['one that is paused already', rolled('deploying', waiting, { held: { pause } }), able, false],
    [
      'the last one, held in its middle by a freeze',
      rolled('deploying', last, { held: { paused: 'us', freeze: 'sale', until: NOW } }),
      unable,
      true,
    ],
    ['a way back', rolled('rolling-back', waiting), able, false],
    ['what was never deployed', planned, able, false],
  ])('whether it holds anything: %s', (_, release, world, can) => expect(canPause(release, world)).toBe(can));

  test('only its pause keeps it from what comes after its last step', () => {
    expect(isAtItsEnd(rolled('deploying', [step('eu', 'done', api)]))).toBe(true);
    expect(isAtItsEnd(rolled('deploying', last))).toBe(false);
    expect(isAtItsEnd(rolled('completed', [step('eu', 'done', api)]))).toBe(false);
  });
});

describe('the steps', () => {
  const whole: Partial<Stage> = { part: 'eu', act: 'switch', share: 0, pace: { soakMinutes: 5, promotion: 'manual' } };
  test('begin as if nothing had happened in them', () => {
    const touched = step('eu', 'failed', api, {
      ...whole,
      how: 'silent',
      n: 4,
      percent: 40,
      note: 'x',
      startedAt: NOW,
    });
    expect(again(touched)).toEqual(step('eu', 'waiting', api, whole));
    expect(Object.keys(again(step('eu', 'done', api)))).toHaveLength(Object.keys(step('eu', 'done', api)).length);
  });
  const world = { ...emptyWorld(), environments: { production: running({ api: { eu: '4.1' } }) } };
  const names = (release: Release) => stepsNow(release, world).map((s) => `${s.name} ${s.state}`);
  test('of what failed, or waits on its way, are those of its run; of all else, those of now', () => {
    const stages = [step('a', 'done', api), step('b', 'failed', api)];
    expect(names(rolled('failed', stages))).toEqual(['a done', 'b waiting']);
    expect(names(rolled('deploying', stages))).toEqual(['a done', 'b failed']);
    expect(names(rolled('completed', stages))).toEqual(['eu waiting', 'us waiting']);
    expect(names({ ...planned, environment: 'gone' })).toEqual([]);
    expect(stepsNow(planned, world)[0]?.items).toEqual([
      { service: 'ledger', version: '2.9', previous: null },
      { service: 'api', version: '4.2', previous: '4.1' },
    ]);
  });

  test('a run begins with the first that is not done, unless another run has to come first', () => {
    const run = {
      direction: 'forward',
      stages: [step('a', 'done', api), step('b', 'waiting', api)],
      why: 'x',
    } as const;
    const at = { actor: { id: 'UQA' }, now: NOW };
    const rollout = { id: 'R-1-2', direction: 'forward', by: 'UQA', startedAt: NOW, stages: run.stages };
    const facts = (more: object) => begun(BASE, { ...run, stages: [...run.stages], ...more }, at);
    expect(facts({})).toEqual([
      { stream: 'release/R-1', release: 'R-1', type: 'RolloutStarted', rollout, text: { why: 'x' } },
      { stream: 'release/R-1', release: 'R-1', type: 'StageStarted', rollout: 'R-1-2', stage: 'b', at: NOW },
    ]);
    const order = { next: 'R-8', evidence: { at: NOW, seen: [] } };
    expect(facts(order)).toMatchObject([{ rollout: { ...rollout, ...order } }, {}]);
    expect(facts({ after: 'R-9' })).toMatchObject([{ type: 'RolloutStarted', rollout: { ...rollout, after: 'R-9' } }]);
    expect(facts({ stages: [step('a', 'done', api)] })).toEqual([]);
  });
});

describe('what people do by hand', () => {
  test.each<[string, Release, string | undefined]>([
    ['planned', planned, undefined],
    ['approved', { ...BASE, status: 'approved', vote: '', approvedAt: NOW }, 'live'],
    ['deploying', rolled('deploying', []), undefined],
    ['failed', rolled('failed', []), 'live'],
    ['completed', rolled('completed', []), 'rolled-back'],
    ['going back', rolled('rolling-back', []), undefined],
    ['stuck on its way back', { ...rolled('rolling-back', []), failed: 'x' } as Release, 'rolled-back'],
    ['rolled back', rolled('rolled-back', []), undefined],
  ])('of what is %s', (_, release, how) => expect(recordable(release)).toBe(how));

  test('forwards all that is not live yet, back what is to be taken back', () => {
    const world = { ...emptyWorld(), environments: { production: running({ api: { eu: '4.1' } }) } };
    const names = (release: Release, how: 'live' | 'rolled-back') =>
      stepsByHand(release, how, world).map((s) => s.name);
    const failed = rolled('failed', [step('eu', 'done', api), step('us', 'failed', api)]);
    expect(names(failed, 'live')).toEqual(['us']);
    expect(names(failed, 'rolled-back')).toEqual(['us', 'eu']);
    const plain = stepsByHand(planned, 'live', world);
    expect(plain).toEqual(
      ['eu', 'us'].map((region) => ({
        ...step(region, 'waiting', `ledger 2.9, api 4.2${region === 'eu' ? '<4.1' : ''}`),
        region,
      })),
    );
    const two = { ...planned, items: [...PLAN.items, { service: 'shop', version: '1' }] };
    expect(names(two, 'live')).toEqual(['eu ledger+api', 'eu shop', 'us ledger+api', 'us shop']);
    expect(names({ ...planned, environment: 'gone' }, 'live')).toEqual([]);
  });

  test('what has no pipeline went by hand', () => {
    expect(wentByHand(rolled('completed', [step('eu', 'done', api, { target: '' })]))).toBe(true);
    expect(wentByHand(rolled('completed', [step('eu', 'done', api)]))).toBe(false);
    expect(rolloutOf(planned)).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { FACTS } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import { evidenceApi } from '../../src/http/evidence.ts';
import { rolloutsTold } from '../../src/http/rollouts-told.ts';
import { COMPANY, go, NOW, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const [production] = COMPANY.environments;
if (!production) throw new Error('the company has an environment');
const environments = [
  { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 },
  { ...production, after: 'staging' },
];
const policies = COMPANY.policies.map((p) => ({
  ...p,
  environments: ['staging', 'production'],
  rules: [{ role: 'qa', need: 1 as const, veto: true }],
}));
const WINDOW = PLAN.window.start;

async function told() {
  let now = NOW;
  const setting = await openSetting({ company: () => ({ ...COMPANY, environments, policies }), now: () => now });
  const get = async () =>
    (
      await evidenceApi(setting, 's3cret').request('/api/v1/releases/R-1/evidence', {
        headers: { authorization: 'Bearer s3cret' },
      })
    ).json();
  return {
    setting,
    get,
    at: (instant: string) => {
      now = instant;
    },
    done: async (command: object, id = 'UMANAGER') => {
      const outcome = await perform(setting, command as never, { actor: { id }, via: 'test' });
      expect(outcome).not.toHaveProperty('refusal');
    },
  };
}

const R = { release: 'R-1' };
const deploy = { type: 'StartDeploy', ...R };
const reported = (deployId: string, stage: string, status = 'succeeded') => ({
  ...{ type: 'ReportStage', ...R, deployId, stage, status, n: 1, message: 'done' },
});

test('every rollout of a release is exported, in each environment, with its steps and what the checks saw before each', async () => {
  const { done, get, at, setting } = await told();
  const plan = { ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['staging'] };
  await done({
    type: 'RecordVersion',
    service: 'api',
    environment: 'production',
    regions: ['eu', 'us'],
    version: '4.1',
    why: 'as it is',
  });
  await done(plan);
  expect((await get()).rollouts).toEqual([]);
  await done({ type: 'OpenVote', ...R });
  await done(go, 'UQA');
  await done(deploy);
  await done(reported('R-1-1', 'eu'), 'gonogo');
  // It is on its way to production, where nothing of it has begun: what was decided before is told all the same.
  const between = await get();
  expect(between.deployed).toBeUndefined();
  expect(between.rollouts).toMatchObject([
    {
      ...{ rollout: 'R-1-1', environment: 'staging', direction: 'forward', by: 'UMANAGER', at: NOW },
      checks: expect.arrayContaining([expect.objectContaining({ gate: 'votes', open: true })]),
      steps: [{ step: 'eu', state: 'done', items: [{ service: 'api', version: '4.2' }] }],
    },
  ]);
  at(WINDOW);
  await done(deploy);
  await done({ type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'mine' });
  await done(reported('R-1-2', 'eu'), 'gonogo');
  await done(reported('R-1-2', 'us', 'failed'), 'gonogo');
  await done({ type: 'RollBack', ...R, why: 'errors rise' });
  await done(reported('R-1-3', 'us'), 'gonogo');
  const { rollouts, deployed } = await get();
  expect(
    rollouts.map((r: { rollout: string; environment: string; direction: string }) => [
      r.rollout,
      r.environment,
      r.direction,
    ]),
  ).toEqual([
    ['R-1-1', 'staging', 'forward'],
    ['R-1-2', 'production', 'forward'],
    ['R-1-3', 'production', 'back'],
  ]);
  const [, forward, back] = rollouts;
  expect(forward.again).toEqual([
    { at: WINDOW, step: 'us', changed: [expect.objectContaining({ gate: 'lock', open: true })] },
  ]);
  expect(forward.again[0].changed[0].saw).toContain('you hold it');
  expect(forward.steps).toMatchObject([
    { step: 'eu', state: 'done', startedAt: WINDOW, finishedAt: WINDOW },
    { step: 'us', state: 'failed', how: 'reported' },
  ]);
  expect(back).toMatchObject({
    why: 'errors rise',
    steps: [
      { step: 'us', state: 'done' },
      { step: 'eu', state: 'running' },
    ],
  });
  // What goes back asks no check; what let it go is told where it went.
  expect([back.checks, back.again]).toEqual([undefined, undefined]);
  // As the first edition has it: the newest.
  expect(deployed.at).toBe(WINDOW);
  expect(deployed.checks.map((c: { gate: string }) => c.gate)).toContain('lock');
  // What was erased is told as nothing.
  const history = await setting.store.history('release/R-1');
  const erased = { ...setting.store, get: async () => undefined } as unknown as typeof setting.store;
  expect((await rolloutsTold(erased, history)).at(-1)).not.toHaveProperty('why');
  // A fact that is known no more tells of no rollout.
  expect(FACTS).not.toHaveProperty('Forgotten');
  const [first] = history;
  expect(await rolloutsTold(setting.store, first ? [{ ...first, type: 'Forgotten' }] : [])).toEqual([]);
});

test('each of several rollbacks is told where it was, wherever the release is since', async () => {
  const { done, get, at } = await told();
  for (const [environment, regions] of [
    ['staging', ['eu']],
    ['production', ['eu', 'us']],
  ])
    await done({ type: 'RecordVersion', service: 'api', environment, regions, version: '4.1', why: 'as it is' });
  await done({ ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['staging'] });
  await done({ type: 'OpenVote', ...R });
  await done(go, 'UQA');
  await done(deploy);
  await done(reported('R-1-1', 'eu'), 'gonogo');
  at(WINDOW);
  await done(deploy);
  for (const region of ['eu', 'us']) await done(reported('R-1-2', region), 'gonogo');
  await done({ type: 'RollBack', ...R, why: 'errors rise', earlier: ['staging'] });
  for (const region of ['us', 'eu']) await done(reported('R-1-3', region), 'gonogo');
  await done({ type: 'GoFurtherBack', ...R, rollout: 'R-1-3' }, 'gonogo');
  const { rollouts } = await get();
  expect(rollouts.slice(2).map((r: { rollout: string; environment: string }) => [r.rollout, r.environment])).toEqual([
    ['R-1-3', 'production'],
    ['R-1-4', 'staging'],
  ]);
});

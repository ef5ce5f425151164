import { describe, expect, test } from 'vitest';
import { placeAt } from '../../../src/domain/environment/environment.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { stepsLeft } from '../../../src/domain/release/rollout/planned-steps.ts';
import { stateOf } from '../../../src/domain/release/state.ts';
import * as shelf from '../../../src/domain/strategy/index.ts';
import type { Strategy } from '../../../src/domain/strategy/strategy.ts';
import { wavesOf } from '../../../src/domain/strategy/waves.ts';
import { contentOf } from '../../../src/domain/vote/content.ts';
import { ABLE, COMPANY, emptyWorld, Given, PLAN, running } from '../given.ts';

const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const back = { type: 'RollBack', release: 'R-1', why: 'errors rise' } as const;
const report = (stage: string, n = 1, status: 'succeeded' | 'failed' | 'running' = 'succeeded', deployId = 'R-1-1') =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status, n, message: '' }) as const;
const verified = (stage: string) => ({ type: 'EndVerifying', release: 'R-1', deployId: 'R-1-1', stage }) as const;

const named = (name: string, made: Omit<Strategy, 'name'>): Strategy => ({ name, ...made });
const CAREFUL = named('careful', shelf.canary.make({ percents: [5, 100], soakMinutes: 10, promotion: 'manual' }));
const COLOURS = named('colours', shelf.blueGreen.make({ soakMinutes: 10, keepMinutes: 30 }));
const QUARTERS = named('quarters', shelf.rolling.make({ batches: 4 }));

/** An approved release of one service into one region, in its window, where 4.1 runs. */
function approvedWith(strategy: Strategy): Given {
  const [production] = COMPANY.environments;
  if (!production) throw new Error('the company has an environment');
  const environments = [{ ...production, regions: ['eu'], strategy: strategy.name }];
  return new Given(emptyWorld())
    .put('environment', 'production', running({ api: { eu: '4.1' } }))
    .company({ ...COMPANY, environments, strategies: [strategy], templates: [TEMPLATE] })
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }], change: 'standard', template: 'small' })
    .at('2026-03-03T12:00:00.000Z');
}
const TEMPLATE = {
  name: 'small',
  title: 'Small',
  version: 1,
  services: ['api'],
  environments: ['production'],
  revokedByFailure: false,
};
const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const stages = (g: Given) => (rolloutOf(release(g))?.stages ?? []).map((s) => `${s.name} ${s.state}`);
const place = (g: Given) => placeAt(g.world.environments.production, 'api', 'eu');
const state = (g: Given) => stateOf(release(g), g.world);
const timers = (g: Given) =>
  g.follows(1).flatMap((d) => (d.intent.kind === 'timer' ? [[d.intent.command.type, d.dueAt]] : []));

const pause = { type: 'PauseRollout', release: 'R-1', why: 'odd logs' } as const;

describe('somebody pauses it while a step is verified', () => {
  const paused = () => approvedWith(CAREFUL).done(deploy).done(report('eu 5 %')).done(pause);

  test('it is verified on, and the next step waits, until somebody resumes it', () => {
    const g = paused();
    expect(state(g)).toBe('held');
    const proved = g.at('2026-03-03T12:10:00.000Z').done(verified('eu 5 %'));
    expect(stages(proved)).toEqual(['eu 5 % done', 'eu 100 % waiting']);
    expect(state(proved)).toBe('held');
    proved.when(deploy).thenTypes('RolloutResumed', 'StageStarted');
  });

  test('resumed before it has proved itself, it begins nothing yet', () => {
    const g = paused();
    g.when(deploy).thenTypes('RolloutResumed');
    const resumed = g.done(deploy);
    expect(state(resumed)).toBe('verifying');
    resumed.at('2026-03-03T12:10:00.000Z').when(verified('eu 5 %')).thenTypes('StageSucceeded', 'StepAwaited');
  });

  test('between two steps it is paused too; once the last one is deployed there is nothing left to pause', () => {
    const g = approvedWith(CAREFUL).done(deploy).done(report('eu 5 %')).at('2026-03-03T12:10:00.000Z');
    g.done(verified('eu 5 %'));
    expect(state(g)).toBe('next-step');
    g.when(pause).thenTypes('RolloutPausedByPerson');
    g.done(deploy).done(report('eu 100 %')).when(pause).thenRefused('last-step');
  });
});

describe('canary', () => {
  const first = () => approvedWith(CAREFUL).done(deploy).done(report('eu 5 %'));

  test('a step is verified for as long as its strategy says, then somebody begins the next', () => {
    const g = first();
    expect(stages(g)).toEqual(['eu 5 % verifying', 'eu 100 % waiting']);
    expect(state(g)).toBe('verifying');
    expect(place(g)).toMatchObject({ now: { version: '4.1' }, partly: { version: '4.2', percent: 5, release: 'R-1' } });
    expect(timers(g)).toContainEqual(['EndVerifying', '2026-03-03T12:10:00.000Z']);
    g.at('2026-03-03T12:09:59.999Z').when(verified('eu 5 %')).thenFacts();
    g.at('2026-03-03T12:10:00.000Z').done(verified('eu 5 %'));
    expect(stages(g)).toEqual(['eu 5 % done', 'eu 100 % waiting']);
    expect(state(g)).toBe('next-step');
    expect(stepsLeft(release(g), g.world).map((s) => s.name)).toEqual(['eu 100 %']);
    g.when(verified('eu 5 %')).thenFacts();
    g.done(deploy).at('2026-03-03T12:12:00.000Z').done(report('eu 100 %'));
    expect(place(g)).toMatchObject({ now: { version: '4.2', release: 'R-1' }, before: [{ version: '4.1' }] });
    expect(place(g).partly).toBeUndefined();
    expect(release(g).status).toBe('deploying');
    g.at('2026-03-03T12:22:00.000Z').done(verified('eu 100 %'));
    expect(release(g).status).toBe('completed');
  });

  test('a share goes back in one step, to what ran before', () => {
    const g = first().done(back);
    expect(rolloutOf(release(g))).toMatchObject({
      direction: 'back',
      stages: [{ name: 'eu', items: [{ service: 'api', version: '4.2', previous: '4.1' }] }],
    });
    expect(rolloutOf(release(g))?.stages[0]).not.toHaveProperty('share');
    g.done(report('eu', 1, 'succeeded', 'R-1-2'));
    expect(place(g)).toMatchObject({ now: { version: '4.1', undid: 'R-1' } });
    expect(place(g).partly).toBeUndefined();
    expect(release(g).status).toBe('rolled-back');
  });

  test('its pipeline may take back what it said while it is verified; what comes doubled changes nothing', () => {
    const g = first();
    g.when(report('eu 5 %')).thenFacts();
    g.when(report('eu 5 %', 2)).thenFacts();
    g.when(report('eu 5 %', 2, 'running')).thenFacts();
    g.done(report('eu 5 %', 2, 'failed'));
    expect(release(g).status).toBe('failed');
    expect(stages(g)).toEqual(['eu 5 % failed', 'eu 100 % waiting']);
  });

  test('every gate is asked before every step: a freeze that began meanwhile holds the next', () => {
    const g = first().done({
      type: 'DeclareFreeze',
      name: 'sale',
      why: 'sale',
      scope: { services: [], environments: [] },
      from: '2026-03-03T12:05:00.000Z',
      until: '2026-03-03T14:00:00.000Z',
    });
    g.at('2026-03-03T12:10:00.000Z').done(verified('eu 5 %'));
    expect(state(g)).toBe('held');
    g.when(deploy).thenRefused('blocked');
  });

  test('stopped while it is verified, a step has not proved itself, and nothing is in doubt', () => {
    const g = first();
    const other = { type: 'StopWaiting', release: 'R-1', why: '' } as const;
    g.when(other).thenRefused('not-waiting');
    expect(place(g).doubt).toBeUndefined();
  });
});

test('rolling in batches goes on by itself', () => {
  const g = approvedWith(QUARTERS).done(deploy);
  expect(stages(g)[3]).toBe('eu batch 4 of 4 waiting');
  g.done(report('eu batch 1 of 4'));
  expect(place(g).partly).toMatchObject({ percent: 25 });
  expect(stages(g)[1]).toBe('eu batch 2 of 4 running');
});

describe('blue-green', () => {
  const switched = () =>
    approvedWith(COLOURS)
      .done(deploy)
      .done(report('eu idle'))
      .at('2026-03-03T12:10:00.000Z')
      .done(verified('eu idle'))
      .done(report('eu switch'));

  test('is put beside the old one, switched, kept, and the old copy taken away', () => {
    const idle = approvedWith(COLOURS).done(deploy).done(report('eu idle'));
    expect(place(idle)).toMatchObject({ now: { version: '4.1' }, partly: { version: '4.2', percent: 0 } });
    const g = switched();
    expect(place(g).now).toMatchObject({ version: '4.2' });
    expect(timers(g)).toContainEqual(['EndVerifying', '2026-03-03T12:40:00.000Z']);
    g.at('2026-03-03T12:40:00.000Z').done(verified('eu switch')).done(report('eu old copy away'));
    expect(release(g).status).toBe('completed');
    expect(place(g)).toMatchObject({ now: { version: '4.2' }, before: [{ version: '4.1' }] });
  });

  test('while the old copy is kept, the way back is a switch; later it is a deploy', () => {
    expect(rolloutOf(release(switched().done(back)))?.stages).toMatchObject([{ name: 'eu', act: 'switch' }]);
    const late = switched().at('2026-03-03T12:40:00.000Z').done(verified('eu switch')).done(report('eu old copy away'));
    expect(rolloutOf(release(late.done(back)))?.stages[0]).not.toHaveProperty('act');
  });
});

describe('what is voted on', () => {
  const content = (strategy?: string) =>
    contentOf(
      { ...PLAN, after: [], ...(strategy && { strategy }) },
      { company: { ...COMPANY, strategies: [CAREFUL, QUARTERS] }, builds: {} },
    ).strategy;

  test('names the strategy; where all goes at once it reads as before', () => {
    expect(content()).toBe('eu → us by pipeline');
    expect(content('careful')).toBe('eu → us by pipeline: canary 5 → 100 %, 10 min each, each by hand');
    expect(content('quarters')).toBe('eu → us by pipeline: rolling in 4 batches');
    expect(content('gone')).toBe('eu → us by pipeline');
  });

  test('what was chosen and is known no more goes as its service says, never faster', () => {
    const services = COMPANY.services.map((s) => ({ ...s, strategy: 'careful' }));
    const company = { ...COMPANY, services, strategies: [CAREFUL, QUARTERS] };
    const words = (strategy: string) => contentOf({ ...PLAN, after: [], strategy }, { company, builds: {} }).strategy;
    expect(words('gone')).toBe('eu → us by pipeline: canary 5 → 100 %, 10 min each, each by hand');
    expect(words('QUARTERS')).toBe('eu → us by pipeline: rolling in 4 batches');
  });

  test('the one that was chosen makes the steps of every service and environment', () => {
    const services = COMPANY.services.map((s) => ({ ...s, strategy: 'careful' }));
    const release = {
      ...PLAN,
      items: [
        { service: 'api', version: '4.2' },
        { service: 'ledger', version: '2.9' },
      ],
    };
    const g = new Given(emptyWorld())
      .company({ ...COMPANY, services, strategies: [CAREFUL, QUARTERS] })
      .done({ ...release, strategy: 'quarters' });
    const planned = g.world.releases['R-1'] ?? expect.fail('there is no release');
    expect(planned.strategy).toBe('quarters');
    expect(
      stepsLeft(planned, g.world)
        .map((s) => s.name)
        .slice(3, 5),
    ).toEqual(['eu batch 4 of 4', 'us batch 1 of 4']);
  });
});

test('services go together to a pipeline that takes several in a step, and one by one to one that does not', () => {
  const going = { items: PLAN.items, environment: 'production' };
  const waves = (several: true | string) =>
    wavesOf(going, { ...COMPANY, pipelines: [{ name: 'pipeline', can: { ...ABLE, several } }] }).map((w) => w.services);
  expect(waves(true)).toEqual([['ledger', 'api']]);
  expect(waves('it is about one service')).toEqual([['ledger'], ['api']]);
  expect(wavesOf(going, COMPANY).map((w) => w.services)).toEqual([['ledger', 'api']]);
});

import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/domain/company/company.ts';
import type { HealthPlan } from '../../../src/domain/company/health.ts';
import { numbers } from '../../../src/domain/health/measurement.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { itemsBack, itemsLeft, neverBegun } from '../../../src/domain/release/rollback/taken-back.ts';
import { stateOf } from '../../../src/domain/release/state.ts';
import * as shelf from '../../../src/domain/strategy/index.ts';
import { ABLE, COMPANY, emptyWorld, Given, PLAN, running } from '../given.ts';
import { errorsRule } from './rules.ts';
import { DONE, healthPlan, TEMPLATE } from './watching.ts';

const SERVICES: Company['services'] = [
  { name: 'ledger', about: 'books', dependsOn: [] },
  { name: 'api', about: 'answers', dependsOn: ['ledger'] },
  { name: 'shop', about: 'sells', dependsOn: ['api'] },
  { name: 'search', about: 'finds', dependsOn: [] },
  { name: 'mail', about: 'writes', dependsOn: [], needs: [{ needed: 'search', atLeast: '2' }] },
];
const NAMES = SERVICES.map((s) => s.name);
const canary = { name: 'careful', ...shelf.canary.make({ percents: [5, 100], soakMinutes: 2, promotion: 'health' }) };

type Asked = Partial<Pick<Company, 'strategies' | 'pipelines'>> & { asking?: string[]; names?: string[] };

/** A release of five services whose first step is done: of all of them together, where a pipeline takes several. */
function verifying({
  asking = [],
  names = NAMES,
  strategies = [],
  pipelines = [{ name: 'pipeline', can: ABLE }],
}: Asked = {}): Given {
  const [production] = COMPANY.environments;
  if (!production) throw new Error('the company has an environment');
  const [strategy] = strategies;
  const environments = [{ ...production, regions: ['eu'], ...(strategy && { strategy: strategy.name }) }];
  const plan = (service: string): HealthPlan =>
    healthPlan([errorsRule({ consecutiveFailureLimit: 1, unknownLimit: 1 })], {
      name: service,
      scope: { services: [service], environments: [] },
      onUnhealthy: asking.includes(service) ? 'ask' : 'roll-back',
      soakMinutes: 2,
    });
  const g = new Given(emptyWorld())
    .put('environment', 'production', running(Object.fromEntries(names.map((n) => [n, { eu: '1' }]))))
    .company({
      ...COMPANY,
      services: SERVICES,
      environments,
      strategies,
      pipelines,
      templates: [{ ...TEMPLATE, services: NAMES }],
      health: NAMES.map(plan),
    })
    .done({
      ...PLAN,
      items: names.map((service) => ({ service, version: '2' })),
      change: 'standard',
      template: 'small',
    })
    .at('2026-03-03T12:00:00.000Z')
    .done({ type: 'StartDeploy', release: 'R-1' })
    .at(DONE)
    .by('gonogo');
  const first = stages(g)[0]?.name ?? '';
  g.done({
    type: 'ReportStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: first,
    status: 'succeeded',
    n: 1,
    message: '',
  });
  return g.done({ type: 'BeginWatch', release: 'R-1', rollout: 'R-1-1', stage: first, began: DONE });
}

const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const stages = (g: Given) => rolloutOf(release(g))?.stages ?? [];
const named = (items: { service: string }[]) => items.map((i) => i.service);

/** Two looks at each service of the first step, at which some are bad; heeded once all have come to what they say. */
function turnsBad(g: Given, sick: string[]): Given {
  const [first] = stages(g);
  for (const minute of [2, 3])
    for (const service of named(first?.items ?? []))
      g.at(`2026-03-03T12:0${minute + 1}:15.000Z`).done({
        type: 'ObserveHealth',
        watch: `R-1-1/${first?.name}/${service}`,
        from: `2026-03-03T12:0${minute}:00.000Z`,
        to: `2026-03-03T12:0${minute + 1}:00.000Z`,
        got: { errors: { errors: numbers(sick.includes(service) ? 80 : 0), of: numbers(1000) } },
        bases: {},
      });
  return g.done({ type: 'HeedHealth', release: 'R-1', rollout: 'R-1-1', stage: first?.name ?? '' });
}

describe('of several services, what is sick goes back by itself with what can’t stay without it', () => {
  test.each<[string[], string[], string[]]>([
    [['search'], ['search', 'mail'], ['ledger', 'api', 'shop']],
    [['mail'], ['mail'], ['ledger', 'api', 'shop', 'search']],
    [['shop'], ['shop'], ['ledger', 'api', 'search', 'mail']],
    [['api'], ['api', 'shop'], ['ledger', 'search', 'mail']],
    [['ledger'], ['ledger', 'api', 'shop'], ['search', 'mail']],
    [
      ['shop', 'mail'],
      ['shop', 'mail'],
      ['ledger', 'api', 'search'],
    ],
    [['ledger', 'search'], NAMES, []],
  ])('%j', (sick, goes, stays) => {
    const g = turnsBad(verifying(), sick);
    expect(release(g)).toMatchObject({ status: 'rolling-back', rollout: { by: 'gonogo' } });
    expect([named(itemsBack(release(g))), named(itemsLeft(release(g)))]).toEqual([goes, stays]);
    g.done({
      type: 'ReportStage',
      release: 'R-1',
      deployId: 'R-1-2',
      stage: 'eu',
      status: 'succeeded',
      n: 1,
      message: '',
    });
    expect(stateOf(release(g), g.world)).toBe(stays.length > 0 ? 'partly-back' : 'rolled-back');
    const live = g.world.environments.production?.live ?? {};
    expect(NAMES.filter((n) => live[n]?.eu?.now?.version === '2')).toEqual(stays);
    expect(g.world.environments.production?.held?.map((h) => h.service).sort()).toEqual([...goes].sort());
  });
});

test('what has no more than a share of the traffic goes back too: nothing would bring it to all of it', () => {
  const g = turnsBad(verifying({ strategies: [canary] }), ['mail']);
  expect([named(itemsBack(release(g))), itemsLeft(release(g))]).toEqual([NAMES, []]);
});

test('what no step had begun is not deployed any more, and what was live before stays', () => {
  const oneByOne = [{ name: 'pipeline', can: { ...ABLE, several: 'it takes one service at a time' } }];
  const g = verifying({ pipelines: oneByOne, names: ['ledger', 'api', 'search'] });
  expect(stages(g).map((s) => s.name)).toEqual(['eu ledger', 'eu api', 'eu search']);
  turnsBad(g, []);
  expect(stages(g).map((s) => s.state)).toEqual(['done', 'running', 'waiting']);
  g.done({
    type: 'ReportStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu api',
    status: 'succeeded',
    n: 1,
    message: '',
  });
  g.done({ type: 'BeginWatch', release: 'R-1', rollout: 'R-1-1', stage: 'eu api', began: DONE });
  for (const minute of [4, 5])
    g.at(`2026-03-03T12:0${minute + 1}:15.000Z`).done({
      type: 'ObserveHealth',
      watch: 'R-1-1/eu api/api',
      from: `2026-03-03T12:0${minute}:00.000Z`,
      to: `2026-03-03T12:0${minute + 1}:00.000Z`,
      got: { errors: { errors: numbers(80), of: numbers(1000) } },
      bases: {},
    });
  g.done({ type: 'HeedHealth', release: 'R-1', rollout: 'R-1-1', stage: 'eu api' });
  expect([itemsBack, itemsLeft, neverBegun].map((of) => named(of(release(g))))).toEqual([
    ['api'],
    ['ledger'],
    ['search'],
  ]);
});

test('where one asks and another goes back by itself, what asks stays, is known to be unhealthy, and is named', () => {
  const g = turnsBad(verifying({ asking: ['api'] }), ['api', 'search']);
  expect(release(g)).toMatchObject({ status: 'rolling-back' });
  expect(named(itemsBack(release(g)))).toEqual(['search', 'mail']);
  expect('reason' in release(g) && release(g)).toMatchObject({
    reason: expect.stringMatching(/^search, .*Unhealthy too, and left for you to decide: api, errors: errors 8 %/),
  });
  expect(g.world.environments.production?.live.api?.eu?.now?.unhealthy?.said).toContain('errors 8 %');
  // Where nothing goes by itself, somebody is asked about it as before.
  expect(turnsBad(verifying({ asking: NAMES }), ['api']).facts.map((f) => f.type)).toContain('HealthDoubted');
});

test('what can’t be told what ran before is asked about', () => {
  const g = verifying();
  const there = g.world.environments.production ?? expect.fail('nothing runs there');
  const api = there.live.api?.eu ?? expect.fail('api runs there');
  const ill = { ...api, before: [{ version: '1', unhealthy: { said: 'errors 7 %', at: DONE } }] };
  g.put('environment', 'production', { ...there, live: { ...there.live, api: { eu: ill } } });
  // What ran before is unhealthy only where api goes.
  expect(turnsBad(g, ['api']).facts.map((f) => f.type)).toContain('HealthDoubted');
  const other = verifying();
  other.put('environment', 'production', { ...there, live: { ...there.live, api: { eu: ill } } });
  expect(release(turnsBad(other, ['search'])).status).toBe('rolling-back');
});

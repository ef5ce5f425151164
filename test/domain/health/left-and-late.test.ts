import { describe, expect, test } from 'vitest';
import { foundLines } from '../../../src/cards/health.ts';
import { numbers } from '../../../src/domain/health/measurement.ts';
import type { Command } from '../../../src/domain/index.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../given.ts';
import { spoken } from '../spoken.ts';
import { errorsRule } from './rules.ts';
import { healthPlan, TEMPLATE } from './watching.ts';

const R = { release: 'R-1' } as const;
const time = (minute: number) => `2026-03-03T12:${String(minute).padStart(2, '0')}:00.000Z`;
const plan = healthPlan([errorsRule({ consecutiveFailureLimit: 1, unknownLimit: 1 })], {
  soakMinutes: 20,
  scope: { services: [], environments: [] },
});
const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const open = (g: Given) =>
  Object.values(g.world.watches).flatMap((w) => (w && !w.over && w.after ? [`${w.id} ${w.version} ${w.after}`] : []));
const pages = (g: Given) => Object.values(g.world.pages).flatMap((p) => (p ? [`${p.status}: ${p.summary}`] : []));
const heard = (g: Given) =>
  g
    .follows()
    .flatMap(({ intent }) =>
      intent.kind === 'note' ? spoken(intent.note) : intent.kind === 'tell' ? spoken(intent.phrase) : [],
    )
    .join('\n');

/** A command, and the timers about health that follow of it at once. */
function go(g: Given, command: Command): Given {
  const before = g.facts.length;
  g.done(command);
  const facts = g.facts.length - before;
  for (const { intent } of facts > 0 ? g.follows(facts) : [])
    if (intent.kind === 'timer' && ['LookAfter', 'HeedAfter', 'ResolvePages'].includes(intent.command.type))
      go(g.by('gonogo'), intent.command as Command);
  return g;
}
const report = (deployId: string, stage: string): Command => ({
  ...{ type: 'ReportStage', ...R, deployId, stage, status: 'succeeded', n: 9, message: '' },
});
function look(g: Given, watch: string, minute: number, errors: number): Given {
  const [from, to] = [time(minute), time(minute + 1)];
  const got = { errors: { errors: numbers(errors), of: numbers(1000) } };
  return go(g.by('gonogo').at(to), { type: 'ObserveHealth', watch, from, to, got, bases: {} });
}

/** api 4.2 and ledger 2.9 where 4.1 and 2.8 ran, in eu alone: on their way since noon. */
function deploying(): Given {
  const environments = COMPANY.environments.map((e) => ({ ...e, regions: ['eu'] }));
  const templates = [{ ...TEMPLATE, services: ['api', 'ledger'] }];
  return new Given(emptyWorld())
    .put('environment', 'production', running({ api: { eu: '4.1' }, ledger: { eu: '2.8' } }))
    .company({ ...COMPANY, environments, templates })
    .done({ ...PLAN, change: 'standard', template: 'small' })
    .at(time(0))
    .done({ type: 'StartDeploy', ...R });
}

describe('what a rollback leaves where it is', () => {
  function partly(): Given {
    const g = deploying()
      .at(time(5))
      .by('gonogo')
      .done(report('R-1-1', 'eu'))
      .company({ health: [plan] });
    g.at(time(9))
      .by('UMANAGER')
      .done({ type: 'RollBack', ...R, why: 'errors', services: ['api'] });
    return go(g.at(time(10)).by('gonogo'), report('R-1-2', 'eu'));
  }
  test('is watched as what went back is, by all of its rules', () => {
    const g = partly();
    expect(release(g)).toMatchObject({ status: 'rolled-back' });
    expect(open(g)).toEqual(['R-1-2/eu/api 4.1 rollback', 'R-1-2/eu/ledger 2.9 left']);
    expect(g.world.watches['R-1-2/eu/ledger']).toMatchObject({
      ...{ previous: '2.8', rolloutSince: time(0), since: time(0), began: time(10), soakMs: 300_000 },
      plan: { rules: plan.rules },
    });
    for (const minute of [11, 12, 13, 14, 15]) look(look(g, 'R-1-2/eu/api', minute, 0), 'R-1-2/eu/ledger', minute, 0);
    expect(release(g).foundAfter?.at(-1)).toMatchObject({
      verdict: 'healthy',
      said: 'api 4.1 in eu; ledger 2.9 in eu',
    });
  });
  test('is told of, and wakes its owner, where it is bad', () => {
    const g = partly();
    for (const minute of [11, 12]) look(g, 'R-1-2/eu/ledger', minute, 80);
    expect(heard(g)).toContain('Unhealthy after the rollback: ledger 2.9 in eu: errors: errors 8 %');
    expect(pages(g)).toEqual([expect.stringMatching(/^open: .* is unhealthy: ledger 2\.9 in eu/)]);
    expect(g.world.environments.production?.live.ledger?.eu?.now?.unhealthy).toMatchObject({ at: time(13) });
  });
  test('goes back later: what was found of what went first stays on the card', () => {
    const g = partly();
    for (const minute of [11, 12]) look(g, 'R-1-2/eu/api', minute, 80);
    g.by('UMANAGER')
      .at(time(14))
      .done({ type: 'RollBack', ...R, why: 'errors' })
      .by('gonogo');
    go(g, report('R-1-3', 'eu'));
    const lines = () => foundLines(release(g)).map((l) => l.text.replace(/<.*?>/g, 'then').slice(0, 45));
    expect(lines()).toEqual(['Found unhealthy then: api 4.1 in eu: errors: ']);
    for (const minute of [15, 16, 17, 18, 19]) look(g, 'R-1-3/eu/ledger', minute, 0);
    expect(lines()).toEqual(['Found unhealthy then: api 4.1 in eu: errors: ', 'Found healthy then: ledger 2.8 in eu']);
  });
  test('goes back later: it is watched no more', () => {
    const g = partly();
    g.by('UMANAGER')
      .at(time(11))
      .done({ type: 'RollBack', ...R, why: 'errors' })
      .by('gonogo')
      .done(report('R-1-3', 'eu'));
    look(g, 'R-1-2/eu/ledger', 12, 80);
    expect(g.world.watches['R-1-2/eu/ledger']?.over).toMatchObject({ why: 'something else runs there by now' });
    expect(pages(g)).toEqual([]);
  });
});

describe('what succeeds once nobody waits for it any more', () => {
  const late = () => {
    const g = deploying()
      .company({ health: [plan] })
      .at(time(30))
      .by('gonogo');
    g.done({ type: 'FailStage', ...R, deployId: 'R-1-1', stage: 'eu', how: 'silent', why: 'no word for 30 min' });
    return go(g.at(time(35)), report('R-1-1', 'eu'));
  };
  test('is looked at for as long as its rules ask', () => {
    const g = late();
    expect(rolloutOf(release(g))?.stages.map((s) => s.state)).toEqual(['done']);
    expect(open(g).sort()).toEqual(['R-1-1/eu/api 4.2 late', 'R-1-1/eu/ledger 2.9 late']);
    expect(g.world.watches['R-1-1/eu/api']).toMatchObject({ soakMs: 1_200_000, began: time(35) });
  });
  test('and told of where it is bad, without waking anybody', () => {
    const g = late();
    for (const minute of [36, 37]) look(g, 'R-1-1/eu/api', minute, 80);
    expect(heard(g)).toContain('Unhealthy since it succeeded late: api 4.2 in eu');
    expect(pages(g)).toEqual([]);
  });
  test('where its owner is gone, whoever sees to it reads that', () => {
    const g = late().people({ deactivated: ['UMANAGER'], roles: { manager: ['UOTHER'] } });
    for (const minute of [36, 37]) look(g, 'R-1-1/eu/api', minute, 80);
    const told = g
      .follows()
      .flatMap(({ intent: i }) => (i.kind === 'tell' && spoken(i.phrase).startsWith('Unhealthy') ? [i.user] : []));
    expect(told).toEqual(['UOTHER']);
  });
});

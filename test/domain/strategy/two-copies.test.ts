import { describe, expect, test } from 'vitest';
import { environmentsCard } from '../../../src/cards/environments.ts';
import { headlineCard } from '../../../src/cards/headline.ts';
import type { HealthPlan } from '../../../src/domain/company/health.ts';
import { whereabouts } from '../../../src/domain/environment/whereabouts.ts';
import { numbers } from '../../../src/domain/health/measurement.ts';
import type { Command } from '../../../src/domain/index.ts';
import { type Release, rolloutOf } from '../../../src/domain/release/release.ts';
import * as shelf from '../../../src/domain/strategy/index.ts';
import { copiesWords, twoCopies } from '../../../src/domain/strategy/two-copies.ts';
import { stepLines } from '../../../src/words/rollback/steps.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../given.ts';
import { errorsRule } from '../health/rules.ts';
import { healthPlan, TEMPLATE } from '../health/watching.ts';
import { spoken } from '../spoken.ts';

const colours = { name: 'colours', ...shelf.blueGreen.make({ soakMinutes: 10, keepMinutes: 30 }) };
const report = (stage: string, status: 'succeeded' | 'failed' = 'succeeded', n = 1): Command => ({
  ...{ type: 'ReportStage', release: 'R-1', deployId: 'R-1-1', stage, status, n, message: '' },
});
const verified = (stage: string): Command => ({ type: 'EndVerifying', release: 'R-1', deployId: 'R-1-1', stage });

/** A release by blue-green into eu, where 4.1 runs, whose first step is sent. */
function begun(health: HealthPlan[] = []): Given {
  const [production] = COMPANY.environments;
  if (!production) throw new Error('the company has an environment');
  return new Given(emptyWorld())
    .put('environment', 'production', running({ api: { eu: '4.1' } }))
    .company({
      ...COMPANY,
      environments: [{ ...production, regions: ['eu'], strategy: 'colours' }],
      strategies: [colours],
      templates: [TEMPLATE],
      health,
    })
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }], change: 'standard', template: 'small' })
    .at('2026-03-03T12:00:00.000Z')
    .done({ type: 'StartDeploy', release: 'R-1' })
    .by('gonogo');
}
const release = (g: Given): Release => g.world.releases['R-1'] ?? expect.fail('there is no release');
const said = (g: Given) => twoCopies(release(g)).map((c) => spoken(copiesWords(c)));
const card = (g: Given) =>
  JSON.stringify(headlineCard(release(g), undefined, { ...g.world, watches: {} } as never).blocks);
const where = (g: Given) =>
  environmentsCard(
    whereabouts({ services: ['api'], environments: [], regions: [] }, {
      ...g.world,
      openReleases: [release(g)],
    } as never),
    '',
  ).text;
const idle = () => begun().done(report('eu idle'));
const switched = () => idle().at('2026-03-03T12:10:00.000Z').done(verified('eu idle')).done(report('eu switch'));

describe('which copy has the traffic, and what the other is there for', () => {
  test('is said from the new copy on until the old one is taken away', () => {
    expect(said(begun())).toEqual([]);
    const g = idle();
    expect(said(g)).toEqual(['eu: api 4.1 has the traffic; api 4.2 is verified beside it, without traffic']);
    expect(card(g)).toContain('api 4.1 has the traffic; api 4.2 is verified beside it');
    expect(where(g)).toContain('4.2 beside it, without traffic');
    const s = switched();
    expect(said(s)).toEqual([
      'eu: api 4.2 has the traffic, and is verified; api 4.1 is kept until 2026-03-03T12:40:00.000Z: until then a rollback only switches back',
    ]);
    expect(card(s)).toMatch(/api 4\.2 has the traffic, and is verified; api 4\.1 is kept until/);
    expect(where(s)).toMatch(/4\.1 is kept beside it in eu until .*: until then a rollback only switches back \(R-1\)/);
    s.at('2026-03-03T12:40:00.000Z').done(verified('eu switch'));
    expect(said(s)).toEqual([]);
    s.done(report('eu old copy away'));
    expect([said(s), release(s).status]).toEqual([[], 'completed']);
    expect(where(s)).not.toContain('kept beside it');
  });

  test('where it waits for somebody, the one beside stands ready, and the old one is kept until they go on', () => {
    const pause: Command = { type: 'PauseRollout', release: 'R-1', why: 'odd logs' };
    const g = idle().by('UMANAGER').done(pause).by('gonogo').at('2026-03-03T12:10:00.000Z').done(verified('eu idle'));
    expect(said(g)).toEqual(['eu: api 4.1 has the traffic; api 4.2 stands ready beside it, without traffic']);
    const s = switched().by('UMANAGER').done(pause).by('gonogo').at('2026-03-03T12:40:00.000Z');
    s.done(verified('eu switch'));
    expect(said(s)).toEqual([
      'eu: api 4.2 has the traffic; api 4.1 is kept until the next step begins: until then a rollback only switches back',
    ]);
    expect(where(s)).toContain('4.1 is kept beside it in eu until the next step begins');
  });

  test('nothing is said of it while the traffic is moved, where nobody knows whether it was, and on the way back', () => {
    const moving = idle().at('2026-03-03T12:10:00.000Z').done(verified('eu idle'));
    expect(said(moving)).toEqual([]);
    expect(said(moving.done(report('eu switch', 'failed')))).toEqual([]);
    const s = switched().by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'errors' });
    expect(said(s)).toEqual([]);
    expect(where(s)).not.toContain('kept beside it');
  });
});

describe('health that turns bad', () => {
  const plan = healthPlan([errorsRule({ consecutiveFailureLimit: 1 })], { soakMinutes: 5 });
  const minute = (n: number) => `2026-03-03T12:${String(n).padStart(2, '0')}:00.000Z`;
  /** Two looks at a step that was done at a minute are bad, and heeded. */
  const turnsBad = (g: Given, stage: string, done: number): Given => {
    for (const n of [done + 1, done + 2])
      g.at(minute(n + 1)).done({
        ...{ type: 'ObserveHealth', watch: `R-1-1/${stage}/api`, from: minute(n), to: minute(n + 1), bases: {} },
        got: { errors: { errors: numbers(80), of: numbers(1000) } },
      });
    return g.done({ type: 'HeedHealth', release: 'R-1', rollout: 'R-1-1', stage });
  };
  const watched = (g: Given, stage: string): Given =>
    g.done({ type: 'BeginWatch', release: 'R-1', rollout: 'R-1-1', stage, began: g.world.now });
  const idleWell = () => watched(begun([plan]).done(report('eu idle')), 'eu idle');
  const moved = () => {
    const g = idleWell();
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
      g.at(minute(n + 1)).done({
        ...{ type: 'ObserveHealth', watch: 'R-1-1/eu idle/api', from: minute(n), to: minute(n + 1), bases: {} },
        got: { errors: { errors: numbers(0), of: numbers(1000) } },
      });
    g.at(minute(13)).done({ type: 'HeedHealth', release: 'R-1', rollout: 'R-1-1', stage: 'eu idle' });
    return watched(g.done(report('eu switch')), 'eu switch');
  };
  const going = (g: Given) => [release(g).status, stepLines(rolloutOf(release(g))?.stages ?? [])];

  test('before the switch it never gets the traffic, and goes', () => {
    const g = turnsBad(idleWell(), 'eu idle', 0);
    expect(going(g)).toEqual(['rolling-back', '• eu: api 4.2 → 4.1']);
    expect(g.world.environments.production?.live.api?.eu?.now?.version).toBe('4.1');
  });

  test('after the switch, while the old copy is kept, it is only switched back, by itself', () => {
    const g = turnsBad(moved(), 'eu switch', 13);
    expect(going(g)).toEqual(['rolling-back', '• eu (only switched back: the old copy is kept): api 4.2 → 4.1']);
    expect(rolloutOf(release(g))).toMatchObject({ by: 'gonogo', stages: [{ act: 'switch' }] });
    g.done({ ...report('eu'), deployId: 'R-1-2' } as Command);
    expect(release(g).status).toBe('rolled-back');
    expect(g.world.environments.production?.live.api?.eu?.now?.version).toBe('4.1');
  });

  test('once the old copy is away, the way back is a deploy', () => {
    const s = switched().at('2026-03-03T12:40:00.000Z').done(verified('eu switch')).done(report('eu old copy away'));
    expect(release(s).status).toBe('completed');
    s.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'errors' });
    expect(going(s)).toEqual(['rolling-back', '• eu: api 4.2 → 4.1']);
  });
});

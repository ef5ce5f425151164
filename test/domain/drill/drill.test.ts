import { describe, expect, test } from 'vitest';
import { headlineCard } from '../../../src/cards/headline.ts';
import { OF_DRILL } from '../../../src/domain/drill/about.ts';
import { drillWords } from '../../../src/domain/environment/drill-words.ts';
import type { WhatRuns } from '../../../src/domain/environment/environment.ts';
import { ranWords } from '../../../src/domain/environment/place-words.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { stateOf } from '../../../src/domain/release/state.ts';
import { saidOf } from '../../../src/domain/release/status-words.ts';
import { COMPANY, type Given, given, NOW, PLAN, running } from '../given.ts';
import { spoken } from '../spoken.ts';

const DRILL = { type: 'StartDrill', service: 'api', environment: 'production' } as const;
const place = {
  now: { version: '4.2', release: 'R-0', since: '2026-03-01T09:00:00.000Z' },
  before: [{ version: '4.1' }],
};
const LIVE: WhatRuns = { v: 5, name: 'production', live: { api: { eu: place, us: place } } };
const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
const live = () => given().put('environment', 'production', LIVE);
const reports = (g: Given, run: number, stage: string, status: 'succeeded' | 'failed', minutes: number) =>
  g
    .by('gonogo')
    .at(later(minutes))
    .done({ type: 'ReportStage', release: 'R-1', deployId: `R-1-${run}`, stage, status, n: 9, message: 'm' });
const through = () => {
  const g = live().done(DRILL);
  reports(g, 1, 'eu', 'succeeded', 1);
  reports(g, 1, 'us', 'succeeded', 3);
  return g;
};
const drilled = () => reports(reports(through(), 2, 'us', 'succeeded', 5), 2, 'eu', 'succeeded', 6);
const placesIn = (g: Given) => g.world.environments.production?.live.api;

describe('a rollback drill', () => {
  test('goes to the version before, region by region, and comes back by itself, newest first', () => {
    const g = live().done(DRILL);
    expect(g.facts.map((f) => f.type)).toEqual(['ReleasePlanned', 'RolloutStarted', 'StageStarted']);
    const there = through();
    expect(placesIn(there)?.eu?.now?.version).toBe('4.1');
    expect(there.world.releases['R-1']).toMatchObject({
      status: 'rolling-back',
      rollout: { direction: 'back', by: 'UMANAGER', stages: [{ name: 'us', state: 'running' }, { name: 'eu' }] },
    });
  });

  test('says what it is tried for, where somebody said so', () => {
    const why = (more: object) => live().done({ ...DRILL, ...more }).world.releases['R-1']?.why;
    expect(why({})).toBe('Rollback drill of api in production');
    expect(why({ why: 'the game day' })).toBe('Rollback drill of api in production: the game day');
    const of = { service: 'api', environment: 'production' };
    for (const said of [of, { ...of, why: 'a | b' }]) expect(OF_DRILL.read(OF_DRILL.write(said))).toEqual(said);
  });

  test('paused, it does not come back by itself once the version before is live', () => {
    const pause = { type: 'PauseRollout', release: 'R-1', why: 'odd logs' } as const;
    const g = live().done(DRILL);
    reports(g, 1, 'eu', 'succeeded', 1);
    reports(g.by('UMANAGER').done(pause), 1, 'us', 'succeeded', 3);
    expect(g.world.releases['R-1']).toMatchObject({
      status: 'deploying',
      rollout: { held: { pause: { why: 'odd logs' } } },
    });
    g.by('UMANAGER')
      .when({ type: 'StartDeploy', release: 'R-1' })
      .thenTypes('RolloutResumed', 'DrillTurned', 'RolloutStarted', 'StageStarted');
  });

  test('a release that waits for it goes on once it is back; where a step of it failed, it does not', () => {
    const waiting = (g: Given) => {
      const plan = { ...PLAN, items: [{ service: 'ledger', version: '3' }], after: ['R-1'] };
      return g.by('UMANAGER').done(plan);
    };
    const gate = (g: Given) => {
      const release = g.world.releases['R-2'];
      const found = release && gatesOf(release, g.world).find((x) => x.id === 'predecessors');
      return found && [found.open, spoken(found.saw)];
    };
    const going = () => waiting(live().done(DRILL));
    const well = reports(reports(going(), 1, 'eu', 'succeeded', 1), 1, 'us', 'succeeded', 3);
    expect(gate(well)).toEqual([false, 'waits for R-1']);
    expect(gate(reports(reports(well, 2, 'us', 'succeeded', 5), 2, 'eu', 'succeeded', 6))).toEqual([true, 'R-1 done']);
    const ill = reports(reports(going(), 1, 'eu', 'succeeded', 1), 1, 'us', 'failed', 3);
    ill.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'it failed' });
    expect(gate(reports(reports(ill, 2, 'us', 'succeeded', 5), 2, 'eu', 'succeeded', 6))?.[0]).toBe(false);
  });

  test('leaves what runs there as it was, and whose it is', () => {
    const g = drilled();
    expect(g.world.releases['R-1']?.status).toBe('rolled-back');
    for (const region of ['eu', 'us'])
      expect(placesIn(g)?.[region]).toMatchObject({
        now: { version: '4.2', release: 'R-0' },
        before: [{ version: '4.1' }],
      });
    // That it was tried is no rollback of anything.
    const now = placesIn(g)?.eu?.now;
    expect(now && spoken(ranWords(now))).toBe(`4.2 since ${later(6)} (R-0)`);
    // Nothing of it is held, counted or reviewed.
    expect(g.world.environments.production?.held).toBeUndefined();
    expect(g.world.environments.production?.history).toBeUndefined();
  });

  test('that went well is done, not rolled back, to everybody who reads of it', () => {
    const g = drilled();
    const release = g.world.releases['R-1'];
    if (!release) throw new Error('no release');
    expect([stateOf(release, g.world), saidOf(release)]).toEqual(['drilled', 'is a drill that is done']);
    expect(JSON.stringify(g.follows().filter(({ intent }) => intent.kind === 'post'))).toContain('Drill done: ');
    expect(headlineCard(release, undefined, g.world).text).toContain('Drill done: api 4.1 to production (R-1)');
    expect(JSON.stringify(headlineCard(release, undefined, g.world))).not.toContain('Rolled back');
  });

  test('is recorded with how long it took to be back at the version before', () => {
    const g = drilled();
    expect(g.world.environments.production?.drills?.api).toEqual({
      last: { release: 'R-1', at: later(6), ms: 180_000, passed: true },
      passed: { release: 'R-1', at: later(6), ms: 180_000, passed: true },
    });
    const words = (now: string) => JSON.stringify(drillWords(g.world.environments.production, 'api', now));
    expect(words(later(6 + 12 * 24 * 60))).toContain('12 days ago');
    expect(words(later(6 + 12 * 24 * 60))).toContain('"3"');
    expect(words(later(5 + 24 * 60))).toContain('today');
    expect(drillWords(undefined, 'api', NOW)).toBeUndefined();
  });

  test('only engineers hear of it', () => {
    const [engineering] = COMPANY.audiences;
    if (!engineering) throw new Error('no audience');
    const events = ['planned', 'deploying', 'rolling-back', 'rolled-back', 'failed'] as const;
    const audiences = [
      { ...engineering, events: [...events] },
      {
        ...engineering,
        name: 'board',
        language: 'business' as const,
        channel: 'board',
        headline: false,
        events: [...events],
      },
    ];
    const g = live().company({ audiences }).done(DRILL);
    reports(g, 1, 'eu', 'failed', 1);
    const support = { ...engineering, name: 'support', language: 'user-facing' as const, events: [...events] };
    const asks = (of: Given) => of.follows().some(({ key }) => key.endsWith('/effect'));
    // Nobody reads that its effect is not said.
    expect(
      asks(
        live()
          .company({ audiences: [...audiences, support] })
          .done(DRILL),
      ),
    ).toBe(false);
    const posts = g.follows().flatMap(({ intent }) => (intent.kind === 'post' ? [intent.audience] : []));
    expect(new Set(posts)).toEqual(new Set(['engineering']));
  });

  test('that fails going there wakes its owner, and says what runs where; back by hand it has not passed', () => {
    const g = live().done(DRILL);
    reports(g, 1, 'eu', 'failed', 1);
    expect(g.facts.map((f) => f.type)).toContain('PageRaised');
    expect(g.world.releases['R-1']?.status).toBe('failed');
    g.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'it failed' });
    reports(g, 2, 'eu', 'succeeded', 4);
    expect(g.world.environments.production?.drills?.api).toMatchObject({ last: { passed: false } });
    expect(g.world.environments.production?.drills?.api?.passed).toBeUndefined();
    const release = g.world.releases['R-1'];
    expect(release && stateOf(release, g.world)).toBe('rolled-back');
    expect(placesIn(g)?.eu?.now).toMatchObject({ version: '4.2', release: 'R-0' });
  });

  test('that fails coming back wakes its owner too', () => {
    const g = through();
    reports(g, 2, 'us', 'failed', 4);
    expect(g.world.releases['R-1']).toMatchObject({ status: 'rolling-back', failed: 'm' });
    expect(g.facts.map((f) => f.type)).toContain('PageRaised');
  });
});

describe('is refused', () => {
  test.each([
    ['where nothing is known', undefined, 'nothing-before'],
    ['where nothing was before', running({ api: { eu: '4.2', us: '4.2' } }), 'nothing-before'],
    [
      'where one region has nothing before',
      { ...LIVE, live: { api: { eu: place, us: { now: { version: '4.2' }, before: [] } } } },
      'nothing-before',
    ],
    [
      'where it is in doubt',
      {
        ...LIVE,
        live: {
          api: { eu: { ...place, doubt: { may: [], since: NOW, release: 'R-0', rollout: 'R-0-1', step: 'eu' } } },
        },
      },
      'in-doubt',
    ],
  ] satisfies [string, WhatRuns | undefined, string][])('%s', (_, runs, why) => {
    const g = runs ? given().put('environment', 'production', runs) : given();
    g.when(DRILL).thenRefused(why);
  });
  test.each([
    [{ service: 'moon' }, 'unknown-service'],
    [{ environment: 'moon' }, 'unknown-environment'],
  ])('%j: %s', (more, why) => {
    live()
      .when({ ...DRILL, ...more })
      .thenRefused(why);
  });
  test('where something runs, twice too', () => {
    live().done(DRILL).when(DRILL).thenRefused('blocked');
  });
  test('where it is frozen', () => {
    live()
      .done({
        type: 'DeclareFreeze',
        name: 'Q',
        why: 'w',
        scope: { services: [], environments: [] },
        from: NOW,
        until: later(60),
      })
      .when(DRILL)
      .thenRefused('blocked');
  });
  test('where somebody else locks it', () => {
    live()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .by('UOTHER')
      .done({ type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'w' })
      .by('UMANAGER')
      .when(DRILL)
      .thenRefused('blocked');
  });
  test('where no pipeline deploys it', () => {
    const environments = COMPANY.environments.map(({ target: _, ...e }) => e);
    live().company({ environments }).when(DRILL).thenRefused('by-hand');
  });
});

describe('a policy may ask for drills', () => {
  const policies = COMPANY.policies.map((p) => ({ ...p, drillWithinDays: 30 }));
  const gate = (g: Given) => {
    const release = g.world.releases['R-2'];
    return release && gatesOf(release, g.world).find((x) => x.id === 'drills');
  };
  const plan = { ...PLAN, items: [{ service: 'api', version: '4.3' }] };
  const planned = () => drilled().company({ policies }).by('UMANAGER').done(plan);

  test('that passed within so many days, to the minute', () => {
    expect(gate(planned().at(later(6 + 30 * 24 * 60)))).toMatchObject({ open: true });
    expect(gate(planned().at(later(7 + 30 * 24 * 60)))).toMatchObject({ open: false });
  });
  test('nothing to see where it does not ask', () => {
    expect(gate(drilled().by('UMANAGER').done(plan))).toBeUndefined();
  });
  test('closed where there was none, or it failed; a drill itself is not held by it', () => {
    const g = live().company({ policies }).done(DRILL);
    const release = g.world.releases['R-1'];
    expect(release && gatesOf(release, g.world).some((x) => x.id === 'drills')).toBe(false);
    reports(g, 1, 'eu', 'failed', 1);
    g.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'w' });
    reports(g, 2, 'eu', 'succeeded', 4).by('UMANAGER').done(plan);
    expect(gate(g)).toMatchObject({ open: false });
  });
});

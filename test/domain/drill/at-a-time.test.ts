import { describe, expect, test } from 'vitest';
import type { DrillPlan } from '../../../src/domain/company/plans.ts';
import { askedNext, beginsNext } from '../../../src/domain/drill/due.ts';
import type { WhatRuns } from '../../../src/domain/environment/environment.ts';
import type { Command } from '../../../src/domain/index.ts';
import { COMPANY, type Given, given, NOW, running } from '../given.ts';
import { spoken } from '../spoken.ts';

const AT = '2026-03-05T10:00:00.000Z';
const OF = { service: 'api', environment: 'production' } as const;
const book: Command = { type: 'BookDrill', ...OF, at: AT, why: 'game day' };
const begin: Command = { type: 'BeginDrill', ...OF, at: AT };
const place = { now: { version: '4.2', since: NOW }, before: [{ version: '4.1' }] };
const LIVE = { ...running({}), live: { api: { eu: place, us: place } } };
const live = () => given().put('environment', 'production', LIVE);
const plus = (minutes: number, at = AT) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const clock = (g: Given, now: string) => g.by('gonogo').at(now);
const told = (g: Given) =>
  g.follows(1).flatMap(({ intent: i }) => (i.kind === 'tell' ? [`${i.user}: ${spoken(i.phrase)}`] : []));
const timers = (g: Given, facts = 1) =>
  g.follows(facts).flatMap(({ intent: i, dueAt }) => (i.kind === 'timer' ? [`${i.command.type} ${dueAt}`] : []));

describe('a drill that is booked', () => {
  test('begins by itself at its time, as its booker’s, with what it was said to be for; once', () => {
    const g = live().done(book);
    expect(timers(g)).toEqual([`BeginDrill ${AT}`]);
    clock(g, AT).done(begin);
    expect(g.world.releases['R-1']).toMatchObject({
      owner: 'UMANAGER',
      why: 'Rollback drill of api in production: game day',
      status: 'deploying',
      rollout: { by: 'UMANAGER' },
    });
    g.when(begin).thenFacts();
  });

  test('is moved by booking it again, and called off: its first time begins nothing then', () => {
    const later = plus(60);
    const g = live().done(book, { type: 'BookDrill', ...OF, at: later });
    clock(g, AT).when(begin).thenFacts();
    g.by('UMANAGER').done({ type: 'CallOffDrill', ...OF });
    clock(g, later)
      .when({ ...begin, at: later } as Command)
      .thenFacts();
    g.by('UMANAGER')
      .when({ type: 'CallOffDrill', ...OF })
      .thenRefused('not-booked');
  });

  test('booked for another time by somebody else, its booker hears', () => {
    const g = live()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .done(book);
    g.by('UOTHER').done({ type: 'BookDrill', ...OF, at: plus(60) });
    expect(told(g)).toEqual([
      expect.stringMatching(
        /^UMANAGER: .*UOTHER.* booked the rollback drill of api in production for .*, in place of yours of /,
      ),
    ]);
    g.done({ type: 'BookDrill', ...OF, at: plus(120) });
    expect(told(g)).toEqual([]);
  });

  test.each<[string, Command]>([
    ['taken over', { type: 'BookDrill', ...OF, at: plus(60) }],
    ['called off', { type: 'CallOffDrill', ...OF }],
  ])('%s twice, its booker hears it twice', (_, other) => {
    const g = live().people({ roles: { manager: ['UMANAGER', 'UOTHER'] } });
    const keys = [0, 1].flatMap((minute) => {
      g.at(plus(minute, NOW)).by('UMANAGER').done(book).by('UOTHER').done(other);
      return g.follows(1).flatMap((d) => (d.intent.kind === 'tell' && d.intent.user === 'UMANAGER' ? [d.key] : []));
    });
    expect(new Set(keys).size).toBe(2);
  });

  test('that can’t begin since its booker is gone is told to the release managers', () => {
    const g = live()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .done(book)
      .people({ roles: { manager: ['UOTHER'] }, deactivated: ['UMANAGER'] });
    clock(g, AT).done(begin);
    expect(told(g)).toEqual([expect.stringMatching(/^UOTHER: .*did not begin/)]);
  });

  test('called off by somebody else, its booker hears', () => {
    const g = live()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .done(book);
    g.by('UOTHER').done({ type: 'CallOffDrill', ...OF });
    expect(told(g)).toEqual([
      expect.stringMatching(/^UMANAGER: The rollback drill of api in production.*was called off by/),
    ]);
  });

  test.each<[string, (g: Given) => Given, RegExp]>([
    ['a freeze', (g) => g.done(freeze), /did not begin: No drill of api in production now: .*Sale.*Try again/],
    [
      'a lock',
      (g) =>
        g
          .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
          .by('UOTHER')
          .done(lock),
      /did not begin: No drill of api in production now: .*a game day/,
    ],
    [
      'another rollout',
      (g) => g.put('environment', 'production', { ...LIVE, live: { api: { eu: { ...place, doubt } } } }),
      /did not begin: What of api runs in eu is in doubt/,
    ],
    [
      'nothing before',
      (g) => g.put('environment', 'production', running({ api: { eu: '4.2' } })),
      /did not begin: .*needs a version/,
    ],
    ['nobody who may', (g) => g.people({ roles: { manager: [] } }), /did not begin: You can't start a drill/],
    ['a long stop', (g) => clock(g, plus(31)), /did not begin: Gonogo was not running at/],
  ])('kept back by %s, its booker hears why and what to do, and it is not booked any more', (_, meanwhile, words) => {
    const g = meanwhile(live().done(book));
    if (g.world.now < AT) clock(g, AT);
    g.by('gonogo').done(begin);
    expect(told(g)).toEqual([expect.stringMatching(words)]);
    expect(g.world.releases).toEqual({});
    g.when(begin).thenFacts();
  });

  test('a short stop does not matter', () => {
    expect(clock(live().done(book), plus(30)).done(begin).world.releases['R-1']?.status).toBe('deploying');
  });

  test('is refused in the past, too far ahead, where nothing could bring it back, and to who may not', () => {
    const g = live();
    g.when({ type: 'BookDrill', ...OF, at: NOW }).thenRefused('past');
    g.when({ type: 'BookDrill', ...OF, at: '2027-03-04T09:00:00.000Z' }).thenRefused('too-far');
    g.when({ type: 'BookDrill', ...OF, service: 'nothing', at: AT }).thenRefused('unknown-service');
    g.by('UQA').when(book).thenRefused('forbidden');
    g.by('UMANAGER').done(book).when(book).thenFacts();
    const [production] = COMPANY.environments;
    const { target: _, ...byHand } = production ?? expect.fail('the company has an environment');
    live()
      .company({ environments: [byHand] })
      .when(book)
      .thenRefused('by-hand');
  });
});

const freeze: Command = {
  type: 'DeclareFreeze',
  scope: { services: [], environments: ['production'], changes: [], except: [] },
  name: 'Sale',
  from: AT,
  until: plus(600),
  zone: 'UTC',
  why: 'sale',
  soft: false,
  inFlight: 'finish',
} as never;
const lock: Command = { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'a game day' };
const doubt = { may: ['4.2', '4.1'], since: NOW, release: 'R-9', rollout: 'R-9-1', step: 'eu' };

describe('a drill that begins by itself by its plan', () => {
  const PLAN: DrillPlan = { ...OF, owner: 'sre', start: '0 10 * * 4', zone: 'UTC', startsByItself: true };
  const planned = (plan: DrillPlan = PLAN) => live().company({ drills: [plan] });

  test('is that of whoever owes it, and is begun by nobody', () => {
    const g = clock(planned(), AT).done(begin);
    expect(g.world.releases['R-1']).toMatchObject({ owner: 'USRE1', status: 'deploying', rollout: { by: 'gonogo' } });
  });

  test('where it can’t begin, they are asked for it and read why; it is not tried again before its next time', () => {
    const g = clock(planned().done(freeze), AT).done(begin);
    expect(told(g)).toEqual(
      ['USRE1', 'USRE2', 'UBOTH'].map((who) =>
        expect.stringMatching(new RegExp(`^${who}: Rollback drill due: .*It did not begin by itself: No drill of api`)),
      ),
    );
    expect(timers(g).sort()).toEqual(['BeginDrill 2026-03-12T10:00:00.000Z', 'RemindOfDrill 2026-03-12T10:00:00.000Z']);
  });

  test('after a long stop, or with a plan that is another one by then, nothing begins', () => {
    const g = clock(planned(), plus(31)).done(begin);
    expect(g.facts.map((f) => f.type)).toEqual(['DrillAsked']);
    for (const other of [
      { ...PLAN, startsByItself: false },
      { ...PLAN, start: '0 9 * * 4' },
    ])
      clock(planned(other), AT).when(begin).thenFacts();
  });

  test('nobody owes it where nobody holds the role or manages releases: nothing begins', () => {
    const g = clock(planned().people({ roles: {} }), AT).done(begin);
    expect(g.facts.map((f) => f.type)).toEqual(['DrillAsked']);
  });
});

describe('by the wall clock of its zone', () => {
  const zone = 'Europe/Berlin';
  const cron: DrillPlan = { ...OF, owner: 'sre', start: '30 2 * * *', zone, startsByItself: true };
  const passed = (at: string): WhatRuns => {
    const record = { release: 'R-1', at, ms: 1, passed: true };
    return { ...LIVE, drills: { api: { last: record, passed: record } } };
  };
  const next = (plan: DrillPlan, now: string, last: string) => {
    const world = { now, company: COMPANY };
    return [beginsNext(plan, passed(last), world), askedNext(plan, passed(last), world)];
  };
  test.each<[string, string, string, string]>([
    ['the hour that spring skips', '2026-03-28T12:00:00.000Z', '2026-03-28T01:31:00.000Z', '2026-03-29T01:30:00.000Z'],
    ['the day after', '2026-03-29T12:00:00.000Z', '2026-03-29T01:31:00.000Z', '2026-03-30T00:30:00.000Z'],
    [
      'the hour that autumn has twice',
      '2026-10-24T12:00:00.000Z',
      '2026-10-24T00:31:00.000Z',
      '2026-10-25T00:30:00.000Z',
    ],
    ['once in that night', '2026-10-25T00:40:00.000Z', '2026-10-25T00:35:00.000Z', '2026-10-26T01:30:00.000Z'],
  ])('%s', (_, now, last, at) => expect(next(cron, now, last)).toEqual([at, plus(30, at)]));

  test('so many days later it is the same time of day', () => {
    const days: DrillPlan = { ...OF, owner: 'sre', everyDays: 7, zone, startsByItself: true };
    expect(next(days, '2026-03-25T12:00:00.000Z', '2026-03-25T09:00:00.000Z')[0]).toBe('2026-04-01T08:00:00.000Z');
    // The first is begun by somebody.
    expect(beginsNext(days, LIVE, { now: NOW, company: COMPANY })).toBeUndefined();
    expect(beginsNext({ ...days, startsByItself: false }, passed(NOW), { now: NOW, company: COMPANY })).toBeUndefined();
  });
});

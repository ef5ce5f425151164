import { describe, expect, test } from 'vitest';
import type { DrillPlan } from '../../../src/domain/company/plans.ts';
import { askedNext, drillDue } from '../../../src/domain/drill/due.ts';
import { dueWords } from '../../../src/domain/drill/due-words.ts';
import { drillOf } from '../../../src/domain/environment/drill-of.ts';
import type { WhatRuns } from '../../../src/domain/environment/environment.ts';
import { whereabouts } from '../../../src/domain/environment/whereabouts.ts';
import { COMPANY, given, NOW, running } from '../given.ts';
import { spoken } from '../spoken.ts';

/** Known is a version to go back to. */
const TWO = { live: { api: { eu: ran('4.2', '4.1'), us: ran('4.2', '4.1') } } };
function ran(version: string, ...before: string[]) {
  return { now: { version, release: 'R-0', since: NOW }, before: before.map((v) => ({ version: v })) };
}
const passedAt = (at: string, asked?: string): WhatRuns => {
  const passed = { release: 'R-1', at, ms: 180_000, passed: true };
  return {
    v: 5,
    name: 'production',
    ...TWO,
    drills: { api: { last: passed, passed } },
    ...(asked && { drillAsked: { api: asked } }),
  };
};
const api = { service: 'api', environment: 'production', owner: 'sre' };
const every = (everyDays: number, zone: string): DrillPlan => ({ ...api, everyDays, zone });
const by = (start: string, zone?: string): DrillPlan => ({ ...api, start, ...(zone && { zone }) });
const due = (plan: DrillPlan, runs: WhatRuns | undefined, now: string) =>
  drillDue(plan, runs, { now, company: COMPANY });

describe('a drill every so many days is due', () => {
  test.each([
    // New York: 8 March 2026 is an hour short, 1 November an hour long; the wall clock says the same.
    ['America/New_York', '2026-03-07T15:00:00.000Z', 1, '2026-03-08T14:00:00.000Z'],
    ['America/New_York', '2026-10-31T14:00:00.000Z', 1, '2026-11-01T15:00:00.000Z'],
    // Skipped 02:30 becomes 03:30.
    ['America/New_York', '2026-03-07T07:30:00.000Z', 1, '2026-03-08T07:30:00.000Z'],
    // Lord Howe moves by half an hour.
    ['Australia/Lord_Howe', '2026-04-04T00:00:00.000Z', 1, '2026-04-05T00:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03T00:00:00.000Z', 1, '2026-10-03T23:30:00.000Z'],
    ['Etc/UTC', '2024-02-28T09:00:00.000Z', 366, '2025-02-28T09:00:00.000Z'],
  ])('in %s, passed %s, after %i: %s, to the millisecond', (zone, passed, days, at) => {
    const before = new Date(Date.parse(at) - 1).toISOString();
    expect(due(every(days, zone), passedAt(passed), before)).toEqual({ at, overdue: false });
    expect(due(every(days, zone), passedAt(passed), at)).toEqual({ at, overdue: true });
  });
  test('at once where none ever passed, a failed one is none', () => {
    expect(due(every(30, 'Etc/UTC'), undefined, NOW)).toEqual({ at: undefined, overdue: true });
    const failed: WhatRuns = {
      v: 5,
      name: 'production',
      live: {},
      drills: { api: { last: { release: 'R-1', at: NOW, ms: 1, passed: false } } },
    };
    expect(due(every(30, 'Etc/UTC'), failed, NOW)).toEqual({ at: undefined, overdue: true });
  });
  test('of a service that is called as what every object has', () => {
    expect(due({ ...every(30, 'Etc/UTC'), service: 'constructor' }, passedAt(NOW), NOW).overdue).toBe(true);
  });
});

describe('a drill by a cron is due at each of its times', () => {
  // 1 March, 10:00 in Berlin: 09:00 UTC.
  const monthly = by('0 10 1 * *');
  test('unless one passed since, to the millisecond', () => {
    expect(due(monthly, passedAt('2026-03-01T09:00:00.000Z'), NOW)).toEqual({
      at: '2026-04-01T08:00:00.000Z',
      overdue: false,
    });
    expect(due(monthly, passedAt('2026-03-01T08:59:59.999Z'), NOW)).toEqual({
      at: '2026-03-01T09:00:00.000Z',
      overdue: true,
    });
    expect(due(monthly, undefined, NOW)).toEqual({ at: '2026-03-01T09:00:00.000Z', overdue: true });
  });
  test('over a change of clocks by the wall clock of its own zone', () => {
    const nightly = by('30 1 * * *', 'America/New_York');
    // 01:30 comes twice on 1 November: the first counts.
    const at = '2026-11-01T05:30:00.000Z';
    expect(due(nightly, passedAt('2026-10-31T05:30:00.000Z'), '2026-11-01T05:29:59.999Z')).toEqual({
      at,
      overdue: false,
    });
    expect(due(nightly, passedAt('2026-10-31T05:30:00.000Z'), at)).toEqual({ at, overdue: true });
    expect(due(nightly, passedAt(at), '2026-11-01T06:30:00.000Z')).toEqual({
      at: '2026-11-02T06:30:00.000Z',
      overdue: false,
    });
  });
});

describe('whoever owes it', () => {
  const drills = [every(30, 'Etc/UTC')];
  const remind = { type: 'RemindOfDrill', service: 'api', environment: 'production' } as const;
  const late = passedAt('2026-01-01T09:00:00.000Z');
  const intents = (g: ReturnType<typeof given>) =>
    g
      .follows(1)
      .map(({ intent, dueAt }) =>
        intent.kind === 'tell'
          ? `tell ${intent.user} ${dueAt.slice(5, 16)} ${intent.offers?.map((o) => o.about)}`
          : intent.kind === 'timer'
            ? `${intent.command.type} ${dueAt.slice(0, 16)}`
            : intent.kind,
      );
  const owing = (runs: WhatRuns | undefined, now = NOW) => {
    const g = given().company({ drills }).at(now).by('gonogo');
    return runs ? g.put('environment', 'production', runs) : g;
  };

  test('is asked when their next working day begins, with a button that asks again before it begins, and again in a week', () => {
    expect(intents(owing(late).done(remind))).toEqual([
      'tell USRE1 03-04T08:00 api|production',
      'tell USRE2 03-04T08:00 api|production',
      'tell UBOTH 03-04T08:00 api|production',
      'RemindOfDrill 2026-03-10T09:00',
    ]);
    // Saturday: nobody is woken for it.
    const weekend = owing(late, '2026-03-07T09:00:00.000Z').done(remind);
    expect(intents(weekend)[0]).toBe('tell USRE1 03-09T08:00 api|production');
  });
  test.each<[string, WhatRuns['live'], number]>([
    ['two versions ran', TWO.live, 3],
    ['nothing ran', {}, 0],
    ['one version ran', { api: { eu: ran('4.2'), us: ran('4.2') } }, 0],
    ['one region had none before', { api: { eu: ran('4.2', '4.1'), us: ran('4.2') } }, 0],
  ])('where %s, so many are asked; the others hear once it can begin', (_, live, asked) => {
    const told = intents(owing({ v: 5, name: 'production', live }).done(remind));
    expect(told.filter((said) => said.startsWith('tell'))).toHaveLength(asked);
    expect(told.at(-1)).toBe('RemindOfDrill 2026-03-10T09:00');
  });
  test('is not asked before it is due: the timer is set anew, as when manifests changed', () => {
    expect(intents(owing(passedAt('2026-02-20T09:00:00.000Z')).done(remind))).toEqual([
      'RemindOfDrill 2026-03-22T09:00',
    ]);
  });
  test('is nobody where the manifests say so no more, or no pipeline is there', () => {
    given().by('gonogo').when(remind).thenFacts();
    const environments = COMPANY.environments.map(({ target: _, ...e }) => e);
    owing(late).company({ environments }).when(remind).thenFacts();
  });
  test('is nobody while one is under way there', () => {
    const under = owing(late)
      .by('UMANAGER')
      .done({ type: 'StartDrill', service: 'api', environment: 'production' })
      .by('gonogo');
    under.when(remind).thenFacts();
    expect(under.when({ ...remind, service: 'ledger' }).decision).not.toMatchObject({ note: 'one is under way' });
  });
  test('the release managers, where nobody holds the role', () => {
    const g = owing(late).people({ roles: { manager: ['UMANAGER'] } });
    expect(intents(g.done(remind))[0]).toMatch(/^tell UMANAGER/);
  });
  test('a restart asks nobody twice: what was asked counts', () => {
    const world = { now: '2026-03-04T09:00:00.000Z', company: COMPANY };
    const [plan] = drills;
    if (!plan) throw new Error('no plan');
    expect(askedNext(plan, undefined, world)).toBe(world.now);
    expect(askedNext(plan, passedAt('2026-01-01T09:00:00.000Z'), world)).toBe(world.now);
    expect(askedNext(plan, passedAt('2026-01-01T09:00:00.000Z', NOW), world)).toBe('2026-03-10T09:00:00.000Z');
    expect(askedNext(plan, passedAt('2026-01-01T09:00:00.000Z', '2026-02-01T09:00:00.000Z'), world)).toBe(world.now);
  });
  test('stands in what runs where, overdue before what is fine', () => {
    const runs: WhatRuns = {
      ...running({ ledger: { eu: '1', us: '1' } }),
      live: { ...TWO.live, ...running({ ledger: { eu: '1', us: '1' } }).live },
      drills: late.drills ?? {},
    };
    const g = owing(runs);
    const rows = whereabouts({ services: [], environments: [], regions: [] }, g.world);
    expect(rows.map((r) => [r.service, r.rank])).toEqual([
      ['api', 2],
      ['ledger', 4],
      ['shop', 5],
    ]);
    expect(spoken(rows[0]?.drill ?? [])).toBe(
      'last rollback drill 61 days ago, 3 min (R-1), overdue since 2026-01-31T09:00:00.000Z: SRE',
    );
    const { drill } = drillOf(undefined, 'api', 'production', g.world);
    expect(spoken(drill ?? [])).toBe('no rollback drill yet, and none can begin until a version ran there before: SRE');
    expect(spoken(dueWords(every(90, 'Etc/UTC'), late, g.world))).toBe(', the next is due 2026-04-01T09:00:00.000Z');
  });
});

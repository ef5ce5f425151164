import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/domain/company/company.ts';
import type { RunsThere, WhatRuns } from '../../../src/domain/environment/environment.ts';
import { type Whereabouts, whereabouts } from '../../../src/domain/environment/whereabouts.ts';
import { deploy, report } from '../facts/steps.ts';
import { approved, COMPANY, type Given, given, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';

const [production] = COMPANY.environments;
const environments: Company['environments'] = production
  ? [production, { ...production, name: 'staging', regions: ['eu'] }]
  : [];
const company = { ...COMPANY, environments };
const everything: Whereabouts = { services: [], environments: [], regions: [] };
const ran = (version: string, since = '2026-03-01T00:00:00.000Z'): RunsThere => ({
  now: { version, since },
  before: [],
});
const runs = (name: string, live: WhatRuns['live']): WhatRuns => ({ v: 5, name, live });
const both = (place: RunsThere) => ({ eu: place, us: place });
/** Each row: where, what rank, whether in doubt, and what is newer. */
const rows = (g: Given, live: Record<string, WhatRuns['live']>, where: Partial<Whereabouts> = {}) =>
  whereabouts(
    { ...everything, ...where },
    {
      ...g.world,
      company,
      environments: Object.fromEntries(Object.entries(live).map(([name, all]) => [name, runs(name, all)])),
    },
  ).map((r) => [`${r.service} in ${r.environment}`, r.rank, ...r.newer.map(spoken)]);

describe('what runs where', () => {
  test('is told of what is known, and of what is asked for', () => {
    const live = {
      production: { api: both(ran('4.1')), shop: both(ran('1')) },
      staging: { api: { eu: ran('4.1') } },
    };
    const g = given();
    // Of what nobody has told, last.
    expect(rows(g, live)).toEqual([
      ['api in production', 4],
      ['shop in production', 4],
      ['ledger in production', 5],
      ['api in staging', 4],
      ['ledger in staging', 5],
      ['shop in staging', 5],
    ]);
    expect(rows(g, live, { services: ['api'] }).map(([name]) => name)).toEqual(['api in production', 'api in staging']);
    expect(rows(g, live, { environments: ['staging'] })).toHaveLength(3);
    expect(rows(g, live, { regions: ['us'] })).toHaveLength(3);
    expect(rows(g, live, { regions: ['mars'] })).toEqual([]);
    expect(rows(g, live, { services: ['none'] })).toEqual([]);
  });
  test('what is in doubt comes first, then what is under way, differs, has something newer, and is the same', () => {
    const doubt = { may: ['2'], since: '', release: 'R-9', rollout: 'R-9-1', step: 'eu' };
    const services = ['same', 'newer', 'differs', 'busy', 'doubt'].map((name) => ({ name, about: '', dependsOn: [] }));
    const world = approved().world;
    const busy = approved().put('environment', 'production', runs('production', {})).done(deploy).world.releases['R-1'];
    const planned = world.releases['R-1'];
    const open = (service: string, of = planned) => (of ? [{ ...of, items: [{ service, version: '2' }] }] : []);
    const found = whereabouts(
      { ...everything, environments: ['production'] },
      {
        ...world,
        company: { ...company, services },
        openReleases: [...open('newer'), ...open('busy', busy)],
        environments: {
          production: runs('production', {
            same: both(ran('1')),
            newer: both(ran('1')),
            differs: { eu: ran('1'), us: ran('2') },
            busy: both(ran('1')),
            doubt: { eu: { before: [], doubt }, us: ran('1') },
          }),
        },
      },
    );
    expect(found.map((r) => [r.service, r.rank, r.inDoubt])).toEqual([
      ['doubt', 0, true],
      ['busy', 1, false],
      ['differs', 2, false],
      ['newer', 3, false],
      ['same', 4, false],
    ]);
  });
  test('of one rank, what changed last comes first', () => {
    const live = {
      api: both(ran('1', '2026-03-01T00:00:00.000Z')),
      ledger: { eu: ran('1', '2026-03-02T00:00:00.000Z'), us: ran('1', '2026-03-02T00:00:00.000Z') },
      shop: both(ran('1', '2026-03-01T12:00:00.000Z')),
    };
    expect(rows(given(), { production: live }, { environments: ['production'] }).map(([name]) => name)).toEqual([
      'ledger in production',
      'shop in production',
      'api in production',
    ]);
  });
});

describe('what is newer', () => {
  const live = { production: { api: both(ran('4.1')) } };
  const where = { services: ['api'], environments: ['production'] };
  const newer = (g: Given) => rows(g, live, where)[0]?.slice(2);
  test('is what is planned there, with when; once it has begun, with how it stands', () => {
    expect(newer(given().done(PLAN))).toEqual([`4.2 planned, ${PLAN.window.start} (R-1)`]);
    expect(newer(approved())).toEqual([`4.2 ready, ${PLAN.window.start} (R-1)`]);
    const begun = () => approved().done(deploy);
    expect(newer(begun())).toEqual(['4.2 deploying (R-1)']);
    expect(newer(begun().done(report('eu', 'failed', 1)))).toEqual(['4.2 failed (R-1)']);
    expect(newer(begun().done({ type: 'RollBack', release: 'R-1', why: 'x' }))).toEqual([]);
    const other = given().done({ ...PLAN, items: [{ service: 'ledger', version: '2.9' }] });
    expect(newer(other)).toEqual([]);
  });
  test.each([
    ['4.3', both(ran('4.3')), [`4.2 planned, ${PLAN.window.start} (R-1)`], 3],
    ['4.3, and it is there in one region already', { eu: ran('4.2'), us: ran('4.3') }, ['4.2 planned, '], 2],
    ['green', both(ran('green')), [], 3],
  ])('is not what is planned where a later one runs: it goes back; over %s', (_, ours, back, rank) => {
    const g = given().done(PLAN);
    const [row] = whereabouts(
      { ...everything, ...where },
      { ...g.world, company, environments: { production: runs('production', { api: ours }) } },
    );
    expect(row?.rank).toBe(rank);
    expect(row?.older.map(spoken)).toEqual(back.map((said) => expect.stringContaining(said)));
    expect(row?.newer).toHaveLength(1 - back.length);
  });
  test.each<[string, Record<string, RunsThere>, boolean]>([
    ['everywhere', both(ran('4.2')), true],
    ['in one region', { eu: ran('4.2'), us: ran('4.1') }, false],
    [
      'partly',
      { eu: ran('4.2'), us: { ...ran('4.2'), partly: { version: '4.2', release: 'R-1', percent: 5, since: '' } } },
      false,
    ],
  ])('is not what runs there %s already', (_, ours, there) => {
    const [row] = whereabouts(
      { ...everything, ...where },
      { ...given().done(PLAN).world, company, environments: { production: runs('production', { api: ours }) } },
    );
    const said = [`4.2 planned, ${PLAN.window.start} (R-1)`];
    expect([row?.newer.map(spoken), row?.same.map(spoken), row?.older]).toEqual(
      there ? [[], said, []] : [said, [], []],
    );
  });
  test('and what it brought there itself is not told again beside it', () => {
    const its = { now: { version: '4.2', release: 'R-1', since: '2026-03-03T12:00:00.000Z' }, before: [] };
    const g = approved().done(deploy, report('eu', 'failed', 1));
    const same = (ours: Record<string, RunsThere>) =>
      whereabouts(
        { ...everything, ...where },
        { ...g.world, company, environments: { production: runs('production', { api: ours }) } },
      )[0]?.same.map(spoken);
    expect(same(both(its))).toEqual([]);
    expect(same({ eu: its, us: ran('4.2') })).toEqual(['4.2 failed (R-1)']);
  });
  test('is what runs elsewhere since later, once a version; never where nothing is known', () => {
    const elsewhere = (place: RunsThere, ours = both(ran('4.1'))) =>
      rows(given(), { production: { api: ours }, staging: { api: { eu: place, us: place } } }, where)[0]?.slice(2);
    expect(elsewhere(ran('4.2', '2026-03-02T00:00:00.000Z'))).toEqual(['4.2 runs in staging']);
    expect(elsewhere(ran('4.2', '2026-03-01T00:00:00.000Z'))).toEqual([]);
    expect(elsewhere(ran('4.1', '2026-03-02T00:00:00.000Z'))).toEqual([]);
    expect(elsewhere({ now: { version: '4.2' }, before: [] })).toEqual([]);
    // Somebody went back there: an older version is not newer for having come later.
    expect(elsewhere(ran('4.0', '2026-03-02T00:00:00.000Z'))).toEqual([]);
    expect(elsewhere(ran('4.0', '2026-03-02T00:00:00.000Z'), both(ran('green')))).toEqual(['4.0 runs in staging']);
    // Later than the last of ours.
    const ours = { eu: ran('4.1', '2026-03-03T00:00:00.000Z'), us: ran('4.1') };
    expect(elsewhere(ran('4.2', '2026-03-02T00:00:00.000Z'), ours)).toEqual([]);
    const doubt = { may: ['4.1'], since: '', release: 'R-9', rollout: 'R-9-1', step: 'eu' };
    expect(elsewhere(ran('4.2', '2026-03-02T00:00:00.000Z'), both({ before: [], doubt }))).toEqual([]);
  });
});

describe('environments that should be the same', () => {
  const same = {
    ...company,
    services: company.services.map((x) => ({ ...x, ...(x.name === 'api' && { sameIn: ['staging', 'production'] }) })),
  };
  type Told = { version: string; fingerprint: string };
  const told = (
    production: RunsThere,
    staging: RunsThere,
    answers: Record<string, Told> = {},
    over: Partial<Given['world']> = {},
  ) =>
    whereabouts(
      { ...everything, services: ['api'] },
      {
        ...given().world,
        ...over,
        company: same,
        environments: {
          production: runs('production', { api: both(production) }),
          staging: runs('staging', { api: { eu: staging } }),
        },
        answers: Object.fromEntries(
          Object.entries(answers).map(([where, answer]) => [
            `${where}/api`,
            { v: 2, id: `${where}/api`, regions: { eu: { ...answer, since: '' } } },
          ]),
        ),
      },
    ).map((row) => [row.environment, row.rank, ...row.drift.map(spoken)]);
  const print = (fingerprint: string): Told => ({ version: '4.1', fingerprint });
  const quiet = (rank: number) => [
    ['production', rank],
    ['staging', rank],
  ];

  test('run the same, with or without a v', () => {
    expect(told(ran('4.1'), ran('v4.1'))).toEqual(quiet(4));
    expect(told(ran('4.1'), ran('4.1'), { production: print('a'), staging: print('a') })).toEqual(quiet(4));
    expect(told(ran('4.1'), ran('4.1'), { production: print('a') })).toEqual(quiet(4));
  });
  test('run another version: each says so, and stands with what needs looking at', () => {
    expect(told(ran('4.1'), ran('4.2'))).toEqual([
      ['production', 2, 'should be as in staging: 4.2 there (eu), 4.1 here (eu)'],
      ['staging', 2, 'should be as in production: 4.1 there (eu), 4.2 here (eu)'],
    ]);
  });
  test('are configured otherwise', () => {
    expect(told(ran('4.1'), ran('4.1'), { production: print('a'), staging: print('b') })).toEqual([
      ['production', 2, 'its configuration should be as in staging: of 4.1 it is another in eu there than in eu here'],
      ['staging', 2, 'its configuration should be as in production: of 4.1 it is another in eu there than in eu here'],
    ]);
  });
  test('where nobody knows what runs, or it is in doubt, nothing is said', () => {
    const doubt = { may: ['4.2'], since: '', release: 'R-9', rollout: 'R-9-1', step: 'eu' };
    expect(told(ran('4.1'), { before: [] }).map((row) => row.slice(2))).toEqual([[], []]);
    expect(told(ran('4.1'), { before: [], doubt }).map((row) => row.slice(2))).toEqual([[], []]);
  });
  test('where another system took away what a release had brought, it is drift; of what came from outside, nothing', () => {
    const removed = { since: '2026-03-02T00:00:00.000Z', outside: { source: 'cdevents', key: '1' } };
    const gone = (more: object): RunsThere => ({ before: [{ version: '4.1', ...more }], removed });
    expect(told(gone({ release: 'R-1' }), ran('4.1'))).toEqual([
      [
        'production',
        2,
        `drift in eu: 4.1 was released (R-1), and nothing runs since ${removed.since}`,
        `drift in us: 4.1 was released (R-1), and nothing runs since ${removed.since}`,
      ],
      ['staging', 4],
    ]);
    expect(told(gone({}), ran('4.1'))).toEqual(quiet(4));
  });
  test('nor while a rollout is under way in one of them', () => {
    const busy = approved().put('environment', 'production', runs('production', {})).done(deploy).world.releases['R-1'];
    const openReleases = busy ? [{ ...busy, items: [{ service: 'api', version: '4.2' }] }] : [];
    expect(openReleases).toHaveLength(1);
    expect(told(ran('4.1'), ran('4.2'), {}, { openReleases }).map((row) => row.slice(2))).toEqual([[], []]);
  });
});

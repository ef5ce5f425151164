import { describe, expect, test } from 'vitest';
import type { ComparedBuild } from '../../../src/domain/build/parts.ts';
import type { Ended, WhatRuns } from '../../../src/domain/environment/environment.ts';
import { deployEnded } from '../../../src/domain/environment/facts/deploy-ended.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { reason } from '../../../src/domain/risk/reason.ts';
import { ofBreaking } from '../../../src/domain/risk/reasons/breaking.ts';
import { ofCollisions } from '../../../src/domain/risk/reasons/collisions.ts';
import { ofCommits } from '../../../src/domain/risk/reasons/commits.ts';
import { ofDependents } from '../../../src/domain/risk/reasons/dependents.ts';
import { ofHistory } from '../../../src/domain/risk/reasons/history.ts';
import { ofKind } from '../../../src/domain/risk/reasons/kind.ts';
import { ofNoWayBack } from '../../../src/domain/risk/reasons/no-way-back.ts';
import { ofPaths } from '../../../src/domain/risk/reasons/paths.ts';
import { ofSize } from '../../../src/domain/risk/reasons/size.ts';
import { ofTime } from '../../../src/domain/risk/reasons/time.ts';
import { ofUntold } from '../../../src/domain/risk/reasons/untold.ts';
import { riskOf } from '../../../src/domain/risk/risk.ts';
import { COMPANY, given, NOW, running } from '../given.ts';
import { BASE } from '../release/made.ts';
import { spoken } from '../spoken.ts';

const release = (services: string, more: object = {}): Release =>
  ({
    ...BASE,
    status: 'planned',
    items: services.split(' ').map((service) => ({ service, version: '1' })),
    ...more,
  }) as Release;
/** All that a risk is reckoned from, where nothing of it is risky. */
const known = (more: object = {}) =>
  ({
    ...given().world,
    builds: {},
    environments: { production: running({ api: { eu: '0' }, ledger: { eu: '0' }, shop: { eu: '0' } }) },
    locks: [],
    ...more,
  }) as never;
const lines = (reasons: ReturnType<typeof reason>) => reasons.map((r) => `${r.points} ${spoken(r.why)}`);

test('so many points, up to a limit; none where there are none', () => {
  expect([reason(5, 20, []), reason(25, 20, []), reason(0, 20, [])].map((r) => r.map((x) => x.points))).toEqual([
    [5],
    [20],
    [],
  ]);
});

describe('what makes it risky', () => {
  test('its size and kind', () => {
    expect(lines(ofSize(release('api'), known()))).toEqual([]);
    expect(lines(ofSize(release('api ledger shop'), known()))).toEqual(['10 3 services at once']);
    expect([
      ofKind(release('api'), known()).length,
      ofKind(release('api', { change: 'emergency' }), known())[0]?.points,
    ]).toEqual([0, 20]);
  });
  test('what depends on it, through others too, and is not of it', () => {
    const of = (services: string) => lines(ofDependents(release(services), known()));
    expect([of('shop'), of('api'), of('ledger'), of('ledger api')]).toEqual([
      [],
      ['4 1 service depends on it'],
      ['8 2 services depend on it'],
      ['4 1 service depends on it'],
    ]);
  });
  test('its services’ last deploys there', () => {
    const history = (...ended: string[]) => ({
      environments: { production: { ...running({}), history: { api: ended } } },
    });
    const of = (...ended: string[]) => lines(ofHistory(release('api shop'), known(history(...ended))));
    expect(of('completed')).toEqual([]);
    expect(of('completed', 'failed', 'rolled-back')).toEqual([
      '20 2 of the last 3 deploys of api failed or were rolled back',
    ]);
    expect(of('failed')).toEqual(['10 the last deploy of api failed or was rolled back']);
    expect(of('failed', 'failed', 'failed', 'failed')[0]).toMatch(/^30 4 of the last 4/);
    expect(lines(ofHistory(release('api'), known({ environments: {} })))).toEqual([]);
  });
  test('a deploy that failed and was rolled back is one of them', () => {
    const kept = (...ended: Ended[]) =>
      ended.reduce<WhatRuns>(
        (runs, how) => deployEnded.evolve(runs, { services: ['api'], how, ended: 'R-1' } as never),
        running({}) as never,
      ).history;
    expect(kept('completed', 'failed', 'rolled-back')).toEqual({ api: ['completed', 'rolled-back'] });
    expect(kept('failed', 'failed', 'rolled-back')).toEqual({ api: ['failed', 'rolled-back'] });
    expect(kept('failed', 'completed', 'rolled-back')).toEqual({ api: ['failed', 'completed', 'rolled-back'] });
  });
  test('that nobody knows what runs there: nothing is of low risk then', () => {
    const of = (...live: string[]) =>
      lines(
        ofNoWayBack(
          release('api shop'),
          known({ environments: { production: running(Object.fromEntries(live.map((s) => [s, { eu: '0' }]))) } }),
        ),
      );
    expect(of('api', 'shop')).toEqual([]);
    expect(of('api')).toEqual(['25 nobody knows what of shop runs there now: no way back is known']);
    expect(of()).toEqual(['25 nobody knows what of api and shop runs there now: no way back is known']);
  });
  test('a build of which no pipeline told, where it tells of others', () => {
    const built = (version: string) => ({
      builds: { api: { v: 3, service: 'api', builds: [{ version, commit: 'abcdef0', at: NOW, commits: [] }] } },
    });
    const of = (more: object) => lines(ofUntold(release('api'), known(more)));
    expect([of({}), of(built('1')), of(built('9'))]).toEqual([[], [], ['10 no pipeline told of a build of api 1']]);
  });
  // In Berlin, an hour before UTC in winter. The sixth is a Friday.
  test.each<[string, string[]]>([
    ['2026-03-04T05:59:00.000Z', ['10 outside working hours']],
    ['2026-03-04T06:00:00.000Z', []],
    ['2026-03-04T16:59:00.000Z', []],
    ['2026-03-04T17:00:00.000Z', ['10 outside working hours']],
    ['2026-03-06T10:59:00.000Z', []],
    ['2026-03-06T11:00:00.000Z', ['12 on Friday afternoon']],
    ['2026-03-07T10:00:00.000Z', ['15 at a weekend']],
    ['2026-03-08T10:00:00.000Z', ['15 at a weekend']],
    ['2026-03-09T10:00:00.000Z', ['15 on a holiday: Founding day']],
  ])('that it begins %s: %j', (start, expected) => {
    const company = { ...COMPANY, holidays: { 'Europe/Berlin': { '2026-03-09': 'Founding day' } } };
    expect(lines(ofTime(release('api', { window: { ...BASE.window, start } }), known({ company })))).toEqual(expected);
  });
});

describe('what a repository tells of its changes', () => {
  const risky = (why: string, points: number, count = 1) => ({ why, points, count, example: 'x' });
  const titled = (...titles: string[]) => ({ commits: titles.map((title, n) => ({ sha: `abcdef${n}`, title })) });
  /** Of api, which two versions run of. */
  const told = (...more: Partial<ComparedBuild>[]) =>
    known({
      environments: { production: running({ api: { eu: '0', us: '0.1' } }) },
      builds: {
        api: {
          ...{ v: 6, service: 'api', builds: [] },
          compared: ['0', '0.1'].map((from, i) => ({
            ...{ from, to: '1', base: '', head: '', commits: [], lost: [], more: 0, merged: [], risky: [], at: NOW },
            ...more[i],
          })),
        },
      },
    });
  const fives = (read: number) => titled(...Array.from({ length: read }, () => 'work'));
  test.each<[string, typeof ofPaths, Partial<ComparedBuild>[], string[]]>([
    ['four commits', ofCommits, [fives(4)], []],
    ['five commits', ofCommits, [fives(5)], ['1 5 commits']],
    ['commits that nobody read', ofCommits, [{ ...fives(4), more: 6 }], ['2 10 commits']],
    ['very many', ofCommits, [{ more: 500 }], ['15 500 commits']],
    ['nothing that breaks', ofBreaking, [titled('feat: a', 'break: b', 'c')], []],
    ['what breaks something', ofBreaking, [titled('feat!: a', 'fix: b')], ['10 1 breaking change']],
    ['two that do', ofBreaking, [titled('feat!: a', 'fix!: b', 'c')], ['20 2 breaking changes']],
    ['three that do', ofBreaking, [titled('feat!: a', 'fix!: b', 'c!: d')], ['20 3 breaking changes']],
    ['risky places, the weightiest first', ofPaths, [{ risky: [risky('a', 3), risky('b', 10)] }], ['10 b', '3 a']],
    [
      'more of them than count',
      ofPaths,
      [{ risky: [risky('a', 3), risky('b', 20), risky('c', 8)] }],
      ['20 b', '8 c', '2 a'],
    ],
    ['as many as count', ofPaths, [{ risky: [risky('a', 20), risky('b', 10), risky('c', 5)] }], ['20 a', '10 b']],
    [
      'one place, whichever of two versions runs: once',
      ofPaths,
      [{ risky: [risky('a', 10)] }, { risky: [risky('a', 10), risky('b', 5)] }],
      ['10 a', '5 b'],
    ],
    [
      'more files than can be listed',
      ofPaths,
      [{ risky: [risky('a', 3)], files: { count: 9, more: true } }, { files: { count: 9 } }],
      ['3 a', '10 more files changed than can be listed'],
    ],
    ['all files listed', ofPaths, [{ files: { count: 9 } }], []],
  ])('%s', (_, of, compared, expected) => expect(lines(of(release('api'), told(...compared)))).toEqual(expected));
});

test('collisions with what else is planned then, up to three; a freeze that forbids it is none of them', () => {
  const other = (id: string) => release('api', { id, owner: 'UOTHER' });
  const of = (more: object) => lines(ofCollisions(release('api'), known(more)));
  const words = 'collides with what else is planned then';
  const frozen = [
    {
      ...{ v: 1, id: 'F-1', name: 'Q', why: 'w', status: 'declared', from: BASE.window.start, until: BASE.window.end },
      scope: { services: [], environments: [] },
    },
  ];
  expect(of({ openReleases: [] })).toEqual([]);
  expect(of({ openReleases: [other('R-2')] })).toEqual([`5 ${words}`]);
  expect(of({ openReleases: ['R-2', 'R-3', 'R-4', 'R-5'].map(other) })).toEqual([`15 ${words}`]);
  expect(of({ freezes: frozen })).toEqual([]);
});

test('all of it together: a hundred at most, the weightiest first, by level', () => {
  const of = (services: string, more: object = {}, world: object = {}) => {
    const { score, level, reasons } = riskOf(release(services, more), known(world));
    return [score, level, ...reasons.map((r) => r.points)];
  };
  const bad = (...services: string[]) => ({
    environments: {
      production: {
        ...running({ api: { eu: '0' }, ledger: { eu: '0' }, shop: { eu: '0' } }),
        history: Object.fromEntries(services.map((s) => [s, ['failed', 'failed', 'failed']])),
      },
    },
  });
  expect(of('shop')).toEqual([0, 'low']);
  expect(of('api')).toEqual([4, 'low', 4]);
  expect(of('shop', { change: 'emergency' })).toEqual([20, 'low', 20]);
  expect(of('shop', {}, { environments: {} })).toEqual([25, 'medium', 25]);
  expect(of('ledger shop', { change: 'emergency' })).toEqual([29, 'medium', 20, 5, 4]);
  expect(of('shop', { change: 'emergency' }, bad('shop'))).toEqual([50, 'medium', 30, 20]);
  expect(of('api shop', { change: 'emergency' }, bad('shop'))).toEqual([55, 'high', 30, 20, 5]);
  expect(of('api shop ledger', { change: 'emergency' }, bad('shop', 'api', 'ledger'))).toEqual([
    100,
    'high',
    30,
    30,
    30,
    20,
    10,
  ]);
});

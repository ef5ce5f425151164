import { describe, expect, test } from 'vitest';
import type { Release } from '../../src/domain/release/release.ts';
import { reason } from '../../src/domain/risk/reason.ts';
import { ofDependents } from '../../src/domain/risk/reasons/dependents.ts';
import { ofHistory } from '../../src/domain/risk/reasons/history.ts';
import { ofKind } from '../../src/domain/risk/reasons/kind.ts';
import { ofNoWayBack } from '../../src/domain/risk/reasons/no-way-back.ts';
import { ofSize } from '../../src/domain/risk/reasons/size.ts';
import { ofTime } from '../../src/domain/risk/reasons/time.ts';
import { ofUntold } from '../../src/domain/risk/reasons/untold.ts';
import { riskOf } from '../../src/domain/risk/risk.ts';
import { COMPANY, given, NOW, running } from './given.ts';
import { BASE } from './release/made.ts';
import { spoken } from './spoken.ts';

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
    expect(of('failed', 'failed', 'failed', 'failed')[0]).toMatch(/^30 4 of the last 4/);
    expect(lines(ofHistory(release('api'), known({ environments: {} })))).toEqual([]);
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

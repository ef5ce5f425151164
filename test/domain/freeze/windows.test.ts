import { describe, expect, test } from 'vitest';
import type { DeployWindow } from '../../../src/domain/company/freezes.ts';
import { closures } from '../../../src/domain/freeze/closures.ts';
import type { Target } from '../../../src/domain/freeze/scope.ts';
import { scopeWords } from '../../../src/domain/freeze/scope.ts';
import { closedTimes } from '../../../src/domain/freeze/windows.ts';

const office: DeployWindow = {
  name: 'office',
  why: 'people are there',
  start: '0 9 * * *',
  hours: 2,
  zone: 'UTC',
  scope: { services: ['api', 'ledger'], environments: [] },
};
const target: Target = { services: ['api'], environment: 'production', change: 'normal' };
const at = (time: string, day = '03') => `2026-03-${day}T${time}:00.000Z`;
const gaps = (windows: DeployWindow[], from = '08:00', until = '13:00') =>
  closedTimes(windows, target, at(from), at(until)).map((g) => `${g.from.slice(8, 16)}/${g.until.slice(8, 16)}`);

test('what lies between the windows is closed, with why', () => {
  expect(closedTimes([office], target, at('11:00'), at('11:01'))).toEqual([
    {
      from: at('11:00'),
      until: at('09:00', '04'),
      name: 'office',
      why: 'people are there',
      scope: { services: ['api'], environments: ['production'] },
      closed: true,
    },
  ]);
});

test('services that share their windows share their gaps; one without windows has none', () => {
  const all = { ...target, services: ['api', 'ledger', 'shop'] };
  expect(closedTimes([office], all, at('11:00'), at('11:01'))).toHaveLength(1);
  expect(closedTimes([], all, at('11:00'), at('11:01'))).toEqual([]);
});

test('windows that overlap, lie within each other or follow each other leave no gap between them', () => {
  const outside = ['02T11:00/03T09:00'];
  const until = (evening: string) => [...outside, `03T${evening}/04T09:00`];
  expect(gaps([office])).toEqual(until('11:00'));
  expect(gaps([office, { ...office, start: '0 10 * * *' }])).toEqual(['02T12:00/03T09:00', '03T12:00/04T09:00']);
  expect(gaps([office, { ...office, start: '30 9 * * *', hours: 0.5 }])).toEqual(until('11:00'));
  expect(gaps([office, { ...office, start: '0 11 * * *', hours: 1 }])).toEqual([
    '02T12:00/03T09:00',
    '03T12:00/04T09:00',
  ]);
});

test('one that is open far beyond the time asked about leaves nothing closed', () => {
  expect(gaps([{ ...office, start: '0 0 1 3 *', hours: 24 * 60 }])).toEqual([]);
});

describe('what is closed of a company', () => {
  const named = (...names: string[]) => names.map((name) => ({ name, about: '', dependsOn: [] }));
  const placed = (...names: string[]) =>
    names.map((name) => ({ name, regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 }));
  const company = (windows: DeployWindow[]) => ({
    services: named('api', 'ledger', 'shop'),
    environments: placed('staging', 'production'),
    windows,
  });
  const closed = (windows: DeployWindow[], from = at('10:00'), until = at('12:00')) =>
    closures(company(windows), from, until).map((c) => `${scopeWords(c.scope)}: ${c.name} ${c.from.slice(5, 16)}`);

  test('is told once for all that shares its windows, in the words of the manifests', () => {
    expect(closed([])).toEqual([]);
    expect(closed([office])).toEqual(['api, ledger, everywhere: office 03-03T11:00']);
    expect(closed([{ ...office, scope: { services: [], environments: ['production'] } }])).toEqual([
      'everything in production: office 03-03T11:00',
    ]);
    const paid = {
      ...office,
      name: 'bank',
      start: '0 10 * * *',
      scope: { services: ['api'], environments: ['production'] },
    };
    // Where two are for the same, either opens it: only what has both is open for longer.
    expect(closed([office, paid]).sort()).toEqual([
      'api, ledger in staging: office 03-03T11:00',
      'ledger in production: office 03-03T11:00',
    ]);
    expect(closed([office, paid], at('12:00'), at('12:01'))).toContain('api in production: office or bank 03-03T12:00');
    const kinds: DeployWindow = {
      ...office,
      scope: { services: [], environments: [], except: { changes: ['emergency'] } },
    };
    expect(closed([kinds])).toEqual([
      'everything, everywhere, pre-approved and normal changes only: office 03-03T11:00',
    ]);
  });
  test('touches what is asked about, and not what it only meets', () => {
    expect(closed([office], at('09:00'), at('11:00'))).toEqual([]);
    expect(closed([office], at('09:00'), '2026-03-03T11:00:00.001Z')).toHaveLength(1);
    expect(closed([office], '2026-03-03T08:59:59.999Z', at('11:00'))).toEqual([
      'api, ledger, everywhere: office 03-02T11:00',
    ]);
  });
  test.each([
    ['Europe/Berlin', '2026-03-28T10:00Z 2026-03-29T07:00Z'],
    ['Asia/Kolkata', '2026-03-28T05:30Z 2026-03-29T03:30Z'],
    ['Australia/Lord_Howe', '2026-03-28T00:00Z 2026-03-28T22:00Z'],
    ['Africa/Cairo', '2026-03-28T09:00Z 2026-03-29T07:00Z'],
    ['America/New_York', '2026-03-28T15:00Z 2026-03-29T13:00Z'],
  ])('follows the clocks of its own zone: %s', (zone, expected) => {
    const [night] = closures(company([{ ...office, zone }]), '2026-03-28T20:00:00.000Z', '2026-03-28T20:00:00.001Z');
    expect(`${night?.from.slice(0, 16)}Z ${night?.until.slice(0, 16)}Z`).toBe(expected);
  });
  test('never opens where its times can’t be reckoned, and says so', () => {
    const broken = { ...office, start: 'every now and then' };
    expect(closures(company([broken]), at('09:30'), at('09:31'))).toMatchObject([
      { why: expect.stringContaining('can’t be reckoned'.replace('’', "'")) },
    ]);
  });
});

import { expect, test } from 'vitest';
import type { DeployWindow } from '../../../src/domain/company/freezes.ts';
import type { Target } from '../../../src/domain/freeze/scope.ts';
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

import { describe, expect, test } from 'vitest';
import type { Notice } from '../../../src/domain/calendar/hours.ts';
import { noticeAt, offWork, shortHanded, within } from '../../../src/domain/calendar/hours.ts';
import { COMPANY, PEOPLE } from '../given.ts';

const company = { ...COMPANY, holidays: { 'Europe/Berlin': { '2026-04-06': 'Easter Monday' } } };
const people = {
  ...PEOPLE,
  zones: { BERLIN: 'Europe/Berlin', KOLKATA: 'Asia/Kolkata', NEWYORK: 'America/New_York' },
};
const told = (id: string, now: string, how: Notice = {}) => noticeAt(id, how, { now, company, people });

describe('a person is notified', () => {
  test.each<[string, string, Notice, string, string]>([
    ['BERLIN', '2026-03-03T09:00:00.000Z', {}, '2026-03-03T09:00:00.000Z', 'in working hours: at once'],
    ['BERLIN', '2026-03-03T09:00:00.000Z', { morning: true }, '2026-03-04T08:00:00.000Z', 'what can wait: at 09:00'],
    ['BERLIN', '2026-03-03T06:30:00.000Z', {}, '2026-03-03T08:00:00.000Z', 'before 08:00: at 09:00'],
    ['NEWYORK', '2026-03-03T09:00:00.000Z', {}, '2026-03-03T14:00:00.000Z', 'in their own zone'],
    ['NEWYORK', '2026-03-03T09:00:00.000Z', { urgent: true }, '2026-03-03T09:00:00.000Z', 'an emergency at any hour'],
    ['NEWYORK', '2026-03-03T09:00:00.000Z', { by: '2026-03-03T10:59:00.000Z' }, '2026-03-03T09:00:00.000Z', 'due soon'],
    [
      'NEWYORK',
      '2026-03-03T09:00:00.000Z',
      { by: '2026-03-03T13:00:00.000Z' },
      '2026-03-03T11:00:00.000Z',
      'two hours before',
    ],
    ['BERLIN', '2026-03-06T20:00:00.000Z', {}, '2026-03-09T08:00:00.000Z', 'over the weekend'],
    // Good Friday is none here; Easter Monday is, and the clocks have gone forward.
    ['BERLIN', '2026-04-04T10:00:00.000Z', {}, '2026-04-07T07:00:00.000Z', 'over a holiday'],
    ['KOLKATA', '2026-04-04T10:00:00.000Z', {}, '2026-04-06T03:30:00.000Z', 'which is none elsewhere'],
    // The night of the change of clocks in New York.
    ['NEWYORK', '2026-03-08T06:30:00.000Z', {}, '2026-03-09T13:00:00.000Z', 'at 09:00 by their clock'],
  ])('%s at %s, %j: %s (%s)', (id, now, how, when) => expect(told(id, now, how)).toBe(when));
});

test.each([
  ['09:00', '18:00', 9, 0, true],
  ['09:00', '18:00', 18, 0, false],
  ['22:30', '06:00', 22, 29, false],
  ['22:30', '06:00', 22, 30, true],
  ['22:30', '06:00', 5, 59, true],
  ['22:30', '06:00', 6, 0, false],
])('%s to %s, at %i:%i: %s', (from, until, hour, minute, expected) =>
  expect(within({ from, until }, { hour, minute })).toBe(expected),
);

describe('a company with hours of its own', () => {
  const own = {
    ...company,
    workingHours: { from: '07:30', until: '15:30' },
    quietHours: { from: '18:00', until: '07:00' },
  };
  const at = (now: string, how: Notice = {}) => noticeAt('BERLIN', how, { now, company: own, people });

  test('is told when its day begins, also on the morning after the clocks went forward', () => {
    expect(at('2026-03-03T17:30:00.000Z')).toBe('2026-03-04T06:30:00.000Z');
    expect(at('2026-03-03T06:15:00.000Z')).toBe('2026-03-03T06:15:00.000Z');
    expect(at('2026-03-27T18:00:00.000Z')).toBe('2026-03-30T05:30:00.000Z');
  });

  test('is off work when it says so', () => {
    expect(offWork('BERLIN', '2026-03-03T14:29:00.000Z', own, people)).toBeUndefined();
    expect(offWork('BERLIN', '2026-03-03T14:30:00.000Z', own, people)).toBe('15:30 in Europe/Berlin');
  });
});

test('who is off work, and which roles are short then', () => {
  expect(offWork('NEWYORK', '2026-03-03T09:00:00.000Z', company, people)).toBe('04:00 in America/New_York');
  expect(offWork('BERLIN', '2026-04-06T09:00:00.000Z', company, people)).toBe('Easter Monday in Europe/Berlin');
  expect(offWork('BERLIN', '2026-03-03T09:00:00.000Z', company, people)).toBeUndefined();
  const roles = { ...people, roles: { a: ['NEWYORK', 'BERLIN'], b: ['NEWYORK'] } };
  const rules = [
    { role: 'a', need: 1 },
    { role: 'b', need: 1 },
  ];
  expect(shortHanded(rules, '2026-03-03T09:00:00.000Z', company, roles).map((s) => s.role)).toEqual(['b']);
});

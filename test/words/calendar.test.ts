import { describe, expect, test } from 'vitest';
import { entriesBetween } from '../../src/domain/calendar/entries.ts';
import { oncePerDay } from '../../src/words/calendar/closures.ts';
import { fitting } from '../../src/words/calendar/fitting.ts';
import { COMPANY, given, PLAN } from '../domain/given.ts';
import { rangeIn } from '../support/range.ts';

describe('the days that are meant, in the person’s zone', () => {
  test.each([
    [
      'week',
      'Europe/Berlin',
      '2026-03-04T09:00:00.000Z',
      'This week',
      '2026-03-01T23:00:00.000Z',
      '2026-03-08T23:00:00.000Z',
    ],
    [
      'next week',
      'Europe/Berlin',
      '2026-03-04T09:00:00.000Z',
      'Next week',
      '2026-03-08T23:00:00.000Z',
      '2026-03-15T23:00:00.000Z',
    ],
    // On a Sunday evening in Berlin it is Monday in Auckland.
    [
      'week',
      'Pacific/Auckland',
      '2026-03-08T20:00:00.000Z',
      'This week',
      '2026-03-08T11:00:00.000Z',
      '2026-03-15T11:00:00.000Z',
    ],
    [
      'week',
      'Europe/Berlin',
      '2026-03-08T20:00:00.000Z',
      'This week',
      '2026-03-01T23:00:00.000Z',
      '2026-03-08T23:00:00.000Z',
    ],
    // Weeks and months with a change of clocks in them are an hour shorter or longer.
    [
      'week',
      'Europe/Berlin',
      '2026-03-28T12:00:00.000Z',
      'This week',
      '2026-03-22T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ],
    [
      'month',
      'Europe/Berlin',
      '2026-10-31T12:00:00.000Z',
      'This month',
      '2026-09-30T22:00:00.000Z',
      '2026-10-31T23:00:00.000Z',
    ],
    [
      'month',
      'Australia/Lord_Howe',
      '2026-04-15T00:00:00.000Z',
      'This month',
      '2026-03-31T13:00:00.000Z',
      '2026-04-30T13:30:00.000Z',
    ],
    // Leap years and ends of years.
    [
      'next month',
      'UTC',
      '2028-01-31T12:00:00.000Z',
      'Next month',
      '2028-02-01T00:00:00.000Z',
      '2028-03-01T00:00:00.000Z',
    ],
    [
      'next month',
      'UTC',
      '2026-12-31T23:59:59.000Z',
      'Next month',
      '2027-01-01T00:00:00.000Z',
      '2027-02-01T00:00:00.000Z',
    ],
  ] as const)('“%s” in %s at %s', (text, zone, now, title, from, until) => {
    expect(rangeIn(text, zone, now)).toEqual({ title, from, until });
  });
});

test('releases and freezes stand in it by time; a freeze that comes again once for each time', () => {
  const weekend = {
    name: 'Weekend',
    why: 'w',
    start: '0 18 * * 5',
    hours: 62,
    zone: 'Europe/Berlin',
    scope: { services: [], environments: [] },
  };
  const { world } = given()
    .done(PLAN, {
      ...PLAN,
      window: { ...PLAN.window, start: '2026-03-10T12:00:00.000Z', end: '2026-03-10T13:00:00.000Z' },
    })
    .done({
      type: 'DeclareFreeze',
      name: 'Audit',
      why: 'w',
      scope: { services: ['api'], environments: [] },
      from: '2026-03-03T09:30:00.000Z',
      until: '2026-03-04T00:00:00.000Z',
    });
  const entries = (from: string, until: string) =>
    entriesBetween({ ...world, company: { ...COMPANY, freezes: [weekend] } }, from, until).map((e) =>
      'release' in e ? e.release.id : 'freeze' in e ? e.freeze.name : '',
    );
  expect(entries('2026-03-02T08:00:00.000Z', '2026-03-09T00:00:00.000Z')).toEqual(['Audit', 'R-1', 'Weekend']);
  expect(entries('2026-03-02T08:00:00.000Z', '2026-03-16T00:00:00.000Z')).toEqual([
    'Audit',
    'R-1',
    'Weekend',
    'R-2',
    'Weekend',
  ]);
  // What only touches an end is not in it.
  expect(entries('2026-03-03T13:00:00.000Z', '2026-03-03T14:00:00.000Z')).toEqual(['Audit']);
  expect(entries('2026-03-20T00:00:00.000Z', '2026-03-20T17:00:00.000Z')).toEqual([]);
});

test('a table that is too short leaves out releases, counted by their states, before it leaves out a freeze', () => {
  const { world } = given().done(PLAN, PLAN, {
    type: 'DeclareFreeze',
    name: 'Audit',
    why: 'w',
    scope: { services: ['api'], environments: [] },
    from: '2026-03-05T09:30:00.000Z',
    until: '2026-03-06T00:00:00.000Z',
  });
  const entries = entriesBetween(
    { ...world, company: COMPANY },
    '2026-03-02T08:00:00.000Z',
    '2026-03-09T00:00:00.000Z',
  );
  const within = (rows: number) => {
    const { shown, left } = fitting(entries, rows, (e) => ('freeze' in e ? 'Frozen' : 'Planned'));
    return [shown.map((e) => ('release' in e ? e.release.id : 'freeze' in e ? e.freeze.name : '')), left];
  };
  expect(within(3)).toEqual([['R-1', 'R-2', 'Audit'], '']);
  expect(within(2)).toEqual([['R-1', 'Audit'], '1 more: 1 Planned']);
  expect(within(1)).toEqual([['Audit'], '2 more: 2 Planned']);
  expect(within(0)).toEqual([[], '3 more: 2 Planned, 1 Frozen']);
});

describe('closed deploy windows', () => {
  const hours = (start: string) => ({
    name: 'hours',
    why: 'people are there',
    start,
    hours: 2,
    zone: 'Europe/Berlin',
    scope: { services: [], environments: [] },
  });
  const told = (said: 'week' | 'month', ...starts: string[]) => {
    const range = rangeIn(said, 'Europe/Berlin', '2026-03-04T09:00:00.000Z');
    const { world } = given().company({ windows: starts.map(hours) });
    const entries = entriesBetween(world, range.from, range.until);
    return oncePerDay(entries, range, 'Europe/Berlin').map((e) => [e.from.slice(5, 16), e.more ?? 0].join(' +'));
  };
  test('are one line a day in a week, however often they open in it, and one line in a month', () => {
    const days = ['01', '02', '03', '04', '05', '06', '07', '08'];
    expect(told('week', '0 9 * * *')).toEqual(days.map((d) => `03-${d}T10:00 +0`));
    expect(told('week', '0 9 * * *', '0 13 * * *').slice(0, 3)).toEqual([
      '03-01T14:00 +0',
      '03-02T10:00 +1',
      '03-03T10:00 +1',
    ]);
    expect(told('month', '0 9 * * *')).toEqual(['02-28T10:00 +31']);
  });
});

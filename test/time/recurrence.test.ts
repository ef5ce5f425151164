import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCron } from '../../src/time/cron.ts';
import { nextFire } from '../../src/time/fires.ts';
import { type Recurrence, spansIn } from '../../src/time/recurrence.ts';

type Row = { windows: { schedule: string; duration: string; timeZone: string }[]; at: string; active: boolean };
type Period = { periods: { freeze_start: string; freeze_end: string; cron_timezone: string }[]; at: string };
const { windows, periods }: { windows: Row[]; periods: (Period & { frozen: boolean })[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/freeze.json'), 'utf8'),
);
const iso = (at: string | number) => new Date(at).toISOString();
const holds = (r: Recurrence, at: string) => spansIn(r, iso(at), iso(Date.parse(at) + 1)).length > 0;

test.each(windows)('a window of argo-cd, $name at $at: $active', ({ windows: [w], at, active }) =>
  expect(holds({ start: w?.schedule ?? '', hours: Number.parseFloat(w?.duration ?? ''), zone: 'UTC' }, at)).toBe(
    active,
  ),
);

test.each(periods)('a freeze period of GitLab at $at: $frozen', ({ periods: [p], at, frozen }) =>
  expect(holds({ start: p?.freeze_start ?? '', end: p?.freeze_end ?? '', zone: 'UTC' }, at)).toBe(frozen),
);

describe('a date that comes again', () => {
  const from = (r: Recurrence, year = 2027) =>
    spansIn(r, `${year}-01-01T00:00:00.000Z`, `${year + 1}-01-01T00:00:00.000Z`).map((s) => s.from.slice(5, 16));
  test('once', () => {
    const once: Recurrence = { from: '2027-03-28T01:30', hours: 2, zone: 'Europe/Berlin' };
    expect(spansIn(once, '2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z')).toEqual([
      { from: '2027-03-28T00:30:00.000Z', until: '2027-03-28T02:30:00.000Z' },
    ]);
  });
  test('yearly, on a leap day: only in leap years', () => {
    const leap: Recurrence = { from: '2024-02-29T12:00', hours: 1, every: 'year', zone: 'UTC' };
    expect(from(leap, 2027)).toEqual([]);
    expect(from(leap, 2028)).toEqual(['02-29T12:00']);
  });
  test('monthly on the 31st: the months that have one', () => {
    const monthly: Recurrence = { from: '2025-01-31T09:00', hours: 1, every: 'month', zone: 'UTC' };
    expect(from(monthly).map((s) => s.slice(0, 5))).toEqual([
      '01-31',
      '03-31',
      '05-31',
      '07-31',
      '08-31',
      '10-31',
      '12-31',
    ]);
  });
  test('every two weeks at a wall-clock time, over both changes of clocks', () => {
    const train: Recurrence = { from: '2026-01-05T09:00', hours: 1, every: '2 weeks', zone: 'Europe/Berlin' };
    const hours = spansIn(train, '2026-01-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z').map((s) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', weekday: 'short', hour: '2-digit' }).format(
        new Date(s.from),
      ),
    );
    expect(hours).toHaveLength(26);
    expect(new Set(hours)).toEqual(new Set(['Mon, 09']));
  });
  test('does not begin before its date', () =>
    expect(
      spansIn(
        { from: '2026-06-01T00:00', hours: 1, every: 'day', zone: 'UTC' },
        '2026-05-01T00:00:00.000Z',
        '2026-06-02T12:00:00.000Z',
      ),
    ).toHaveLength(2));
});

/** The first four times from New Year 2025 on, as `01-31T00:00`, or why there is none. */
function first(cron: string): string {
  try {
    const times: string[] = [];
    for (let at = Date.UTC(2025, 0) - 1; times.length < 4; ) {
      at = nextFire(readCron(cron), 'UTC', at) ?? Infinity;
      times.push(iso(at).slice(5, 16));
    }
    return times.join(' ');
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

test.each([
  // as croner, robfig/cron and Vixie's have them
  ['0 0 * * fri#l', '01-31T00:00 02-28T00:00 03-28T00:00 04-25T00:00'],
  ['0 0 * * MONL,FRIL', '01-27T00:00 01-31T00:00 02-24T00:00 02-28T00:00'],
  ['0 0 * * SUN#L,SUN#1', '01-05T00:00 01-26T00:00 02-02T00:00 02-23T00:00'],
  ['? 12 ? * 1', '01-06T12:00 01-06T12:01 01-06T12:02 01-06T12:03'],
  ['0 0 * * mon/2', '01-01T00:00 01-03T00:00 01-06T00:00 01-08T00:00'],
  ['0 0 1 mar/3 *', '03-01T00:00 06-01T00:00 09-01T00:00 12-01T00:00'],
  ['0 0 1W,15W 6 *', '06-02T00:00 06-16T00:00 06-01T00:00 06-15T00:00'],
  ['0 0 31W 8 *', '08-29T00:00 08-31T00:00 08-31T00:00 08-31T00:00'],
  ['0 0 29W 2 *', '02-29T00:00 02-27T00:00 02-29T00:00 02-29T00:00'],
  ['0 0 1 * 1', '01-01T00:00 01-06T00:00 01-13T00:00 01-20T00:00'],
  ['@daily', '01-01T00:00 01-02T00:00 01-03T00:00 01-04T00:00'],
  ['@Monthly', '01-01T00:00 02-01T00:00 03-01T00:00 04-01T00:00'],
  ['@weekly', '01-05T00:00 01-12T00:00 01-19T00:00 01-26T00:00'],
  ['@yearly', '01-01T00:00 01-01T00:00 01-01T00:00 01-01T00:00'],
  ['@reboot', 'it takes five fields'],
  ['0 8 +1 * *', '“+1” is no day'],
  ['0.5 8 * * *', '“0.5” is no minute'],
  ['0 0 * * MON-FRIL', '“MON-FRIL” is no weekday'],
  ['0 0 32 * *', '“32” is no day of month'],
  ['0 0 * * 5W', '“5W” is no weekday'],
])('the cron %s', (cron, expected) => expect(first(cron)).toBe(expected));

test('overlapping times are one stretch: it covers their union', () => {
  const hourly: Recurrence = { start: '0 9-11 * * *', hours: 2, zone: 'UTC' };
  expect(spansIn(hourly, '2026-03-03T00:00:00.000Z', '2026-03-04T00:00:00.000Z')).toEqual([
    { from: '2026-03-03T09:00:00.000Z', until: '2026-03-03T13:00:00.000Z' },
  ]);
});

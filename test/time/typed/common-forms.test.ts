import { describe, expect, test } from 'vitest';
import { type Time, timeOf, timesIn, wordsIn, writeTime } from '../../../src/time/typed/index.ts';
import { instantAt } from '../../../src/time/wall.ts';
import { PHRASES } from './phrases.ts';
import { EVERYWHERE, IN_BERLIN } from './rows.ts';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Havana',
  'America/Nuuk',
  'Antarctica/Troll',
  'Pacific/Chatham',
  'Pacific/Apia',
];
/** When it is Tuesday 3 March 2026, 10:00 in a zone. */
const tuesday = (zone: string) => ({
  now: new Date(instantAt(zone, 2026, 2, 3, 10)).toISOString(),
  zone,
  workingHours: { from: '09:00', until: '18:00' },
});

/** A time in words that can mean nothing else, readings with a bar between, or what is wrong. */
function shown(time: Time | undefined, zone: string): string {
  if (!time) return 'not read';
  if (time.is === 'wrong') return time.why;
  if (time.is === 'ambiguous') return time.readings.map((r) => r.typed).join(' | ');
  return time.is === 'days' ? `${writeTime(time, zone)}, no hour` : writeTime(time, zone);
}
const rowsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((row) => row.split(' → '));

function wrongRows(rows: string, zone: string): string[] {
  return rowsOf(rows).flatMap(([text = '', right]) => {
    const read = shown(timeOf(wordsIn(text), tuesday(zone)), zone);
    return read === right ? [] : [`${text} → ${read}, not ${right}`];
  });
}

test('there are hundreds of rows', () =>
  expect(rowsOf(EVERYWHERE).length + rowsOf(IN_BERLIN).length + rowsOf(PHRASES).length).toBeGreaterThan(450));

describe.each(ZONES)('what is typed on a Tuesday morning in %s', (zone) => {
  test('is read by its own wall clock', () => expect(wrongRows(EVERYWHERE, zone)).toEqual([]));
  test('so are phrases', () => expect(wrongRows(PHRASES, zone)).toEqual([]));
});

test('zones in words', () => expect(wrongRows(IN_BERLIN, 'Europe/Berlin')).toEqual([]));

test.each(['“tomorrow 3pm”', '`tomorrow 3pm`', "'tomorrow 3pm'", '„tomorrow 3pm“', '«tomorrow» 3pm'])(
  'quotes around it are dropped: %s',
  (text) => expect(shown(timeOf(wordsIn(text), tuesday('UTC')), 'UTC')).toBe('Wed 4 Mar 2026 15:00'),
);

test('times are found among other words, and the words of others are left', () => {
  const found = (text: string) =>
    timesIn(wordsIn(text), tuesday('UTC')).map(({ from, upTo, said }) => [from, upTo, said]);
  expect(found('move R-3 to tomorrow 3pm for 2h please')).toEqual([[2, 7, 'to tomorrow 3pm for 2h']]);
  expect(found('payments tomorrow 3pm to production')).toEqual([[1, 3, 'tomorrow 3pm']]);
  expect(found('tomorrow to production 3pm')).toEqual([
    [0, 1, 'tomorrow'],
    [3, 4, '3pm'],
  ]);
  expect(found('4.2.0-2h hotfix-service 1.1.3')).toEqual([]);
});

test('words that are not beside each other are one time when they are given so', () => {
  const words = wordsIn('tomorrow to production 3pm').filter((w) => w.text !== 'to' && w.text !== 'production');
  expect(shown(timeOf(words, tuesday('UTC')), 'UTC')).toBe('Wed 4 Mar 2026 15:00');
});

test('a day that something lasts until ends with its work where the word says so', () => {
  const setting = { ...tuesday('UTC'), untilDay: 'end of work' } as const;
  expect(shown(timeOf(wordsIn('until Friday'), setting), 'UTC')).toBe('until Fri 6 Mar 2026 18:00');
});

test('what a bare hour, a morning and the end of a day mean depends on the company’s hours', () => {
  const early = { ...tuesday('UTC'), workingHours: { from: '05:00', until: '14:00' } };
  const read = (text: string) => shown(timeOf(wordsIn(text), early), 'UTC');
  expect(read('Friday at 5')).toBe('Fri 6 Mar 2026 05:00');
  expect(read('Friday at 2')).toBe('Fri 6 Mar 2026 02:00 | Fri 6 Mar 2026 14:00');
  expect(read('tomorrow morning')).toBe('Wed 4 Mar 2026 05:00');
  expect(read('eod')).toBe('Tue 3 Mar 2026 14:00');
});

describe('days off are those of the company in the zone of whoever types', () => {
  // Before Easter; in Berlin the clocks change on 29 March.
  const setting = (now: string, zone = 'Europe/Berlin') => ({
    now,
    zone,
    workingHours: { from: '09:00', until: '18:00' },
    holidays: { '2026-04-03': 'Good Friday', '2026-04-06': 'Easter Monday', '2025-04-18': 'Good Friday' },
  });
  const read = (text: string, now = '2026-04-01T08:00:00.000Z') =>
    shown(timeOf(wordsIn(text), setting(now)), 'Europe/Berlin');
  test.each([
    ['in a business day', 'Thu 2 Apr 2026 10:00'],
    ['in 2 business days', 'Tue 7 Apr 2026 10:00'],
    ['in 3 working days at 9:30', 'Wed 8 Apr 2026 09:30'],
    ['Good Friday 3pm', 'Fri 3 Apr 2026 15:00'],
    ['until easter monday', 'until Mon 6 Apr 2026 18:00 | until Tue 7 Apr 2026 00:00'],
    ['whit monday', "I don't know the date of “whit monday”: write it."],
    ['first working day of april', 'Wed 1 Apr 2026, no hour'],
  ])('%s', (text, right) => expect(read(text)).toBe(right));
  test('the next business day after a Thursday before Easter is the Tuesday', () => {
    expect(read('next business day', '2026-04-02T08:00:00.000Z')).toBe('Tue 7 Apr 2026, no hour');
    expect(read('the next working day at 10', '2026-04-03T08:00:00.000Z')).toBe('Tue 7 Apr 2026 10:00');
    expect(read('next business day', '2026-04-07T08:00:00.000Z')).toBe('Wed 8 Apr 2026, no hour');
  });
  test('over a change of clocks the hour by the wall stays', () =>
    expect(read('in 2 business days', '2026-03-27T09:00:00.000Z')).toBe('Tue 31 Mar 2026 10:00'));
  test('a date of the past is none', () =>
    expect(read('Good Friday', '2026-04-04T08:00:00.000Z')).toContain("I don't know the date"));
});

import { describe, expect, test } from 'vitest';
import { timeSetting } from '../../src/reading/times.ts';
import { readMoved, sayingHowFar } from '../../src/words/move/when.ts';
import { writeWindow } from '../../src/words/when.ts';
import { COMPANY } from '../domain/given.ts';

/** Tuesday, 10:00 in Berlin. */
const NOW = '2026-03-03T09:00:00.000Z';
const BERLIN = 'Europe/Berlin';
/** Thursday, 15:00 to 17:00 in Berlin. */
const THURSDAY = { start: '2026-03-05T14:00:00.000Z', end: '2026-03-05T16:00:00.000Z' };

function moved(text: string, planned = THURSDAY, zone = BERLIN, now = NOW): string {
  const read = readMoved(text, planned, timeSetting({ company: COMPANY, zone, now }));
  if (!read.ok) return read.readings ? `${read.why} [${read.readings.join(' | ')}]` : read.why;
  const careful = read.careful ? ` (${read.careful})` : '';
  return `${writeWindow(read.value.start, read.value.end, zone)}${careful}`;
}

describe('what is not said of a window that is moved stays: Thursday 5 March, 15:00 to 17:00', () => {
  test.each([
    // its day
    ['to 18:00', 'Thu 5 Mar 2026 18:00 - 20:00'],
    ['9:00', 'Thu 5 Mar 2026 09:00 - 11:00'],
    ['11am', 'Thu 5 Mar 2026 11:00 - 13:00'],
    ['10:00 - 11:00', 'Thu 5 Mar 2026 10:00 - 11:00'],
    ['18:00 for 30 minutes', 'Thu 5 Mar 2026 18:00 - 18:30'],
    ['noon', 'Thu 5 Mar 2026 12:00 - 14:00'],
    ['23:30', 'Thu 5 Mar 2026 23:30 - Fri 6 Mar 2026 01:30'],
    ['0:00', 'Thu 5 Mar 2026 00:00 - 02:00'],
    ['18:00 UTC', 'Thu 5 Mar 2026 19:00 - 21:00'],
    ['the next day', 'Fri 6 Mar 2026 15:00 - 17:00'],
    // its time of day
    ['to Friday', 'Fri 6 Mar 2026 15:00 - 17:00'],
    ['tomorrow', 'Wed 4 Mar 2026 15:00 - 17:00'],
    ['today', 'Tue 3 Mar 2026 15:00 - 17:00'],
    ['10 March', 'Tue 10 Mar 2026 15:00 - 17:00'],
    ['Monday for 1h', 'Mon 9 Mar 2026 15:00 - 16:00'],
    // its length
    ['Friday 18:00', 'Fri 6 Mar 2026 18:00 - 20:00'],
    ['in 3 hours', 'Tue 3 Mar 2026 13:00 - 15:00'],
    ['now', 'Tue 3 Mar 2026 10:00 - 12:00'],
    ['Friday 18:00 - 19:00', 'Fri 6 Mar 2026 18:00 - 19:00'],
    // all of it, from its own window
    ['by 1 hour', 'Thu 5 Mar 2026 16:00 - 18:00'],
    ['by 2h', 'Thu 5 Mar 2026 17:00 - 19:00'],
    ['1h later', 'Thu 5 Mar 2026 16:00 - 18:00'],
    ['+1h', 'Thu 5 Mar 2026 16:00 - 18:00'],
    ['+30min', 'Thu 5 Mar 2026 15:30 - 17:30'],
    ['by +2 days', 'Sat 7 Mar 2026 15:00 - 17:00'],
    ['half an hour later', 'Thu 5 Mar 2026 15:30 - 17:30'],
    ['-1h', 'Thu 5 Mar 2026 14:00 - 16:00'],
    ['T+2h', 'Thu 5 Mar 2026 17:00 - 19:00'],
    ['T-30m', 'Thu 5 Mar 2026 14:30 - 16:30'],
    ['T+2', 'can mean [Thu 5 Mar 2026 17:00 - 19:00 | Sat 7 Mar 2026 15:00 - 17:00]'],
    ['to half past', 'Thu 5 Mar 2026 15:30 - 17:30'],
    ['to a quarter to', 'Thu 5 Mar 2026 15:45 - 17:45'],
    ['9 sharp', 'Thu 5 Mar 2026 09:00 - 11:00'],
    // Some other day keeps its hour; on its own day nobody guesses how much.
    ['earlier today', 'Tue 3 Mar 2026 15:00 - 17:00'],
    ['later on Friday', 'Fri 6 Mar 2026 15:00 - 17:00'],
    [
      'later that day',
      'can mean [Thu 5 Mar 2026 15:30 - 17:30 | Thu 5 Mar 2026 16:00 - 18:00 | Thu 5 Mar 2026 17:00 - 19:00]',
    ],
    [
      'earlier on Thursday',
      'can mean [Thu 5 Mar 2026 13:00 - 15:00 | Thu 5 Mar 2026 14:00 - 16:00 | Thu 5 Mar 2026 14:30 - 16:30]',
    ],
    ['later today', '“later today” is not later than it is planned: write a day and a time, such as “Friday 15:00”.'],
    ['by half an hour', 'Thu 5 Mar 2026 15:30 - 17:30'],
    ['1h30 earlier', 'Thu 5 Mar 2026 13:30 - 15:30'],
    ['earlier by a quarter of an hour', 'Thu 5 Mar 2026 14:45 - 16:45'],
    ['a day later', 'Fri 6 Mar 2026 15:00 - 17:00'],
    ['to a day later than planned', 'Fri 6 Mar 2026 15:00 - 17:00'],
    ['one week later', 'Thu 12 Mar 2026 15:00 - 17:00'],
    ['a month later', 'Sun 5 Apr 2026 15:00 - 17:00'],
    ['1 day earlier', 'Wed 4 Mar 2026 15:00 - 17:00'],
    ['2 days earlier', 'Tue 3 Mar 2026 15:00 - 17:00'],
    ['1 Tag später', 'Fri 6 Mar 2026 15:00 - 17:00'],
    ['um 2 Stunden früher', 'Thu 5 Mar 2026 13:00 - 15:00'],
    // Later for some, earlier for others, unless one of them is over.
    ['forward by a day', 'can mean [Wed 4 Mar 2026 15:00 - 17:00 | Fri 6 Mar 2026 15:00 - 17:00]'],
    ['back an hour', 'can mean [Thu 5 Mar 2026 14:00 - 16:00 | Thu 5 Mar 2026 16:00 - 18:00]'],
    ['back by a week', 'Thu 12 Mar 2026 15:00 - 17:00'],
    // So far, and there at another hour.
    ['a day later at 18:00', 'Fri 6 Mar 2026 18:00 - 20:00'],
    ['two days later 9am', 'Sat 7 Mar 2026 09:00 - 11:00'],
    ['one week later at noon', 'Thu 12 Mar 2026 12:00 - 14:00'],
    ['at 18:00 a day later', 'Fri 6 Mar 2026 18:00 - 20:00'],
    ['a day earlier, 18:00', 'Wed 4 Mar 2026 18:00 - 20:00'],
    ['1 Tag später um 9 Uhr', 'Fri 6 Mar 2026 09:00 - 11:00'],
    ['um 9 Uhr einen Tag später', 'Fri 6 Mar 2026 09:00 - 11:00'],
    ['a day later at 3', 'can mean [Fri 6 Mar 2026 03:00 - 05:00 | Fri 6 Mar 2026 15:00 - 17:00]'],
    // So much later, so long, or at that hour.
    ['2h', 'can mean [Thu 5 Mar 2026 02:00 - 04:00 | Thu 5 Mar 2026 17:00 - 19:00]'],
    ['1h30', 'can mean [Thu 5 Mar 2026 01:30 - 03:30 | Thu 5 Mar 2026 15:00 - 16:30 | Thu 5 Mar 2026 16:30 - 18:30]'],
    [
      '24h',
      'can mean [Thu 5 Mar 2026 15:00 - Fri 6 Mar 2026 15:00 | Fri 6 Mar 2026 00:00 - 02:00 | Fri 6 Mar 2026 15:00 - 17:00]',
    ],
    ['1 hour', 'can mean [Thu 5 Mar 2026 15:00 - 16:00 | Thu 5 Mar 2026 16:00 - 18:00]'],
    ['for 90 minutes', 'can mean [Thu 5 Mar 2026 15:00 - 16:30 | Thu 5 Mar 2026 16:30 - 18:30]'],
    ['2 hours', 'Thu 5 Mar 2026 17:00 - 19:00'],
    ['120h', 'can mean [Thu 5 Mar 2026 15:00 - Tue 10 Mar 2026 15:00 | Tue 10 Mar 2026 15:00 - 17:00]'],
    // It lasts until then, or it begins only then.
    ['until 18:00', 'can mean [Thu 5 Mar 2026 15:00 - 18:00 | Thu 5 Mar 2026 18:00 - 20:00]'],
    ['till noon', 'Thu 5 Mar 2026 12:00 - 14:00'],
    ['until Friday 9:00', 'can mean [Thu 5 Mar 2026 15:00 - Fri 6 Mar 2026 09:00 | Fri 6 Mar 2026 09:00 - 11:00]'],
    ['until Friday', 'Fri 6 Mar 2026 15:00 - 17:00'],
    // Away from where it is planned, or all the time between.
    ['from Thursday to Friday', 'Fri 6 Mar 2026 15:00 - 17:00'],
    ['from 15:00 to 18:00', 'can mean [Thu 5 Mar 2026 15:00 - 18:00 | Thu 5 Mar 2026 18:00 - 20:00]'],
    [
      'from Thursday 15:00 to Friday 9:00',
      'can mean [Thu 5 Mar 2026 15:00 - Fri 6 Mar 2026 09:00 | Fri 6 Mar 2026 09:00 - 11:00]',
    ],
    ['from 14:00 to 18:00', 'Thu 5 Mar 2026 14:00 - 18:00'],
    ['15:00 to 18:00', 'Thu 5 Mar 2026 15:00 - 18:00'],
    ['Friday, same time', 'Fri 6 Mar 2026 15:00 - 17:00'],
    ['to the same time tomorrow', 'Wed 4 Mar 2026 15:00 - 17:00'],
    ['next week', 'Thu 12 Mar 2026 15:00 - 17:00'],
    ['next week same time', 'Thu 12 Mar 2026 15:00 - 17:00'],
    ['same day and time next week', 'Thu 12 Mar 2026 15:00 - 17:00'],
    ['next week 9am', 'Thu 12 Mar 2026 09:00 - 11:00'],
    ['next week Friday', 'Fri 13 Mar 2026 15:00 - 17:00'],
    ['week 12', 'Thu 19 Mar 2026 15:00 - 17:00'],
    ['next month, same time', 'Sun 5 Apr 2026 15:00 - 17:00'],
    ['same time next Friday', 'can mean [Fri 6 Mar 2026 15:00 - 17:00 | Fri 13 Mar 2026 15:00 - 17:00]'],
    ['zur gleichen Zeit nächste Woche', 'Thu 12 Mar 2026 15:00 - 17:00'],
    ['in 3 days', 'Fri 6 Mar 2026 15:00 - 17:00'],
    ['same time in two weeks', 'Tue 17 Mar 2026 15:00 - 17:00'],
    ['a week later at the same time', 'Thu 12 Mar 2026 15:00 - 17:00'],
    // How far was not said.
    [
      'earlier',
      'can mean [Wed 4 Mar 2026 15:00 - 17:00 | Thu 5 Mar 2026 13:00 - 15:00 | Thu 5 Mar 2026 14:00 - 16:00 | Thu 5 Mar 2026 14:30 - 16:30]',
    ],
    [
      'a bit later',
      'can mean [Thu 5 Mar 2026 15:30 - 17:30 | Thu 5 Mar 2026 16:00 - 18:00 | Thu 5 Mar 2026 17:00 - 19:00 | Fri 6 Mar 2026 15:00 - 17:00 | Thu 12 Mar 2026 15:00 - 17:00]',
    ],
    ['earlier, at 13:00', 'Thu 5 Mar 2026 13:00 - 15:00'],
    ['Friday at 5', 'can mean [Fri 6 Mar 2026 05:00 - 07:00 | Fri 6 Mar 2026 17:00 - 19:00]'],
  ])('%s', (text, right) =>
    expect(moved(text).replace(/^“.*” can mean .* or .*write it out\./, 'can mean')).toBe(right),
  );

  test.each([
    ['next month', 'names no time of day'],
    ['earlier at 20:00', 'is not earlier'],
    ['this weekend, same time', 'A Thursday is no part of the weekend'],
    ['01-02-2026 14:00', 'is in the past'],
    ['an hour later at 18:00', 'says how far, and at what time'],
    ['from Monday to Friday', 'names no time of day'],
    ['1h later maybe', "I can't read “maybe” as part of a time"],
    ['0 hours later', 'has no length'],
    ['by 99999 days', 'longer than a year'],
    ['yesterday', 'in the past'],
  ])('%s is refused', (text, why) => expect(moved(text)).toContain(why));
});

describe('a week on, by the wall clock, where the clocks change between', () => {
  test.each([
    // Planned for Saturday 15:00 to 17:00; the night to Sunday (in Apia none) has the change.
    ['Europe/Berlin', '2026-03-28T14:00:00.000Z', 'Sat 4 Apr 2026 15:00 - 17:00'],
    ['America/New_York', '2026-03-07T20:00:00.000Z', 'Sat 14 Mar 2026 15:00 - 17:00'],
    ['Asia/Kolkata', '2026-03-28T09:30:00.000Z', 'Sat 4 Apr 2026 15:00 - 17:00'],
    ['Australia/Lord_Howe', '2026-04-04T04:00:00.000Z', 'Sat 11 Apr 2026 15:00 - 17:00'],
    ['America/Havana', '2026-03-07T20:00:00.000Z', 'Sat 14 Mar 2026 15:00 - 17:00'],
    ['America/Nuuk', '2026-03-28T17:00:00.000Z', 'Sat 4 Apr 2026 15:00 - 17:00'],
    ['Antarctica/Troll', '2026-03-28T15:00:00.000Z', 'Sat 4 Apr 2026 15:00 - 17:00'],
    ['Pacific/Chatham', '2026-04-04T01:15:00.000Z', 'Sat 11 Apr 2026 15:00 - 17:00'],
    ['Pacific/Apia', '2026-03-28T02:00:00.000Z', 'Sat 4 Apr 2026 15:00 - 17:00'],
  ])('%s', (zone, start, right) => {
    const planned = { start, end: new Date(Date.parse(start) + 7_200_000).toISOString() };
    const monday = new Date(Date.parse(start) - 5 * 86_400_000).toISOString();
    for (const text of ['next week', 'next week, same time', 'same day next week', 'a week later'])
      expect(moved(text, planned, zone, monday)).toBe(right);
    // Planned for next week already, it goes to the week after.
    const before = new Date(Date.parse(start) - 10 * 86_400_000).toISOString();
    expect(moved('next week', planned, zone, before)).toBe(right);
  });
});

test('what began a while ago can begin no earlier', () => {
  const begun = { start: '2026-03-03T08:00:00.000Z', end: '2026-03-03T10:00:00.000Z' };
  expect(moved('earlier', begun)).toContain('would be over: write a time that is ahead');
});

describe('what is over is said, and the next such time is asked about', () => {
  const TODAY = { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T16:00:00.000Z' };
  const asked = (said: string, was: string, next: string) =>
    `“${said}” is ${was}, which is over. Is the next one meant? [${next}]`;
  test.each([
    ['9:00', asked('9:00', 'Tue 3 Mar 2026 09:00 - 11:00', 'Wed 4 Mar 2026 09:00 - 11:00')],
    ['9:58', asked('9:58', 'Tue 3 Mar 2026 09:58 - 11:58', 'Wed 4 Mar 2026 09:58 - 11:58')],
    // A minute passes while it is typed.
    ['9:59', 'Tue 3 Mar 2026 09:59 - 11:59'],
    ['10:00', 'Tue 3 Mar 2026 10:00 - 12:00'],
    [
      '6 hours earlier',
      '“6 hours earlier” is Tue 3 Mar 2026 09:00 - 11:00, which is over. Write a time that is ahead.',
    ],
    ['5 hours earlier', 'Tue 3 Mar 2026 10:00 - 12:00'],
  ])('%s', (text, right) => expect(moved(text, TODAY)).toBe(right));

  test('on its own day, which was before', () =>
    expect(moved('17:00', { start: '2026-03-02T14:00:00.000Z', end: '2026-03-02T15:00:00.000Z' })).toBe(
      asked('17:00', 'Mon 2 Mar 2026 17:00 - 18:00', 'Tue 3 Mar 2026 17:00 - 18:00'),
    ));
});

describe('when the clocks change, a window is as long as it was', () => {
  const LORD_HOWE = 'Australia/Lord_Howe';
  test.each([
    // Berlin skips 02:00 to 03:00 on 29 March.
    [BERLIN, '2026-03-28T00:30Z', 'a day later', 'Sun 29 Mar 2026 01:30 - 04:30'],
    [BERLIN, '2026-03-28T00:30Z', 'Sunday', 'Sun 29 Mar 2026 01:30 - 04:30'],
    [BERLIN, '2026-03-28T00:30Z', 'by 24 hours', 'Sun 29 Mar 2026 01:30 - 04:30'],
    [BERLIN, '2026-03-28T12:00Z', 'a day later', 'Sun 29 Mar 2026 13:00 - 15:00'],
    [BERLIN, '2026-03-28T12:00Z', 'by 24 hours', 'Sun 29 Mar 2026 14:00 - 16:00'],
    [
      BERLIN,
      '2026-03-28T01:30Z',
      'a day later',
      'Sun 29 Mar 2026 03:30 - 05:30 (the clocks go forward, and there is no Sun 29 Mar 2026 02:30: it is Sun 29 Mar 2026 03:30)',
    ],
    [
      BERLIN,
      '2026-03-28T01:30Z',
      'Sunday',
      'Sun 29 Mar 2026 03:30 - 05:30 (the clocks go forward, and there is no Sun 29 Mar 2026 02:30: it is Sun 29 Mar 2026 03:30)',
    ],
    [
      BERLIN,
      '2026-03-29T13:00Z',
      '02:30',
      'Sun 29 Mar 2026 03:30 - 05:30 (the clocks go forward, and there is no Sun 29 Mar 2026 02:30: it is Sun 29 Mar 2026 03:30)',
    ],
    [
      BERLIN,
      '2026-03-28T12:00Z',
      'a day later at 02:30',
      'Sun 29 Mar 2026 03:30 - 05:30 (the clocks go forward, and there is no Sun 29 Mar 2026 02:30: it is Sun 29 Mar 2026 03:30)',
    ],
    // Berlin has 02:00 to 03:00 twice on 25 October.
    [BERLIN, '2026-10-24T12:00Z', 'a day later', 'Sun 25 Oct 2026 14:00 - 16:00'],
    [BERLIN, '2026-10-24T12:00Z', 'by 24 hours', 'Sun 25 Oct 2026 13:00 - 15:00'],
    [BERLIN, '2026-10-23T23:30Z', 'Sunday', 'Sun 25 Oct 2026 01:30 GMT+0200 - Sun 25 Oct 2026 02:30 GMT+0100'],
    // Lord Howe's clocks go by half an hour: forward on 4 October at 02:00, back on 5 April at 02:00.
    [LORD_HOWE, '2026-10-02T14:30Z', 'a day later', 'Sun 4 Oct 2026 01:00 - 03:30'],
    [LORD_HOWE, '2026-10-03T04:30Z', 'by 24 hours', 'Sun 4 Oct 2026 15:30 - 17:30'],
    [LORD_HOWE, '2026-10-03T04:30Z', 'Sunday', 'Sun 4 Oct 2026 15:00 - 17:00'],
    [LORD_HOWE, '2026-04-03T14:00Z', 'a day later', 'Sun 5 Apr 2026 01:00 - 02:30'],
  ])('%s, planned %s: %s', (zone, start, text, right) => {
    const planned = { start, end: new Date(Date.parse(start) + 2 * 3_600_000).toISOString() };
    expect(moved(text, planned, zone, new Date(Date.parse(start) - 50 * 3_600_000).toISOString())).toBe(right);
  });
});

test('who delays something by a length says how far; who moves it may mean how long', () => {
  const setting = timeSetting({ company: COMPANY, zone: BERLIN, now: NOW });
  const said = (text: string, word: string) => sayingHowFar(text, word, THURSDAY, setting);
  expect(said('3 hours', 'delay')).toBe('by 3 hours');
  expect(said('2h', 'delay')).toBe('by 2h');
  expect(said('for 3 hours', 'postpone')).toBe('by 3 hours');
  expect(said('2 hours', 'move')).toBe('2 hours');
  expect(said('Friday', 'delay')).toBe('Friday');
  expect(said('until 18:00', 'postpone')).toBe('18:00');
  expect(said('bis Freitag 9 Uhr', 'delay')).toBe('Freitag 9 Uhr');
  expect(said('until 18:00', 'move')).toBe('until 18:00');
  expect(said('maybe', 'delay')).toBe('maybe');
});

import { describe, expect, test } from 'vitest';
import { timeOf, wordsIn, writeLength } from '../../../src/time/typed/index.ts';

/** What is typed at an instant in a zone, as UTC. */
function read(text: string, zone: string, now: string): string | string[] {
  const time = timeOf(wordsIn(text), { now, zone, workingHours: { from: '09:00', until: '18:00' } });
  if (time?.is === 'start') return time.start.replace(':00.000Z', 'Z');
  if (time?.is === 'span') return [time.start, time.end].map((at) => at.replace(':00.000Z', 'Z'));
  throw new Error(`${text}: ${JSON.stringify(time)}`);
}

describe('an hour that spring skips moves on by the gap', () => {
  test.each([
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 'tomorrow 02:30', '2026-03-29T01:30Z'],
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 'tomorrow 01:59', '2026-03-29T00:59Z'],
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 'tomorrow 02:00', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 'tomorrow 03:00', '2026-03-29T01:00Z'],
    ['America/New_York', '2026-03-07T12:00:00Z', 'tomorrow 2:30am', '2026-03-08T07:30Z'],
    ['Australia/Lord_Howe', '2026-10-03T02:00:00Z', 'tomorrow 02:15', '2026-10-03T15:45Z'],
    ['America/Havana', '2026-03-07T17:00:00Z', 'tomorrow 00:30', '2026-03-08T05:30Z'],
    ['America/Nuuk', '2026-03-28T12:00:00Z', '28 mar 23:30', '2026-03-29T01:30Z'],
    ['Antarctica/Troll', '2026-03-28T12:00:00Z', 'tomorrow 02:30', '2026-03-29T02:30Z'],
    ['Pacific/Chatham', '2026-09-26T02:00:00Z', '27 sep 02:50', '2026-09-26T14:05Z'],
  ])('%s, typed %s: %s', (zone, now, text, right) => expect(read(text, zone, now)).toBe(right));
});

describe('an hour that autumn has twice is the first, unless its offset is said', () => {
  test.each([
    ['Europe/Berlin', '2026-10-24T12:00:00Z', 'tomorrow 02:30', '2026-10-25T00:30Z'],
    ['Europe/Berlin', '2026-10-24T12:00:00Z', 'tomorrow 02:30 GMT+1', '2026-10-25T01:30Z'],
    ['America/New_York', '2026-10-31T12:00:00Z', 'tomorrow 1:30am', '2026-11-01T05:30Z'],
    ['Australia/Lord_Howe', '2026-04-04T02:00:00Z', 'tomorrow 01:45', '2026-04-04T14:45Z'],
    ['America/Havana', '2026-10-31T12:00:00Z', 'tomorrow 00:30', '2026-11-01T04:30Z'],
    ['Pacific/Chatham', '2026-04-04T02:00:00Z', '5 apr 03:15', '2026-04-04T13:30Z'],
  ])('%s, typed %s: %s', (zone, now, text, right) => expect(read(text, zone, now)).toBe(right));
});

describe('over a change of clocks', () => {
  test.each([
    // Hours pass as they do, days are those of the calendar.
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 'tomorrow 01:30 for 2h', ['2026-03-29T00:30Z', '2026-03-29T02:30Z']],
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 'today 18:00 for 2 days', ['2026-03-28T17:00Z', '2026-03-30T16:00Z']],
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 'in 24 hours', '2026-03-29T12:00Z'],
    // The next such minute on the clock, also where that is put forward or back by half an hour.
    ['Australia/Lord_Howe', '2026-10-03T15:20:00Z', 'a quarter past', '2026-10-03T16:15Z'],
    ['Australia/Lord_Howe', '2026-04-04T14:50:00Z', 'half past', '2026-04-04T15:00Z'],
    ['Europe/Berlin', '2026-03-29T00:50:00Z', 'half past', '2026-03-29T01:30Z'],
    ['Europe/Berlin', '2026-03-29T00:15:00Z', 'a quarter past', '2026-03-29T00:15Z'],
    ['Europe/Berlin', '2026-03-29T00:15:59Z', 'a quarter past', '2026-03-29T00:15Z'],
    ['Europe/Berlin', '2026-03-29T00:16:00Z', 'a quarter past', '2026-03-29T01:15Z'],
    ['Asia/Kolkata', '2026-03-29T00:16:00Z', 'on the hour', '2026-03-29T00:30Z'],
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 'in a day', '2026-03-29T11:00Z'],
    ['America/New_York', '2026-10-31T12:00:00Z', 'today 22:00 - 02:00', ['2026-11-01T02:00Z', '2026-11-01T07:00Z']],
    ['Australia/Lord_Howe', '2026-04-04T02:00:00Z', 'today 18:00 - 06:00', ['2026-04-04T07:00Z', '2026-04-04T19:30Z']],
    ['Antarctica/Troll', '2026-03-28T12:00:00Z', 'today 22:00 - 04:00', ['2026-03-28T22:00Z', '2026-03-29T02:00Z']],
    ['Pacific/Apia', '2026-03-28T12:00:00Z', 'today 22:00 - 04:00', ['2026-03-29T09:00Z', '2026-03-29T15:00Z']],
  ])('%s, typed %s: %s', (zone, now, text, right) => expect(read(text, zone, now)).toEqual(right));
});

test('a day that begins without its midnight: the end of the day before is where it begins', () =>
  expect(read('7 mar 20:00 - midnight', 'America/Havana', '2026-03-07T17:00:00Z')).toEqual([
    '2026-03-08T01:00Z',
    '2026-03-08T05:00Z',
  ]));

test.each([
  [90 * 60_000, '1 h 30 min'],
  [60 * 60_000, '1 h'],
  [24 * 3_600_000, '24 h'],
  [62 * 3_600_000, '2 days 14 h'],
  [48 * 3_600_000, '2 days'],
  [45 * 60_000, '45 min'],
])('%d ms are written as %s', (ms, words) => expect(writeLength(ms)).toBe(words));

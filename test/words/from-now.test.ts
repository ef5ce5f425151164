import { describe, expect, test } from 'vitest';
import { timeSetting } from '../../src/reading/times.ts';
import { runCommand } from '../../src/words/router.ts';
import { readMoment, readWindow, writeWindow } from '../../src/words/when.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';
import { cpuMs } from '../support/cpu.ts';
import { openSetting } from '../support/setting.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
/** An ordinary day, and shortly before each of these zones changes its clocks, both ways. */
const NOWS = [
  '2026-03-03T09:00:00.000Z',
  '2026-03-08T06:30:00.000Z',
  '2026-03-29T00:30:00.000Z',
  '2026-04-04T14:30:00.000Z',
  '2026-10-03T15:00:00.000Z',
  '2026-10-25T00:00:00.000Z',
  '2026-11-01T05:15:00.000Z',
];
const LATER: [string, number][] = [
  ['in two hours', 120],
  ['in an hour', 60],
  ['in half an hour', 30],
  ['90 minutes from now', 90],
  ['two hours from now', 120],
  ['half an hour from now', 30],
  ['in an hour and a half', 90],
  ['in two and a half hours', 150],
  ['in 1.5 hours', 90],
  ['in 2h 30m', 150],
  ['in one hour and thirty minutes', 90],
  ['in 5 min', 5],
  ['In  Forty-Five   minutes', 45],
  ['now', 0],
  ['right now', 0],
];
const from = (zone: string, now: string) => timeSetting({ company: COMPANY, zone, now });
const later = (now: string, minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();

describe.each(ZONES)('from now on, in %s', (zone) => {
  // Where the clocks go back just then, that is said beside it.
  test.each(LATER)('%s', (text, minutes) => {
    for (const now of NOWS) {
      const start = later(now, minutes);
      expect(readMoment(text, from(zone, now)), now).toMatchObject({ ok: true, value: start });
      const window = { ok: true, value: { start, end: later(start, 60) } };
      expect(readWindow(text, from(zone, now)), now).toMatchObject(window);
      expect(readWindow(`${text} for 2h`, from(zone, now)), now).toMatchObject({
        ok: true,
        value: { start, end: later(start, 120) },
      });
    }
  });

  test('days are those of the calendar', () => {
    // Berlin, New York and Lord Howe change their clocks in between; the wall clock shows the same.
    for (const [now, days] of [
      ['2026-03-03T09:00:00.000Z', 35],
      ['2026-10-03T09:00:00.000Z', 35],
    ] as const) {
      const shown = (at: string) => new Date(at).toLocaleTimeString('en', { timeZone: zone });
      const read = readMoment(`in ${days} days`, from(zone, now));
      expect(read.ok && shown(read.value)).toBe(shown(now));
      expect(read.ok && Math.round((Date.parse(read.value) - Date.parse(now)) / 86_400_000)).toBe(days);
      expect(readMoment('in five weeks', from(zone, now))).toEqual(read);
    }
  });
});

test('a range of which a side is said from now on', () => {
  const now = '2026-03-03T09:00:00.000Z';
  const read = (text: string, zone: string) => {
    const window = readWindow(text, from(zone, now));
    return window.ok ? [window.value.start, window.value.end] : window.why;
  };
  expect(read('now until 5pm', 'Europe/Berlin')).toEqual([now, '2026-03-03T16:00:00.000Z']);
  expect(read('now - 5pm', 'America/New_York')).toEqual([now, '2026-03-03T22:00:00.000Z']);
  expect(read('from now until tomorrow 9am', 'Asia/Kolkata')).toEqual([now, '2026-03-04T03:30:00.000Z']);
  expect(read('in two hours - in three hours', 'Asia/Kolkata')).toEqual([later(now, 120), later(now, 180)]);
  expect(read('in an hour to 10pm', 'Australia/Lord_Howe')).toEqual([later(now, 60), '2026-03-03T11:00:00.000Z']);
});

test('the second of two equal hours is written so that it is read back as it is', () => {
  // In Berlin 02:00 to 03:00 comes twice on 25 October.
  const written = writeWindow('2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000Z', 'Europe/Berlin');
  expect(written).toBe('Sun 25 Oct 2026 02:30 GMT+0100 - Sun 25 Oct 2026 03:30 GMT+0100');
  expect(readWindow(written, from('Europe/Berlin', '2026-10-25T00:30:00.000Z'))).toEqual({
    ok: true,
    value: { start: '2026-10-25T01:30:00.000Z', end: '2026-10-25T02:30:00.000Z' },
  });
});

test.each([
  'in a few hours',
  'a couple of hours from now',
  'in two',
  'in hours',
  'now or never',
  'in two hours at 3pm',
])('%s is not guessed at', (text) => {
  expect(readWindow(text, from('Asia/Kolkata', '2026-03-03T09:00:00.000Z')).ok).toBe(false);
});

/** What a dialog's fields hold, in order. */
const filled = (answer: unknown) =>
  [...JSON.stringify(answer).matchAll(/"initial_value":"([^"]*)"/g)].map(([, value = '']) => value);

describe('what begins and ends is as long as was said, wherever the clock stands between two minutes', () => {
  // What begins now begins at its second, and its end is the whole minute that is nearest.
  test.each([
    ['freeze api in production in 1 minute for 30 minutes because x', 0],
    ['delegate from in 1 minute for 30 minutes', 0],
    ['freeze api in production for 30 minutes because x', 30_000],
    ['delegate for 30 minutes', 30_000],
  ])('%s', async (text, within) => {
    for (const seconds of ['00.000', '00.001', '29.999', '30.000', '59.999']) {
      const now = `2026-03-03T09:00:${seconds}Z`;
      const setting = await openSetting({ company: () => COMPANY, people: () => PEOPLE, now: () => now });
      const answer = await runCommand(text, { setting, person: { id: 'UMANAGER', zone: 'UTC' } });
      const at = (said: string) => (said === 'now' ? Date.parse(now) : Date.parse(`${said} UTC`));
      const [start = 0, end = 0] = filled(answer).map(at).filter(Number.isFinite);
      expect(Math.abs(end - start - 30 * 60_000), seconds).toBeLessThanOrEqual(within);
    }
  });
});

test('long nonsense is read at once', () => {
  for (const evil of ['in a half ', 'in 1 hour and ', 'an hour from ', 'now ', '1 and a half ', ' ']) {
    const text = evil.repeat(Math.ceil(3000 / evil.length)).slice(0, 3000);
    const took = cpuMs(() => readMoment(text, from('UTC', '2026-03-03T09:00:00.000Z')), 50);
    expect(took, evil).toBeLessThan(50);
  }
});

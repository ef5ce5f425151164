import { describe, expect, test } from 'vitest';
import { timeSetting } from '../../src/reading/times.ts';
import { timeOf, wordsIn } from '../../src/time/typed/index.ts';
import { carefulOf } from '../../src/words/careful.ts';
import { readingsInput } from '../../src/words/dialogs/time-field.ts';
import { readEnd, readMoment, readWindow, writeWindow } from '../../src/words/when.ts';
import { COMPANY } from '../domain/given.ts';
import transitions from '../fixtures/dst-transitions.json' with { type: 'json' };

const NOW = '2026-03-03T09:00:00.000Z';
const from = (zone: string, now = NOW) => timeSetting({ company: COMPANY, zone, now });

describe('a typed window, from Tuesday 3 March 2026, 10:00 in Berlin', () => {
  test.each([
    ['tomorrow 3pm', '2026-03-04T14:00:00.000Z', '2026-03-04T15:00:00.000Z'],
    ['tomorrow 15:00 - 16:30', '2026-03-04T14:00:00.000Z', '2026-03-04T15:30:00.000Z'],
    ['Fri 6pm for 2h', '2026-03-06T17:00:00.000Z', '2026-03-06T19:00:00.000Z'],
    ['in 5 minutes', '2026-03-03T09:05:00.000Z', '2026-03-03T10:05:00.000Z'],
    ['4 Mar 2026 15:00 - 5 Mar 2026 14:00', '2026-03-04T14:00:00.000Z', '2026-03-05T13:00:00.000Z'],
    ['Friday 18:00 until Monday 8:00', '2026-03-06T17:00:00.000Z', '2026-03-09T07:00:00.000Z'],
    // Over the change of the clocks: 18:00 CET to 08:00 CEST.
    ['27 Mar 2026 18:00 - 30 Mar 2026 08:00', '2026-03-27T17:00:00.000Z', '2026-03-30T06:00:00.000Z'],
  ])('%s', (text, start, end) =>
    expect(readWindow(text, from('Europe/Berlin'))).toEqual({ ok: true, value: { start, end } }),
  );

  test.each([
    ['Q2', 'Not read yet: “Q2” names no time of day.'],
    ['next week', 'Not read yet: “next week” names no time of day.'],
    ['sometime', 'Not read yet: '],
    ['', '[]'],
    ['tomorrow 3pm', '[]'],
  ])('the dialog says beside its field that “%s” is no time yet', (when, says) => {
    const blocks = readingsInput({ when }, 'when', (text) => readWindow(text, from('Europe/Berlin')));
    expect(JSON.stringify(blocks)).toContain(says);
  });

  test('a word of another language is named with the English one', () => {
    const read = readWindow('mañana 15:00', from('Europe/Berlin'));
    expect(read.ok ? '' : read.why).toContain('Did you mean “tomorrow”?');
  });

  test.each(['', 'whenever', 'tomorrow', 'Version: 1.1.3', 'I think we could do it at 3pm', '3pm tomorrow maybe'])(
    '%j is refused, not guessed',
    (text) => {
      const read = readWindow(text, from('Europe/Berlin'));
      expect(read.ok ? read.value : read.why).toMatch(/Write a day and a time/);
    },
  );

  test.each([
    ['25:12', 'There is no 25:12.'],
    ['tomorrow 25:12', 'There is no 25:12.'],
    ['mon 6 mar 17:00', '6 March 2026 is a Friday, not a Monday.'],
    ['yesterday 4pm', '“yesterday” is in the past.'],
    ['tomorow 3pm', "I can't read “tomorow” as part of a time. Did you mean “tomorrow”?"],
    ['tomorrow 3pm probably', "I can't read “probably” as part of a time."],
    ['until Friday 18:00', 'says only when it ends'],
    ['for 2h', 'says only how long'],
  ])('%j is refused, with what does not fit', (text, why) => {
    const read = readWindow(text, from('Europe/Berlin'));
    expect(read.ok ? read.value : read.why).toContain(why);
  });

  // A suggestion is another word, near enough to be meant; a word that is known and stands where it says nothing has none.
  test.each([
    ['tom 3pm', 'Did you mean “tomorrow”?'],
    ['Friday 15:00 server time', "I can't read “server” as part of a time. Write a day"],
    ['two Fridays from now 3pm', "I can't read “two” as part of a time. Write"],
    ['tomorrow 3pm their time', "I can't read “their” as part of a time. Write"],
    ['Saturday all of it', "I can't read “all” as part of a time. Write"],
    ['not before Friday 5pm', "I can't read “not” as part of a time. Write"],
    ['29 Mar 2026 02:30 - 03:30', 'the clocks go forward, and there is no Sun 29 Mar 2026 02:30.'],
  ])('%j is refused: %s', (text, why) => {
    const read = readWindow(text, from('Europe/Berlin'));
    expect(read.ok ? read.value : read.why).toContain(why);
  });

  // Tuesday 3 March 2026: what was yesterday comes in a year.
  test.each([
    ['2 March 3pm', 'Tue 2 Mar 2027 15:00 is in 364 days'],
    ['1.2. 15.30', 'Mon 1 Feb 2027 15:30 is in 335 days'],
    ['2 March 2027 3pm', undefined],
    ['2.3.27 15:00', undefined],
    ['in one year', undefined],
    ['in 320 days', undefined],
    ['24 December 10:00', undefined],
  ])('%j: be careful of %j', (text, careful) => {
    const read = readWindow(text, from('Europe/Berlin'));
    expect(read.ok ? read.careful : read.why).toBe(careful);
  });

  // Whole days are read by the sentence, and told of as they were.
  test.each([
    ['from 10 March to 1 March', 'Tue 2 Mar 2027 00:00 is in 363 days'],
    ['from 10 March to 1 April', undefined],
  ])('%j: be careful of its end', (text, careful) => {
    const setting = from('Europe/Berlin');
    const time = timeOf(wordsIn(text), setting);
    if (time?.is !== 'days') throw new Error(`${text} is no days`);
    expect(carefulOf(text, time, setting).careful).toBe(careful);
  });

  // An end may be how long: of what can be both, nothing is chosen.
  test.each([
    ['2h', ['Tue 3 Mar 2026 12:00', 'Wed 4 Mar 2026 02:00']],
    ['1h30', ['Tue 3 Mar 2026 11:30', 'Wed 4 Mar 2026 01:30']],
    ['24h', ['Wed 4 Mar 2026 10:00', 'Wed 4 Mar 2026 00:00']],
    ['48h', '2026-03-05T09:00:00.000Z'],
    ['120h', '2026-03-08T09:00:00.000Z'],
    ['until 1700h', '2026-03-03T16:00:00.000Z'],
    ['for 1h30', '2026-03-03T10:30:00.000Z'],
    ['fuer 2 Stunden', '2026-03-03T11:00:00.000Z'],
    ['zwei Tage lang', '2026-03-05T09:00:00.000Z'],
    ['for 2 hours long', '2026-03-03T11:00:00.000Z'],
    ['until 2h', '2026-03-04T01:00:00.000Z'],
    ['until 17h', '2026-03-03T16:00:00.000Z'],
    ['until 48h', 'There is no 48h.'],
    ['until 25:00 Uhr', 'There is no 25:00 Uhr.'],
    ['until 2027', '“until 2027” may be a year: write 20:27, or the day.'],
    ['now until 2027', '“now until 2027” may be a year: write 20:27, or the day.'],
    ['until 2032', '2026-03-03T19:32:00.000Z'],
    ['until today 2027', '2026-03-03T19:27:00.000Z'],
  ])('the end %j', (text, means) => {
    const read = readEnd(text, NOW, from('Europe/Berlin'));
    expect(read.ok ? read.value : (read.readings ?? read.why)).toEqual(means);
  });

  test.each(['2027', 'until 2027', 'bis 2031'])('nor is an end that may be a year, beside a beginning: %j', (text) => {
    const read = readEnd(text, '2026-03-09T08:00:00.000Z', from('Europe/Berlin'));
    expect(read.ok ? read.value : read.why).toMatch(/may be a year: write 20:(27|31), or the day\.$/);
  });
  test('what can mean two things has both as readings, each of which is read as itself', () => {
    const read = readWindow('Friday at 5', from('Europe/Berlin'));
    if (read.ok) throw new Error('it was guessed');
    expect(read.readings).toEqual(['Fri 6 Mar 2026 05:00', 'Fri 6 Mar 2026 17:00']);
    expect(read.readings?.map((r) => readMoment(r, from('Europe/Berlin')))).toEqual([
      { ok: true, value: '2026-03-06T04:00:00.000Z' },
      { ok: true, value: '2026-03-06T16:00:00.000Z' },
    ]);
  });

  test.each([
    ['Friday 18:00', '2026-03-09T08:00:00.000Z', '2026-03-13T17:00:00.000Z'],
    ['until Friday 18:00', '2026-03-09T08:00:00.000Z', '2026-03-13T17:00:00.000Z'],
    ['18:00', '2026-03-09T08:00:00.000Z', '2026-03-09T17:00:00.000Z'],
    ['for 2h', '2026-03-09T08:00:00.000Z', '2026-03-09T10:00:00.000Z'],
    ['in 2 weeks', '2026-03-09T08:00:00.000Z', '2026-03-17T09:00:00.000Z'],
    ['08:30', NOW, '2026-03-04T07:30:00.000Z'],
  ])('an end, %j, is read from the beginning', (text, start, end) =>
    expect(readEnd(text, start, from('Europe/Berlin'))).toEqual({ ok: true, value: end }),
  );

  test.each(['Monday 8:00', '8:00', 'in an hour', 'now'])('an end, %j, before the beginning is refused', (text) => {
    const read = readEnd(text, '2026-03-09T08:00:00.000Z', from('Europe/Berlin'));
    expect(read.ok ? read.value : read.why).toMatch(/ends before it begins/);
  });
});

test('what is written is read back as the same window, in every zone and around every change of its clocks', () => {
  for (const [zone, { transitions: changes }] of Object.entries(transitions))
    for (const { at_utc } of changes)
      for (const hours of [-26, -3, 0, 0.25, 0.5, 2, 30]) {
        const start = new Date(Date.parse(at_utc) + hours * 3_600_000).toISOString();
        const end = new Date(Date.parse(start) + 26 * 3_600_000).toISOString();
        expect(
          readWindow(writeWindow(start, end, zone), from(zone, '2026-01-01T00:00:00.000Z')),
          `${zone} ${start}`,
        ).toEqual({ ok: true, value: { start, end } });
      }
});

describe('a change of clocks is said with what it makes of a time', () => {
  const SKIPPED = 'the clocks go forward, and there is no';
  const TWICE = 'the clocks go back that night: this is the first of two such hours';
  test.each([
    [
      '29 Mar 2026 02:30',
      'Europe/Berlin',
      '2026-03-29T01:30:00.000Z',
      `${SKIPPED} Sun 29 Mar 2026 02:30: it is Sun 29 Mar 2026 03:30`,
    ],
    [
      '29 Mar 2026 02:00',
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
      `${SKIPPED} Sun 29 Mar 2026 02:00: it is Sun 29 Mar 2026 03:00`,
    ],
    ['29 Mar 2026 03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z', undefined],
    ['29 Mar 2026 01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z', undefined],
    [
      '28 Mar 2026 23:30',
      'America/Nuuk',
      '2026-03-29T01:30:00.000Z',
      `${SKIPPED} Sat 28 Mar 2026 23:30: it is Sun 29 Mar 2026 00:30`,
    ],
    [
      '4 Oct 2026 02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00.000Z',
      `${SKIPPED} Sun 4 Oct 2026 02:15: it is Sun 4 Oct 2026 02:45`,
    ],
    ['25 Oct 2026 02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', `${TWICE}, Sun 25 Oct 2026 02:30`],
    ['25 Oct 2026 02:00', 'Europe/Berlin', '2026-10-25T00:00:00.000Z', `${TWICE}, Sun 25 Oct 2026 02:00`],
    ['25 Oct 2026 03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z', undefined],
    ['25 Oct 2026 02:30 GMT+1', 'Europe/Berlin', '2026-10-25T01:30:00.000Z', undefined],
    ['29 Mar 2026 02:30', 'Asia/Kolkata', '2026-03-28T21:00:00.000Z', undefined],
  ])('%s in %s', (text, zone, value, careful) =>
    expect(readMoment(text, from(zone))).toEqual({ ok: true, value, ...(careful && { careful }) }),
  );

  test('at either end of a window, and at an end that is read from its beginning', () => {
    expect(readWindow('28 Mar 22:00 - 02:30', from('Europe/Berlin'))).toMatchObject({
      careful: expect.stringContaining('02:30'),
    });
    expect(readWindow('25 Oct 00:30 - 02:30', from('Europe/Berlin'))).toMatchObject({
      careful: expect.stringContaining(TWICE),
    });
    expect(readWindow('29 Mar 00:30 - 01:30', from('Europe/Berlin'))).not.toHaveProperty('careful');
    const end = readEnd('02:30', '2026-03-28T21:00:00.000Z', from('Europe/Berlin'));
    expect(end).toMatchObject({ value: '2026-03-29T01:30:00.000Z', careful: expect.stringContaining(SKIPPED) });
  });
});

test.each([
  ['2 hours', '2026-03-04T16:00:00.000Z'],
  ['for 2 hours', '2026-03-04T16:00:00.000Z'],
  ['a fortnight', '2026-03-18T14:00:00.000Z'],
])('%s after its beginning', (text, end) =>
  expect(readEnd(text, '2026-03-04T14:00:00.000Z', from('UTC'))).toEqual({ ok: true, value: end }),
);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TimeSetting, timeOf, timesIn, wordsIn, writeMoment, writeWindow } from '../../../src/time/typed/index.ts';
import { readBack, readMomentBack } from '../../../src/words/read-back.ts';
import { cpuMs } from '../../support/cpu.ts';

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
  'UTC',
];
const NOW = Date.parse('2026-03-03T09:00:00Z');
const zones = fc.constantFrom(...ZONES);
/** Whole minutes within a year. */
const instants = fc.integer({ min: 0, max: 365 * 1440 }).map((m) => new Date(NOW + m * 60_000).toISOString());
const from = (zone: string, now = new Date(NOW).toISOString()): TimeSetting => ({
  now,
  zone,
  workingHours: { from: '09:00', until: '18:00' },
});
const read = (text: string, zone: string) => timeOf(wordsIn(text), from(zone));

test('what is written is read back as the same moment, and as the same window', () => {
  fc.assert(
    fc.property(zones, instants, fc.integer({ min: 1, max: 20_000 }), (zone, start, minutes) => {
      const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
      expect(read(writeMoment(start, zone), zone)).toEqual({ is: 'start', start });
      expect(read(writeWindow(start, end, zone), zone)).toEqual({ is: 'span', start, end });
    }),
    { numRuns: 500 },
  );
});

test('what is read back is read as the same wherever it is pasted, from whatever zone it was', () => {
  fc.assert(
    fc.property(zones, zones, instants, fc.integer({ min: 1, max: 20_000 }), (zone, theirs, start, minutes) => {
      const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
      const pasted = readBack({ start, end }, theirs);
      expect(read(pasted, zone), pasted).toEqual({ is: 'span', start, end });
      const moment = readMomentBack(start, theirs, new Date(NOW - 60_000).toISOString());
      expect(read(moment, zone), moment).toEqual({ is: 'start', start });
      expect(read(`until ${moment}`, zone), moment).toEqual({ is: 'until', end: start });
    }),
    { numRuns: 300 },
  );
});

/** Parts of a time that say one thing each, in any order. */
const DAYS = [
  'in 2 business days',
  'first monday of april',
  'a week on friday',
  'tomorrow',
  'friday',
  '12 march',
  'march 12',
  '12.3.2026',
  'next week friday',
  'in 3 days',
  '2026-03-12',
];
const CLOCKS = [
  'first thing',
  'around 3pm',
  '15:00',
  '3pm',
  '3 pm',
  'at 15:00',
  '15.00',
  'at half past 11',
  'noon',
  '15h',
];
const LENGTHS = ['for 2h', 'for two hours', 'for 90 minutes', 'for an hour and a half', ''];

test('day, time of day and length are read alike in every order that people say them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...DAYS),
      fc.constantFrom(...CLOCKS),
      fc.constantFrom(...LENGTHS),
      zones,
      (day, clock, length, zone) => {
        // Three days and 15 hours as well.
        fc.pre(!(day === 'in 3 days' && clock === '15h'));
        const usual = read(`${day} ${clock} ${length}`, zone);
        expect(usual?.is).toBe(length ? 'span' : 'start');
        expect(read(`${clock} ${day} ${length}`, zone)).toEqual(usual);
        expect(read(`${day}, ${clock} ${length}`, zone)).toEqual(usual);
        if (length && !/^(in|a) /.test(day)) expect(read(`${length} ${day} ${clock}`, zone)).toEqual(usual);
      },
    ),
  );
});

test('one word that is no time is never taken for one, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...DAYS),
      fc.constantFrom(...CLOCKS),
      fc.constantFrom('tomorow', 'perhaps', 'staging', 'R-7', '@sam', 'payments'),
      fc.nat(2),
      (day, clock, word, at) => {
        const parts = [day, clock];
        parts.splice(at, 0, word);
        const words = wordsIn(parts.join(' '));
        expect(timeOf(words, from('UTC'))).toBeUndefined();
        const taken = timesIn(words, from('UTC')).flatMap((t) => words.slice(t.from, t.upTo).map((w) => w.text));
        expect(taken).not.toContain(word);
      },
    ),
  );
});

test('an end lies after its beginning, a start that is asked about has two readings at least', () => {
  const pieces = [
    ...DAYS,
    ...CLOCKS,
    ...LENGTHS,
    'at 5',
    '9-11',
    '2-4',
    '-',
    'to',
    'until',
    '12/3',
    'midnight',
    'morning',
    '5',
    '1700',
    'next friday',
    'CET',
    'tonight',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }), zones, (said, zone) => {
      for (const { time } of timesIn(wordsIn(said.join(' ')), from(zone))) {
        if (time.is === 'span') expect(time.end > time.start).toBe(true);
        if (time.is === 'wrong') expect(time.why).not.toBe('');
        if (time.is !== 'ambiguous') continue;
        expect(time.readings.length).toBeGreaterThan(1);
        expect(new Set(time.readings.map((r) => r.typed)).size).toBe(time.readings.length);
        // A reading says in its own words what it is.
        for (const { typed, time: one } of time.readings) expect(read(typed, zone), typed).toEqual(one);
      }
    }),
    { numRuns: 1000 },
  );
});

test('nothing that is typed makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => void timesIn(wordsIn(text), from('UTC'))),
  );
});

describe('3,000 characters of anything are read at once', () => {
  const SHAPES = [
    '1',
    '1 ',
    '1.',
    '1:',
    '1/2 ',
    '12/3/',
    '9-11 ',
    '-',
    '- ',
    'a ',
    'at ',
    'at at 5 ',
    'from ',
    'friday ',
    'next friday ',
    'mon-',
    '15:00-',
    '15:00 - ',
    'until ',
    'for ',
    'for 2h ',
    'in an hour ',
    'in a half ',
    'in 1 hour and ',
    '1 and a half ',
    'March ',
    '4 March ',
    '“',
    '\u0301',
    'ﷺ',
    'half past ',
    'quarter to ',
    'in the ',
    'New York ',
    'utc',
    '1 2 ',
    '5pm 6pm ',
    '1h',
    'tomorrow at ',
    'p.m.',
    'to 5 to ',
    'between 3 and ',
    '２０２６-',
    'next ',
    'first ',
    'week ',
    'early ',
    'mid ',
    'after ',
    'the first of ',
    'a week from ',
    'half 3 ',
    'within ',
    'rest of the ',
    'last friday of ',
    'all day ',
    'in 3 business days ',
    'monday week ',
    '½',
    '~3 ',
    '3ish ',
    'couple of ',
    'every ',
    "new year's ",
    'x',
  ];
  test.each(SHAPES)('%j', (shape) => {
    const text = shape.repeat(Math.ceil(3000 / shape.length)).slice(0, 3000);
    const read = () => {
      timesIn(wordsIn(text), from('Europe/Berlin'));
      timeOf(wordsIn(text), from('Europe/Berlin'));
    };
    expect(cpuMs(read, 20, 25)).toBeLessThan(20);
  });
});

import { describe, expect, test } from 'vitest';
import { type Time, timeOf, timesIn, wordsIn, writeTime } from '../../../src/time/typed/index.ts';

/** Tuesday 3 March 2026, 10:00 in Berlin, 04:00 in New York, 14:30 in Kolkata. */
const NOW = '2026-03-03T09:00:00.000Z';
const HOURS = { from: '09:00', until: '18:00' };
const setting = (zone: string) => ({ now: NOW, zone, workingHours: HOURS });

/** A time in words that can mean nothing else, readings with a bar between, or what is wrong. */
function shown(time: Time | undefined, zone: string): string {
  if (!time) return 'not read';
  if (time.is === 'wrong') return time.why;
  if (time.is === 'ambiguous') return time.readings.map((r) => r.typed).join(' | ');
  return time.is === 'days' ? `${writeTime(time, zone)}, no hour` : writeTime(time, zone);
}
const read = (text: string, zone = 'Europe/Berlin') => shown(timeOf(wordsIn(text), setting(zone)), zone);

describe('from Tuesday 3 March 2026, 10:00 in Berlin', () => {
  test.each([
    ['in two hours', 'Tue 3 Mar 2026 12:00'],
    ['in half an hour', 'Tue 3 Mar 2026 10:30'],
    ['90 minutes from now', 'Tue 3 Mar 2026 11:30'],
    ['now', 'Tue 3 Mar 2026 10:00'],
    ['in 2 weeks', 'Tue 17 Mar 2026 10:00'],
    ['3pm to 5pm Friday', 'Fri 6 Mar 2026 15:00 - 17:00'],
    ['from 5pm to 6pm on friday', 'Fri 6 Mar 2026 17:00 - 18:00'],
    ['from Monday 9am until Friday 18:00', 'Mon 9 Mar 2026 09:00 - Fri 13 Mar 2026 18:00'],
    ['thu 15:00 - wed 15:00', 'Thu 5 Mar 2026 15:00 - Wed 11 Mar 2026 15:00'],
    ['tomorrow noon to midnight', 'Wed 4 Mar 2026 12:00 - Thu 5 Mar 2026 00:00'],
    ['tonight at midnight', 'Wed 4 Mar 2026 00:00'],
    ['31 dec 22:00 - 02:00', 'Thu 31 Dec 2026 22:00 - Fri 1 Jan 2027 02:00'],
    ['12.3.2026 16:00', 'Thu 12 Mar 2026 16:00'],
    ['4.3.2026', 'Wed 4 Mar 2026, no hour'],
    ['12/3 4pm', 'Thu 12 Mar 2026 16:00 | Thu 3 Dec 2026 16:00'],
    ['13/3 4pm', 'Fri 13 Mar 2026 16:00'],
    ['Friday at 5', 'Fri 6 Mar 2026 05:00 | Fri 6 Mar 2026 17:00'],
    ['mon 6 mar 17:00', '6 March 2026 is a Friday, not a Monday.'],
    ['Thursday 13 March', '13 March 2026 is a Friday, not a Thursday.'],
    ['last friday 3pm', '“last friday” is in the past.'],
    ['31 Feb', 'February 2026 has no day 31.'],
    ['tomorow 3pm', 'not read'],
    ['16:00-15:00', '“16:00-15:00” ends before it begins.'],
    ['for 99999999999 days', '“for 99999999999 days” is longer than a year: write when it ends.'],
    ['until friday 18:00', 'until Fri 6 Mar 2026 18:00'],
    ['for 1h30', 'for 1 h 30 min'],
  ])('%s', (text, right) => expect(read(text)).toBe(right));
});

test('times are found among other words, and the words of others are left', () => {
  const words = wordsIn('move R-3 to tomorrow 3pm for 2h please');
  expect(timesIn(words, setting('UTC')).map(({ from, upTo, said }) => [from, upTo, said])).toEqual([
    [2, 7, 'to tomorrow 3pm for 2h'],
  ]);
});

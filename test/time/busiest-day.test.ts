import { expect, test } from 'vitest';
import { beginsADay } from '../../src/time/busiest-day.ts';
import { readCron } from '../../src/time/cron.ts';
import { betweenCrons } from '../../src/time/stretches.ts';

test.each([
  ['* * * 8 *', '* * * 9 *', 1, 'from August to September'],
  ['* * * 8 *', '0 0 1 9 *', 1, 'all of August'],
  ['* * * * 6', '* * * * 1', 1, 'weekends, however they are written'],
  ['* 0-11 * * *', '* 12-23 * * *', 1, 'mornings'],
  ['* * 29 2 *', '* * 1 3 *', 1, 'leap days'],
  ['*/2 * * * *', '1-59/2 * * * *', 720, 'every other minute'],
  ['* * * 8 *', '* * * 8-9 *', 1440, 'what ends in the month in which it begins'],
  ['*/5 * * * *', '2-59/5 * * * *', 288, 'every five minutes'],
  ['0 8 * * *', '0 18 * * *', 1, 'office hours'],
  ['0 18 * * *', '0 8 * * *', 1, 'nights'],
  ['0 8,13 * * *', '0 12,17 * * *', 2, 'two shifts'],
  ['0 8 13 * 5', '0 9 13 * *', 1, 'Fridays and thirteenths'],
])('%s to %s begins %i times on its busiest day: %s', (start, end, times) => {
  expect(beginsADay(readCron(start), readCron(end))).toBe(times);
});

test('a month that is written minute by minute is one stretch', () => {
  const at = (text: string) => Date.parse(text);
  const august = betweenCrons(readCron('* * * 8 *'), readCron('* * * 9 *'), 'Europe/Berlin');
  expect(august(at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'))).toEqual([
    { from: at('2026-07-31T22:00:00Z'), until: at('2026-08-31T22:00:00Z') },
  ]);
});

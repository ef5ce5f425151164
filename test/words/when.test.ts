import { describe, expect, test } from 'vitest';
import { readMoment, readWindow, writeWindow } from '../../src/words/when.ts';
import transitions from '../fixtures/dst-transitions.json' with { type: 'json' };

const NOW = '2026-03-03T09:00:00.000Z';

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
    expect(readWindow(text, 'Europe/Berlin', NOW)).toEqual({ ok: true, value: { start, end } }),
  );

  test.each([
    '',
    'whenever',
    'tomorrow',
    'Version: 1.1.3',
    '25:12',
    'tomorrow 25:12',
    'I think we could do it at 3pm',
    '3pm tomorrow maybe',
  ])('%j is refused, not guessed', (text) => {
    const read = readWindow(text, 'Europe/Berlin', NOW);
    expect(read.ok ? read.value : read.why).toMatch(/Write a day and a time/);
  });
});

test('what is written is read back as the same window, in every zone and around every change of its clocks', () => {
  for (const [zone, { transitions: changes }] of Object.entries(transitions))
    for (const { at_utc } of changes)
      for (const hours of [-26, -3, 0, 0.25, 0.5, 2, 30]) {
        const start = new Date(Date.parse(at_utc) + hours * 3_600_000).toISOString();
        const end = new Date(Date.parse(start) + 26 * 3_600_000).toISOString();
        expect(readWindow(writeWindow(start, end, zone), zone, '2026-01-01T00:00:00.000Z'), `${zone} ${start}`).toEqual(
          { ok: true, value: { start, end } },
        );
      }
});

test('the hour that spring skips becomes the hour after; the one autumn has twice is the first', () => {
  expect(readMoment('29 Mar 2026 02:30', 'Europe/Berlin', NOW)).toEqual({
    ok: true,
    value: '2026-03-29T01:30:00.000Z',
  });
  expect(readMoment('25 Oct 2026 02:30', 'Europe/Berlin', NOW)).toEqual({
    ok: true,
    value: '2026-10-25T00:30:00.000Z',
  });
});

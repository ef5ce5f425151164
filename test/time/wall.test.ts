import { expect, test } from 'vitest';
import { instantAt, wallAt } from '../../src/time/wall.ts';
import transitions from '../fixtures/dst-transitions.json' with { type: 'json' };

const iso = (ms: number) => new Date(ms).toISOString();

test('the machine is where the test says', () => {
  if (process.env.TZ) expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(process.env.TZ);
});

test.each([
  ['an ordinary day', 'Asia/Kolkata', [2026, 2, 5, 15, 0], '2026-03-05T09:30:00.000Z'],
  ['the hour that spring skips', 'Europe/Berlin', [2026, 2, 29, 2, 30], '2026-03-29T01:30:00.000Z'],
  ['the half-hour that spring skips', 'Australia/Lord_Howe', [2026, 9, 4, 2, 15], '2026-10-03T15:45:00.000Z'],
  ['the first of two in autumn', 'Europe/Berlin', [2026, 9, 25, 2, 30], '2026-10-25T00:30:00.000Z'],
  ['the first of two half-hours', 'Australia/Lord_Howe', [2026, 3, 5, 1, 45], '2026-04-04T14:45:00.000Z'],
  [
    'an hour after midnight, when midnight was twice',
    'America/Santiago',
    [2026, 3, 5, 1, 0],
    '2026-04-05T05:00:00.000Z',
  ],
  ['a leap day', 'America/New_York', [2028, 1, 29, 12, 0], '2028-02-29T17:00:00.000Z'],
  ['fields that run over', 'UTC', [2026, 11, 32, 0, 90], '2027-01-01T01:30:00.000Z'],
] as const)('%s', (_, zone, [year, month, day, hour, minute], instant) => {
  expect(iso(instantAt(zone, year, month, day, hour, minute))).toBe(instant);
});

test('there and back, around every change of every zone', () => {
  for (const [zone, { transitions: changes }] of Object.entries(transitions))
    for (const { at_utc, minutes } of changes)
      for (let hours = -30; hours <= 30; hours++) {
        const at = Date.parse(at_utc) + hours * 3_600_000;
        const w = wallAt(zone, at);
        const back = instantAt(zone, w.year, w.month, w.day, w.hour, w.minute);
        // The second of two equal times comes back as the first.
        expect([0, minutes * 60_000], `${zone} ${iso(at)}`).toContain(at - back);
        expect(wallAt(zone, back)).toEqual(w);
      }
});

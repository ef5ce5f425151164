import { expect, test } from 'vitest';
import { readCron } from '../../src/time/cron.ts';
import { lastFire, nextFire } from '../../src/time/fires.ts';
import { type Recurrence, spansIn } from '../../src/time/recurrence.ts';
import zones from '../fixtures/dst-transitions.json' with { type: 'json' };

/**
 * Crons around every change of clocks, against a reference that knows only the table of changes and walks through every minute: of two equal
 * wall-clock times the first counts, and one that is skipped moves on by the gap.
 */
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

type Wall = { month: number; day: number; last: number; weekday: number; hour: number; minute: number };
const CRONS: [string, (w: Wall) => boolean][] = [
  ['0 0 * * *', (w) => w.hour === 0 && w.minute === 0],
  ['30 0 * * *', (w) => w.hour === 0 && w.minute === 30],
  ['15 1 * * *', (w) => w.hour === 1 && w.minute === 15],
  ['0 2 * * *', (w) => w.hour === 2 && w.minute === 0],
  ['30 2 * * *', (w) => w.hour === 2 && w.minute === 30],
  ['45 1,2 * * *', (w) => (w.hour === 1 || w.hour === 2) && w.minute === 45],
  ['0 3 * * *', (w) => w.hour === 3 && w.minute === 0],
  ['15 3 * * *', (w) => w.hour === 3 && w.minute === 15],
  ['30 23 * * *', (w) => w.hour === 23 && w.minute === 30],
  ['29 22 * * *', (w) => w.hour === 22 && w.minute === 29],
  ['0 8 * * *', (w) => w.hour === 8 && w.minute === 0],
  ['*/15 * * * *', (w) => w.minute % 15 === 0],
  ['* * * * *', () => true],
  ['7-59/20 22-1 * * *', (w) => (w.hour >= 22 || w.hour <= 1) && [7, 27, 47].includes(w.minute)],
  ['0 2 * * sun', (w) => w.weekday === 0 && w.hour === 2 && w.minute === 0],
  [
    '30 2 29-31 3,10 0#1',
    (w) =>
      [3, 10].includes(w.month) && (w.day >= 29 || (w.weekday === 0 && w.day <= 7)) && w.hour === 2 && w.minute === 30,
  ],
  ['0 3 L * *', (w) => w.day === w.last && w.hour === 3 && w.minute === 0],
  ['30 1 * * 0L', (w) => w.weekday === 0 && w.day + 7 > w.last && w.hour === 1 && w.minute === 30],
];

const wallOf = (wall: number): Wall => {
  const d = new Date(wall);
  const [year, month] = [d.getUTCFullYear(), d.getUTCMonth()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const [day, weekday] = [d.getUTCDate(), d.getUTCDay()];
  return { month: month + 1, day, last, weekday, hour: d.getUTCHours(), minute: d.getUTCMinutes() };
};

type Change = { at_utc: string; from_offset_min: number; to_offset_min: number };

/** Every wall-clock minute of three days around a change, with the instant that it means. */
function minutesAround({ at_utc, from_offset_min: before, to_offset_min: after }: Change): [Wall, number][] {
  const at = Date.parse(at_utc);
  const meant = new Map<number, number>();
  for (let instant = at - 3 * DAY; instant < at + 3 * DAY; instant += MINUTE) {
    const wall = instant + (instant < at ? before : after) * MINUTE;
    if (!meant.has(wall)) meant.set(wall, instant);
  }
  for (let wall = at + before * MINUTE; wall < at + after * MINUTE; wall += MINUTE)
    meant.set(wall, wall - before * MINUTE);
  return [...meant].map(([wall, instant]) => [wallOf(wall), instant]);
}

/** What a zone's clock said, in minutes ahead of UTC, by the machine itself. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const [, sign, h, m] =
    /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find((p) => p.type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(h ?? 0) * 60 + Number(m ?? 0));
}

/** Countries give their changes up, as Morocco did in 2026: those count that this machine knows too. */
const isKnown = (zone: string, { at_utc, from_offset_min, to_offset_min }: Change) =>
  offsetAt(zone, Date.parse(at_utc) - MINUTE) === from_offset_min &&
  offsetAt(zone, Date.parse(at_utc)) === to_offset_min;

const changes = Object.entries(zones).flatMap(([zone, z]) =>
  z.transitions
    .filter((change) => isKnown(zone, change))
    .map((change) => ({ zone, change, minutes: minutesAround(change) })),
);
const iso = (at: number) => new Date(at).toISOString();
const A_SECOND = 1 / 3600;

test('24 zones, some of which change by half an hour, by two hours, at midnight, or not at all', () => {
  expect(Object.keys(zones)).toHaveLength(24);
  expect(changes.length).toBeGreaterThan(55);
});

test.each(CRONS)('%s, at every change of clocks', (cron, fires) => {
  for (const { zone, change, minutes } of changes) {
    const at = Date.parse(change.at_utc);
    const [from, until] = [at - 2 * DAY, at + 2 * DAY];
    const meant = minutes.filter(([wall]) => fires(wall)).map(([, instant]) => instant);
    const expected = [...new Set(meant)].filter((i) => from <= i && i < until).sort((a, b) => a - b);
    const recurrence: Recurrence = { start: cron, hours: A_SECOND, zone };
    const found = spansIn(recurrence, iso(from), iso(until)).map((s) => Date.parse(s.from));
    expect(found, `${zone} ${change.at_utc}`).toEqual(expected);
    // One after the other, there and back, it is the same times.
    const read = readCron(cron);
    const [some = 0, other = 0] = [expected[0], expected.at(-1)];
    if (expected.length < 2 || expected.length > 100) continue;
    const walked = [some];
    while ((walked.at(-1) ?? 0) < other) walked.push(nextFire(read, zone, walked.at(-1) ?? 0) ?? Infinity);
    expect(walked, `${zone} ${change.at_utc}`).toEqual(expected);
    expect(expected.map((i) => lastFire(read, zone, i + 1000))).toEqual(expected);
  }
});

test('wherever it is looked from, the same stretches are found', () => {
  const rules: Recurrence[] = [...new Set(changes.map((c) => c.zone))].flatMap((zone) => [
    { start: '*/30 0-3 * * *', hours: 0.6, zone },
    { start: '0 22 * * *', end: '0 2 * * *', zone },
    { start: '0 18 * * 5', end: '30 2 * * 0', zone },
    { from: '2026-03-01T02:15', hours: 25, every: 'week', zone },
  ]);
  for (const rule of rules)
    for (const { change } of changes.filter((c) => c.zone === rule.zone)) {
      const at = Date.parse(change.at_utc);
      const all = spansIn({ ...rule }, iso(at - 9 * DAY), iso(at + 9 * DAY));
      for (const hours of [-40, -7, -1, 0, 1, 2, 9]) {
        const now = iso(at + hours * 60 * MINUTE);
        expect(spansIn({ ...rule }, now, iso(Date.parse(now) + MINUTE)), `${JSON.stringify(rule)} ${now}`).toEqual(
          all.filter((s) => s.from < iso(Date.parse(now) + MINUTE) && now < s.until),
        );
      }
    }
});

test.each([
  ['* * * * *', 1, 'Europe/Berlin'],
  ['* * * * *', 1 / 60, 'America/Nuuk'],
  ['*/15 * * * *', 0.25, 'Australia/Lord_Howe'],
  ['0 * * * *', 1, 'Antarctica/Troll'],
  ['0 0 * * *', 25, 'America/Havana'],
  ['* * * 8 *', 1, 'Europe/Berlin'],
])('%s for %s h in %s is one span all along', (start, hours, zone) => {
  const spans = spansIn({ start, hours, zone }, '2026-08-02T00:00:00.000Z', '2026-08-30T00:00:00.000Z');
  expect(spans).toHaveLength(1);
  const year = spansIn({ start, hours, zone }, '2026-01-05T00:00:00.000Z', '2026-12-20T00:00:00.000Z');
  expect(year).toHaveLength(1);
});

test('overlapping times are whole, wherever they are cut', () => {
  const shifts: Recurrence = { start: '0 9-11 * * *', hours: 2, zone: 'UTC' };
  const whole = [{ from: '2026-03-03T09:00:00.000Z', until: '2026-03-03T13:00:00.000Z' }];
  for (const at of ['09:00', '10:30', '11:30', '12:59'])
    expect(spansIn({ ...shifts }, `2026-03-03T${at}:00.000Z`, `2026-03-03T${at}:01.000Z`)).toEqual(whole);
  // Each evening counts, the first after the last end begins it.
  const week: Recurrence = { start: '0 18 * * *', end: '0 8 * * 1', zone: 'Europe/Berlin' };
  expect(spansIn(week, '2026-03-28T00:00:00.000Z', '2026-03-28T01:00:00.000Z')).toEqual([
    { from: '2026-03-23T17:00:00.000Z', until: '2026-03-30T06:00:00.000Z' },
  ]);
});

test('a day that a zone left out altogether', () =>
  expect(
    spansIn(
      { start: '0 9 * * *', hours: 1, zone: 'Pacific/Apia' },
      '2011-12-29T00:00:00.000Z',
      '2012-01-01T00:00:00.000Z',
    ),
  ).toEqual([
    { from: '2011-12-29T19:00:00.000Z', until: '2011-12-29T20:00:00.000Z' },
    { from: '2011-12-30T19:00:00.000Z', until: '2011-12-30T20:00:00.000Z' },
    { from: '2011-12-31T19:00:00.000Z', until: '2011-12-31T20:00:00.000Z' },
  ]));

test('what a cron costs does not grow with how often it fires', () => {
  const took = (start: string, hours: number) => {
    const began = process.cpuUsage();
    for (let n = 0; n < 5; n++)
      spansIn({ start, hours, zone: 'Europe/Berlin' }, '2026-03-28T00:00:00.000Z', '2026-04-04T00:00:00.000Z');
    return process.cpuUsage(began).user / 1000;
  };
  took('0 18 * * 5', 62);
  // By itself it takes 1 to 10 ms of the processor; the bound leaves room for a machine that has other things to do.
  for (const [start, hours] of [
    ['* * * * *', 1],
    ['* * * 8 *', 1],
    ['*/5 * * * *', 0.05],
    ['0 0 29 2 *', 1],
  ] as const)
    expect(took(start, hours) / 5, start).toBeLessThan(100);
});

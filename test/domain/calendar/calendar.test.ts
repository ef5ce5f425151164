import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { md } from '../../../src/blocks/mrkdwn.ts';
import { conflictsOf, type Plan } from '../../../src/domain/calendar/conflicts.ts';
import { freeSlotsNear, nextFreeSlots } from '../../../src/domain/calendar/slots.ts';
import { dependenciesOf } from '../../../src/domain/company/services.ts';
import type { Freeze } from '../../../src/domain/freeze/freeze.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { COMPANY, NOW } from '../given.ts';
import { rolled } from '../release/made.ts';

const ZONE = 'Europe/Berlin';
const window = (start: string, end: string, zone = ZONE) => ({
  start: `2026-03-${start}:00.000Z`,
  end: `2026-03-${end}:00.000Z`,
  zone,
});
const plan = (service: string, start: string, end: string, more: Partial<Plan> = {}): Plan => ({
  items: [{ service, version: '1' }],
  environment: 'production',
  change: 'normal',
  window: window(start, end),
  ...more,
});
const planned = (id: string, service: string, start: string, end: string, more: Partial<Release> = {}): Release =>
  ({
    v: 1,
    id,
    ...plan(service, start, end),
    why: 'x',
    customers: '',
    owner: 'UNOOR',
    plannedAt: NOW,
    round: 0,
    runs: 0,
    status: 'planned',
    ...more,
  }) as Release;
/** One whose rollback failed there. */
const begun = (...where: Parameters<typeof planned>) => ({
  ...planned(...where),
  ...rolled('rolling-back', []),
  ...plan(where[1], where[2], where[3]),
  failed: 'errors',
});
const frozen = (start: string, end: string, services: string[] = []): Freeze => ({
  v: 1,
  id: 'F-1',
  name: 'Sale',
  why: 'weekend',
  scope: { services, environments: [] },
  from: `2026-03-${start}:00.000Z`,
  until: `2026-03-${end}:00.000Z`,
  by: 'U',
  status: 'declared',
});
const pass = (until: string) => ({ freeze: 'F-1', name: 'Sale', until: `2026-03-${until}:00.000Z`, by: 'U', why: 'x' });
const world = (openReleases: Release[], freezes: Freeze[] = []) => ({ company: COMPANY, freezes, openReleases });
const words = (p: Plan, open: Release[], freezes: Freeze[] = []) =>
  conflictsOf(p, world(open, freezes)).map(
    (c) => `${c.blocks ? 'Blocked' : 'Careful'}: ${md`${c.saw}`.text.replace(/<!date[^|]*\|([^>]*)>/g, '$1')}`,
  );

describe('conflicts, against the planned time', () => {
  const noon = plan('api', '04T12:00', '04T13:00');
  test.each<[string, Plan, Release[], Freeze[], string[]]>([
    ['nothing', noon, [], [], []],
    [
      'the same service',
      noon,
      [planned('R-1', 'api', '04T12:30', '04T14:00')],
      [],
      ['Careful: api 1 → production (R-1) is planned 2026-03-04 12:30 UTC–2026-03-04 14:00 UTC'],
    ],
    [
      'the same service, which is there already and can not go back',
      noon,
      [begun('R-1', 'api', '04T11:30', '04T14:00')],
      [],
      ['Careful: api 1 → production (R-1) has a rollback that failed there'],
    ],
    [
      'what it depends on',
      noon,
      [planned('R-1', 'ledger', '04T12:30', '04T14:00')],
      [],
      [
        'Careful: ledger 1 → production (R-1), which api depends on, is planned 2026-03-04 12:30 UTC–2026-03-04 14:00 UTC',
      ],
    ],
    [
      'what depends on it',
      noon,
      [planned('R-1', 'shop', '04T12:30', '04T14:00')],
      [],
      [
        'Careful: shop 1 → production (R-1), which depends on api, is planned 2026-03-04 12:30 UTC–2026-03-04 14:00 UTC',
      ],
    ],
    [
      'through another',
      plan('shop', '04T12:00', '04T13:00'),
      [planned('R-1', 'ledger', '04T12:30', '04T14:00')],
      [],
      [
        'Careful: ledger 1 → production (R-1), which shop depends on, is planned 2026-03-04 12:30 UTC–2026-03-04 14:00 UTC',
      ],
    ],
    [
      'back to back',
      noon,
      [planned('R-1', 'api', '04T13:00', '04T14:00'), planned('R-2', 'api', '04T11:00', '04T12:00')],
      [],
      [],
    ],
    ['another environment', noon, [planned('R-1', 'api', '04T12:00', '04T13:00', { environment: 'staging' })], [], []],
    ['itself', { ...noon, id: 'R-1' }, [planned('R-1', 'api', '04T12:00', '04T13:00')], [], []],
    [
      'one that was rejected',
      noon,
      [planned('R-1', 'api', '04T12:00', '04T13:00', { status: 'rejected' } as Partial<Release>)],
      [],
      [],
    ],
    [
      'a freeze',
      noon,
      [],
      [frozen('04T12:30', '05T00:00')],
      ['Blocked: freeze “Sale” covers it until 2026-03-05 00:00 UTC (weekend)'],
    ],
    [
      'a freeze without a name of its own',
      noon,
      [],
      [{ ...frozen('04T12:30', '05T00:00'), name: 'weekend' }],
      ['Blocked: freeze “weekend” covers it until 2026-03-05 00:00 UTC'],
    ],
    [
      'a freeze that it may pass in its window',
      { ...noon, passes: [pass('04T13:00')] },
      [],
      [frozen('04T12:30', '05T00:00')],
      [],
    ],
    [
      'a freeze that it may pass for less than that',
      { ...noon, passes: [pass('04T12:59')] },
      [],
      [frozen('04T12:30', '05T00:00')],
      ['Blocked: freeze “Sale” covers it until 2026-03-05 00:00 UTC (weekend)'],
    ],
    ['a freeze that begins when it ends', noon, [], [frozen('04T13:00', '05T00:00')], []],
    ['a freeze of something else', noon, [], [frozen('04T12:00', '05T00:00', ['shop'])], []],
    [
      'the same person',
      { ...noon, owner: 'UNOOR' },
      [planned('R-1', 'ledger', '04T12:00', '04T13:00', { environment: 'staging' })],
      [],
      ['Careful: the same person answers for ledger 1 → staging (R-1) then'],
    ],
  ])('%s', (_, p, open, freezes, expected) => expect(words(p, open, freezes)).toEqual(expected));

  test('others in the same environment are one line', () => {
    const company = { ...COMPANY, services: [...COMPANY.services, { name: 'mail', about: 'mails', dependsOn: [] }] };
    const open = [1, 2, 3, 4, 5].map((n) => planned(`R-${n}`, 'ledger', '04T12:00', '04T13:00'));
    const found = conflictsOf(plan('mail', '04T12:00', '04T13:00'), { company, freezes: [], openReleases: open });
    expect(found.map((c) => md`${c.saw}`.text)).toEqual([
      'production gets ledger 1 → production (R-1), ledger 1 → production (R-2), ledger 1 → production (R-3) and 2 more at the same time',
    ]);
  });

  test('dependencies are followed, and nothing needs itself', () => {
    expect([...dependenciesOf(COMPANY, 'shop')]).toEqual(['api', 'ledger']);
    expect([...dependenciesOf(COMPANY, 'ledger')]).toEqual([]);
  });

  const hour = fc.integer({ min: 0, max: 300 });
  const anyPlan = fc.record({
    service: fc.constantFrom('ledger', 'api', 'shop'),
    from: hour,
    hours: fc.integer({ min: 1, max: 30 }),
  });
  const at = (h: number) => new Date(Date.parse(NOW) + h * 3_600_000).toISOString();
  const asWindow = (p: { from: number; hours: number }) => ({
    start: at(p.from),
    end: at(p.from + p.hours),
    zone: ZONE,
  });

  test('are symmetric: whoever sees the other is seen by it', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (a, b) => {
        const sees = (x: typeof a, y: typeof b) =>
          conflictsOf(
            {
              items: [{ service: x.service, version: '1' }],
              environment: 'production',
              change: 'normal' as const,
              window: asWindow(x),
            },
            world([{ ...planned('R-9', y.service, '04T12:00', '04T13:00'), window: asWindow(y) }]),
          ).length > 0;
        expect(sees(a, b)).toBe(sees(b, a));
      }),
    );
  });

  test('free slots run into nothing, lie in working hours, are in order, and begin after now', () => {
    fc.assert(
      fc.property(
        fc.array(anyPlan, { maxLength: 12 }),
        fc.array(anyPlan, { maxLength: 4 }),
        anyPlan,
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        (others, freezes, mine, zone) => {
          const open = others.map((o, i) => ({
            ...planned(`R-${i}`, o.service, '04T12:00', '04T13:00'),
            window: asWindow(o),
          }));
          const iced = freezes.map((f) => ({
            ...frozen('04T12:00', '05T00:00', [f.service]),
            from: asWindow(f).start,
            until: asWindow(f).end,
          }));
          const wanted: Plan = {
            items: [{ service: mine.service, version: '1' }],
            environment: 'production',
            change: 'normal',
            window: { ...asWindow(mine), zone },
          };
          const slots = nextFreeSlots(wanted, world(open, iced), NOW);
          for (const slot of slots) {
            expect(conflictsOf({ ...wanted, window: slot }, world(open, iced))).toEqual([]);
            expect(Date.parse(slot.end) - Date.parse(slot.start)).toBe(mine.hours * 3_600_000);
            expect(slot.start > NOW).toBe(true);
            const there = new Intl.DateTimeFormat('en-GB', {
              timeZone: zone,
              weekday: 'short',
              hour: '2-digit',
              hourCycle: 'h23',
            }).formatToParts(Date.parse(slot.start));
            const part = (type: string) => there.find((p) => p.type === type)?.value ?? '';
            expect(['Sat', 'Sun']).not.toContain(part('weekday'));
            expect(Number(part('hour'))).toBeGreaterThanOrEqual(9);
            expect(Number(part('hour'))).toBeLessThan(18);
          }
          expect(slots.map((s) => s.start)).toEqual(slots.map((s) => s.start).sort());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('free slots', () => {
  const starts = (p: Plan, open: Release[] = [], freezes: Freeze[] = [], now = NOW) =>
    nextFreeSlots(p, world(open, freezes), now).map((s) => s.start);
  test('at most one a half-day, from now on', () => {
    // Tuesday 10:00 in Berlin.
    expect(starts(plan('api', '03T12:00', '03T13:00'))).toEqual([
      '2026-03-03T09:30:00.000Z',
      '2026-03-03T12:00:00.000Z',
      '2026-03-04T08:00:00.000Z',
    ]);
  });
  test('from the time that was asked for on; from now on where that is past, or nothing is left then', () => {
    const near = (p: Plan, freezes: Freeze[] = []) =>
      freeSlotsNear(p, { ...world([], freezes), now: NOW }, 1).map((s) => s.start);
    expect(near(plan('api', '06T12:00', '06T13:00'))).toEqual(['2026-03-06T12:30:00.000Z']);
    // Not the one that was asked for; and over the change of clocks it is nine in Berlin still.
    expect(near(plan('api', '27T16:00', '27T17:00'))).toEqual(['2026-03-30T07:00:00.000Z']);
    expect(near(plan('api', '02T12:00', '02T13:00'))).toEqual(['2026-03-03T09:30:00.000Z']);
    const year = { ...frozen('06T00:00', '07T00:00'), until: '2027-03-01T00:00:00.000Z' };
    expect(near(plan('api', '06T12:00', '06T13:00'), [year])).toEqual(['2026-03-03T09:30:00.000Z']);
  });
  test('around releases and freezes, and over the weekend', () => {
    expect(
      starts(
        plan('api', '06T12:00', '06T13:00'),
        [planned('R-1', 'ledger', '06T08:00', '06T09:30')],
        [frozen('06T11:00', '09T07:00')],
        '2026-03-06T07:00:00.000Z',
      ),
    ).toEqual(['2026-03-06T09:30:00.000Z', '2026-03-09T08:00:00.000Z', '2026-03-09T12:00:00.000Z']);
  });
  test('keep their wall-clock time over the change of clocks', () => {
    expect(
      starts(plan('api', '27T12:00', '27T13:00'), [], [frozen('27T00:00', '29T12:00')], '2026-03-27T07:00:00.000Z')[0],
    ).toBe('2026-03-30T07:00:00.000Z');
  });
  test('none when everything is frozen for ninety days', () => {
    expect(
      starts(
        plan('api', '04T12:00', '04T13:00'),
        [],
        [{ ...frozen('01T00:00', '05T00:00'), until: '2026-07-01T00:00:00.000Z' }],
      ),
    ).toEqual([]);
  });
  test('what is longer than a working day begins in the morning', () => {
    expect(starts(plan('api', '04T08:00', '05T08:00'))).toEqual([
      '2026-03-04T08:00:00.000Z',
      '2026-03-05T08:00:00.000Z',
      '2026-03-06T08:00:00.000Z',
    ]);
  });
});

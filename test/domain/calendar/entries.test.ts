import { describe, expect, test } from 'vitest';
import { conflictsOf, versionWarnings } from '../../../src/domain/calendar/conflicts.ts';
import { type CalendarEntry, entriesBetween } from '../../../src/domain/calendar/entries.ts';
import type { RecurringFreeze } from '../../../src/domain/company/freezes.ts';
import type { DeadlineRule, Train } from '../../../src/domain/company/plans.ts';
import { freshTrain, type TrainState } from '../../../src/domain/train/train.ts';
import { approved, COMPANY, type Given, given, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';

const scope = { services: [], environments: [] };
const name = (e: CalendarEntry) => {
  if ('release' in e) return e.release.id;
  if ('freeze' in e) return e.freeze.name;
  if ('closed' in e) return `outside ${e.closed.name}`;
  return 'train' in e ? [e.train.name, e.off].join(' ').trim() : `${e.deadline.name} of ${e.of.id}`;
};
const seen = (g: Given, from: string, until: string) =>
  entriesBetween(g.world, `2026-03-${from}:00.000Z`, `2026-03-${until}:00.000Z`).map(
    (e) => `${e.from.slice(8, 16)} ${name(e)}`,
  );
const due: DeadlineRule = {
  name: 'tests',
  title: 'Tests',
  before: { count: 1, unit: 'hours' },
  owes: 'qa',
  remindHours: 1,
  cutOff: false,
  gate: true,
  scope,
};
const sale = {
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'x',
  scope,
  from: '2026-03-03T12:00:00.000Z',
  until: '2026-03-03T12:30:00.000Z',
} as const;

describe('what stands in the calendar', () => {
  test('touches the time asked about: from its start, until its end, and a moment at its start alone', () => {
    const g = given()
      .company({ deadlines: [due] })
      .done(PLAN);
    expect(seen(g, '03T00:00', '04T00:00')).toEqual(['03T11:00 tests of R-1', '03T12:00 R-1']);
    expect(seen(g, '03T12:59', '04T00:00')).toEqual(['03T12:00 R-1']);
    expect(seen(g, '03T13:00', '04T00:00')).toEqual([]);
    expect(seen(g, '03T11:00', '03T12:00')).toEqual(['03T11:00 tests of R-1']);
    expect(seen(g, '03T10:00', '03T11:00')).toEqual([]);
    expect(seen(g, '03T11:01', '03T12:00')).toEqual([]);
  });
  test('is neither cancelled, nor lifted, nor done, nor of a release that has begun', () => {
    const begun = approved()
      .done({ type: 'StartDeploy', release: 'R-1' })
      .company({ deadlines: [due] });
    expect(seen(begun, '03T00:00', '04T00:00')).toEqual(['03T12:00 R-1']);
    const met = given()
      .company({ deadlines: [due] })
      .done(PLAN, { type: 'MeetDeadline', release: 'R-1', deadline: 'tests' });
    expect(seen(met, '03T00:00', '04T00:00')).toEqual(['03T12:00 R-1']);
    const over = met.done({ type: 'CancelRelease', release: 'R-1', why: 'x' });
    over.done({ ...sale, scope: { ...scope, services: [] } });
    expect(seen(over, '03T00:00', '04T00:00')).toEqual(['03T12:00 sale']);
    over.done({ type: 'LiftFreeze', freeze: 'F-1', why: '' });
    expect(seen(over, '03T00:00', '04T00:00')).toEqual([]);
  });
  test('comes soonest first, and of what begins together the shorter first; what comes again once for each time', () => {
    const nightly: RecurringFreeze = { name: 'night', why: 'x', start: '0 12 * * *', hours: 2, zone: 'UTC', scope };
    const g = given()
      .company({ freezes: [nightly] })
      .done(PLAN);
    g.done({ ...sale, scope: { services: [], environments: [] } });
    expect(seen(g, '03T00:00', '05T00:00')).toEqual([
      '03T12:00 sale',
      '03T12:00 R-1',
      '03T12:00 night',
      '04T12:00 night',
    ]);
  });
  test('shows the departures that are still to come, and why one does not run', () => {
    const train: Train = {
      name: 'weekly',
      title: 'Weekly',
      start: '0 9 * * *',
      hours: 1,
      zone: 'UTC',
      items: [{ service: 'api', version: '{n}' }],
      environment: 'production',
      change: 'normal',
      owners: 'sre',
      opensDaysBefore: 1,
      duringFreeze: 'skip',
      why: 'x',
      customers: '',
    };
    const at = (state: Partial<TrainState> = {}) => {
      const g = given().company({ trains: [train] });
      return seen(g.put('train', 'weekly', { ...freshTrain('weekly'), ...state }), '03T00:00', '06T00:00');
    };
    // It is 09:00 of the third: that one has left.
    expect(at()).toEqual(['04T09:00 weekly', '05T09:00 weekly']);
    expect(at({ last: { departure: '2026-03-04T09:00:00.000Z' } })).toEqual(['05T09:00 weekly']);
    const skipped = [{ departure: '2026-03-04T09:00:00.000Z', by: 'U', why: 'quiet' }];
    expect(at({ skipped, held: { by: 'U', why: 'held' } })).toEqual(['04T09:00 weekly quiet', '05T09:00 weekly held']);
  });
});

describe('what a plan would run into', () => {
  const plan = {
    items: [{ service: 'api', version: '1' }],
    environment: 'production',
    change: 'normal' as const,
    window: PLAN.window,
  };
  const saw = (g: Given, more: object = {}) =>
    conflictsOf({ ...plan, ...more }, g.world).map((c) => `${c.blocks ? 'Blocked' : 'Careful'}: ${spoken(c.saw)}`);
  const services = [...COMPANY.services, { name: 'mail', about: 'mails', dependsOn: [] }];
  test('what shares one of several services', () => {
    const both = [
      { service: 'mail', version: '1' },
      { service: 'api', version: '1' },
    ];
    expect(saw(given().company({ services }).done(PLAN), { items: both })).toEqual([
      `Careful: api 4.2, ledger 2.9 → production (R-1) is planned ${PLAN.window.start}–${PLAN.window.end}`,
    ]);
  });
  test('three others are named, of more the number', () => {
    const others = (n: number) => {
      const g = given().company({ services });
      for (let i = 0; i < n; i++) g.done(PLAN);
      return saw(g, { items: [{ service: 'mail', version: '1' }] })[0]?.replaceAll(
        'api 4.2, ledger 2.9 → production ',
        '',
      );
    };
    expect(others(3)).toBe('Careful: production gets (R-1), (R-2) and (R-3) at the same time');
    expect(others(4)).toBe('Careful: production gets (R-1), (R-2), (R-3) and 1 more at the same time');
    expect(saw(given().company({ services }).done(PLAN), { owner: 'UMANAGER', environment: 'staging' })).toEqual([
      'Careful: the same person answers for api 4.2, ledger 2.9 → production (R-1) then',
    ]);
  });
  test('a soft freeze asks for a reason, a deploy window closes', () => {
    const g = given().done({ ...sale, soft: true, scope: { ...scope, services: [] } });
    expect(saw(g)).toEqual([
      `Careful: the soft freeze “sale” covers it until ${sale.until} (x): the deploy will ask for a reason`,
    ]);
    const office = {
      name: 'office',
      why: 'x',
      start: '0 8 * * *',
      hours: 1,
      zone: 'UTC',
      scope: { services: [], environments: [] },
    };
    expect(saw(given().company({ windows: [office] }))).toEqual([
      'Blocked: outside office, from 2026-03-03T09:00:00.000Z to 2026-03-04T08:00:00.000Z (x)',
    ]);
  });
  test('what must complete first and ends later', () => {
    const first = (end: string) =>
      given().done({
        ...PLAN,
        items: [{ service: 'shop', version: '1' }],
        window: { ...PLAN.window, start: '2026-03-03T10:00:00.000Z', end },
      });
    const after = { after: [{ release: 'R-1' }], items: [{ service: 'ledger', version: '1' }] };
    const early = 'shop 1 → production (R-1) must complete first, and is planned until';
    expect(saw(first('2026-03-03T12:00:00.001Z'), after).at(-1)).toBe(`Careful: ${early} 2026-03-03T12:00:00.001Z`);
    expect(saw(first('2026-03-03T12:00:00.000Z'), after)).toEqual([]);
    const ended = { ...after, after: [{ release: 'R-1', ended: 'completed' as const }] };
    expect(saw(first('2026-03-03T12:00:00.001Z'), ended).join()).not.toContain('must complete first');
  });
});

describe('versions', () => {
  const warned = (items: { service: string; version: string }[], planned = PLAN.items, start = PLAN.window.start) =>
    versionWarnings(
      { items, environment: 'production', change: 'normal', window: { ...PLAN.window, start } },
      given().done({ ...PLAN, items: planned }).world,
    ).map((c) => spoken(c.saw));
  test('are compared service by service; what has none yet says nothing', () => {
    const there = `is planned there already: R-1, ${PLAN.window.start}`;
    expect(warned([{ service: 'ledger', version: '2.9' }])).toEqual([`ledger 2.9 ${there}`]);
    expect(warned([{ service: 'shop', version: '2.9' }])).toEqual([]);
    expect(warned([{ service: 'api', version: '' }], [{ service: 'api', version: '4.2' }])).toEqual([]);
  });
  test('of the same moment: the lower one goes after', () => {
    const api = (version: string) => [{ service: 'api', version }];
    const before = `api 4.1 is lower than 4.2, which goes there before it: R-1, ${PLAN.window.start}`;
    expect(warned(api('4.1'))).toEqual([before]);
    expect(warned(api('4.1'), undefined, '2026-03-03T11:59:59.999Z')).toEqual([]);
    expect(warned(api('4.3'))).toEqual([]);
    expect(warned(api('4.3'), undefined, '2026-03-03T11:59:59.999Z')).toEqual([
      `api 4.2 is lower, and goes there after it: R-1, ${PLAN.window.start}`,
    ]);
  });
});

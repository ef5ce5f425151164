import { describe, expect, test } from 'vitest';
import { businessDaysBefore, isBusinessDay } from '../../../src/domain/calendar/business.ts';
import type { DeadlineRule } from '../../../src/domain/company/plans.ts';
import { deadlinesOf, owing } from '../../../src/domain/deadline/deadline.ts';
import { dutiesOf } from '../../../src/domain/people/whose-turn.ts';
import { deadlineMet } from '../../../src/domain/release/facts/deadline-met.ts';
import { deadlinePassed } from '../../../src/domain/release/facts/deadline-passed.ts';
import { following } from '../following.ts';
import { COMPANY, emptyWorld, Given, NOW, PLAN, type Whole } from '../given.ts';

const BERLIN = { holidays: { 'Europe/Berlin': { '2026-04-03': 'Good Friday', '2026-04-06': 'Easter Monday' } } };
const back = (from: string, count: number, time?: string, zone = 'Europe/Berlin') =>
  new Date(businessDaysBefore(BERLIN, zone, Date.parse(from), count, time)).toISOString();

describe('business days before', () => {
  test.each([
    // Tuesday 7 April: Monday and Friday are holidays in Berlin, not in New York.
    ['2026-04-07T12:00:00.000Z', 1, '17:00', 'Europe/Berlin', '2026-04-02T15:00:00.000Z'],
    ['2026-04-07T12:00:00.000Z', 2, '17:00', 'Europe/Berlin', '2026-04-01T15:00:00.000Z'],
    ['2026-04-07T12:00:00.000Z', 1, '17:00', 'America/New_York', '2026-04-06T21:00:00.000Z'],
    // Monday 30 March, the day after the change of clocks: the wall-clock time stays, the hour in UTC does not.
    ['2026-03-30T13:00:00.000Z', 1, undefined, 'Europe/Berlin', '2026-03-27T14:00:00.000Z'],
    ['2026-03-30T13:00:00.000Z', 0, '09:00', 'Europe/Berlin', '2026-03-30T07:00:00.000Z'],
    // 1 March 2028 is a Wednesday after a leap day.
    ['2028-03-01T12:00:00.000Z', 1, '12:00', 'UTC', '2028-02-29T12:00:00.000Z'],
  ])('%s, %i at %s in %s: %s', (from, count, time, zone, expected) =>
    expect(back(from, count, time, zone)).toBe(expected),
  );
  test('holidays are those of the zone', () => {
    const friday = Date.parse('2026-04-03T10:00:00.000Z');
    expect(isBusinessDay(BERLIN, 'Europe/Berlin', friday)).toBe(false);
    expect(isBusinessDay(BERLIN, 'America/New_York', friday)).toBe(true);
  });
});

const scope = { services: [], environments: [], except: { changes: ['emergency' as const] } };
const rule = { remindHours: 24, cutOff: false, gate: false, scope } satisfies Partial<DeadlineRule>;
const DEADLINES: DeadlineRule[] = [
  {
    ...rule,
    name: 'freeze',
    title: 'Code freeze',
    before: { count: 2, unit: 'business days' },
    at: '17:00',
    owes: 'owner',
    cutOff: true,
  },
  { ...rule, name: 'testing', title: 'Testing', before: { count: 4, unit: 'hours' }, owes: 'qa', gate: true },
];
const withDeadlines = () => new Given({ ...emptyWorld(), company: { ...COMPANY, deadlines: DEADLINES } });
const later = { start: '2026-03-13T12:00:00.000Z', end: '2026-03-13T13:00:00.000Z', zone: 'Europe/Berlin' };
const timers = (g: Given) =>
  g
    .follows(1)
    .flatMap((d) => (d.intent.kind === 'timer' ? [`${d.intent.command.type} ${d.dueAt.slice(5, 16)}`] : []))
    .filter((timer) => timer.includes('Deadline'));
const toldBy = (g: Given) =>
  g.follows(1).flatMap(({ intent }) => {
    if (intent.kind === 'my-turn' || intent.kind === 'my-turn-later') return [`my-turn ${intent.user}`];
    if (intent.kind === 'tell') return [`tell ${intent.user}`];
    return intent.kind === 'note' ? ['note'] : [];
  });
const due = (world: Whole, name: string) =>
  deadlinesOf(world.releases['R-1'] as never, world.company).find((d) => d.name === name)?.due ?? '';

describe('when a deadline is due', () => {
  const at = (count: number, unit: DeadlineRule['before']['unit'], time?: string): DeadlineRule => ({
    ...{ ...rule, name: `${count} ${unit}`, title: 'T', owes: 'qa', before: { count, unit } },
    ...(time && { at: time }),
  });
  const of = (start: string, ...deadlines: DeadlineRule[]) =>
    deadlinesOf({ ...PLAN, window: { ...PLAN.window, start } }, { ...COMPANY, ...BERLIN, deadlines });
  // Monday 30 March, 15:00 in Berlin: the day after the change of clocks.
  test.each([
    [at(30, 'hours'), '2026-03-29T07:00:00.000Z'],
    [at(0, 'hours'), '2026-03-30T13:00:00.000Z'],
    [at(2, 'days'), '2026-03-28T14:00:00.000Z'],
    [at(2, 'days', '17:30'), '2026-03-28T16:30:00.000Z'],
    [at(1, 'days', '17:30'), '2026-03-29T15:30:00.000Z'],
    [at(30, 'days', '09:00'), '2026-02-28T08:00:00.000Z'],
    [at(2, 'business days', '17:30'), '2026-03-26T16:30:00.000Z'],
  ])('%j before Monday: %s', (deadline, due) => expect(of('2026-03-30T13:00:00.000Z', deadline)[0]?.due).toBe(due));
  test('the soonest first; of two at once as they stand in the manifest', () => {
    const [twin, same] = [
      { ...at(24, 'hours'), name: 'b' },
      { ...at(24, 'hours'), name: 'a' },
    ];
    const names = of('2026-03-20T13:00:00.000Z', at(1, 'hours'), twin, at(3, 'days'), same).map((d) => d.name);
    expect(names).toEqual(['3 days', 'b', 'a', '1 hours']);
  });
  test('is over for what is planned late: whoever owes it is asked before it begins; a cut-off is nobody’s', () => {
    const deadlines = [...DEADLINES, at(1, 'hours')];
    const g = new Given({ ...emptyWorld(), company: { ...COMPANY, deadlines } }).done(PLAN);
    expect(following(g).filter((l) => /turn of .*!|Deadline/.test(l))).toEqual([
      'turn of @UQA! at 2026-03-03T10:00:00.000Z',
      'turn of @UBOTH! at 2026-03-03T10:00:00.000Z',
      `${NOW}: RemindOfDeadline R-1 1 hours 2026-03-03T11:00:00.000Z`,
      '2026-03-03T11:00:00.000Z: PassDeadline R-1 1 hours 2026-03-03T11:00:00.000Z',
    ]);
  });
  test('is owed by the owner as long as they are a member, by a role by all of it', () => {
    const { releases, people } = withDeadlines().done(PLAN).world;
    const owed = (owes: string, more: object = {}) =>
      releases['R-1'] && owing(releases['R-1'], { owes }, { people: { ...people, ...more } });
    expect([owed('owner'), owed('owner', { deactivated: ['UMANAGER'] })]).toEqual([['UMANAGER'], []]);
    expect([owed('qa'), owed('constructor')]).toEqual([['UQA', 'UBOTH'], []]);
  });
});

describe('deadlines', () => {
  test('hang on the window: whoever owes is reminded before, and moving the window moves them', () => {
    const g = withDeadlines().done({ ...PLAN, window: later });
    expect(timers(g)).toEqual([
      'RemindOfDeadline 03-10T16:00',
      'PassDeadline 03-11T16:00',
      'RemindOfDeadline 03-12T08:00',
      'PassDeadline 03-13T08:00',
    ]);
    const old = due(g.world, 'testing');
    g.done({
      type: 'MoveRelease',
      release: 'R-1',
      window: { ...later, start: '2026-03-20T12:00:00.000Z', end: '2026-03-20T13:00:00.000Z' },
      why: '',
    });
    expect(timers(g)).toContain('PassDeadline 03-20T08:00');
    // The timers of the old window come to nothing.
    for (const type of ['RemindOfDeadline', 'PassDeadline'] as const)
      g.at(old).when({ type, release: 'R-1', deadline: 'testing', due: old }).thenFacts();
  });

  test('an emergency has none here', () =>
    expect(timers(withDeadlines().done({ ...PLAN, change: 'emergency', window: later }))).toEqual([]));

  test('reminded, then escalated to the release managers, never to the channel', () => {
    const g = withDeadlines().done({ ...PLAN, window: later });
    const about = { release: 'R-1', deadline: 'testing', due: due(g.world, 'testing') };
    g.at('2026-03-12T08:00:00.000Z').done({ type: 'RemindOfDeadline', ...about });
    expect(toldBy(g)).toEqual(['my-turn UQA', 'my-turn UBOTH']);
    expect(dutiesOf('UQA', g.world).map((d) => d.kind)).toEqual(['deadline']);
    g.at(about.due).done({ type: 'PassDeadline', ...about });
    expect(toldBy(g)).toEqual(['tell UMANAGER']);
    // It is owed still, and a deploy waits for it.
    g.by('UQA')
      .when({ type: 'MeetDeadline', release: 'R-1', deadline: 'testing' })
      .thenFacts(deadlineMet.of('R-1', { deadline: 'testing', by: 'UQA', at: '2026-03-13T08:00:00.000Z' }));
  });

  test('met: nobody is reminded any more; who neither owes it nor may speak for the release is refused', () => {
    const g = withDeadlines().done({ ...PLAN, window: later });
    const meet = { type: 'MeetDeadline', release: 'R-1', deadline: 'testing' } as const;
    g.by('USRE1').when(meet).thenRefused('forbidden');
    g.by('UQA')
      .when({ ...meet, deadline: 'freeze' })
      .thenRefused('no-deadline');
    g.done(meet).when(meet).thenFacts();
    const about = { release: 'R-1', deadline: 'testing', due: due(g.world, 'testing') };
    g.at(about.due)
      .when({ type: 'PassDeadline', ...about })
      .thenFacts();
    expect(dutiesOf('UQA', g.world)).toEqual([]);
  });

  test('a cut-off is owed by nobody: the thread hears of it', () => {
    const g = withDeadlines().done({ ...PLAN, window: later });
    const cut = due(g.world, 'freeze');
    g.at(cut).done({ type: 'PassDeadline', release: 'R-1', deadline: 'freeze', due: cut });
    expect(toldBy(g)).toEqual(['note']);
  });

  test('the process was down over a deadline: what fires late still escalates, a reminder after it does not', () => {
    const g = withDeadlines().done({ ...PLAN, window: later });
    const about = { release: 'R-1', deadline: 'testing', due: due(g.world, 'testing') };
    g.at('2026-03-13T10:30:00.000Z');
    g.when({ type: 'RemindOfDeadline', ...about }).thenFacts();
    g.when({ type: 'PassDeadline', ...about }).thenFacts(
      deadlinePassed.of('R-1', { deadline: 'testing', due: '2026-03-13T08:00:00.000Z' }),
    );
  });
});

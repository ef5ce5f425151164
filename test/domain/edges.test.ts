import { describe, expect, test } from 'vitest';
import { noticeAt, offWork } from '../../src/domain/calendar/hours.ts';
import type { DeadlineRule, Train } from '../../src/domain/company/plans.ts';
import { isRefusal } from '../../src/domain/deciding/decision.ts';
import { freezesAt, freezesTouching } from '../../src/domain/freeze/freeze.ts';
import type { Target } from '../../src/domain/freeze/scope.ts';
import { closedAt } from '../../src/domain/freeze/windows.ts';
import { gatesOf } from '../../src/domain/gates/index.ts';
import type { Command } from '../../src/domain/index.ts';
import { dutiesOf } from '../../src/domain/people/whose-turn.ts';
import { cutOffPassed } from '../../src/domain/release/rollout/cut-off.ts';
import { departuresAfter } from '../../src/domain/train/timetable.ts';
import { approved, COMPANY, type Given, given, go, PEOPLE, PLAN, running } from './given.ts';

/** `-`: false, `+`: true; one millisecond before an instant, at it, and one after. Every span of time is [from, until). */
type Edge = [what: string, instant: string, expected: string, holds: (now: string) => boolean];
const edges = (rows: Edge[]) =>
  test.each(rows)('%s, at %s: %s', (_, instant, expected, holds) => {
    const said = [-1, 0, 1].map((ms) => (holds(new Date(Date.parse(instant) + ms).toISOString()) ? '+' : '-'));
    expect(said.join('')).toBe(expected);
  });
const FROM = '-++';
const UNTIL = '+--';
/** Whether a command is carried out: neither refused nor moot. */
const does = (g: Given, command: Command) => {
  const { decision } = g.when(command);
  return !isRefusal(decision) && decision.facts.length > 0;
};

const R = { release: 'R-1' } as const;
const VOTE = { ...R, vote: 'R-1/v1' } as const;
const scope = { services: [], environments: [] };
const target: Target = { services: ['api'], environment: 'production', change: 'normal' };
const AT = '2026-03-03T12:10:00.000Z';
const END = '2026-03-03T12:40:00.000Z';
const freeze = { type: 'DeclareFreeze', name: 'sale', why: 'x', scope, from: AT, until: END } as const;
const isOpen = (g: Given, gate: string) => {
  const release = g.world.releases['R-1'];
  return release !== undefined && gatesOf(release, g.world).some((x) => x.id === gate && x.open);
};
const cron = { name: 'n', why: 'x', start: '10 12 * * *', hours: 0.5, zone: 'UTC', scope };

describe('freezes', () => {
  const declared = approved().done(freeze);
  const passing = approved()
    .done(freeze)
    .done({ type: 'GrantPass', ...R, why: 'x', until: '2026-03-03T12:30:00.000Z' });
  edges([
    ['one holds from its start', AT, FROM, (now) => !isOpen(declared.at(now), 'freeze')],
    ['one holds until its end', END, UNTIL, (now) => !isOpen(declared.at(now), 'freeze')],
    ['its timer begins it', AT, FROM, (now) => does(declared.at(now), { type: 'BeginFreeze', freeze: 'F-1' })],
    ['its timer ends it', END, FROM, (now) => does(declared.at(now), { type: 'EndFreeze', freeze: 'F-1' })],
    ['one is declared before its end', END, UNTIL, (now) => does(approved().at(now), freeze)],
    ['one lasts some time', AT, '--+', (until) => does(given(), { ...freeze, until })],
    [
      'a change keeps a start that has come',
      AT,
      FROM,
      (now) => {
        const { type: _, ...terms } = freeze;
        const { decision } = declared.at(now).when({
          ...terms,
          type: 'ChangeFreeze',
          freeze: 'F-1',
          name: 'n',
          from: END,
          until: '2026-03-03T13:00:00.000Z',
        });
        return !isRefusal(decision) && decision.facts?.some((f) => 'from' in f && f.from === AT) === true;
      },
    ],
    [
      'it touches what ends after its start',
      AT,
      '--+',
      (until) => freezesTouching(declared.world, target, '2026-03-03T12:00:00.000Z', until).length > 0,
    ],
    [
      'it touches what starts before its end',
      END,
      UNTIL,
      (from) => freezesTouching(declared.world, target, from, '2026-03-03T13:00:00.000Z').length > 0,
    ],
    ['a pass holds until its end', '2026-03-03T12:30:00.000Z', UNTIL, (now) => isOpen(passing.at(now), 'freeze')],
    [
      'its timer ends a pass',
      '2026-03-03T12:30:00.000Z',
      FROM,
      (now) => does(passing.at(now), { type: 'EndPass', ...R, freeze: 'F-1' }),
    ],
    [
      'a pass is given until the freeze is over',
      END,
      UNTIL,
      (now) => does(declared.at(now), { type: 'GrantPass', ...R, why: 'x' }),
    ],
    [
      'one that comes again starts',
      AT,
      FROM,
      (now) => freezesAt({ freezes: [], company: { freezes: [cron], windows: [] } }, target, now).length > 0,
    ],
    [
      'one that comes again ends',
      END,
      UNTIL,
      (now) => freezesAt({ freezes: [], company: { freezes: [cron], windows: [] } }, target, now).length > 0,
    ],
    ['a deploy window opens', AT, FROM, (now) => closedAt([cron], target, now).length === 0],
    ['a deploy window closes', END, UNTIL, (now) => closedAt([cron], target, now).length === 0],
  ]);

  test.each([
    [4, false],
    [5, true],
    [5.5, false],
    [1440, true],
    [1441, false],
  ])('an emergency stop of %s minutes: %s', (minutes, may) =>
    expect(does(given(), { type: 'EmergencyStop', why: 'x', scope, minutes })).toBe(may),
  );
  test.each([
    [14.4, true],
    [15, false],
  ])('everything for %s days, without being asked: %s', (days, may) => {
    const until = new Date(Date.parse(AT) + days * 86_400_000).toISOString();
    expect(does(given(), { ...freeze, until })).toBe(may);
  });
  test.each([
    [366, true],
    [367, false],
  ])('one of %s days: %s', (days, may) => {
    const until = new Date(Date.parse(AT) + days * 86_400_000).toISOString();
    expect(does(given(), { ...freeze, until, sure: true })).toBe(may);
  });
});

describe('a release', () => {
  const { start, end } = PLAN.window;
  const policies = COMPANY.policies.map((p) => ({ ...p, reviewWithinHours: 48 }));
  const report = (stage: string) =>
    ({ type: 'ReportStage', ...R, deployId: 'R-1-1', stage, status: 'succeeded', n: 1, message: '' }) as const;
  const reviewed = approved().company({ policies });
  reviewed.done({ type: 'StartDeploy', ...R }, report('eu'), report('us'));
  const begun = approved().done({ type: 'StartDeploy', ...R });
  edges([
    ['its window opens', start, FROM, (now) => isOpen(approved().at(now), 'window')],
    ['its window ends', end, UNTIL, (now) => isOpen(approved().at(now), 'window')],
    ['what has begun may be finished', end, '+++', (now) => isOpen(begun.at(now), 'window')],
    ['it is deployed in its window', start, FROM, (now) => does(approved().at(now), { type: 'StartDeploy', ...R })],
    ['it is deployed until its end', end, UNTIL, (now) => does(approved().at(now), { type: 'StartDeploy', ...R })],
    ['the timer opens its window', start, FROM, (now) => does(approved().at(now), { type: 'OpenWindow', ...R })],
    // After an outage the timers of both its ends may be due at once.
    ['the timer opens it late', end, UNTIL, (now) => does(approved().at(now), { type: 'OpenWindow', ...R })],
    ['the timer misses it', end, FROM, (now) => does(approved().at(now), { type: 'MissWindow', ...R })],
    [
      'its review is chased',
      '2026-03-05T12:00:00.000Z',
      FROM,
      (now) => does(reviewed.at(now), { type: 'ChaseReview', ...R }),
    ],
  ]);
});

describe('a vote', () => {
  const voting = (more: object = {}) =>
    given()
      .company({ policies: COMPANY.policies.map((p) => ({ ...p, ...more })) })
      .done(PLAN, { type: 'OpenVote', ...R });
  const all = (g: Given) => g.by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go).by('gonogo');
  const least = all(voting({ openForMinutes: 60 }));
  const almost = voting({ openForMinutes: 60 }).by('UQA').done(go).by('USRE1').done(go).by('USRE2');
  const value = running({ shop: { eu: '1' } });
  const low = given()
    .company({ policies: COMPANY.policies.map((p) => ({ ...p, clearsLowRiskAfterMinutes: 30 })) })
    .put('environment', 'production', value)
    .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, { type: 'OpenVote', ...R });
  const old = all(voting({ ballotsLastHours: 1 }));
  const older = all(voting({ ballotsLastHours: 3 }));
  const exact = { ...go, acted: '2026-03-03T09:00:00.000500Z' } as const;
  const typed = voting({ ballotsLastHours: 1 }).by('UQA').done(exact).by('USRE1').done(exact).by('USRE2').done(exact);
  const vetoed = voting()
    .by('UQA')
    .done({ ...go, answer: 'no-go', why: 'x' });
  const conclude = { type: 'ConcludeVote', ...VOTE } as const;
  const expire = { type: 'ExpireBallots', ...VOTE } as const;
  const approves = (g: Given) => {
    const { decision } = g.when(go);
    return !isRefusal(decision) && decision.facts.some((f) => f.type === 'ReleaseApproved');
  };
  edges([
    ['it closes', '2026-03-03T11:00:00.000Z', FROM, (now) => does(voting().at(now), { type: 'CloseVote', ...VOTE })],
    ['its least time is over', '2026-03-03T10:00:00.000Z', FROM, (now) => does(least.at(now), conclude)],
    [
      'the last answer decides after its least time',
      '2026-03-03T10:00:00.000Z',
      FROM,
      (now) => approves(almost.at(now)),
    ],
    ['low risk is cleared', '2026-03-03T09:30:00.000Z', FROM, (now) => does(low.at(now), conclude)],
    ['its answers are too old', '2026-03-03T10:00:00.000Z', FROM, (now) => does(old.at(now), expire)],
    [
      'an answer of within a millisecond is, from that millisecond on',
      '2026-03-03T10:00:00.000Z',
      FROM,
      (now) => does(typed.by('gonogo').at(now), expire),
    ],
    ['not once the window is over', PLAN.window.end, UNTIL, (now) => does(older.at(now), expire)],
    ['a no-go is lifted while the window is not over', PLAN.window.end, UNTIL, (now) => does(vetoed.at(now), go)],
  ]);

  test('answers grow old until the window ends, also while it is open', () => {
    const g = all(voting({ ballotsLastHours: 2 }));
    expect(does(g.at('2026-03-03T11:59:59.999Z'), expire)).toBe(true);
    expect(does(g.at(PLAN.window.start), expire)).toBe(true);
    expect(does(g.at(PLAN.window.end), expire)).toBe(false);
  });

  const shift = (from: string) => {
    const g = given().people({ onDuty: { qa: ['UQA'] }, shiftsAhead: { qa: [from] } });
    g.done(PLAN, { type: 'OpenVote', ...R });
    return g.follows().some((d) => d.key === `timer/shift/R-1/v1/${from}`);
  };
  edges([
    ['a shift that begins after the opening is asked then', '2026-03-03T09:00:00.000Z', '--+', shift],
    ['a shift that begins before it closes', '2026-03-03T11:00:00.000Z', UNTIL, shift],
  ]);
});

describe('who answers for others', () => {
  const delegate = { type: 'DelegateVote', to: 'UMATE', from: AT, until: END } as const;
  const late = {
    ...PLAN,
    window: { ...PLAN.window, start: '2026-03-03T15:00:00.000Z', end: '2026-03-03T16:00:00.000Z' },
  };
  const g = given()
    .by('UQA')
    .done(delegate)
    .by('UMANAGER')
    .done(late, { type: 'OpenVote', ...R });
  edges([
    ['from the beginning', AT, FROM, (now) => does(g.by('UMATE').at(now), go)],
    ['until the end', END, UNTIL, (now) => does(g.by('UMATE').at(now), go)],
    [
      'its timer ends it',
      END,
      FROM,
      (now) => does(g.by('gonogo').at(now), { type: 'EndDelegation', delegation: 'D-1' }),
    ],
    ['it is asked before its end', END, UNTIL, (now) => does(given().by('UQA').at(now), delegate)],
    ['it lasts some time', AT, '--+', (until) => does(given().by('UQA'), { ...delegate, until })],
    [
      'for three months at most',
      new Date(Date.parse(AT) + 92 * 86_400_000).toISOString(),
      '++-',
      (until) => does(given().by('UQA'), { ...delegate, until }),
    ],
  ]);
});

describe('a deadline', () => {
  const rule: DeadlineRule = {
    name: 'tests',
    title: 'Tests',
    before: { count: 1, unit: 'hours' },
    owes: 'qa',
    remindHours: 1,
    cutOff: false,
    gate: true,
    scope,
  };
  const due = '2026-03-03T11:00:00.000Z';
  const about = { ...R, deadline: 'tests', due };
  const g = given()
    .company({ deadlines: [rule] })
    .done(PLAN);
  const cut = given()
    .company({ deadlines: [{ ...rule, cutOff: true }] })
    .done(PLAN);
  edges([
    ['passes', due, FROM, (now) => does(g.at(now), { type: 'PassDeadline', ...about })],
    ['is reminded of until it is due', due, '++-', (now) => does(g.at(now), { type: 'RemindOfDeadline', ...about })],
    [
      'is a duty from its reminder on',
      '2026-03-03T10:00:00.000Z',
      FROM,
      (now) => dutiesOf('UQA', g.at(now).world).length > 0,
    ],
    [
      'cuts off',
      due,
      FROM,
      (now) => {
        const release = cut.at(now).world.releases['R-1'];
        return release !== undefined && cutOffPassed(release, cut.world) !== undefined;
      },
    ],
  ]);
});

describe('hours of a person', () => {
  const told = (now: string) =>
    noticeAt('U', {}, { now, company: { ...COMPANY, zone: 'UTC' }, people: PEOPLE }) === now;
  const works = (now: string) => offWork('U', now, { ...COMPANY, zone: 'UTC' }, PEOPLE) === undefined;
  edges([
    ['quiet hours begin', '2026-03-03T20:00:00.000Z', UNTIL, told],
    ['quiet hours end', '2026-03-04T08:00:00.000Z', FROM, told],
    ['the weekend begins', '2026-03-07T00:00:00.000Z', '---', told],
    ['work begins', '2026-03-03T09:00:00.000Z', FROM, works],
    ['work ends', '2026-03-03T18:00:00.000Z', UNTIL, works],
    [
      'what is due in two hours is told at once',
      '2026-03-03T23:00:00.000Z',
      FROM,
      (now) =>
        noticeAt(
          'U',
          { by: '2026-03-04T01:00:00.000Z' },
          { now, company: { ...COMPANY, zone: 'UTC' }, people: PEOPLE },
        ) === now,
    ],
  ]);
});

describe('a train', () => {
  const train: Train = {
    name: 't',
    title: 'T',
    start: '10 12 * * *',
    hours: 0.5,
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
  const g = given()
    .company({ trains: [train] })
    .by('gonogo');
  const opens = (now: string) => {
    const { decision } = g.at(now).when({ type: 'OpenTrain', train: 't', departure: AT });
    return !isRefusal(decision) && decision.facts.some((f) => f.type === 'TrainOpened');
  };
  edges([
    ['opens until its window is over', END, UNTIL, opens],
    [
      'departs at no other time',
      AT,
      '-+-',
      (departure) => {
        const { decision } = g.at('2026-03-03T09:00:00.000Z').when({ type: 'OpenTrain', train: 't', departure });
        return !isRefusal(decision) && decision.facts.some((f) => f.type === 'TrainOpened');
      },
    ],
    ['its next departure is later than now', AT, UNTIL, (now) => departuresAfter(train, now)[0]?.start === AT],
  ]);
});

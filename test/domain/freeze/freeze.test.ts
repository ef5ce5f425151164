import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictsOf } from '../../../src/domain/calendar/conflicts.ts';
import type { Scope } from '../../../src/domain/company/changes.ts';
import type { DeployWindow, InFlight, RecurringFreeze } from '../../../src/domain/company/freezes.ts';
import { type Freeze, freezesAt, freezesTouching, spansOf } from '../../../src/domain/freeze/freeze.ts';
import { inScope, scopeWords, type Target } from '../../../src/domain/freeze/scope.ts';
import { stillHeld } from '../../../src/domain/freeze/still-held.ts';
import type { Command } from '../../../src/domain/index.ts';
import { liftedWords } from '../../../src/words/unfreeze/lifted.ts';
import { COMPANY, given, NOW } from '../given.ts';

const weekend: RecurringFreeze = {
  name: 'Weekend',
  why: 'nobody is in',
  start: '0 18 * * 5',
  hours: 62,
  zone: 'Europe/Berlin',
  scope: { services: [], environments: ['production'] },
};
const target: Target = { services: ['api'], environment: 'production', change: 'normal' };
const frost = (freezes: Freeze[], again: RecurringFreeze[] = [], windows: DeployWindow[] = []) => ({
  freezes,
  company: { freezes: again, windows },
});

describe('a recurring freeze', () => {
  test.each([
    // Friday 27 March 18:00 CET; the clocks go forward on Sunday: 62 elapsed hours end at 09:00 CEST.
    ['2026-03-27T16:59:59.999Z', undefined],
    ['2026-03-27T17:00:00.000Z', '2026-03-30T07:00:00.000Z'],
    ['2026-03-30T06:59:59.999Z', '2026-03-30T07:00:00.000Z'],
    ['2026-03-30T07:00:00.000Z', undefined],
    // Autumn: Friday 23 October 18:00 CEST, 62 hours later it is 07:00 CET on Monday.
    ['2026-10-23T15:59:59.999Z', undefined],
    ['2026-10-23T16:00:00.000Z', '2026-10-26T06:00:00.000Z'],
    ['2026-10-26T06:00:00.000Z', undefined],
  ])('at %s is until %s', (now, until) => expect(freezesAt(frost([], [weekend]), target, now)[0]?.until).toBe(until));

  test('starts at its wall-clock time all year, in every zone', () => {
    for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'])
      for (const span of spansOf(
        { ...weekend, zone, hours: 1 },
        '2026-01-01T00:00:00.000Z',
        '2027-01-01T00:00:00.000Z',
      ))
        expect(
          new Intl.DateTimeFormat('en-GB', {
            timeZone: zone,
            weekday: 'short',
            hour: '2-digit',
            minute: '2-digit',
          }).format(new Date(span.from)),
        ).toBe('Fri 18:00');
  });
});

const instant = fc.integer({ min: 0, max: 1000 }).map((h) => new Date(Date.parse(NOW) + h * 3_600_000).toISOString());
const span = fc.tuple(instant, instant).filter(([a, b]) => a < b);
const freeze = span.map(
  ([from, until]): Freeze => ({
    v: 1,
    id: 'F',
    name: 'f',
    why: '',
    scope: { services: [], environments: [] },
    from,
    until,
    by: 'U',
    status: 'declared',
  }),
);

test('frozen is the union of the freezes: half-open, each for itself', () =>
  fc.assert(
    fc.property(fc.array(freeze, { maxLength: 6 }), instant, (freezes, at) => {
      expect(freezesAt(frost(freezes), target, at).length > 0).toBe(freezes.some((f) => f.from <= at && at < f.until));
    }),
  ));

test('a lifted freeze holds nothing', () => {
  const lifted = {
    v: 1,
    id: 'F',
    name: 'f',
    why: '',
    scope: { services: [], environments: [] },
    from: NOW,
    until: '2027-01-01T00:00:00.000Z',
    by: 'U',
    status: 'lifted',
  } satisfies Freeze;
  expect(freezesTouching(frost([lifted]), target, NOW, '2026-12-31T00:00:00.000Z')).toEqual([]);
});

test.each<[Scope, boolean]>([
  [{ services: [], environments: [] }, true],
  [{ services: [], environments: [], changes: ['normal'] }, true],
  [{ services: [], environments: [], changes: ['emergency', 'standard'] }, false],
  [{ services: [], environments: [], except: { changes: ['emergency'] } }, true],
  [{ services: [], environments: [], except: { changes: ['normal'] } }, false],
  [{ services: [], environments: [], except: { services: ['api'] } }, false],
  [{ services: [], environments: [], except: { services: ['ledger'] } }, true],
  [{ services: [], environments: [], except: { environments: ['production'] } }, false],
  [{ services: ['api'], environments: [] }, true],
  [{ services: ['ledger'], environments: [] }, false],
  [{ services: ['ledger', 'api'], environments: ['staging'] }, false],
  [{ services: ['api'], environments: ['production'] }, true],
])('%j covers api in production: %s', (scope, covered) => expect(inScope(scope, target)).toBe(covered));

test('overlaps are symmetric, and back to back is none', () =>
  fc.assert(
    fc.property(span, span, ([a, b], [c, d]) => {
      const one = {
        items: [{ service: 'api', version: '1' }],
        environment: 'production',
        change: 'normal' as const,
        window: { start: a, end: b, zone: 'UTC' },
      };
      const two = { ...one, window: { start: c, end: d, zone: 'UTC' } };
      const release = (plan: typeof one) =>
        ({
          v: 14,
          id: 'R-9',
          ...plan,
          why: '',
          customers: '',
          owner: 'U',
          plannedAt: '',
          round: 0,
          runs: 0,
          status: 'planned',
        }) as const;
      const hits = (plan: typeof one, other: typeof one) =>
        conflictsOf(plan, { company: COMPANY, freezes: [], openReleases: [release(other)] }).length;
      expect(hits(one, two)).toBe(hits(two, one));
      expect(hits(one, { ...two, window: { ...two.window, start: b, end: '2030-01-01T00:00:00.000Z' } })).toBe(0);
    }),
  ));

test('what is excepted is left alone, the rest of a release is not', () => {
  const scope: Scope = { services: [], environments: [], except: { services: ['ledger'] } };
  expect(inScope(scope, { ...target, services: ['ledger', 'api'] })).toBe(true);
  expect(scopeWords({ services: ['api'], environments: ['production'], except: { changes: ['emergency'] } })).toBe(
    'api in production, except emergency changes',
  );
});

describe('deploy windows', () => {
  const office: DeployWindow = {
    name: 'office hours',
    why: 'people are there',
    start: '0 9 * * 1-4',
    hours: 8,
    zone: 'Europe/Berlin',
    scope: { services: ['api'], environments: [] },
  };
  const closed = (now: string, windows: DeployWindow[], services = ['api']) =>
    freezesAt(frost([], [], windows), { ...target, services }, now)[0];
  test('a deploy must lie inside one; a service without windows is always open', () => {
    expect(closed('2026-03-03T09:00:00.000Z', [office])).toBeUndefined();
    expect(closed('2026-03-03T16:00:00.000Z', [office])).toMatchObject({ until: '2026-03-04T08:00:00.000Z' });
    // Thursday evening to Monday morning, over the change of clocks on Sunday 29 March.
    expect(closed('2026-03-27T12:00:00.000Z', [office])).toMatchObject({
      from: '2026-03-26T16:00:00.000Z',
      until: '2026-03-30T07:00:00.000Z',
    });
    expect(closed('2026-03-03T16:00:00.000Z', [office], ['ledger'])).toBeUndefined();
    expect(closed('2026-03-03T16:00:00.000Z', [office], ['ledger', 'api'])).toMatchObject({
      name: 'office hours',
      until: '2026-03-04T08:00:00.000Z',
      scope: { services: ['api'] },
    });
  });
  test('one of several is enough', () => {
    const night = { ...office, name: 'the night', start: '0 22 * * *', hours: 2 };
    expect(closed('2026-03-03T21:30:00.000Z', [office, night])).toBeUndefined();
    expect(closed('2026-03-03T16:00:00.000Z', [office, night])).toMatchObject({
      name: 'office hours or the night',
      until: '2026-03-03T21:00:00.000Z',
    });
  });
  test('deny beats allow: inside a window a freeze holds all the same', () =>
    fc.assert(
      fc.property(fc.array(freeze, { maxLength: 4 }), instant, (freezes, at) => {
        const found = freezesAt(frost(freezes, [], [office]), target, at);
        const denied = freezes.some((f) => f.from <= at && at < f.until);
        expect(found.length > 0).toBe(denied || closed(at, [office]) !== undefined);
      }),
    ));
});

describe('of a freeze that is over', () => {
  const one: Freeze = {
    ...({ v: 1, id: 'F-1', name: 'a', why: 'a', by: 'U', status: 'lifted' } as const),
    from: NOW,
    until: '2026-03-04T00:00:00.000Z',
    scope: { services: ['api'], environments: ['production'] },
  };
  const later = '2026-03-05T00:00:00.000Z';
  const other: Freeze = { ...one, id: 'F-2', name: 'b', status: 'declared', until: later };
  const night = {
    name: 'Night',
    why: 'n',
    zone: 'UTC',
    start: '0 0 * * *',
    hours: 20,
    scope: { services: [], environments: [] },
  };
  test.each<[string, Freeze[], RecurringFreeze[], string | undefined]>([
    ['nothing else', [one], [], undefined],
    ['the same', [one, other], [], later],
    ['everything', [{ ...other, scope: { services: [], environments: [] } }], [], later],
    ['another service', [{ ...other, scope: { services: ['shop'], environments: [] } }], [], undefined],
    [
      'all but its service',
      [{ ...other, scope: { ...other.scope, services: [], except: { services: ['api'] } } }],
      [],
      undefined,
    ],
    ['only emergencies', [{ ...other, scope: { ...other.scope, changes: ['emergency'] } }], [], undefined],
    ['a soft one', [{ ...other, soft: true }], [], undefined],
    ['one that comes later', [{ ...other, from: '2026-03-03T23:00:00.000Z' }], [], undefined],
    ['one that ends at this moment', [{ ...other, from: '2026-03-01T00:00:00.000Z', until: NOW }], [], undefined],
    ['another that was lifted', [{ ...other, status: 'lifted' }], [], undefined],
    ['itself, as it was before,', [{ ...one, status: 'declared' }], [], undefined],
    ['one of the manifests', [one], [night], '2026-03-03T20:00:00.000Z'],
    ['one of the manifests with its name', [one], [{ ...night, name: one.name }], '2026-03-03T20:00:00.000Z'],
  ])('%s holds the same: %#', (_, freezes, again, until) => {
    const company = { ...COMPANY, freezes: again };
    const world = { ...given().world, company, freezes, now: NOW };
    expect(stillHeld(one, world)?.until).toBe(until);
    expect(liftedWords(one, world).text).toContain(until ? 'Another freeze holds the same' : 'may deploy again');
  });
  test.each<[string, InFlight[], InFlight]>([
    ['of one alone', ['finish'], 'finish'],
    ['of one that stops, though another lets it be finished', ['finish', 'finish-step'], 'finish-step'],
    ['of one that pauses', ['finish-step', 'pause', 'finish'], 'pause'],
  ])('what is under way goes by the strictest of those that hold it: %s', (_, rules, strictest) => {
    const freezes = rules.map((inFlight, n) => ({ ...other, id: `F-${n + 5}`, inFlight }));
    const world = { ...given().world, freezes, now: NOW };
    expect(stillHeld(one, world)).toEqual({ until: later, inFlight: strictest });
    expect(stillHeld(one, { ...world, freezes: [other] })?.inFlight).toBe('finish-step');
  });
});

describe('declaring', () => {
  const declare = {
    type: 'DeclareFreeze',
    name: 'sale',
    why: 'sale',
    scope: { services: [], environments: [] },
    from: NOW,
    until: '2026-03-04T00:00:00.000Z',
  } satisfies Command;
  test.each([
    ['ends-before-start', { until: NOW }],
    ['past', { from: '2026-03-01T00:00:00.000Z', until: '2026-03-02T00:00:00.000Z' }],
    ['too-long', { until: '2028-01-01T00:00:00.000Z' }],
  ])('%s is refused', (why, change) =>
    given()
      .when({ ...declare, ...change })
      .thenRefused(why),
  );
  test('two of one name are refused; so is lifting what is over, and a stranger', () => {
    given()
      .done(declare)
      .when({ ...declare, name: 'SALE' })
      .thenRefused('same-name');
    given().when({ type: 'LiftFreeze', freeze: 'F-1', why: '' }).thenRefused('no-freeze');
    given().by('UQA').when(declare).thenRefused('forbidden');
  });
});

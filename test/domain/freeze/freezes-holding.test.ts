import { describe, expect, test } from 'vitest';
import type { RecurringFreeze } from '../../../src/domain/company/freezes.ts';
import { type Freeze, freezesAt, spansOf } from '../../../src/domain/freeze/freeze.ts';
import { allHolding, freezesAhead, softNow } from '../../../src/domain/freeze/freezes-holding.ts';
import { eachFrozen, frozenWords, keyOf } from '../../../src/domain/freeze/frozen-span.ts';
import type { Pass, Release } from '../../../src/domain/release/release.ts';
import { approved, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';

const released = approved().world.releases['R-1'] as Release;
const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const frozen = (id: string, from: string, until: string, more: Partial<Freeze> = {}): Freeze => ({
  v: 1,
  id,
  name: id.toLowerCase(),
  why: 'sales',
  scope: { services: [], environments: [] },
  from: at(from),
  until: at(until),
  by: 'UMANAGER',
  status: 'declared',
  ...more,
});
const world = (now: string, ...freezes: Freeze[]) => ({
  now: at(now),
  freezes,
  company: { freezes: [], windows: [] },
});
const passing = (freeze: string, until: string): Pass => ({
  freeze,
  name: freeze,
  until: at(until),
  by: 'U',
  why: 'x',
});
const soft = { soft: true } as const;

test('of all that hold, the one that ends last comes first', () => {
  const all = [frozen('A', '11:00', '13:00'), frozen('B', '11:00', '15:00'), frozen('C', '11:00', '14:00')];
  const target = { services: ['api'], environment: 'production', change: 'normal' as const };
  for (const [x, y, z] of [all, all.toReversed()])
    expect(x && y && z && freezesAt(world('12:00', x, y, z), target, at('12:00')).map((f) => f.id)).toEqual([
      'B',
      'C',
      'A',
    ]);
});

test('hard ones hold, but for a pass, or an override that stands and was given against them', () => {
  const hard = frozen('A', '11:00', '13:00');
  const around = world('12:00', hard, frozen('B', '11:00', '15:00', soft));
  const holding = (more: Partial<Release> = {}) =>
    allHolding({ ...released, ...more } as Release, around).map((f) => f.id);
  expect(holding()).toEqual(['A']);
  expect(holding({ passes: [passing('A', '12:01')] })).toEqual([]);
  expect(holding({ passes: [passing('A', '12:00')] })).toEqual(['A']);
  expect(holding({ passes: [passing('B', '12:01')] })).toEqual(['A']);
  const given = { gates: ['freeze'], by: 'U', at: at('11:00'), why: 'x' };
  expect(holding({ overrides: [given] })).toEqual([]);
  expect(holding({ overrides: [{ ...given, at: '2026-03-03T10:59:59.999Z' }] })).toEqual(['A']);
  expect(holding({ overrides: [{ ...given, lapsed: true }] })).toEqual(['A']);
  expect(holding({ overrides: [{ ...given, gates: ['votes'] }] })).toEqual(['A']);
  expect(holding({ overrides: [{ ...given, gates: ['votes'] }, given, { ...given, lapsed: true }] })).toEqual([]);
});

test('soft ones ask for a reason, but for a pass', () => {
  const warns = (passes: Pass[] = []) =>
    softNow({ ...released, passes }, world('12:00', frozen('A', '11:00', '15:00'), frozen('B', '11:00', '13:00', soft)))
      ?.id;
  expect(warns()).toBe('B');
  expect(warns([passing('B', '12:01')])).toBeUndefined();
});

describe('the freeze a pass would be for', () => {
  const ahead = (now: string, freezes: Freeze[], passes: Pass[] = []) =>
    freezesAhead({ ...released, passes }, world(now, ...freezes))[0]?.id;
  test('is the one that holds it now, before any of its window', () => {
    expect(ahead('10:00', [frozen('A', '12:00', '13:00'), frozen('B', '09:00', '11:00')])).toBe('B');
  });
  test('else the first of its window that is hard, not over, and not passed by then', () => {
    const later = frozen('A', '12:30', '14:00');
    const first = frozen('B', '12:20', '12:50');
    expect(ahead('10:00', [later, first])).toBe('B');
    expect(ahead('10:00', [later, { ...first, ...soft }])).toBe('A');
    expect(ahead('10:00', [later, frozen('C', '11:00', '12:00'), frozen('D', '13:00', '14:00')])).toBe('A');
    // A pass that is over when the freeze begins is none.
    expect(ahead('10:00', [later, first], [passing('B', '12:21')])).toBe('A');
    expect(ahead('10:00', [later, first], [passing('B', '12:20')])).toBe('B');
    expect(ahead('10:00', [])).toBeUndefined();
  });
  test('not one of its window that is over', () => {
    const first = frozen('A', '12:00', '12:10');
    const next = frozen('B', '12:40', '12:50');
    expect(ahead('12:09', [next, first])).toBe('A');
    expect(ahead('12:10', [next, first])).toBe('B');
    expect(ahead('12:50', [next, first])).toBeUndefined();
  });
  test('else one that it may pass already, or a soft one, to change its end', () => {
    expect(ahead('12:00', [frozen('A', '11:00', '14:00')], [passing('A', '14:00')])).toBe('A');
    expect(ahead('12:00', [frozen('A', '11:00', '14:00', soft)])).toBe('A');
  });
});

test('each says how it holds, since whom, until when and why', () => {
  const said = (more: object) => spoken(frozenWords({ ...frozen('Sale', '11:00', '15:00'), ...more }));
  const { start } = PLAN.window;
  expect(said({ until: start })).toBe(`frozen by sale until ${start} (sales)`);
  expect(said({ until: start, name: 'sales' })).toBe(`frozen until ${start} (sales)`);
  expect(said({ until: start, soft: true })).toBe(`softly frozen by sale until ${start} (sales)`);
  expect(said({ until: start, closed: true })).toBe(`outside sale until ${start} (sales)`);
  expect(said({ until: start, stop: true })).toBe(`emergency stop by @UMANAGER until ${start} (sales)`);
});

test('of several each is said, the first three in words', () => {
  const all = ['A', 'B', 'C', 'D', 'E'].map((id) => frozen(id, '11:00', '15:00'));
  const until = `until ${at('15:00')} (sales)`;
  expect(spoken(eachFrozen(all.slice(0, 2)))).toBe(`frozen by a ${until} and frozen by b ${until}`);
  expect(spoken(eachFrozen(all))).toContain(`frozen by c ${until} and 2 more`);
});

test('one that comes again keeps its kind, and is known by its name', () => {
  const again: RecurringFreeze = {
    name: 'Night',
    why: 'batch',
    start: '0 22 * * *',
    hours: 2,
    zone: 'UTC',
    scope: { services: ['api'], environments: [] },
  };
  const span = (more: Partial<RecurringFreeze> = {}) => spansOf({ ...again, ...more }, at('22:00'), at('22:01'));
  const { name, why, scope } = again;
  const known = { name, why, scope, from: at('22:00'), until: '2026-03-04T00:00:00.000Z' };
  expect(span()).toEqual([known]);
  expect(span({ soft: true, inFlight: 'pause' })).toEqual([{ ...known, soft: true, inFlight: 'pause' }]);
  expect(span().map(keyOf)).toEqual(['recurring/Night']);
  expect(span().map((s) => keyOf({ ...s, closed: true }))).toEqual(['closed/Night']);
  expect(keyOf(frozen('F-1', '11:00', '12:00'))).toBe('F-1');
});

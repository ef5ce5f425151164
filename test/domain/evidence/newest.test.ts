import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNews } from '../../../src/domain/evidence/attempts.ts';
import { withCheck } from '../../../src/domain/evidence/checks-kept.ts';
import type { Check } from '../../../src/domain/evidence/evidence.ts';
import { newestOf, newestOfEach } from '../../../src/domain/evidence/newest.ts';

const check = (more: Partial<Check> = {}): Check => ({
  kind: 'tests',
  app: 'ci',
  name: 'unit',
  state: 'passed',
  source: 'github',
  at: '2026-03-03T09:10:00.000Z',
  commit: '1f3c9ab04d',
  ...more,
});
const after = (...all: Check[]) => newestOf(all.reduce<Check[]>(withCheck, []));
const states = (...all: Check[]) => after(...all).map((c) => c.state);

test('a higher attempt of a run counts, and a late report of the one before does not', () => {
  const first = check({ run: '7', state: 'failed' });
  const second = check({ run: '7', attempt: 2, state: 'passed', at: '2026-03-03T09:20:00.000Z' });
  expect(states(first, second)).toEqual(['passed']);
  expect(states(second, first)).toEqual(['passed']);
  expect(states(second, { ...first, at: '2026-03-03T10:00:00.000Z' })).toEqual(['passed']);
  expect(after(first, second)[0]?.flaky).toBe(true);
  expect(after(check())[0]?.flaky).toBe(false);
});

test.each<[string, [attempt: number, state: Check['state']][], flaky: boolean]>([
  ['the first', [[1, 'passed']], false],
  [
    'again, after red',
    [
      [1, 'failed'],
      [2, 'passed'],
    ],
    true,
  ],
  [
    'again, after green',
    [
      [1, 'passed'],
      [2, 'passed'],
    ],
    false,
  ],
  [
    'again, after it was skipped',
    [
      [1, 'skipped'],
      [2, 'passed'],
    ],
    false,
  ],
  // A job that takes too long is cancelled.
  [
    'again, after it was cancelled',
    [
      [1, 'cancelled'],
      [2, 'passed'],
    ],
    true,
  ],
  [
    'again, after what nobody heard the end of',
    [
      [1, 'running'],
      [2, 'passed'],
    ],
    true,
  ],
  ['again, and the first was never told', [[2, 'passed']], true],
  [
    'a third time, after green',
    [
      [1, 'passed'],
      [2, 'passed'],
      [3, 'passed'],
    ],
    false,
  ],
  [
    'a third time, after red and green',
    [
      [1, 'failed'],
      [2, 'passed'],
      [3, 'passed'],
    ],
    true,
  ],
  [
    'a third time, and the second was never told',
    [
      [1, 'passed'],
      [3, 'passed'],
    ],
    true,
  ],
])(
  'what passed is flaky where an attempt before may have failed, in whatever order they are told: %s',
  (_, told, flaky) => {
    const all = told.map(([attempt, state]) =>
      check({ run: '7', attempt, state, at: `2026-03-03T09:1${attempt}:00.000Z` }),
    );
    for (const order of [all, all.toReversed(), [...all, ...all]])
      expect(after(...order)).toMatchObject([{ state: 'passed', attempt: told.at(-1)?.[0], flaky }]);
    // Of a run after it, what failed in the one before counts as well.
    const next = check({ run: '8', startedAt: '2026-03-03T09:30:00.000Z', at: '2026-03-03T09:31:00.000Z' });
    expect(after(...all, next)).toMatchObject([{ run: '8', flaky: told.some(([, state]) => state === 'failed') }]);
  },
);

test('in an attempt, what ended it stays; of two ends the later, and told at once the worse', () => {
  const run = { run: '7' };
  expect(states(check({ ...run, state: 'passed' }), check({ ...run, state: 'running' }))).toEqual(['passed']);
  expect(states(check({ ...run, state: 'running' }), check({ ...run, state: 'queued' }))).toEqual(['running']);
  expect(states(check({ ...run, state: 'passed' }), check({ ...run, state: 'failed' }))).toEqual(['failed']);
  expect(states(check({ ...run, state: 'failed' }), check({ ...run, state: 'passed' }))).toEqual(['failed']);
  const later = check({ ...run, state: 'passed', at: '2026-03-03T09:11:00.000Z' });
  expect(states(later, check({ ...run, state: 'failed' }))).toEqual(['passed']);
});

test('of several runs the one that began last counts, then the one with the higher id', () => {
  const old = check({ run: '9', startedAt: '2026-03-03T08:00:00.000Z', state: 'failed' });
  const next = check({ run: '10', startedAt: '2026-03-03T08:30:00.000Z', state: 'running' });
  expect(states(next, old)).toEqual(['running']);
  expect(states({ ...old, startedAt: next.startedAt ?? '' }, next)).toEqual(['running']);
  // Without an id, one that began later is another run.
  expect(
    states(
      check({ state: 'failed', startedAt: '2026-03-03T08:00:00.000Z' }),
      check({ state: 'running', startedAt: '2026-03-03T09:00:00.000Z' }),
    ),
  ).toEqual(['running']);
});

test('the same told by another system is no news; another name, app or commit is another check', () => {
  const known = withCheck([], check({ run: '1' }));
  expect(isNews(known, check({ run: '1', source: 'jenkins' }))).toBe(false);
  const all = [check(), check({ name: 'e2e' }), check({ app: 'other' }), check({ commit: '1f3c9ab05e' })];
  expect(newestOfEach(all.reduce<Check[]>(withCheck, []))).toHaveLength(4);
});

test('what two workflows call by one name are two checks: a green one hides no red one', () => {
  const at = (minutes: number) => `2026-03-03T09:${String(minutes).padStart(2, '0')}:00.000Z`;
  const job = (within: string, state: Check['state'], startedAt: string, more: Partial<Check> = {}) =>
    check({ kind: 'ci', app: 'actions', name: 'test', within, state, startedAt, at: startedAt, ...more });
  const run = (id: string, workflow: string) =>
    check({ kind: 'ci', app: 'workflows', name: workflow, workflow, within: id, run: id, state: 'running' });
  const shown = (...all: Check[]) =>
    after(...all)
      .filter((c) => c.app === 'actions')
      .map((c) => `${c.label} ${c.state}`)
      .sort();
  const [red, green] = [job('1', 'failed', at(1)), job('2', 'passed', at(2))];
  const named = [run('1', 'CI'), run('2', 'Nightly')];
  expect(shown(red, green, ...named)).toEqual(['CI / test failed', 'Nightly / test passed']);
  expect(shown(...named, green, red)).toEqual(['CI / test failed', 'Nightly / test passed']);
  // Nobody names their workflows: they are one, as far as can be told.
  expect(shown(red, green)).toEqual(['test passed']);
  // Another run of the same workflow is the newer result.
  expect(shown(red, green, run('1', 'CI'), run('2', 'CI'))).toEqual(['test passed']);
  // Of one the workflow is not known yet.
  expect(shown(red, green, run('2', 'Nightly'))).toEqual(['Nightly / test passed', 'no workflow / test failed']);
  // Those that began at one instant are two as well.
  expect(shown(red, job('2', 'passed', at(1)), ...named)).toHaveLength(2);
  // Told of a job and of its check, it is one.
  const same = job('1', 'passed', at(3), { run: '1', attempt: 2, workflow: 'CI' });
  expect(shown(red, same, run('1', 'CI'))).toEqual(['test passed']);
  // What was kept before workflows were told, and systems that know none.
  expect(shown(check({ app: 'actions', name: 'test', state: 'failed', startedAt: at(1), at: at(1) }), same)).toEqual([
    'test passed',
  ]);
  // Runs of one that were tried often do not push out another’s.
  const often = Array.from({ length: 9 }, (_, n) => job('2', 'passed', at(10 + n)));
  expect(shown(red, ...named, ...often)).toEqual(['CI / test failed', 'Nightly / test passed']);
});

test('a commit that one result writes short and another long is one commit; another of the same first digits is not', () => {
  const red = check({ commit: '1f3c9ab', state: 'failed', startedAt: '2026-03-03T08:00:00.000Z' });
  const green = check({ commit: '1F3C9AB04D5E00', startedAt: '2026-03-03T08:30:00.000Z' });
  for (const order of [
    [red, green],
    [green, red],
  ])
    expect(newestOfEach(order.reduce<Check[]>(withCheck, []))).toMatchObject([{ state: 'passed', flaky: true }]);
  const first = check({ commit: '1f3c9ab', run: '7', attempt: 1, state: 'failed' });
  expect(isNews([check({ run: '7', attempt: 1, state: 'failed' })], first)).toBe(false);
  expect(newestOfEach([check({ commit: '1f3c9ab04d' }), check({ commit: '1f3c9ab05e' })])).toHaveLength(2);
});

test('where there is too much, what is red stays, and the newest run of what is good before the runs that it came after', () => {
  const many = Array.from({ length: 600 }, (_, n) =>
    check({
      name: `job ${n}`,
      state: n < 5 ? 'failed' : 'passed',
      startedAt: `2026-03-03T07:00:00.${String(n).padStart(3, '0')}Z`,
    }),
  );
  const known = many.reduce<Check[]>(withCheck, []);
  expect(known).toHaveLength(400);
  expect(known.filter((c) => c.state === 'failed')).toHaveLength(5);
  const again = many.slice(-3).map((c) => ({ ...c, startedAt: '2026-03-03T08:00:00.000Z' }));
  const runs = again.reduce<Check[]>(withCheck, known);
  expect(newestOf(runs).filter((c) => c.startedAt === '2026-03-03T08:00:00.000Z')).toHaveLength(3);
  expect(newestOf(runs)).toHaveLength(400);
});

const STATES = ['queued', 'running', 'passed', 'failed', 'skipped', 'neutral', 'cancelled', 'unknown'] as const;
const minute = fc.integer({ min: 0, max: 50 }).map((m) => `2026-03-03T09:${String(m).padStart(2, '0')}:00.000Z`);
const anyCheck = fc
  .record({
    name: fc.constantFrom('unit', 'e2e'),
    state: fc.constantFrom(...STATES),
    run: fc.constantFrom('8', '9', '10'),
    attempt: fc.integer({ min: 1, max: 3 }),
    at: minute,
    startedAt: minute,
  })
  .map((more) => check(more));

test('late, doubled and reordered reports give the same as ordered ones', () => {
  const arrived = fc
    .array(anyCheck, { maxLength: 12 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })));
  fc.assert(
    fc.property(arrived, ([ordered, shuffled]) => {
      expect(shuffled.reduce<Check[]>(withCheck, []).map((c) => [c.name, c.run, c.attempt, c.state])).toEqual(
        ordered.reduce<Check[]>(withCheck, []).map((c) => [c.name, c.run, c.attempt, c.state]),
      );
      expect(states(...shuffled)).toEqual(states(...ordered));
    }),
    { numRuns: 300 },
  );
});

test('what is tried in two environments is two checks, and one of no environment is a third', () => {
  const in_ = (environment: string, more: Partial<Check> = {}) => check({ environment, run: '7', ...more });
  const red = in_('staging', { state: 'failed' });
  const green = in_('production', { at: '2026-03-03T09:30:00.000Z' });
  const said = (...all: Check[]) => after(...all).map((c) => [c.label, c.state]);
  for (const all of [
    [red, green],
    [green, red],
  ])
    expect(said(...all).sort()).toEqual([
      ['unit in production', 'passed'],
      ['unit in staging', 'failed'],
    ]);
  const nowhere = check({ run: '9', startedAt: '2026-03-03T09:40:00.000Z', at: '2026-03-03T09:50:00.000Z' });
  expect(said(red, nowhere)).toEqual([
    ['unit in staging', 'failed'],
    ['unit', 'passed'],
  ]);
});

test('of a job that tells where it is only once it is there, what was told before is of the same place', () => {
  const [early, late] = ['2026-03-03T09:00:00.000Z', '2026-03-03T09:10:00.000Z'];
  const queued = check({ within: '7', state: 'queued', startedAt: early, at: early });
  const done = check({ within: '7', environment: 'staging', startedAt: late, at: late });
  const said = (...all: Check[]) => after(...all).map((c) => [c.label, c.state, c.environment]);
  for (const all of [
    [queued, done],
    [done, queued],
  ])
    expect(said(...all)).toEqual([['unit in staging', 'passed', 'staging']]);
  // What is told without a place of another run, or of one that was in two places, is of none.
  expect(said(done, { ...queued, within: '8' })).toHaveLength(2);
  expect(said(done, queued, { ...done, environment: 'production' })).toHaveLength(3);
  const [again] = said(done, { ...queued, startedAt: '2026-03-03T09:20:00.000Z' });
  expect(again).toEqual(['unit in staging', 'queued', 'staging']);
});

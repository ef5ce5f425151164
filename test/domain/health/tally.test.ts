import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { HealthRule } from '../../../src/domain/company/health.ts';
import { type Measurement, missing } from '../../../src/domain/health/measurement.ts';
import { countsOf, newTally, type RuleTally, standOf } from '../../../src/domain/health/tally.ts';
import { alertsRule, errorsRule, measured, minute, observe, valued, valueRule } from './rules.ts';

const START = minute(0).from;
const good = (n: number) => valued(1, n);
const bad = (n: number) => valued(99, n);
const gap = (n: number) => measured({ value: missing('unreached', 'it did not answer') }, n);
const LOOKS = { g: good, b: bad, '-': gap };

/** Looks by letters, a minute each: good, bad, - for nothing known. */
const after = (rule: HealthRule, looks: string, from = START): RuleTally =>
  [...looks].reduce((tally, l, n) => observe(rule, tally, LOOKS[l as keyof typeof LOOKS](n)), newTally(from));
const verdict = (rule: HealthRule, looks: string) => {
  const { verdict, acts } = standOf(rule, after(rule, looks));
  return `${verdict}${acts ? '!' : ''}`;
};
const soaked = (rule: HealthRule, looks: string) => countsOf(rule, after(rule, looks)).soakedMs / 60_000;

describe('how many looks are put up with', () => {
  const inARow = valueRule({ consecutiveFailureLimit: 2 });
  const { consecutiveFailureLimit: _, ...plain } = valueRule();
  const inAll = { ...plain, failureLimit: 3 };
  const both = { ...plain, failureLimit: 3, consecutiveFailureLimit: 1 };
  test.each([
    ['none yet', inARow, '', 'unknown'],
    ['as many in a row as are put up with', inARow, 'bb', 'unknown'],
    ['one more', inARow, 'bbb', 'unhealthy!'],
    ['never in a row', inARow, 'bbgbbgbbg', 'healthy'],
    ['what is not known is passed over', inARow, 'bb-b', 'unhealthy!'],
    ['in all, the third of three', inAll, 'bgbgb', 'unknown'],
    ['in all, the fourth', inAll, 'bgbgbgb', 'unhealthy!'],
    ['either limit is enough', both, 'gbb', 'unhealthy!'],
    ['or the other', both, 'bgbgbgb', 'unhealthy!'],
    ['no limit at all only tells', plain, 'bbbbbbbbb', 'unknown'],
    ['the first, where none is put up with', valueRule(), 'b', 'unhealthy!'],
  ])('%s', (_what, rule, looks, expected) => {
    expect(verdict(rule, looks)).toBe(expected);
  });

  test('a ceiling is not put up with', () => {
    const rule = valueRule({ consecutiveFailureLimit: 5, ceiling: 50 });
    expect(verdict(rule, 'gb')).toBe('unhealthy!');
  });

  test('says how far it is', () => {
    expect(standOf(both, after(both, 'gb'))).toEqual({
      verdict: 'unknown',
      acts: false,
      said: '99, allowed 10; bad looks: 1 in a row (2 are too many); 1 in all (4 are too many)',
      until: minute(1).to,
    });
  });
});

describe('recovery', () => {
  const rule = valueRule({ recoverAfter: 3 });
  test.each([
    ['bgg', 'unhealthy!'],
    ['bggg', 'healthy'],
    ['bgbgg', 'unhealthy!'],
    ['bg-g-g', 'healthy'],
    ['bg-', 'unhealthy!'],
    ['bgggb', 'unhealthy!'],
  ])('%s is %s', (looks, expected) => {
    expect(verdict(rule, looks)).toBe(expected);
  });

  test('old failures are over with it', () => {
    const { consecutiveFailureLimit: _, ...rest } = valueRule({ failureLimit: 1 });
    expect(verdict(rest, 'bbgg')).toBe('healthy');
    expect(verdict(rest, 'bbggb')).toBe('unknown');
  });

  test('says how many looks are left', () => {
    expect(standOf(rule, after(rule, 'bgg')).said).toBe(
      '1, allowed 10; recovered after 3 healthy looks in a row, 2 so far',
    );
  });

  test('an alert recovers only by being told to be over', () => {
    const alerts = (firing: string[], resolved: string[], n: number): Measurement => ({
      ...minute(n),
      got: {},
      alerts: { firing, resolved },
    });
    const fired = observe(alertsRule, newTally(START), alerts(['Down'], [], 0));
    const silent = [1, 2, 3].reduce((t, n) => observe(alertsRule, t, alerts([], [], n)), fired);
    expect(standOf(alertsRule, silent).verdict).toBe('unhealthy');
    const over = [1, 2].reduce((t, n) => observe(alertsRule, t, alerts([], ['Down'], n)), fired);
    expect(standOf(alertsRule, over).verdict).toBe('healthy');
  });
});

describe('what is not known', () => {
  const rule = valueRule({ unknownLimit: 2 });
  test.each([
    ['-', 'unknown'],
    ['--', 'unknown'],
    ['---', 'unknown!'],
    ['--g--', 'unknown'],
    ['g---', 'unknown!'],
    ['---g', 'healthy'],
  ])('%s is %s', (looks, expected) => {
    expect(verdict(rule, looks)).toBe(expected);
  });

  test('never makes anything unhealthy, wherever it comes', () => {
    const some = valueRule({ consecutiveFailureLimit: 1, failureLimit: 3, recoverAfter: 2 });
    const letters = fc.array(fc.constantFrom('g', 'b', '-'), { maxLength: 30 });
    fc.assert(
      fc.property(letters, (all) => {
        const isBad = (looks: string[]) => countsOf(some, after(some, looks.join(''))).unhealthy;
        expect(isBad(all)).toBe(isBad(all.filter((l) => l !== '-')));
      }),
    );
  });
});

describe('soak', () => {
  const rule = valueRule({ consecutiveFailureLimit: 3, recoverAfter: 2 });
  test.each([
    ['', 0],
    ['ggg', 3],
    ['gg--g', 3],
    ['----', 0],
    ['gggb', 0],
    ['gggbg', 1],
    ['bbbbggg', 2],
  ])('%s has soaked %d minutes', (looks, minutes) => {
    expect(soaked(rule, looks)).toBe(minutes);
  });
});

describe('which measurements count', () => {
  const rule = valueRule({ consecutiveFailureLimit: 3 });
  const seen = (...all: Measurement[]) =>
    countsOf(
      rule,
      all.reduce((t, m) => observe(rule, t, m), newTally(START)),
    );

  test('what overlaps the look before, or is older, is the same look again', () => {
    const half = { ...bad(0), from: '2026-03-03T12:00:15.000Z', to: '2026-03-03T12:01:15.000Z' };
    expect(seen(bad(0), half).failed).toBe(1);
    expect(seen(bad(3), bad(1)).failed).toBe(1);
    expect(seen(good(0), { ...bad(0), from: '2026-03-03T12:00:30.000Z' }).failed).toBe(0);
    expect(seen(bad(0), bad(1)).failed).toBe(2);
  });

  test('what began before the grace was over does not', () => {
    const from = minute(2).from;
    const counted = [bad(0), bad(1), good(2)].reduce((t, m) => observe(rule, t, m), newTally(from));
    expect(countsOf(rule, counted)).toMatchObject({ failed: 0, healthyInARow: 1 });
  });

  test('a time that ends before it begins is none', () => {
    expect(seen({ ...bad(1), to: minute(1).from }).failed).toBe(0);
  });

  test('of two at the same time the one that knows counts, and of those the worse', () => {
    expect(seen(gap(0), bad(0))).toMatchObject({ failed: 1, unknownInARow: 0 });
    expect(seen(good(0), bad(0), good(1))).toMatchObject({ failed: 1, healthyInARow: 1 });
  });

  test('their order does not matter where they are of the same time', () => {
    const kinds = fc.constantFrom(
      good,
      bad,
      gap,
      (n: number) => measured({ value: missing('unreached', 'it is away') }, n),
      (n: number) => valued(3, n),
      (n: number) => valued(77, n),
    );
    const groups = fc.array(fc.array(kinds, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(groups, fc.infiniteStream(fc.nat()), (all, dice) => {
        const inOrder = all.flatMap((group, n) => group.map((kind) => kind(n)));
        const shuffled = all.flatMap((group, n) =>
          group
            .map((kind) => ({ kind, by: dice.next().value ?? 0 }))
            .sort((a, b) => a.by - b.by)
            .map(({ kind }) => kind(n)),
        );
        const folded = (list: Measurement[]) => list.reduce((t, m) => observe(rule, t, m), newTally(START));
        expect(folded(shuffled)).toEqual(folded(inOrder));
      }),
    );
  });
});

test('a state is small, and may lie in a document', () => {
  const tally = after(errorsRule(), '-'.repeat(500));
  expect(JSON.parse(JSON.stringify(tally))).toEqual(tally);
  expect(JSON.stringify(tally).length).toBeLessThan(600);
});

describe('where Argo Rollouts says when a metric fails', () => {
  const Rows = z.object({
    rows: z.array(
      z.object({
        case: z.string(),
        metric: z.object({ failureLimit: z.number().default(0) }),
        result: z.object({ failed: z.number().default(0), count: z.number().default(0) }),
        status: z.string(),
      }),
    ),
  });
  const file = new URL('../../fixtures/health/analysis-basic.json', import.meta.url);
  const { rows } = Rows.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { consecutiveFailureLimit: _, ...inAll } = valueRule();

  test.each(rows.map((row) => [row.case, row] as const))(
    '%s: it is unhealthy here, too',
    (_case, { metric, result, status }) => {
      const looks = 'b'.repeat(result.failed) + 'g'.repeat(result.count - result.failed);
      const stand = standOf({ ...inAll, failureLimit: metric.failureLimit }, after(inAll, looks));
      expect(stand.verdict === 'unhealthy').toBe(status === 'Failed');
      expect(stand.acts).toBe(status === 'Failed');
    },
  );
});

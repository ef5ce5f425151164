import { describe, expect, test } from 'vitest';
import { look } from '../../../src/domain/health/look.ts';
import { type Measurement, missing, numbers } from '../../../src/domain/health/measurement.ts';
import { newTally, standOf } from '../../../src/domain/health/tally.ts';
import { amount, count, counted as many, milderOf, worseOf } from '../../../src/domain/health/verdict.ts';
import { counted, errorsRule, measured, minute, nothing, observe, shiftRule, valued, valueRule } from './rules.ts';

test.each<[number, string, number[], string]>([
  [412, 'ms', [], '412 ms'],
  [0.5, '', [], '0.5'],
  [999.4, '', [], '999'],
  [1000.4, '', [], '1,000'],
  [1204.6, '', [], '1,205'],
  [-1204.6, '', [], '-1,205'],
  [-0, 's', [], '0 s'],
  [1e15, '', [], '1.00e+15'],
  [9.99e14, '', [], '999,000,000,000,000'],
  [1e-9, '', [], '0.000000001'],
  [9.9e-10, '', [], '9.90e-10'],
  // Beside what is written the same, and is another.
  [500.1, 'ms', [500], '500.1 ms'],
  [500.04, 'ms', [500], '500.04 ms'],
  [500.1, 'ms', [501, 500], '500.1 ms'],
  [500, 'ms', [500], '500 ms'],
  [500.1, 'ms', [400], '500 ms'],
  [500.1, 'ms', [503], '500 ms'],
  [1e-7, '%', [0], '0.0000001 %'],
])('%d %s beside %j reads %s', (value, unit, besides, written) =>
  expect(amount(value, unit, undefined, ...besides)).toBe(written),
);

test.each([
  [0, '0 looks'],
  [0.04, '0.04 looks'],
  [0.96, '0.9 looks'],
  [1, '1 look'],
  [9.99, '9.9 looks'],
  [10, '10 looks'],
  [10.9, '10 looks'],
  [1204.9, '1,204 looks'],
])('%d is counted as %s', (n, words) => {
  expect(many(n, 'look')).toBe(words);
  expect(`${count(n)} look${n === 1 ? '' : 's'}`).toBe(words);
});

test('of equally bad or mild ones the first is said', () => {
  const of = (verdict: 'healthy' | 'unknown' | 'unhealthy', said: string) => ({ verdict, said });
  const said = (pick: typeof worseOf, ...all: ReturnType<typeof of>[]) => all.reduce(pick).said;
  const all = [of('unknown', 'a'), of('healthy', 'b'), of('unhealthy', 'c')];
  const again = [of('unknown', 'd'), of('healthy', 'e'), of('unhealthy', 'f')];
  expect([said(worseOf, ...all, ...again), said(milderOf, ...all, ...again)]).toEqual(['c', 'b']);
});

describe('in words, with the measure for pictures', () => {
  const seen = (rule: Parameters<typeof look>[0], of: Measurement) => {
    const { verdict, said, value } = look(rule, of);
    return [verdict, said, ...(value === undefined ? [] : [value])];
  };
  const { atMost: _, ...unlimited } = valueRule({ unit: 's' });
  test.each<[string, Parameters<typeof look>[0], Measurement, (string | number)[]]>([
    [
      'one that is all',
      errorsRule({ minimum: 1 }),
      counted(0, 1),
      ['healthy', 'errors 0 % (0 of 1 request), allowed 1 %', 0],
    ],
    [
      'fewer than one',
      errorsRule({ minimum: 1 }),
      counted(0, 0.5),
      ['unknown', 'errors 0 % (0 of 0.5 requests): it takes 1 request to tell', 0],
    ],
    ['no traffic', errorsRule(), counted(0, 0), ['unknown', 'errors are not known: there were no requests']],
    ['less than none', errorsRule(), counted(0, -5), ['unknown', 'errors are not known: there were no requests']],
    [
      'no series of requests',
      errorsRule(),
      measured({ errors: numbers(0), of: nothing }),
      ['unknown', 'errors are not known: of the requests, there is no such series'],
    ],
    [
      'more than can be counted',
      errorsRule(),
      counted(0, 1e300),
      ['unknown', 'errors are not known: of the requests, it is 1e+300, and nothing happens so often'],
    ],
    [
      'more errors than requests',
      errorsRule(),
      counted(1052, 1000),
      ['unknown', 'errors are not known: 1,052 of 1,000 requests failed, which contradicts itself'],
    ],
    [
      'as many more as counters are apart',
      errorsRule({ atMost: 100 }),
      counted(1051, 1000),
      ['healthy', 'errors 100 % (1,000 of 1,000 requests), allowed 100 %', 100],
    ],
    [
      'on the ceiling',
      errorsRule({ atMost: 100, ceiling: 20 }),
      counted(20, 100),
      ['healthy', 'errors 20 % (20 of 100 requests), allowed 100 %', 20],
    ],
    [
      'above it, in just enough',
      errorsRule({ ceiling: 20 }),
      counted(11, 50),
      ['unhealthy', 'errors 22 % (11 of 50 requests), never more than 20 %', 22],
    ],
    ['no number', valueRule(), measured({ value: nothing }), ['unknown', 'it is not known: there is no such series']],
    ['a value on its limit', valueRule(), valued(10), ['healthy', '10, allowed 10', 10]],
    ['between two', valueRule({ unit: 's', atLeast: 2 }), valued(5), ['healthy', '5 s, allowed 2 to 10 s', 5]],
    ['at least', { ...unlimited, atLeast: 2 }, valued(2), ['healthy', '2 s, at least 2 s is asked for', 2]],
    ['at its ceiling', { ...unlimited, ceiling: 3 }, valued(3), ['healthy', '3 s, never more than 3 s', 3]],
    [
      'one measure',
      shiftRule({ minimum: 2 }),
      measured({ points: numbers(7), 'stable:points': numbers(7, 7) }),
      ['unknown', '1 measure, 2 with the version before: it takes 2 of each to tell', 7],
    ],
    [
      'no measure at all',
      shiftRule(),
      measured({ points: numbers(), 'stable:points': numbers(7, 7) }),
      ['unknown', '0 measures, 2 with the version before: it takes 5 of each to tell'],
    ],
    [
      'nothing known of before',
      shiftRule(),
      measured({ points: numbers(7, 7), 'stable:points': nothing }),
      ['unknown', '7 ms; what it was with the version before is not known: there is no such series', 7],
    ],
    [
      'nothing known at all',
      shiftRule(),
      measured({ points: numbers(), 'stable:points': nothing }),
      ['unknown', 'what it was with the version before is not known: there is no such series'],
    ],
  ])('%s', (__, rule, measurement, expected) => expect(seen(rule, measurement)).toEqual(expected));

  const held = (n1: number, x2: number, n2: number, margin: number, minimum = 20) => {
    const { atMost: __, ...rule } = errorsRule({
      ...{ minimum, against: { from: ['stable'], hours: 1, weeks: 4, margin } },
    });
    return seen(
      rule,
      measured({ errors: numbers(0), of: numbers(n1), 'stable:errors': numbers(x2), 'stable:of': numbers(n2) }),
    );
  };
  test.each<[string, (string | number)[], string, string]>([
    ['a baseline of too few', held(100, 0, 19, 1), 'unknown', '(19 requests): it takes 20 of those, too'],
    ['of just enough', held(1000, 0, 20, 50), 'healthy', '(20 requests), allowed 50 points more'],
    ['a margin of one', held(9000, 0, 9000, 1), 'healthy', '(9,000 requests), allowed 1 point more'],
    [
      'of few',
      held(20, 0, 20, 1),
      'unknown',
      '(20 requests), allowed 1 point more: too few requests to tell them apart',
    ],
  ])('%s', (__, [verdict, said], expected, words) => {
    expect(verdict).toBe(expected);
    expect(said).toContain(words);
  });
});

describe('of two looks at one time', () => {
  const rule = valueRule({ consecutiveFailureLimit: 9, ceiling: 200 });
  const gap = (why: string) => measured({ value: missing('unreached', why) });
  const both = (one: Measurement, other: Measurement) =>
    [one, other, one].reduce((t, m) => observe(rule, t, m), newTally(minute(0).from)).last?.said;
  test.each<[string, Measurement, Measurement, string]>([
    ['a good one and none', valued(3), gap('away'), '3, allowed 10'],
    ['a bad one and none', valued(30), gap('away'), '30, allowed 10'],
    ['a bad one and a good one', valued(30), valued(3), '30, allowed 10'],
    ['two good ones', valued(4), valued(3), '3, allowed 10'],
    ['two of which nothing is known', gap('b'), gap('a'), 'it is not known: a'],
    ['one that acts at once', valued(300), valued(30), '300, never more than 200'],
  ])('%s, always the same counts', (_, one, other, said) => {
    expect([both(one, other), both(other, one)]).toEqual([said, said]);
  });
});

test.each<[object, string]>([
  [{ consecutiveFailureLimit: 2 }, '99, allowed 10; bad looks: 1 in a row (3 are too many)'],
  [{ consecutiveFailureLimit: undefined, failureLimit: 3 }, '99, allowed 10; bad looks: 1 in all (4 are too many)'],
  [
    { consecutiveFailureLimit: 2, failureLimit: 3 },
    '99, allowed 10; bad looks: 1 in a row (3 are too many); 1 in all (4 are too many)',
  ],
  [{ consecutiveFailureLimit: undefined }, '99, allowed 10; bad looks: they are only told'],
])('a failed look that is put up with, %j: %s', (patience, said) => {
  const rule = valueRule(patience);
  expect(standOf(rule, observe(rule, newTally(minute(0).from), valued(99)))).toMatchObject({
    verdict: 'unknown',
    said,
  });
});

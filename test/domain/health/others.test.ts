import { describe, expect, test } from 'vitest';
import type { HealthRule } from '../../../src/domain/company/health.ts';
import { look } from '../../../src/domain/health/look.ts';
import { type Got, numbers } from '../../../src/domain/health/measurement.ts';
import { countsOf, newTally, type RuleTally, standOf } from '../../../src/domain/health/tally.ts';
import { together } from '../../../src/domain/health/together.ts';
import others from '../../fixtures/health/others.json' with { type: 'json' };
import { measured, minute, nothing, observe, shiftRule, valued, valueRule } from './rules.ts';

/** What other projects' tests say of verdicts, asked of ours. */
const named = <R extends { from: string; case: string }>(rows: R[]) =>
  rows.map((row) => [`${row.from}: ${row.case}`, row] as const);

const START = minute(0).from;
const LOOKS: Record<string, (n: number) => ReturnType<typeof measured>> = {
  g: (n) => valued(1, n),
  b: (n) => valued(99, n),
  '-': (n) => measured({ value: nothing }, n),
};
const after = (rule: HealthRule, looks: string): RuleTally =>
  [...looks].reduce((tally, l, n) => observe(rule, tally, (LOOKS[l] ?? expect.fail(l))(n)), newTally(START));
const word = ({ verdict, acts }: { verdict: string; acts: boolean }) => `${verdict}${acts ? '!' : ''}`;
const numeric = (value: number | string) => Number(value);

describe('how many looks are put up with', () => {
  test.each(named(others.looks))('%s', (_, { rule, looks, ours, ...row }) => {
    const { consecutiveFailureLimit: __, ...plain } = valueRule(rule);
    const tally = after(plain, looks);
    expect(word(standOf(plain, tally))).toBe(ours);
    if ('soaked' in row) expect(countsOf(plain, tally).soakedMs / 60_000).toBe(row.soaked);
  });
});

describe('one value', () => {
  test.each(named(others.values))('%s', (_, { rule, value, ours }) => {
    const { atMost: __, ...plain } = valueRule();
    const got: Got = value === null ? nothing : numbers(numeric(value));
    expect(look({ ...plain, ...rule }, measured({ value: got })).verdict).toBe(ours);
  });
});

describe('a series against another', () => {
  const series = new Map(Object.entries(others.series));
  const points = (given: string | (number | string)[]) =>
    numbers(...(typeof given === 'string' ? (series.get(given) ?? []) : given.map(numeric)));

  test.each(named(others.shifts))('%s', (_, { now, before, ours, ...row }) => {
    const worse = row.worse === 'higher' || row.worse === 'lower' ? row.worse : 'either';
    const rule = shiftRule({ worse, ...('ratio' in row && { ratio: row.ratio }) });
    const seen = look(rule, measured({ points: points(now), 'stable:points': points(before) }));
    expect(seen.verdict).toBe(ours);
    expect(seen.said).not.toMatch(/NaN measures|was NaN|^NaN/);
  });
});

test.each(named(others.together))('several together, %s', (_, { rules, ours }) => {
  const all = rules.map((looks, n) => {
    const rule = valueRule({ name: `rule ${n}`, critical: !looks.startsWith('(') });
    return { rule, tally: after(rule, looks.replace(/[().]/g, '')) };
  });
  const found = together(
    all.map(({ rule }) => rule),
    (rule) => all.find((a) => a.rule.name === rule.name)?.tally,
  );
  expect(word(found)).toBe(ours);
});

test('where ours is another, it is said why', () => {
  const same: Record<string, string[]> = {
    unhealthy: ['Failed', 'fail', 'Fail', 'High', 'Low'],
    healthy: ['Successful', 'pass', 'Pass'],
    unknown: ['Running', 'Pending', 'Progressing', 'Inconclusive', 'Error', 'Nodata'],
  };
  const rows = [...others.looks, ...others.values, ...others.shifts, ...others.together];
  const differ = rows.filter((r) => !same[r.ours.replace('!', '')]?.includes(r.theirs));
  expect(differ.filter((r) => !('why' in r)).map((r) => r.case)).toEqual([]);
});

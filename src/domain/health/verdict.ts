import type { Base } from '../company/health.ts';

/** `unknown` is not bad: something is missing. `atOnce`: so bad that no second look is waited for. */
export type HealthJudged = 'healthy' | 'unhealthy' | 'unknown';

/** `said`: what was measured against what is allowed, and of how much. `value`: the measure, for pictures. */
export type HealthVerdict = { verdict: HealthJudged; said: string; atOnce?: true; value?: number };

export const verdict = (judged: HealthJudged, said: string, value?: number): HealthVerdict => ({
  verdict: judged,
  said,
  ...(value !== undefined && { value }),
});

/** The worst counts: what is surely bad, then what is not known. */
const RANK = { unhealthy: 2, unknown: 1, healthy: 0 } as const;
export const worseOf = <V extends Pick<HealthVerdict, 'verdict'>>(a: V, b: V): V =>
  RANK[b.verdict] > RANK[a.verdict] ? b : a;

/** What is held against several baselines is as bad as the mildest of them says. */
export const milderOf = <V extends Pick<HealthVerdict, 'verdict'>>(a: V, b: V): V =>
  RANK[b.verdict] < RANK[a.verdict] ? b : a;

/** "2.4 %", "412 ms", "0.5". `besides`: what it is held against; it is written out as far as it takes to tell it from those. */
export function amount(value: number, unit: string, ...besides: (number | undefined)[]): string {
  const short = written(value);
  const alike = besides.find((b) => b !== undefined && isNear(b, value) && written(b) === short);
  return `${alike === undefined ? short : apart(value, alike)}${unit === '' ? '' : ` ${unit}`}`;
}

/** Only such as may be written alike: writing takes as long as judging. */
const isNear = (a: number, b: number) => a !== b && Math.abs(a - b) <= 0.01 * Math.max(Math.abs(a), Math.abs(b));

function written(value: number): string {
  const size = Math.abs(value);
  // Hundreds of digits are no help to anybody, and there is no less than nothing.
  if (size >= WRITTEN_OUT || (size > 0 && size < WRITTEN_SMALL)) return value.toExponential(2);
  return (size >= 1000 ? FOUR_DIGITS : THREE_DIGITS).format(size === 0 ? 0 : value);
}
const WRITTEN_OUT = 1e15;
const WRITTEN_SMALL = 1e-9;
// Making one takes as long as judging a rule.
const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const FOUR_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const ALL_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 17 });
const WHOLE = new Intl.NumberFormat('en-US');

function apart(value: number, other: number): string {
  const digits = [4, 5, 6, 7, 8, 9, 10, 12, 14].find((n) => Number(value.toPrecision(n)) !== other);
  return ALL_DIGITS.format(digits === undefined ? value : Number(value.toPrecision(digits)));
}

/** "1,204", "0.4": rates that are added up come in fractions. Never rounded up to what it takes. */
export const count = (n: number): string =>
  n < 10 && !Number.isInteger(n)
    ? (Math.floor(n * 10) / 10 || n.toPrecision(1)).toString()
    : WHOLE.format(Math.floor(n));

/** "1 request", "1,204 requests" */
export const counted = (n: number, what: string): string => `${count(n)} ${what}${n === 1 ? '' : 's'}`;

export const BASE_WORDS: Record<Base, string> = {
  stable: 'with the version before',
  before: 'in the hours before',
  weeks: 'at this hour of weeks before',
};

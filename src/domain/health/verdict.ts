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

/** "2.4 %", "412 ms", "0.5" */
export function amount(value: number, unit: string): string {
  const size = Math.abs(value);
  // Hundreds of digits are no help to anybody, and there is no less than nothing.
  const digits = size >= 1000 ? FOUR_DIGITS : THREE_DIGITS;
  const written = size >= WRITTEN_OUT ? value.toExponential(2) : digits.format(size === 0 ? 0 : value);
  return `${written}${unit === '' ? '' : ` ${unit}`}`;
}
const WRITTEN_OUT = 1e15;
// Making one takes as long as judging a rule.
const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const FOUR_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const WHOLE = new Intl.NumberFormat('en-US');

/** "1,204" */
export const count = (n: number): string => WHOLE.format(Math.round(n));

export const BASE_WORDS: Record<Base, string> = {
  stable: 'with the version before',
  before: 'in the hours before',
  weeks: 'at this hour of weeks before',
};

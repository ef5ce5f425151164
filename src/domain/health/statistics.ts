/** The statistics of verdicts. Ratios are 0–1, z in standard deviations. */

/** One look among 100 errs on its bad side: z 2.33. */
const ALPHA = 0.01;

/** The z of one of `rules` that are looked at together: α is divided among them (Bonferroni). */
export const zFor = (rules: number): number => normalQuantile(1 - ALPHA / Math.max(1, rules));

export type Interval = { low: number; high: number };

/** Where the true ratio of x in n lies (Wilson 1927): [p+z²/2n ± z√(p(1−p)/n+z²/4n²)]/(1+z²/n). n is positive. */
export function wilson(x: number, n: number, z: number): Interval {
  const p = x / n;
  const middle = p + z ** 2 / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const all = 1 + z ** 2 / n;
  // Rounding must not put the interval beside the ratio it is about.
  return {
    low: Math.max(0, Math.min(p, (middle - half) / all)),
    high: Math.min(1, Math.max(p, (middle + half) / all)),
  };
}

/** Where the difference x₁/n₁ − x₂/n₂ lies (Newcombe 1998, method 10). */
export function newcombe(x1: number, n1: number, x2: number, n2: number, z: number): Interval {
  const [p1, p2] = [x1 / n1, x2 / n2];
  const [one, two] = [wilson(x1, n1, z), wilson(x2, n2, z)];
  return {
    low: p1 - p2 - Math.hypot(p1 - one.low, two.high - p2),
    high: p1 - p2 + Math.hypot(one.high - p1, p2 - two.low),
  };
}

/** The middle and the spread (median of the distances from it) of some numbers; both NaN for none. */
export type Spread = { median: number; mad: number; n: number };

export function spreadOf(numbers: readonly number[]): Spread {
  const median = medianOf(numbers);
  return { median, mad: medianOf(numbers.map((x) => Math.abs(x - median))), n: numbers.length };
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [below = Number.NaN, above = Number.NaN] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 === 1 ? above : below + (above - below) / 2;
}

/** 0.6745 of a standard deviation is the MAD of a normal distribution (Iglewicz and Hoaglin 1993). */
const MAD_OF_NORMAL = 0.6745;
/** A series that hardly moves would make every shift look large. */
const FLOOR = 0.01;

/** How many spreads of the baseline a median is away from it; 0 where nothing shifted. */
export function robustScore(median: number, { median: base, mad }: Spread): number {
  const shift = median - base;
  return shift === 0 ? 0 : (MAD_OF_NORMAL * shift) / Math.max(mad, FLOOR * Math.abs(base));
}

/**
 * How many spreads below its baseline a median is, both in logarithms. A fall is never longer than all there is, so that in plain numbers of what swings by
 * a fifth none would ever be 3.5 spreads. 0 where nothing fell, and of what has numbers below 0.
 */
export function robustFall(median: number, before: readonly number[]): number {
  if (median < 0 || before.some((x) => x < 0)) return 0;
  const base = spreadOf(before.map(Math.log));
  const fall = base.median - Math.log(median);
  return Number.isFinite(base.median) && fall > 0 ? (MAD_OF_NORMAL * fall) / Math.max(base.mad, FLOOR) : 0;
}

/** The inverse of the normal distribution, 0 < p < 1, to a billionth (Acklam 2003). */
export function normalQuantile(p: number): number {
  const EDGE = 0.02425;
  if (p > 1 - EDGE) return -normalQuantile(1 - p);
  if (p < EDGE) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(TAIL, q) / (polynomial(TAIL_BELOW, q) * q + 1);
  }
  const q = p - 0.5;
  const r = q * q;
  return (polynomial(MIDDLE, r) * q) / (polynomial(MIDDLE_BELOW, r) * r + 1);
}

const polynomial = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, c) => sum * x + c, 0);
const MIDDLE = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const MIDDLE_BELOW = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const TAIL = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BELOW = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

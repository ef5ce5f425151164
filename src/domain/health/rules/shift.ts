import type { Base, RuleOf } from '../../company/health.ts';
import { type Got, type Measurement, pointsOf } from '../measurement.ts';
import { robustFall, robustScore, type Spread, spreadOf } from '../statistics.ts';
import { amount, BASE_WORDS, type HealthVerdict, milderOf, verdict } from '../verdict.ts';

/** So many spreads away is an outlier (Iglewicz and Hoaglin 1993). */
const OUTLIER = 3.5;

/** The median of a series against those of its baselines: as bad as the mildest of them says. */
export function lookAtShift(rule: RuleOf<'shift'>, measurement: Measurement): HealthVerdict {
  const now = pointsOf(measurement, 'points');
  if (!now.ok) return verdict('unknown', `it is not known: ${now.why}`);
  const shown = spreadOf(now.numbers);
  const [first, ...others] = rule.against.from.map((base) =>
    held(rule, shown, base, pointsOf(measurement, `${base}:points`)),
  );
  return first ? others.reduce(milderOf, first) : verdict('unknown', 'there is nothing to hold it against');
}

/** Bad where the median moved by many spreads of the baseline, by more than a ratio, and the wrong way. */
function held(rule: RuleOf<'shift'>, shown: Spread, from: Base, before: Got): HealthVerdict {
  const { unit, minimum, worse, ratio, least } = rule;
  const median = shown.n > 0 ? shown.median : undefined;
  const was = BASE_WORDS[from];
  if (!before.ok) {
    const measured = median === undefined ? '' : `${amount(median, unit)}; `;
    return verdict('unknown', `${measured}what it was ${was} is not known: ${before.why}`, median);
  }
  const base = spreadOf(before.numbers);
  if (shown.n < minimum || base.n < minimum)
    return verdict('unknown', `${shown.n} measures, ${base.n} ${was}: it takes ${minimum} of each to tell`, median);
  if (!isComparable(shown) || !isComparable(base))
    return verdict('unknown', `its numbers are too large to compare with what they were ${was}`);
  const said = `${amount(shown.median, unit)} (${shown.n} measures), was ${amount(base.median, unit)} ${was} (${base.n}), ${allowed(worse, ratio)}`;
  const shift = shown.median - base.median;
  const size = Math.abs(base.median);
  // For numbers above 0: more than `ratio` times as much, or less than one part of it.
  const far = shift > 0 ? shift > (ratio - 1) * size : -shift > (1 - 1 / ratio) * size;
  const wrong = worse === 'either' || (worse === 'higher') === shift > 0;
  const score = Math.max(Math.abs(robustScore(shown.median, base)), robustFall(shown.median, before.numbers));
  const isBad = wrong && far && Math.abs(shift) > least && score > OUTLIER;
  return verdict(isBad ? 'unhealthy' : 'healthy', said, shown.median);
}

/** Of numbers near the largest there are, differences are none any more. */
const LARGEST = 1e150;
const isComparable = ({ median, mad }: Spread) => Math.abs(median) <= LARGEST && mad <= LARGEST;

const TIMES = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

function allowed(worse: RuleOf<'shift'>['worse'], ratio: number): string {
  const times = TIMES.format(ratio);
  if (worse === 'higher') return `allowed ${times} times that`;
  return worse === 'lower' ? `allowed down to a ${times}th of that` : `allowed ${times} times that, up or down`;
}

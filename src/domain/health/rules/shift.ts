import type { Base, RuleOf } from '../../company/health.ts';
import { type Got, type Measurement, pointsOf } from '../measurement.ts';
import { robustFall, robustScore, type Spread, spreadOf } from '../statistics.ts';
import { amount, BASE_WORDS, counted, type HealthVerdict, milderOf, verdict } from '../verdict.ts';
import type { HealthRuleKind } from './kind.ts';

/** So many spreads away is an outlier (Iglewicz and Hoaglin 1993). */
const OUTLIER = 3.5;

/** The median of a series against those of its baselines: as bad as the mildest of them says. */
export const shift: HealthRuleKind<RuleOf<'shift'>> = {
  look: lookAtShift,
  parts: (rule) => [['points', rule.points]],
  base: (rule) => ({ against: rule.against, parts: [['points', rule.points]] }),
  unit: (rule) => rule.unit,
};

function lookAtShift(rule: RuleOf<'shift'>, measurement: Measurement): HealthVerdict {
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
  const { unit, minimum, worse } = rule;
  const median = shown.n > 0 ? shown.median : undefined;
  const was = BASE_WORDS[from];
  if (!before.ok) {
    const measured = median === undefined ? '' : `${amount(median, unit)}; `;
    return verdict('unknown', `${measured}what it was ${was} is not known: ${before.why}`, median);
  }
  const base = spreadOf(before.numbers);
  if (shown.n < minimum || base.n < minimum)
    return verdict(
      'unknown',
      `${counted(shown.n, 'measure')}, ${base.n} ${was}: it takes ${minimum} of each to tell`,
      median,
    );
  if (!isComparable(shown) || !isComparable(base))
    return verdict('unknown', `its numbers are too large to compare with what they were ${was}`);
  const shift = shown.median - base.median;
  const room = roomOf(rule, base.median);
  const bounds = { up: base.median + room.up, down: base.median - room.down };
  const measured = amount(shown.median, unit, bounds.up, bounds.down);
  const said = `${measured} (${counted(shown.n, 'measure')}), was ${amount(base.median, unit)} ${was} (${base.n}), ${allowed(worse, bounds, unit)}`;
  const wrong = worse === 'either' || (worse === 'higher') === shift > 0;
  const beyond = Math.abs(shift) - (shift > 0 ? room.up : room.down);
  if (!wrong || beyond <= ROUNDING * Math.max(Math.abs(shown.median), Math.abs(base.median)))
    return verdict('healthy', said, shown.median);
  const score = Math.max(Math.abs(robustScore(shown.median, base)), robustFall(shown.median, before.numbers));
  return score > OUTLIER
    ? verdict('unhealthy', said, shown.median)
    : verdict('healthy', `${said}; it swings so far by itself`, shown.median);
}

/** 1.2 times 100 is a little less than 120 to a machine, and what is just allowed is allowed. */
const ROUNDING = 1e-12;

/** How far it may move: for numbers above 0, to `ratio` times as much, or to one part of it; and always by `least`. */
function roomOf({ ratio, least }: RuleOf<'shift'>, median: number): { up: number; down: number } {
  const size = Math.abs(median);
  return { up: Math.max((ratio - 1) * size, least), down: Math.max((1 - 1 / ratio) * size, least) };
}

/** Of numbers near the largest there are, differences are none any more. */
const LARGEST = 1e150;
const isComparable = ({ median, mad }: Spread) => Math.abs(median) <= LARGEST && mad <= LARGEST;

function allowed(worse: RuleOf<'shift'>['worse'], { up, down }: { up: number; down: number }, unit: string): string {
  if (worse === 'either') return `allowed ${amount(down, '')} to ${amount(up, unit)}`;
  return worse === 'higher' ? `allowed up to ${amount(up, unit)}` : `allowed down to ${amount(down, unit)}`;
}

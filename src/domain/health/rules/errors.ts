import type { RuleOf } from '../../company/health.ts';
import { countOf, type MeasuredPart, type Measurement, type Missing, partOf, single } from '../measurement.ts';
import { newcombe, wilson, zFor } from '../statistics.ts';
import {
  amount,
  BASE_WORDS,
  count,
  type HealthVerdict,
  counted as many,
  milderOf,
  verdict,
  worseOf,
} from '../verdict.ts';
import type { HealthRuleKind } from './kind.ts';

/** The ceiling acts at once, so it asks for a sample of its own. */
const CEILING_SAMPLE = 50;
/** Counters are read at slightly different moments: a few more errors than requests are taken for all of them. */
const SLACK = 1.05;

type Counts = { x: number; n: number };

/** Failed requests among all: against a limit (Wilson), against a baseline (Newcombe), and against a ceiling that needs no second look. */
export const errors: HealthRuleKind<RuleOf<'errors'>> = {
  look: lookAtErrors,
  parts: partsOf,
  base: (rule) => rule.against && { against: rule.against, parts: partsOf(rule) },
  unit: () => '%',
  limit: (rule) => rule.atMost ?? rule.ceiling,
};

function partsOf(rule: RuleOf<'errors'>): (readonly ['errors' | 'of', string])[] {
  return [
    ['errors', rule.errors],
    ['of', rule.of],
  ];
}

function lookAtErrors(rule: RuleOf<'errors'>, measurement: Measurement, rules: number): HealthVerdict {
  const counted = countsOf(measurement, 'errors', 'of');
  if ('ok' in counted) return verdict('unknown', `errors are not known: ${counted.why}`);
  const { x, n } = counted;
  const percent = (100 * x) / n;
  const measured = `errors ${amount(percent, '%', rule.atMost, rule.ceiling)} (${count(x)} of ${many(n, 'request')})`;
  if (rule.ceiling !== undefined && n >= CEILING_SAMPLE && percent > rule.ceiling)
    return {
      ...verdict('unhealthy', `${measured}, never more than ${amount(rule.ceiling, '%')}`, percent),
      atOnce: true,
    };
  if (n < rule.minimum)
    return verdict('unknown', `${measured}: it takes ${many(rule.minimum, 'request')} to tell`, percent);
  const z = zFor(rules);
  const parts = [
    ...(rule.ceiling !== undefined && percent > rule.ceiling ? [above(rule.ceiling, measured)] : []),
    ...(rule.atMost === undefined ? [] : [limited(counted, rule.atMost, z, measured)]),
    ...compared(counted, rule, measurement, z, measured),
  ];
  const [first, ...others] = parts;
  const whole = first ? others.reduce(worseOf, first) : verdict('healthy', measured);
  return { ...whole, value: percent };
}

/** More than is ever allowed, of too few to act on that at once. */
const above = (ceiling: number, measured: string): HealthVerdict =>
  verdict(
    'unknown',
    `${measured}, never more than ${amount(ceiling, '%')}: it takes ${CEILING_SAMPLE} requests to tell`,
  );

/** Requests may fail by chance: above the limit is only bad where chance hardly explains it. */
function limited({ x, n }: Counts, atMost: number, z: number, measured: string): HealthVerdict {
  const said = `${measured}, allowed ${amount(atMost, '%')}`;
  if ((100 * x) / n <= atMost) return verdict('healthy', said);
  return wilson(x, n, z).low * 100 > atMost
    ? verdict('unhealthy', said)
    : verdict('unknown', `${said}: it may be chance with so few`);
}

/** As bad as the mildest of its baselines says; nothing where there are none. */
function compared(
  counts: Counts,
  { against, minimum }: RuleOf<'errors'>,
  measurement: Measurement,
  z: number,
  measured: string,
): HealthVerdict[] {
  if (!against) return [];
  const [first, ...others] = against.from.map((base) => {
    const before = countsOf(measurement, `${base}:errors`, `${base}:of`);
    return 'ok' in before
      ? verdict('unknown', `${measured}; what they were ${BASE_WORDS[base]} is not known: ${before.why}`)
      : held(counts, before, { margin: against.margin, minimum, z, measured, was: BASE_WORDS[base] });
  });
  return first ? [others.reduce(milderOf, first)] : [];
}

type Terms = { margin: number; minimum: number; z: number; measured: string; was: string };

function held({ x, n }: Counts, base: Counts, { margin, minimum, z, measured, was }: Terms): HealthVerdict {
  const before = `${measured}, were ${amount((100 * base.x) / base.n, '%')} ${was} (${many(base.n, 'request')})`;
  if (base.n < minimum) return verdict('unknown', `${before}: it takes ${count(minimum)} of those, too`);
  const said = `${before}, allowed ${amount(margin, margin === 1 ? 'point' : 'points')} more`;
  const { low, high } = newcombe(x, n, base.x, base.n, z);
  if (100 * low > margin) return verdict('unhealthy', said);
  return 100 * high <= margin
    ? verdict('healthy', said)
    : verdict('unknown', `${said}: too few requests to tell them apart`);
}

/** Errors and requests. An error counter that never rose may have no series: with traffic that is none. */
function countsOf(measurement: Measurement, errors: MeasuredPart, of: MeasuredPart): Counts | Missing {
  const part = partOf(measurement, of);
  const told = single(part);
  // That there were none is an answer too.
  const all = told.ok && told.value > 0 ? countOf(part) : told;
  if (!all.ok) return { ...all, why: `of the requests, ${all.why}` };
  if (all.value <= 0) return { ok: false, missing: 'no-number', why: 'there were no requests' };
  const failed = countOf(partOf(measurement, errors));
  if (!failed.ok) return { ...failed, why: `of the failed ones, ${failed.why}` };
  if (failed.value > all.value * SLACK + 1)
    return {
      ok: false,
      missing: 'no-number',
      why: `${count(failed.value)} of ${count(all.value)} requests failed, which contradicts itself`,
    };
  return { x: Math.min(failed.value, all.value), n: all.value };
}

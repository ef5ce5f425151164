import type { RuleOf } from '../../company/health.ts';
import { countOf, type Measurement, partOf, single } from '../measurement.ts';
import { amount, count, type HealthVerdict, verdict } from '../verdict.ts';
import type { HealthRuleKind } from './kind.ts';

/** One number against its limits, which are allowed themselves. */
export const value: HealthRuleKind<RuleOf<'value'>> = {
  look: lookAtValue,
  parts: (rule) => [['value', rule.value], ...(rule.sample === undefined ? [] : [['sample', rule.sample] as const])],
  unit: (rule) => rule.unit,
  limit: (rule) => rule.atMost ?? rule.ceiling,
};

function lookAtValue(rule: RuleOf<'value'>, measurement: Measurement): HealthVerdict {
  const { unit, atMost, atLeast, ceiling } = rule;
  const read = single(partOf(measurement, 'value'));
  if (!read.ok) return verdict('unknown', `it is not known: ${read.why}`);
  const { value } = read;
  const sample = rule.sample === undefined ? undefined : countOf(partOf(measurement, 'sample'));
  if (sample && !sample.ok)
    return verdict('unknown', `${amount(value, unit)}, of how many is not known: ${sample.why}`);
  const measured = `${amount(value, unit, atMost, atLeast, ceiling)}${sample ? ` (of ${count(sample.value)})` : ''}`;
  if (sample && sample.value < rule.minimum)
    return verdict('unknown', `${measured}: it takes ${count(rule.minimum)} to tell`, value);
  if (ceiling !== undefined && value > ceiling)
    return { ...verdict('unhealthy', `${measured}, never more than ${amount(ceiling, unit)}`, value), atOnce: true };
  const said = `${measured}, ${allowed(rule)}`;
  const outside = (atMost !== undefined && value > atMost) || (atLeast !== undefined && value < atLeast);
  return verdict(outside ? 'unhealthy' : 'healthy', said, value);
}

function allowed({ atMost, atLeast, unit, ceiling }: RuleOf<'value'>): string {
  if (atMost !== undefined && atLeast !== undefined) return `allowed ${amount(atLeast, '')} to ${amount(atMost, unit)}`;
  if (atMost !== undefined) return `allowed ${amount(atMost, unit)}`;
  if (atLeast !== undefined) return `at least ${amount(atLeast, unit)} is asked for`;
  return `never more than ${amount(ceiling ?? Number.POSITIVE_INFINITY, unit)}`;
}

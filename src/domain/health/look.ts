import type { HealthRule } from '../company/health.ts';
import type { Measurement } from './measurement.ts';
import { lookBy } from './rules/index.ts';
import type { HealthVerdict } from './verdict.ts';

/** One look at one rule: [from, to), UTC ISO. */
export type Look = HealthVerdict & { from: string; to: string };

/** What one measurement says of one rule. */
export function look(rule: HealthRule, measurement: Measurement, rules = 1): Look {
  const { from, to } = measurement;
  return { from, to, ...lookBy(rule, measurement, rules) };
}

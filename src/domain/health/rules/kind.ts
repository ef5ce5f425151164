import type { Baseline, HealthRule } from '../../company/health.ts';
import type { MeasuredPart, Measurement } from '../measurement.ts';
import type { HealthVerdict } from '../verdict.ts';

/** A part of a measure that a baseline has, too. */
export type BasePart = 'errors' | 'of' | 'points';

/** A kind of rule: what it asks its source, and what it makes of the answers. */
export type HealthRuleKind<Rule extends HealthRule> = {
  /** `rules`: how many are looked at together, among which the odds of a false alarm are divided */
  look: (rule: Rule, measurement: Measurement, rules: number) => HealthVerdict;
  /** what is asked of what was deployed, part by part */
  parts: (rule: Rule) => (readonly [MeasuredPart, string])[];
  /** and of what it is held against */
  base?: (rule: Rule) => { against: Baseline; parts: (readonly [BasePart, string])[] } | undefined;
  /** what it is counted in, and the most that is allowed, as a picture shows them */
  unit: (rule: Rule) => string;
  limit?: (rule: Rule) => number | undefined;
};

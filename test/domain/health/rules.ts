import type { HealthRule, RuleOf, RulePatience } from '../../../src/domain/company/health.ts';
import { look } from '../../../src/domain/health/look.ts';
import { type Got, type Measurement, missing, numbers } from '../../../src/domain/health/measurement.ts';
import { noted, type RuleTally } from '../../../src/domain/health/tally.ts';

/** Rules and measurements for tests of health: what a test does not name is as plain as can be. */
const PATIENCE: RulePatience = { consecutiveFailureLimit: 0, unknownLimit: 0, recoverAfter: 2 };

export const errorsRule = (more: Partial<RuleOf<'errors'>> = {}): RuleOf<'errors'> => ({
  kind: 'errors',
  name: 'errors',
  source: 'prometheus',
  errors: 'e',
  of: 'n',
  atMost: 1,
  minimum: 50,
  critical: true,
  ...PATIENCE,
  ...more,
});

export const valueRule = (more: Partial<RuleOf<'value'>> = {}): RuleOf<'value'> => ({
  kind: 'value',
  name: 'queue',
  source: 'prometheus',
  value: 'q',
  unit: '',
  atMost: 10,
  minimum: 0,
  critical: true,
  ...PATIENCE,
  ...more,
});

export const shiftRule = (more: Partial<RuleOf<'shift'>> = {}): RuleOf<'shift'> => ({
  kind: 'shift',
  name: 'p95',
  source: 'prometheus',
  points: 'p',
  stepSeconds: 60,
  unit: 'ms',
  against: { from: ['stable'], hours: 1, weeks: 4 },
  worse: 'higher',
  ratio: 1.2,
  least: 0,
  minimum: 5,
  critical: true,
  ...PATIENCE,
  ...more,
});

export const alertsRule: RuleOf<'alerts'> = { kind: 'alerts', name: 'alerts', alerts: [], critical: true, ...PATIENCE };

const BEGUN = Date.parse('2026-03-03T12:00:00.000Z');
/** The nth minute after noon. */
export const minute = (n: number, length = 1): Pick<Measurement, 'from' | 'to'> => ({
  from: new Date(BEGUN + n * 60_000).toISOString(),
  to: new Date(BEGUN + (n + length) * 60_000).toISOString(),
});

export const measured = (got: Measurement['got'], n = 0): Measurement => ({ ...minute(n), got });
export const counted = (x: number, of: number, n = 0) => measured({ errors: numbers(x), of: numbers(of) }, n);
export const valued = (value: number, n = 0) => measured({ value: numbers(value) }, n);
export const nothing: Got = missing('no-series', 'there is no such series');

/** A tally after one more measurement. */
export const observe = (rule: HealthRule, tally: RuleTally, measurement: Measurement): RuleTally =>
  noted(rule, tally, look(rule, measurement));

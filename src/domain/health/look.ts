import type { HealthRule } from '../company/health.ts';
import type { Measurement } from './measurement.ts';
import { lookAtErrors } from './rules/errors.ts';
import { lookAtShift } from './rules/shift.ts';
import { lookAtValue } from './rules/value.ts';
import { type HealthVerdict, verdict } from './verdict.ts';

/** One look at one rule: [from, to), UTC ISO. */
export type Look = HealthVerdict & { from: string; to: string };

/** What one measurement says of one rule. `rules`: how many are looked at together, among which the odds of a false alarm are divided. */
export function look(rule: HealthRule, measurement: Measurement, rules = 1): Look {
  const { from, to } = measurement;
  return { from, to, ...seen(rule, measurement, rules) };
}

function seen(rule: HealthRule, measurement: Measurement, rules: number): HealthVerdict {
  switch (rule.kind) {
    case 'errors':
      return lookAtErrors(rule, measurement, rules);
    case 'value':
      return lookAtValue(rule, measurement);
    case 'shift':
      return lookAtShift(rule, measurement);
    case 'alerts':
      return lookAtAlerts(measurement);
  }
}

/** Alerts may be silenced, cut off or late: only one that was told to be over speaks for a recovery. */
function lookAtAlerts({ alerts = { firing: [], resolved: [] } }: Measurement): HealthVerdict {
  const { firing, resolved, unmeasured = [], cut } = alerts;
  if (firing.length > 0)
    return { ...verdict('unhealthy', `${firing.join(', ')} fires since the deploy`), atOnce: true };
  if (unmeasured.length > 0) return verdict('unknown', `there is no data for ${unmeasured.join(', ')}`);
  return resolved.length > 0
    ? verdict('healthy', `${resolved.join(', ')} is resolved`)
    : verdict(
        'unknown',
        cut ? 'no alert that was told fires, and some were left out' : 'no alert fires, which proves nothing',
      );
}

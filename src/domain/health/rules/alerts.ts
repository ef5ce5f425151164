import type { RuleOf } from '../../company/health.ts';
import type { Measurement } from '../measurement.ts';
import { type HealthVerdict, verdict } from '../verdict.ts';
import type { HealthRuleKind } from './kind.ts';

/** Alerts that began since the deploy: they are told, and no source is asked. */
export const alerts: HealthRuleKind<RuleOf<'alerts'>> = {
  look: (_, measurement) => lookAtAlerts(measurement),
  parts: () => [],
  unit: () => '',
};

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

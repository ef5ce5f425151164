import { type Alerts, alertsOn } from '../alert/alerts.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { Watched } from './watch.ts';

/** What was told of the place that is watched since its step began. While some of it runs the version before, an alert that names that one is not held against what came. */
export function alertsOf(
  { since, version, previous }: Pick<Watched, 'since' | 'version' | 'previous'>,
  known: Alerts | undefined,
) {
  const before = previous === null || isSameVersion(previous, version) ? undefined : previous;
  return alertsOn(known, since, before);
}

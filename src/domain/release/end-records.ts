import { HOUR_MS, instantAfter } from '../../time/instants.ts';
import { buildOf } from '../build/build.ts';
import type { BuildsOf } from '../build/document.ts';
import { isSameVersion } from '../build/same-version.ts';
import { policyFor } from '../company/policies.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import { drillEnded } from '../environment/facts/drill-ended.ts';
import { versionHeld } from '../environment/facts/version-held.ts';
import { hasPassed } from './drilled.ts';
import { reviewDue } from './facts/review-due.ts';
import { type Release, rolloutOf } from './release.ts';

/** How a drill went: it passed where it went there and came back without a failed step. */
export function drillRecord(release: Release, { now }: World): Fact[] {
  const { id, environment, drill, plannedAt, items } = release;
  const ms = Date.parse(drill?.turned ?? now) - Date.parse(plannedAt);
  const passed = hasPassed(release);
  return items.map(({ service }) => drillEnded.of(environment, { service, drill: id, at: now, ms, passed }));
}

/** What was rolled back does not go there again by mistake. */
export function heldBack(release: Release, { now, builds }: World & BuildsOf): Fact[] {
  const rollout = rolloutOf(release);
  const why = 'reason' in release ? release.reason : '';
  const back = rollout?.stages.flatMap((s) => s.items) ?? [];
  const unique = new Map(back.map((i) => [`${i.service} ${i.version}`, i]));
  return [...unique.values()]
    .filter((i) => !isSameVersion(i.version, i.previous))
    .map(({ service, version }) => {
      const commit = buildOf(builds[service], version)?.commit;
      const what = { service, version, ...(commit && { commit }) };
      return versionHeld.of(release.environment, { ...what, release: release.id, at: now, text: { why } });
    });
}

/** What a policy cleared in a hurry is reviewed afterwards. */
export function toReview(release: Release, { company, now }: World): Fact[] {
  const hours = policyFor(company, release.environment, release.change)?.reviewWithinHours;
  if (hours === undefined || release.review) return [];
  return [reviewDue.of(release.id, { due: instantAfter(now, hours * HOUR_MS) })];
}

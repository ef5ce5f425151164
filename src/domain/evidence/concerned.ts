import { type Builds, buildOf } from '../build/build.ts';
import { policyFor } from '../company/policies.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { isOver, type Release } from '../release/release.ts';
import { ofCommit, ofReviews, ofService, ofVersions } from './evidence.ts';
import { EVIDENCE_GATES } from './verdict.ts';

/** Whether anything that other systems tell is asked for where a release goes. A drill goes back, and comes back with what runs. */
export function asksForEvidence({ environment, change, drill }: Release, { company }: Pick<World, 'company'>): boolean {
  const policy = policyFor(company, environment, change);
  return drill === undefined && EVIDENCE_GATES.some((gate) => policy?.[gate] !== undefined);
}

/** What is known of a release is weighed, right after this. */
export const weighTimers = (release: Release, world: World): Due[] =>
  asksForEvidence(release, world) ? [weighing(release.id, world)] : [];

const weighing = (release: string, world: World): Due =>
  dueAt(world).timer(`weigh/${release}`, world.now, { type: 'WeighEvidence', release }, 'latest');

/** Something is known anew of a subject of a service: the open releases that it may be about are weighed. */
export function weighedAnew(
  subject: string,
  service: string,
  world: World & { openReleases: Release[]; built: Builds | undefined },
): Due[] {
  const isAbout = (version: string) => {
    const commit = buildOf(world.built, version)?.commit;
    return (
      subject === ofService(service) ||
      subject === ofReviews(service) ||
      ofVersions(service, version).includes(subject) ||
      (commit !== undefined && subject === ofCommit(service, commit))
    );
  };
  return world.openReleases
    .filter((r) => !isOver(r) && asksForEvidence(r, world))
    .filter((r) => r.items.some((i) => i.service === service && isAbout(i.version)))
    .map((r) => weighing(r.id, world));
}

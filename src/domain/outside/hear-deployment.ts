import type { Builds } from '../build/build.ts';
import { builds } from '../build/document.ts';
import { isSameVersion } from '../build/same-version.ts';
import { type Environment, environmentNamed, serviceNamed } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import { one } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { environments } from '../environment/document.ts';
import { placeAt, type WhatRuns } from '../environment/environment.ts';
import { versionRanOutside } from '../environment/facts/version-ran-outside.ts';
import { settledAt } from '../environment/going-live.ts';
import { heldAmong } from '../environment/held-versions.ts';
import { spotId } from '../environment/spot.ts';
import { mayNotPlace, PLACING, settling } from '../evidence/settle-kept.ts';
import { keptFor } from '../evidence/unmatched.ts';
import { say } from '../phrase.ts';
import { openWithAny } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import {
  type Deployment,
  type Deployments,
  deploymentWith,
  isSame,
  type Report,
  withDeployment,
} from './deployment.ts';
import { deployments } from './document.ts';
import { deploymentHeard } from './facts/deployment-heard.ts';
import { late } from './late.ts';
import { changedBy, movesOf } from './moves.ts';
import { isOfAStep } from './of-a-step.ts';
import { removedOutside } from './service-removed.ts';
import { isOfAll, versionOf } from './version-or-commit.ts';

/** A system tells of a deployment that it made, whoever asked for it. Names are as the manifests write them; without `regions` it is of all of them. `removed` without version and commit: whichever ran. `settles`: see `HearEvidence`. */
export type HearDeployment = { type: 'HearDeployment'; service: string; environment: string } & Omit<
  Report,
  'version' | 'at'
> & { version?: string; at?: string; settles?: string };

export const hearDeployment = command<HearDeployment>()({
  takes: PLACING,
  reads: ({ service, environment, settles }) => ({
    kept: keptFor(settles),
    known: one(deployments, spotId({ environment, service })),
    runs: one(environments, environment),
    builds: one(builds, service),
    openReleases: openWithAny([service]),
  }),
  decide(world, { type: _, settles, ...told }): Decision {
    const { company, kept, builds: built, actor } = world;
    const { service, environment } = told;
    const no = mayNotPlace(world);
    if (no) return no;
    const offered = serviceNamed(company, service);
    if (offered?.name !== service) return moot(`there is no service ${service}`);
    const place = environmentNamed(company, environment);
    if (place?.name !== environment) return moot(`there is no environment ${environment}`);
    const version = versionOf(told, built, offered);
    if (version === undefined && !isOfAll(told))
      return settles === undefined ? moot('it tells neither a version nor a commit') : noVersion;
    return settling({ settles, kept, by: actor.id }, { service, environment }, () => {
      const timed = { ...told, ...timeAndPlace(told, place, world) };
      if (version !== undefined) return heard({ ...timed, version }, world);
      return removedOutside({ ...timed, isEverywhere: told.regions.length === 0 }, world);
    });
  },
});

const noVersion = refuse('bad-version', say`A version is one word of at most 60 characters, such as 4.1.3.`, {
  field: 'version',
});

type Told = Report & { service: string; environment: string };
type Known = Pick<World, 'now'> & {
  known: Deployments | undefined;
  runs: WhatRuns | undefined;
  builds: Builds | undefined;
  openReleases: Release[];
};

function timeAndPlace({ at, regions }: Pick<HearDeployment, 'at' | 'regions'>, place: Environment, { now }: Known) {
  return {
    // A clock that is ahead would make all that comes after it older.
    at: at !== undefined && at < now ? at : now,
    regions: regions.length > 0 ? regions.filter((r) => place.regions.includes(r)) : place.regions,
  };
}

function heard(told: Told, world: Known): Decision {
  const { known, runs, openReleases, now } = world;
  const regions = told.regions.filter((region) => isNews(told, region, runs, openReleases));
  const { service, environment, ...report } = told;
  if (regions.length === 0) return late(told, told.regions, world);
  const deployment = deploymentWith(known, { ...report, regions });
  if (!deployment) return moot('all of it is known');
  return { facts: factsOf(deployment, { service, environment }, world, now) };
}

/** Whether it tells of a region what Gonogo did not do, or does not know to be over. */
function isNews(told: Told, region: string, runs: WhatRuns | undefined, open: Release[]): boolean {
  const place = placeAt(runs, told.service, region);
  const { now } = place;
  // What a release brought there is told of again by whoever carried it out.
  if (now && isSameVersion(now.version, told.version) && !now.outside && told.state !== 'removed') return false;
  if (told.at <= settledAt(place)) return false;
  // Nobody may know what ran before what was rolled back; when that was is known all the same.
  if (runs?.held?.some((h) => h.service === told.service && isSameVersion(h.version, told.version) && told.at <= h.at))
    return false;
  return !open.some((release) => isOfAStep(told, region, release));
}

type Where = { service: string; environment: string };

function factsOf(
  deployment: Deployment,
  { service, environment }: Where,
  { known, runs, builds: built }: Known,
  heardAt: string,
): Fact[] {
  const { by, ...told } = deployment;
  const text = by === undefined ? {} : { by };
  const placeIn = (region: string) => placeAt(runs, service, region);
  const before = known?.deployments ?? [];
  const all = withDeployment({ v: 2, id: '', deployments: before }, deployment).deployments;
  const moves = movesOf(deployment, { before, all, placeIn });
  const { changes, unknown } = changedBy(moves, placeIn);
  const runsNow = moves.some(({ outside, ran }) => isSame(outside, deployment) && ran && !ran.gone);
  const held =
    runsNow && changes.length > 0
      ? heldAmong([{ service, version: told.version, ...(told.commit && { commit: told.commit }) }], runs, {
          builds: { [service]: built },
        })[0]
      : undefined;
  return [
    deploymentHeard.of(spotId({ environment, service }), {
      ...told,
      heardAt,
      changes,
      ...(unknown.length > 0 && { unknown }),
      text,
      ...(held && { held: held.release }),
    }),
    ...moves.map((move) => versionRanOutside.of(environment, { service, ...move })),
  ];
}

import { isSameVersion } from '../build/same-version.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { placeAt, type RunsThere, type WhatRuns } from '../environment/environment.ts';
import { isWhole, settledAt } from '../environment/going-live.ts';
import { spotId } from '../environment/spot.ts';
import { type Deployments, deploymentWith, type Report } from './deployment.ts';
import { deploymentHeard } from './facts/deployment-heard.ts';

type Told = Report & { service: string; environment: string };
type Known = { known: Deployments | undefined; runs: WhatRuns | undefined; now: string };

/** What was deployed before a release came there changes nothing of what runs, and is no past to go back to: it may have caused an incident, and is kept for that. */
export function late(told: Told, wanted: string[], { known, runs, now }: Known): Decision {
  const regions = wanted.filter((region) => ranBefore(told, placeAt(runs, told.service, region), runs));
  const { service, environment, ...report } = told;
  const deployment = told.state === 'succeeded' && regions.length > 0 && deploymentWith(known, { ...report, regions });
  if (!deployment) return moot('it is what a release did, or older than what is known');
  const { by, ...rest } = deployment;
  const text = by === undefined ? {} : { by };
  return {
    facts: [deploymentHeard.of(spotId({ environment, service }), { ...rest, heardAt: now, changes: [], text })],
  };
}

/** Whether a version came there by nobody we know of: of a past that is cut off, only of what is kept of it. */
function ranBefore(told: Told, place: RunsThere, runs: WhatRuns | undefined): boolean {
  const past = [place.now ?? [], place.before].flat();
  const oldest = past.at(-1)?.since ?? '';
  const byUs = [...past, ...(runs?.held ?? []).filter((h) => h.service === told.service)];
  return (
    told.at <= settledAt(place) &&
    byUs.every(({ version }) => !isSameVersion(version, told.version)) &&
    (isWhole(place) || told.at > oldest)
  );
}

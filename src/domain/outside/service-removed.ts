import { type Decision, moot } from '../deciding/decision.ts';
import { placeAt, type RunsThere, type WhatRuns } from '../environment/environment.ts';
import { serviceRemoved } from '../environment/facts/service-removed.ts';
import { isRemovedLater, settledAt } from '../environment/going-live.ts';
import { spotId } from '../environment/spot.ts';
import type { Release } from '../release/release.ts';
import { type Deployments, deploymentWith, type Report } from './deployment.ts';
import { removalHeard } from './facts/removal-heard.ts';
import { isOfAStep } from './of-a-step.ts';

/** `isEverywhere`: no region was named. */
type Told = Omit<Report, 'version'> & { service: string; environment: string; isEverywhere: boolean };
type Known = { known: Deployments | undefined; runs: WhatRuns | undefined; openReleases: Release[] };

/**
 * A system took a service away, and names no version: nothing of it is left where it was, whatever it was. One that names no region, while a step of it
 * runs in any, tells of that step: the regions whose turn is over, or comes yet, are as they were.
 */
export function removedOutside(told: Told, { known, runs, openReleases }: Known): Decision {
  const { service, environment, at, source, key, url, by, isEverywhere } = told;
  const outside = { source, key, ...(url !== undefined && { url }) };
  const placeIn = (region: string) => placeAt(runs, service, region);
  const ofAStep = told.regions.filter((region) => openReleases.some((release) => isOfAStep(told, region, release)));
  const others = isEverywhere && ofAStep.length > 0 ? [] : told.regions.filter((r) => !ofAStep.includes(r));
  const since = others.filter((region) => at > settledAt(placeIn(region)));
  const heard = heardAs(told, since, known);
  const regions = since.filter((region) => isRemovedLater(placeIn(region), { since: at, outside }));
  if (regions.length === 0)
    return heard.length > 0 ? { facts: heard } : moot('it is what a release did, or older than what is known');
  const changes = regions.filter((region) => ranUntil(at, placeIn(region)));
  const brought = changes.flatMap((region) => {
    const { release, version = '' } = placeIn(region).now ?? {};
    return release === undefined ? [] : [{ release, version }];
  });
  const once = brought.filter((b, n) => brought.findIndex((o) => o.release === b.release) === n);
  const text = by === undefined ? {} : { by };
  const removed = serviceRemoved.of(environment, { service, regions, at, changes, brought: once, outside, text });
  return { facts: [removed, ...heard] };
}

/** Each time is kept by itself: what came later may not let an earlier one be forgotten that an incident came of. */
function heardAs(told: Told, regions: string[], known: Deployments | undefined) {
  const { service, environment, isEverywhere: _, key, by, ...report } = told;
  const removal = { ...report, key: `${key}@${told.at}`, version: '', regions };
  if (regions.length === 0 || !deploymentWith(known, removal)) return [];
  return [removalHeard.of(spotId({ environment, service }), { ...removal, text: by === undefined ? {} : { by } })];
}

/** Whether anything is known to run there that had come before. */
const ranUntil = (at: string, { now, doubt, partly }: RunsThere): boolean =>
  [now, doubt, partly].some((is) => is !== undefined && (is.since ?? '') < at);

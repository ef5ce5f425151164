import { isSameVersion } from '../build/same-version.ts';
import type { DrillPlan } from '../company/plans.ts';
import { environmentNamed, serviceNamed } from '../company/services.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import {
  isKnown,
  isTakenAway,
  placeAt,
  type Ran,
  type RunsThere,
  removedFrom,
  type WhatRuns,
} from '../environment/environment.ts';
import { listed, say } from '../phrase.ts';
import type { Stage } from '../release/release.ts';
import type { ShownParts } from '../shown.ts';

type Known = Pick<World, 'company'> & Environments;

/** The regions of an environment that a drill would go through: where anybody knows what of a service runs, or may run; none where it was taken away. */
const placesIn = (service: string, environment: string, { company, environments }: Known) =>
  (environmentNamed(company, environment)?.regions ?? [])
    .map((region) => ({ region, ...placeAt(environments[environment], service, region) }))
    .filter((place) => isKnown(place) && !removedFrom(place));

/** Another version that ran there before what runs there now, and all that came since. */
function wayBack({ now, before }: RunsThere): { to?: Ran; above: Ran[] } {
  const at = now ? before.findIndex((ran) => !isSameVersion(ran.version, now.version)) : -1;
  const to = before[at];
  return now && to ? { to, above: [now, ...before.slice(0, at)] } : { above: [] };
}

const versionBefore = (place: RunsThere): string | undefined => wayBack(place).to?.version;

/** Where a drill goes from all that lies `above` to another version, by region. */
export type DrilledPlace = { region: string; to?: Ran; above: Ran[] };

export function drilledPlaces(asked: { service: string; environment: string }, world: Known): DrilledPlace[] {
  const { service, environment } = asKnown(asked, world);
  return placesIn(service, environment, world).map((place) => ({ region: place.region, ...wayBack(place) }));
}

const asKnown = ({ service, environment }: { service: string; environment: string }, { company }: Known) => ({
  service: serviceNamed(company, service)?.name ?? service,
  environment: environmentNamed(company, environment)?.name ?? environment,
});

/** Whether one of these environments knows, wherever a service runs there, a version that a drill could go back to. */
export const hasVersionBefore = (service: string, where: readonly string[], world: Known): boolean =>
  where.some((name) => {
    const places = placesIn(service, name, world);
    return places.length > 0 && places.every((place) => versionBefore(place) !== undefined);
  });

/** The same of what a drill is owed of: where nothing ran before, nobody is asked for one that can't begin. */
export const canGoBack = (
  { service, environment: name }: Pick<DrillPlan, 'service' | 'environment'>,
  environment: WhatRuns | undefined,
  { company }: Pick<World, 'company'>,
): boolean => hasVersionBefore(service, [name], { company, environments: { [name]: environment } });

/** Which versions a drill takes where, as it was shown with the question. */
export function drillShown(asked: { service: string; environment: string }, world: Known) {
  const { service, environment } = asKnown(asked, world);
  const steps = placesIn(service, environment, world).map((p) => [
    p.region,
    p.now?.version ?? '',
    versionBefore(p) ?? '',
  ]);
  return {
    steps: {
      is: JSON.stringify(steps),
      now: say`${service} would go ${listed(steps.map(([region = '', now = '', before = '']) => say`from ${now || 'nothing known'} to ${before || 'nothing known'} in ${region}`))}`,
    },
  } satisfies ShownParts;
}

/** A step a region where it runs, to what ran there before: as a rollback goes, in one step whatever the strategy. */
export function drillStages(service: string, environment: string, target: string, world: Known): Stage[] | Refusal {
  const places = placesIn(service, environment, world);
  const unsure = places.find((p) => p.doubt || p.partly);
  if (unsure)
    return refuse(
      'in-doubt',
      say`What of ${service} runs in ${unsure.region} is in doubt, or more than one version does.`,
      {
        remedy: say`Settle that first.`,
      },
    );
  const stages = places.flatMap(({ region, ...place }): Stage[] => {
    const version = versionBefore(place);
    if (!place.now || version === undefined) return [];
    const items = [{ service, version, previous: place.now.version }];
    return [{ name: region, region, target, items, state: 'waiting', percent: 0, n: 0, note: '' }];
  });
  if (stages.length > 0 && stages.length === places.length) return stages;
  if (isTakenAway(world.environments[environment], service, world))
    return refuse('nothing-before', say`Nothing of ${service} runs in ${environment}: it was removed outside Gonogo.`, {
      remedy: say`Deploy it there first: a drill needs what runs, and a version to go back to.`,
    });
  return refuse(
    'nothing-before',
    say`Nobody knows what of ${service} ran in ${environment} before what runs there now.`,
    {
      remedy: say`A drill needs a version to go back to.`,
    },
  );
}

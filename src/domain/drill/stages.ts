import { environmentNamed } from '../company/services.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { isKnown, placeAt } from '../environment/environment.ts';
import { say } from '../phrase.ts';
import type { Stage } from '../release/release.ts';

/** A step a region where it runs, to what ran there before: as a rollback goes, in one step whatever the strategy. */
export function drillStages(
  service: string,
  environment: string,
  target: string,
  { company, environments }: Pick<World, 'company'> & Environments,
): Stage[] | Refusal {
  const running = environments[environment];
  const places = (environmentNamed(company, environment)?.regions ?? [])
    .map((region) => ({ region, ...placeAt(running, service, region) }))
    .filter(isKnown);
  const unsure = places.find((p) => p.doubt || p.partly);
  if (unsure)
    return refuse(
      'in-doubt',
      say`What of ${service} runs in ${unsure.region} is in doubt, or more than one version does.`,
      {
        remedy: say`Settle that first.`,
      },
    );
  const stages = places.flatMap(({ region, now, before }): Stage[] => {
    const version = before.find((ran) => ran.version !== now?.version)?.version;
    if (!now || version === undefined) return [];
    const items = [{ service, version, previous: now.version }];
    return [{ name: region, region, target, items, state: 'waiting', percent: 0, n: 0, note: '' }];
  });
  if (stages.length > 0 && stages.length === places.length) return stages;
  return refuse(
    'nothing-before',
    say`Nobody knows what of ${service} ran in ${environment} before what runs there now.`,
    {
      remedy: say`A drill needs a version to go back to.`,
    },
  );
}

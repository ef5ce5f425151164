import { environmentNamed, inDependencyOrder, targetOf } from '../company/services.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { placeAt } from '../environment/environment.ts';
import { type Release, type Stage, servicesOf } from './release.ts';

type Deployed = Pick<World, 'company'> & Environments;

/** The steps that a deploy would take now, in order: after a failure only those that are not live yet. */
export function stepsLeft(release: Release, world: Deployed): Stage[] {
  return release.status === 'failed' || release.status === 'deploying'
    ? release.rollout.stages.filter((s) => s.state !== 'done').map(again)
    : stagesOf(release, world);
}

/** A stage a region and pipeline, services in the order of their dependencies. `otherwise`: what stands for a pipeline where there is none. */
export function stagesOf(release: Release, world: Deployed, otherwise?: string): Stage[] {
  const environment = environmentNamed(world.company, release.environment);
  if (!environment) return [];
  const running = world.environments[environment.name];
  const waves: { target: string; services: string[] }[] = [];
  for (const service of inDependencyOrder(world.company, servicesOf(release))) {
    const target = targetOf(world.company, service, environment.name) ?? otherwise;
    // The gate of pipelines is closed while one is missing.
    if (target === undefined) continue;
    const last = waves.at(-1);
    if (last?.target === target) last.services.push(service);
    else waves.push({ target, services: [service] });
  }
  return environment.regions.flatMap((region) =>
    waves.map(
      ({ target, services }): Stage => ({
        name: waves.length === 1 ? region : `${region} ${services.join('+')}`,
        region,
        target,
        items: services.map((service) => ({
          service,
          version: release.items.find((i) => i.service === service)?.version ?? '',
          previous: placeAt(running, service, region).now?.version ?? null,
        })),
        state: 'waiting',
        percent: 0,
        n: 0,
        note: '',
      }),
    ),
  );
}

/** A step as if nothing had happened in it. */
export const again = ({ name, region, target, items }: Stage): Stage => ({
  name,
  region,
  target,
  items,
  state: 'waiting',
  percent: 0,
  n: 0,
  note: '',
});

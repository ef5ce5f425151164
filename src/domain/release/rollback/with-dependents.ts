import { serviceNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { placeAt } from '../../environment/environment.ts';
import { type Release, rolloutOf, type Stage } from '../release.ts';
import { onlyWith, takenBack } from './taken-back.ts';
import { leftWanting } from './unmet-needs.ts';

type Known = Pick<World, 'company'> & Environments;

/**
 * Some services of a release with what can't stay without them: those of it that depend on them, however far, or need more of them than ran before, and
 * those that have no more than a share of the traffic, which nothing would bring to all of it. In the order of the release.
 */
export function withDependents(release: Release, services: readonly string[], world: Known): string[] {
  const came = takenBack(release);
  const goes = new Set([...services, ...halfThere(release)]);
  // A set that grows while it is walked: what depends on what depends on it is among them.
  for (const _ of goes) {
    const wanting = leftWanting(release, onlyWith(came, [...goes]), world).flatMap((w) => (w.own ? w.service : []));
    for (const service of [...dependingOn(release, [...goes], world), ...wanting]) goes.add(service);
  }
  return release.items.flatMap(({ service }) => (goes.has(service) ? [service] : []));
}

/** The services of a release that depend on some of it, themselves left out. */
const dependingOn = ({ items }: Release, services: readonly string[], { company }: Known): string[] =>
  items.flatMap(({ service }) =>
    !services.includes(service) && serviceNamed(company, service)?.dependsOn.some((d) => services.includes(d))
      ? [service]
      : [],
  );

/** Begun in a region, and without all of its traffic yet. */
function halfThere(release: Release): string[] {
  const begun = (rolloutOf(release)?.stages ?? []).filter((s) => s.state !== 'waiting');
  const newest = new Map(begun.flatMap((s) => s.items.map((i): [string, Stage] => [`${s.region}/${i.service}`, s])));
  return [...newest].flatMap(([place, { share, region }]) =>
    (share ?? 100) < 100 ? [place.slice(region.length + 1)] : [],
  );
}

/** A service that stays where it is, and depends on `on`, which goes back. */
export type Depending = { service: string; on: string[] };

/** What runs where something goes back, depends on it, and stays: of the release or not. `stages`: what goes back. */
export function staysDepending(
  release: Release,
  stages: readonly Stage[],
  { company, environments }: Known,
): Depending[] {
  const there = environments[release.environment];
  const going = new Set(stages.flatMap((s) => s.items.map((i) => i.service)));
  const came = new Set(takenBack(release).flatMap((s) => s.items.map((i) => i.service)));
  const regions = [...new Set(stages.map((s) => s.region))];
  return company.services.flatMap(({ name: service, dependsOn }) => {
    const on = going.has(service) ? [] : dependsOn.filter((d) => going.has(d));
    const runs = came.has(service) || regions.some((region) => placeAt(there, service, region).now);
    return on.length > 0 && runs ? [{ service, on }] : [];
  });
}

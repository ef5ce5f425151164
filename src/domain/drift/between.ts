import { isSameVersion } from '../build/same-version.ts';
import { environmentNamed, sameAs } from '../company/services.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { placeAt } from '../environment/environment.ts';
import { spotId } from '../environment/spot.ts';
import { own } from '../own.ts';
import { type Phrase, say } from '../phrase.ts';
import { legsOf } from '../release/planning/route.ts';
import { isRunning, type Release, servicesOf } from '../release/release.ts';
import type { AnswersOf } from './document.ts';
import { otherConfig, otherVersion, type Runs } from './pairs.ts';

type Known = Pick<World, 'company'> & Environments & AnswersOf;

/**
 * Where a service runs otherwise than in other environments that its manifest says are the same, a phrase each. Nothing while a rollout of it is under
 * way in one of the two, and where nobody knows what runs. `open`: the releases of it that are not over.
 */
export function betweenWords(service: string, environment: string, open: readonly Release[], world: Known): Phrase[] {
  const others = sameAs(world.company, service, environment);
  if (others.length === 0 || isMoving(environment, open)) return [];
  const here = runsIn(service, environment, world);
  return others
    .filter((other) => !isMoving(other, open))
    .flatMap((other) => {
      const there = runsIn(service, other, world);
      const version = otherVersion(here, there);
      if (version)
        return [
          say`should be as in ${other}: ${version.theirs.version} there (${version.theirs.region}), ${version.ours.version} here (${version.ours.region})`,
        ];
      const config = otherConfig(here, there);
      return config
        ? [
            say`its configuration should be as in ${other}: of ${config.ours.version} it is another in ${config.theirs.region} there than in ${config.ours.region} here`,
          ]
        : [];
    });
}

/** The same of all services, each two environments once: what no open release is about to settle. */
export function betweenAll(open: readonly Release[], world: Known): Phrase[] {
  const compared = world.company.services.filter(({ sameIn = [] }) => sameIn.length > 1);
  if (compared.length === 0) return [];
  // Looked through once: App Home asks, and very many may be open.
  const bringing = new Map<string, Release[]>(compared.map(({ name }) => [name, []]));
  for (const release of open) for (const service of new Set(servicesOf(release))) bringing.get(service)?.push(release);
  return compared.flatMap(({ name, sameIn = [] }) => {
    const its = bringing.get(name) ?? [];
    const still = sameIn.filter((environment) => !isMoving(environment, its));
    return still.flatMap((one, i) =>
      still.slice(i + 1).flatMap((other) => {
        const found = differenceOf(name, one, other, its, world);
        return found ? [found] : [];
      }),
    );
  });
}

function differenceOf(
  service: string,
  one: string,
  other: string,
  open: readonly Release[],
  world: Known,
): Phrase | undefined {
  const [ours, theirs] = [runsIn(service, one, world), runsIn(service, other, world)];
  const version = otherVersion(ours, theirs);
  if (!version) {
    const config = otherConfig(ours, theirs);
    return (
      config &&
      say`${service}: the configuration of ${config.ours.version} is another in ${one} (${config.ours.region}) than in ${other} (${config.theirs.region})`
    );
  }
  const comes = (to: string, from: readonly Runs[]) => open.some((r) => brings(r, service, to, from));
  if (comes(one, theirs) || comes(other, ours)) return undefined;
  return say`${service}: ${version.ours.version} in ${one} (${version.ours.region}), ${version.theirs.version} in ${other} (${version.theirs.region})`;
}

/** Whether a release is on its way to an environment with what runs elsewhere. */
const brings = (release: Release, service: string, to: string, from: readonly Runs[]): boolean =>
  legsOf(release).some((leg) => leg.environment === to) &&
  release.items.some((i) => i.service === service && from.some((runs) => isSameVersion(runs.version, i.version)));

/** Whether what runs in an environment is about to change. */
export const isMoving = (environment: string, releases: readonly Release[]): boolean =>
  releases.some((r) => r.environment === environment && isRunning(r));

/** What answers, where that is known to be another than what was released, else what was released; regions of which nobody knows are left out. */
export function runsIn(service: string, environment: string, { company, environments, answers }: Known): Runs[] {
  return (environmentNamed(company, environment)?.regions ?? []).flatMap((region) => {
    const { now, doubt } = placeAt(environments[environment], service, region);
    const answer = own(answers[spotId({ environment, service })]?.regions, region);
    const version = answer?.drift?.what === 'version' ? answer.version : now?.version;
    if (doubt || version === undefined) return [];
    return [{ region, version, ...(answer && !answer.failing && { fingerprint: answer.fingerprint }) }];
  });
}

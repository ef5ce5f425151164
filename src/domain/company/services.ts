import type { RiskyPath } from '../build/risky.ts';
import { own } from '../own.ts';
import { chosenFor } from '../strategy/chosen.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { FoundBy } from './origin.ts';

/** `strategy`: how it is brought to a region, in place of its environment's: everywhere, or by environment. */
export type Service = FoundBy & {
  name: string;
  about: string;
  dependsOn: string[];
  target?: string;
  strategy?: string | Record<string, string>;
  needs?: ServiceNeed[];
  /** where it can be asked for its version: `environment/region` */
  versionAt?: string[];
  /** environments where the same version should run, configured the same */
  sameIn?: string[] | undefined;
  /** where a change of its code is risky */
  riskyPaths?: RiskyPath[] | undefined;
};
/** Another service that has to run in this version or a newer one where the service goes. */
export type ServiceNeed = { needed: string; atLeast: string };

/** `target`: its pipeline; without one, somebody deploys by hand. `strategy`: how its regions are reached one by one; without one, each all at once. */
export type Environment = {
  name: string;
  /** what other systems call it */
  alsoCalled?: string[];
  regions: string[];
  target?: string;
  stageTimeoutMinutes: number;
  strategy?: string;
  /** the environment where a version must have been live and healthy before, for so many minutes */
  after?: string;
  soakMinutes?: number;
  /** what is ready is deployed without anybody saying so */
  startsByItself?: boolean;
};

/** Whoever offers services and runs them in environments. */
type Offering = { services: Service[] };

export const serviceNamed = (company: Offering, name: string) => named(company.services, name);

/** Where a release goes when nobody says where: the last of environments.yml, such as production. Empty where there is none. */
export const usualEnvironment = ({ environments }: { environments: readonly { name: string }[] }): string =>
  environments.at(-1)?.name ?? '';

export const environmentNamed = (company: { environments: Environment[] }, name: string) =>
  named(company.environments, name);

/** The other environments where a service should run the same. */
export function sameAs(company: Offering, service: string, environment: string): string[] {
  const same = serviceNamed(company, service)?.sameIn ?? [];
  return same.includes(environment) ? same.filter((other) => other !== environment) : [];
}

/** The pipeline that brings a service to an environment: its own, or else the environment's. */
export const targetOf = (company: Offering & { environments: Environment[] }, service: string, environment: string) =>
  serviceNamed(company, service)?.target ?? environmentNamed(company, environment)?.target;

/** A strategy by its name in the manifests, as that or in whatever case. */
export const strategyNamed = (company: { strategies: Strategy[] }, name: string) => named(company.strategies, name);

/** The name of the strategy that a service says itself for an environment. */
export const strategyFor = ({ strategy }: Pick<Service, 'strategy'>, environment: string): string | undefined =>
  typeof strategy === 'object' ? own(strategy, environment) : strategy;

/** How a service reaches a region: as was planned (see `chosen.ts`), else as the service or its environment say, else all at once. What was planned and is known no more is as if nothing had been. Undefined: nothing was said, or its name is known no more. */
export function strategyOf(
  company: Offering & { environments: Environment[]; strategies: Strategy[] },
  service: string,
  environment: string,
  planned?: string,
): Strategy | undefined {
  const said = serviceNamed(company, service);
  const place = environmentNamed(company, environment);
  const own = planned === undefined ? undefined : chosenFor(planned, place?.name ?? environment);
  const chosen = own === undefined ? undefined : strategyNamed(company, own);
  const usual = (said && strategyFor(said, place?.name ?? environment)) ?? place?.strategy;
  return chosen ?? (usual === undefined ? undefined : strategyNamed(company, usual));
}

/** As it is written, or else in whatever case. */
const named = <T extends { name: string }>(all: T[], name: string): T | undefined =>
  all.find((x) => x.name === name) ?? all.find((x) => x.name.toLowerCase() === name.toLowerCase());

const needed = new WeakMap<Offering, Map<string, Set<string>>>();

/** All that a service needs, directly or through others; not itself. */
export function dependenciesOf(company: Offering, name: string): Set<string> {
  const known = needed.get(company) ?? new Map<string, Set<string>>();
  needed.set(company, known);
  const found = known.get(name);
  if (found) return found;
  const all = new Set<string>();
  known.set(name, all);
  for (const direct of serviceNamed(company, name)?.dependsOn ?? []) {
    all.add(direct);
    for (const further of dependenciesOf(company, direct)) all.add(further);
  }
  return all;
}

/** Services so that each comes after those it depends on. The manifest check refuses circles, and other checks of manifests ask for the order all the same. */
export function inDependencyOrder(company: Offering, names: string[]): string[] {
  const ordered: string[] = [];
  const visited = new Set<string>();
  const visit = (name: string) => {
    if (visited.has(name)) return;
    visited.add(name);
    for (const needed of serviceNamed(company, name)?.dependsOn ?? []) visit(needed);
    if (names.includes(name)) ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
}

/** Of services and an environment, those that the manifests name no more. */
export const namedNoMore = (
  { items, environment }: { items: readonly { service: string }[]; environment: string },
  company: Offering & { environments: Environment[] },
): string[] => [
  ...items.flatMap(({ service }) => (serviceNamed(company, service) ? [] : [service])),
  ...(environmentNamed(company, environment) ? [] : [environment]),
];

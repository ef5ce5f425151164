import type { Company } from '../../company/company.ts';
import { serviceNamed } from '../../company/services.ts';
import { type Release, rolloutOf, type Stage } from '../release.ts';

/** The steps of a rollout that are under way, or have not begun and will. */
export const stepsToCome = (release: Release): Stage[] =>
  (rolloutOf(release)?.stages ?? []).filter((s) => s.state !== 'done' && s.state !== 'failed');

/**
 * Some services with those that stop with them, as far as any of their steps is to come: what depends on them, however far, would go without what it
 * needs; what goes in one step with them can't be told apart there. In the order of the steps.
 */
export const stopsWith = (release: Release, services: readonly string[], company: Company): string[] =>
  spread(services, linksOf(stepsToCome(release), company));

/** Of each service with a step to come, in the order of the steps, those that stop where it does: what shares a step with it, and what depends on it. */
type Links = ReadonlyMap<string, ReadonlySet<string>>;

function linksOf(steps: readonly Stage[], company: Company): Links {
  const links = new Map(toCome(steps).map((s) => [s, new Set<string>()]));
  for (const step of steps) {
    const together = step.items.map((i) => i.service);
    for (const service of together) for (const other of together) links.get(service)?.add(other);
  }
  for (const service of links.keys())
    for (const on of serviceNamed(company, service)?.dependsOn ?? []) links.get(on)?.add(service);
  return links;
}

function spread(services: readonly string[], links: Links): string[] {
  const stops = new Set(services.filter((s) => links.has(s)));
  // A set that grows while it is walked.
  for (const service of stops) for (const other of links.get(service) ?? []) stops.add(other);
  return [...links.keys()].filter((s) => stops.has(s));
}

const toCome = (steps: readonly Stage[]): string[] => [...new Set(steps.flatMap((s) => s.items.map((i) => i.service)))];

/** Whether anything of a rollout is left to go on without some services. */
export const goesOnWithout = (release: Release, services: readonly string[]): boolean =>
  toCome(stepsToCome(release)).some((s) => !services.includes(s));

/** What can be stopped of a deploy while the rest goes on: each service with those that stop with it, itself among them. */
export function stoppable(release: Release, company: Company): { service: string; stops: string[] }[] {
  const links = linksOf(stepsOfDeploy(release), company);
  return [...links.keys()]
    .map((service) => ({ service, stops: spread([service], links) }))
    .filter(({ stops }) => stops.length < links.size);
}

/** Whether anything can be. Each card asks it, of a rollout of many services too: those of one step stop together, so one of each is asked about. */
export function isStoppable(release: Release, company: Company): boolean {
  const steps = stepsOfDeploy(release);
  const links = linksOf(steps, company);
  return steps.some(({ items: [first] }) => first && spread([first.service], links).length < links.size);
}

const stepsOfDeploy = (release: Release): Stage[] =>
  release.status !== 'deploying' || release.drill ? [] : stepsToCome(release);

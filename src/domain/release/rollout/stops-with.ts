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
export function stopsWith(release: Release, services: readonly string[], company: Company): string[] {
  const steps = stepsToCome(release);
  const all = toCome(steps);
  const stops = new Set(services.filter((s) => all.includes(s)));
  const dependsOn = (service: string, on: string) => serviceNamed(company, service)?.dependsOn.includes(on) ?? false;
  // A set that grows while it is walked.
  for (const service of stops) {
    const together = toCome(steps.filter((s) => s.items.some((i) => i.service === service)));
    for (const other of [...together, ...all.filter((o) => dependsOn(o, service))]) stops.add(other);
  }
  return all.filter((s) => stops.has(s));
}

const toCome = (steps: readonly Stage[]): string[] => [...new Set(steps.flatMap((s) => s.items.map((i) => i.service)))];

/** Whether anything of a rollout is left to go on without some services. */
export const goesOnWithout = (release: Release, services: readonly string[]): boolean =>
  toCome(stepsToCome(release)).some((s) => !services.includes(s));

/** What can be stopped of a deploy while the rest goes on: each service with those that stop with it, itself among them. */
export function stoppable(release: Release, company: Company): { service: string; stops: string[] }[] {
  return ofDeploy(release)
    .map((service) => ({ service, stops: stopsWith(release, [service], company) }))
    .filter(({ stops }) => goesOnWithout(release, stops));
}

/** Whether anything can be: each card asks it, also of a rollout of many services. */
export const isStoppable = (release: Release, company: Company): boolean =>
  ofDeploy(release).some((service) => goesOnWithout(release, stopsWith(release, [service], company)));

const ofDeploy = (release: Release): string[] =>
  release.status !== 'deploying' || release.drill ? [] : toCome(stepsToCome(release));

import { DAY_MS, instantAfter } from '../../time/instants.ts';
import type { Company } from '../company/company.ts';
import { policyFor } from '../company/policies.ts';
import { environmentNamed } from '../company/services.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { own } from '../own.ts';
import type { Release } from '../release/release.ts';

type Known = Pick<World, 'now' | 'company'> & Environments;

/** The drills that a policy asks for before a release. `where`: the environments in which one counts, that of the release last; `services`: those without one. */
export type Lacking = { days: number; where: string[]; services: string[] };

export function drillsLacking(
  {
    items,
    environment,
    change,
    template,
    drill,
  }: Pick<Release, 'items' | 'environment' | 'change' | 'template' | 'drill'>,
  { company, environments, now }: Known,
): Lacking | undefined {
  const days = policyFor(company, environment, change)?.drillWithinDays;
  if (days === undefined || drill || template) return undefined;
  const where = [...before(environment, company), environment];
  const since = instantAfter(now, -days * DAY_MS);
  const late = items.filter(({ service }) => (passedAt(service, where, environments) ?? '') < since);
  return { days, where, services: late.map(({ service }) => service) };
}

const passedAt = (service: string, where: string[], environments: Environments['environments']): string | undefined =>
  where
    .flatMap((name) => own(environments[name]?.drills, service)?.passed?.at ?? [])
    .sort()
    .at(-1);

/** In their order. The manifest check has refused circles. */
function before(environment: string, company: Company): string[] {
  const after = environmentNamed(company, environment)?.after;
  return after === undefined ? [] : [...before(after, company), after];
}

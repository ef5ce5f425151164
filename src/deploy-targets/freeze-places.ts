import type { Company } from '../domain/company/company.ts';
import { targetOf } from '../domain/company/services.ts';
import type { DeployTarget, StageRequest, SystemFreezes } from './target.ts';

/** One place in a target's system, and what goes there. */
export type FreezePlace = {
  target: string;
  place: string;
  environment: string;
  services: string[];
  of: SystemFreezes;
};

export const keyOf = ({ target, place }: FreezePlace) => `${target}/${place}`;

/** All that the targets' systems may know of, as the manifests say what goes where. */
export function placesOf(targets: Record<string, DeployTarget>, company: Company, now: string): FreezePlace[] {
  const found = new Map<string, FreezePlace>();
  for (const { name: environment, regions } of company.environments)
    for (const { name: service } of company.services) {
      const target = targetOf(company, service, environment) ?? '';
      const of = Object.hasOwn(targets, target) ? targets[target]?.freezes : undefined;
      if (!of) continue;
      for (const region of regions) {
        const at = of.place(stepThere({ environment, region, service, target }, now));
        if (!at.ok) continue;
        const place = { target, place: at.value, environment, services: [service], of };
        const known = found.get(`${keyOf(place)}/${environment}`);
        if (!known) found.set(`${keyOf(place)}/${environment}`, place);
        else if (!known.services.includes(service)) known.services.push(service);
      }
    }
  return [...found.values()];
}

/** A step that would go there: which project it is of is filled in as for any. */
const stepThere = (
  { environment, region, service, target }: { environment: string; region: string; service: string; target: string },
  startedAt: string,
): StageRequest => ({
  release: { id: 'R-0', environment },
  rollout: { id: 'R-0-0', direction: 'forward' },
  key: 'freezes',
  stage: {
    ...{ name: region, region, target, items: [{ service, version: '0', previous: null }] },
    ...({ state: 'waiting', percent: 0, n: 0, note: '' } as const),
    startedAt,
  },
});

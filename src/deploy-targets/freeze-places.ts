import type { Company } from '../domain/company/company.ts';
import { stepsThere } from './steps-there.ts';
import type { DeployTarget, SystemFreezes } from './target.ts';

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
  for (const { target, of, environment, service, request } of stepsThere(targets, company, now)) {
    const at = of.freezes?.place(request);
    if (!of.freezes || !at?.ok) continue;
    const place = { target, place: at.value, environment, services: [service], of: of.freezes };
    const known = found.get(`${keyOf(place)}/${environment}`);
    if (!known) found.set(`${keyOf(place)}/${environment}`, place);
    else if (!known.services.includes(service)) known.services.push(service);
  }
  return [...found.values()];
}

import { isSameVersion } from '../build/same-version.ts';
import type { Company } from '../company/company.ts';
import { environmentNamed } from '../company/services.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { versionsOf } from '../environment/environment.ts';
import type { Gate } from '../gates/index.ts';
import type { Release } from '../release/release.ts';

/** The environments that should have had it first, and do not; none where it has proved itself there. */
export function skippedBy(
  { items, environment }: Release,
  gates: Gate[],
  { company, environments }: Pick<World, 'company'> & Environments,
): string[] {
  if (gates.every((g) => g.id !== 'promotion' || g.open)) return [];
  const [next, ...further] = before(environment, company);
  const lacks = (name: string) =>
    items.some((i) => {
      const runs = versionsOf(environments[name], i.service, { company });
      return runs.length === 0 || runs.some((v) => !isSameVersion(v, i.version));
    });
  return [...(next === undefined ? [] : [next]), ...further.filter(lacks)];
}

/** Those that come before an environment, the nearest first. The manifest check has refused circles. */
function before(environment: string, company: Company): string[] {
  const after = environmentNamed(company, environment)?.after;
  return after === undefined ? [] : [after, ...before(after, company)];
}

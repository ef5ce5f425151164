import type { Company } from '../../company/company.ts';
import { dependenciesOf, serviceNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import type { OpenReleases } from '../document.ts';
import { type Release, servicesOf } from '../release.ts';

export type Touched = { service: string; version?: string; busy?: Release };

/** What a release touches: its services, those they need and those that need them, through others too; and which open releases are there. */
export function touchedBy(
  release: Release,
  { company, openReleases }: Pick<World, 'company'> & OpenReleases,
): { needs: Touched[]; own: Touched[]; neededBy: Touched[]; lines: [string, string][] } {
  const own = servicesOf(release);
  const needed = new Set(own.flatMap((s) => [...dependenciesOf(company, s)]).filter((s) => !own.includes(s)));
  const needing = company.services
    .map((s) => s.name)
    .filter((s) => !own.includes(s) && !needed.has(s) && own.some((o) => dependenciesOf(company, s).has(o)));
  const around = (service: string): Touched => {
    const busy = openReleases.find((r) => r.id !== release.id && servicesOf(r).includes(service));
    return { service, ...(busy && { busy }) };
  };
  const all = [...needed, ...own, ...needing];
  return {
    needs: [...needed].map(around),
    own: release.items.map(({ service, version }) => ({ ...around(service), version })),
    neededBy: needing.map(around),
    lines: all.flatMap((s) =>
      directly(company, s)
        .filter((d) => all.includes(d))
        .map((d): [string, string] => [s, d]),
    ),
  };
}

const directly = (company: Company, name: string) => serviceNamed(company, name)?.dependsOn ?? [];

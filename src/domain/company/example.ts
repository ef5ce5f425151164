import type { Company } from './company.ts';
import type { People } from './people.ts';
import { usualEnvironment } from './services.ts';

/** Whose words an example is in. `actor`: who reads it, and is not named in it. */
export type Readers = {
  company: Pick<Company, 'services' | 'environments' | 'roles' | 'policies'>;
  people?: Pick<People, 'handles' | 'roles'>;
  actor?: { id: string };
};

/** Examples are written with these names of the sample company; two services of one example are two of any company that has so many. */
const WRITTEN =
  /, ledger\b(?: [\d.]+)?|\b(?:checkout-api|payments|ledger|search|production|staging|sre|qa|eu)\b|@sam\b/g;

/** An example, or a sentence around one, in the words of whoever reads it: its services, environments, roles and people. A name that they have too stays. */
export function exampleIn({ company, people = { roles: {} }, actor }: Readers, written: string): string {
  const { services, environments, roles, policies } = company;
  const where = usualEnvironment(company);
  const first = kept('checkout-api', services) ?? services[0]?.name;
  const second = (first !== 'ledger' && kept('ledger', services)) || services.find((s) => s.name !== first)?.name;
  const voter = policies.flatMap((p) => p.rules.map((r) => r.role))[0] ?? roles[0]?.name;
  const regions = environments.find((e) => e.name === where)?.regions ?? [];
  const own = (name: string): string | undefined => {
    switch (name) {
      case 'checkout-api':
        return first;
      case 'payments':
        return kept(name, services) ?? first;
      case 'ledger':
        return second ?? first;
      case 'search':
        return kept(name, services) ?? second ?? first;
      case 'production':
        return kept(name, environments) ?? where;
      case 'staging':
        return kept(name, environments) ?? environments[0]?.name;
      case 'eu':
        return regions.includes(name) ? name : regions[0];
      case '@sam':
        return `@${somebody(people, actor?.id)}`;
      default:
        return kept(name, roles) ?? voter;
    }
  };
  return written.replace(WRITTEN, (name) => {
    if (!name.startsWith(',')) return own(name) || name;
    return second ? name.replace('ledger', second) : '';
  });
}

const kept = (name: string, known: readonly { name: string }[]) => known.find((k) => k.name === name)?.name;

/** The handle of somebody else who holds a role. */
function somebody({ handles, roles }: Pick<People, 'handles' | 'roles'>, reader: string | undefined): string {
  if (!handles || Object.hasOwn(handles, 'sam')) return 'sam';
  const holding = new Set(Object.values(roles).flat());
  return Object.entries(handles).find(([, id]) => holding.has(id) && id !== reader)?.[0] ?? 'person';
}

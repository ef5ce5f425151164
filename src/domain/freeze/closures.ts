import { CHANGE_TYPES, type ChangeType, type Scope } from '../company/changes.ts';
import type { Company } from '../company/company.ts';
import type { FrozenSpan } from './frozen-span.ts';
import { inScope } from './scope.ts';
import { closedBy } from './windows.ts';

type Known = Pick<Company, 'services' | 'environments' | 'windows'>;
type Spot = { service: string; environment: string; change: ChangeType };
type Closing = { windows: Company['windows']; scope: Scope };

/** The times that touch [from, until), UTC ISO, in which deploy windows leave something closed: what shares its windows is told once. */
export const closures = (company: Known, from: string, until: string): FrozenSpan[] =>
  closingsOf(company).flatMap(({ windows, scope }) => closedBy(windows, scope, from, until));

const KNOWN = new WeakMap<Known, Closing[]>();

/** What closes what hangs on the manifests alone: worked out once for each reading of them. */
function closingsOf(company: Known): Closing[] {
  if (company.windows.length === 0) return [];
  const known = KNOWN.get(company) ?? together(company);
  KNOWN.set(company, known);
  return known;
}

function together(company: Known): Closing[] {
  const { services, environments, windows } = company;
  const spots = environments.flatMap((e) =>
    CHANGE_TYPES.flatMap((change) => services.map((s): Spot => ({ service: s.name, environment: e.name, change }))),
  );
  const concerning = ({ service, environment, change }: Spot) =>
    windows.filter((w) => inScope(w.scope, { services: [service], environment, change }));
  const same = [
    ...Map.groupBy(spots, (spot) => JSON.stringify(concerning(spot).map((w) => windows.indexOf(w)))).values(),
  ];
  return same.flatMap((group) => {
    const [first] = group;
    const mine = first ? concerning(first) : [];
    return mine.length === 0
      ? []
      : blocksOf(group).map((scope) => ({ windows: mine, scope: wordable(scope, company) }));
  });
}

type Block = { services: string[]; environments: string[]; changes: ChangeType[] };

/** Spots as services × environments × kinds of change, and nothing beside them. */
function blocksOf(spots: Spot[]): Block[] {
  const cells = [...Map.groupBy(spots, (s) => `${s.environment} ${s.change}`).values()].map(
    (of): Block => ({
      services: distinct(of, 'service'),
      environments: distinct(of, 'environment'),
      changes: distinct(of, 'change'),
    }),
  );
  const wide = [...Map.groupBy(cells, (c) => JSON.stringify([c.services, c.changes])).values()].map(
    (of): Block => ({ ...joined(of), environments: of.flatMap((c) => c.environments) }),
  );
  return [...Map.groupBy(wide, (c) => JSON.stringify([c.services, c.environments])).values()].map(
    (of): Block => ({ ...joined(of), changes: of.flatMap((c) => c.changes) }),
  );
}

const joined = ([first]: Block[]): Block => first ?? { services: [], environments: [], changes: [] };
const distinct = <K extends keyof Spot>(of: Spot[], part: K): Spot[K][] => [...new Set(of.map((s) => s[part]))];

/** All of a sort is none named, as in the manifests. */
function wordable({ services, environments, changes }: Block, company: Known): Scope {
  return {
    services: services.length === company.services.length ? [] : services,
    environments: environments.length === company.environments.length ? [] : environments,
    ...(changes.length < CHANGE_TYPES.length && { changes }),
  };
}

import { CHANGE_TYPES, type ChangeType, type Scope } from '../company/changes.ts';
import type { Item } from '../release/release.ts';

/** What would be deployed: services, where to, and as what kind of change. */
export type Target = { services: string[]; environment: string; change: ChangeType };

export const targetOf = (plan: { items: Item[]; environment: string; change: ChangeType }): Target => ({
  services: plan.items.map((i) => i.service),
  environment: plan.environment,
  change: plan.change,
});

/** Whether anything of the target lies in the scope: what is excepted does not. */
export function inScope(scope: Scope, { services, environment, change }: Target): boolean {
  const { except = {}, changes } = scope;
  if (scope.environments.length > 0 && !scope.environments.includes(environment)) return false;
  if (changes && changes.length > 0 && !changes.includes(change)) return false;
  if (except.environments?.includes(environment) || except.changes?.includes(change)) return false;
  return services.some(
    (s) => (scope.services.length === 0 || scope.services.includes(s)) && !except.services?.includes(s),
  );
}

/** "payments, ledger in production"; "everything in production, except emergency changes"; "everything, everywhere" */
export function scopeWords({ services, environments, changes = [], except = {} }: Scope): string {
  const what = services.length > 0 ? services.join(', ') : 'everything';
  const where = environments.length > 0 ? `${what} in ${environments.join(', ')}` : `${what}, everywhere`;
  const kinds = changes.length > 0 ? `${where}, ${changesWords(changes)} only` : where;
  const out = [
    ...(except.services ?? []),
    ...(except.environments ?? []),
    ...(except.changes && except.changes.length > 0 ? [changesWords(except.changes)] : []),
  ];
  return out.length > 0 ? `${kinds}, except ${out.join(', ')}` : kinds;
}

const WORDS: Record<ChangeType, string> = { standard: 'pre-approved', normal: 'normal', emergency: 'emergency' };
export const changeWord = (change: ChangeType) => WORDS[change];
const changesWords = (changes: ChangeType[]) => `${changes.map(changeWord).join(' and ')} changes`;

/** Whether all of another scope lies in it. */
export function coversScope(scope: Scope, other: Scope): boolean {
  const isWithin = (all: readonly string[] = [], some: readonly string[] = []) =>
    all.length === 0 || (some.length > 0 && some.every((one) => all.includes(one)));
  const isFree = (ours: readonly string[] = [], theirs: readonly string[] = []) =>
    ours.every((one) => theirs.includes(one));
  return (['services', 'environments', 'changes'] as const).every(
    (part) => isWithin(scope[part], other[part]) && isFree(scope.except?.[part], other.except?.[part]),
  );
}

/** Whether what it excepts is all that it names: nothing is left in it. */
export function holdsNothing(
  { services, environments, changes = [], except = {} }: Scope,
  company: { services: readonly { name: string }[]; environments: readonly { name: string }[] },
): boolean {
  const none = (named: readonly string[], all: readonly string[], out: readonly string[] = []) => {
    const those = named.length > 0 ? named : all;
    return those.length > 0 && those.every((one) => out.includes(one));
  };
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name);
  return (
    none(services, names(company.services), except.services) ||
    none(environments, names(company.environments), except.environments) ||
    none(changes, CHANGE_TYPES, except.changes)
  );
}

/** Over everything: no service, place or kind of change is left out. */
export const isEverything = ({ services, environments, changes = [], except = {} }: Scope) =>
  [services, environments, changes, ...Object.values(except)].every((list) => list.length === 0);

export const sameScope = (a: Scope, b: Scope) => scopeWords(inOrder(a)) === scopeWords(inOrder(b));

/** The same scope, however it was typed. */
export const inOrder = ({ services, environments, changes = [], except = {} }: Scope): Scope => ({
  services: services.toSorted(),
  environments: environments.toSorted(),
  changes: changes.toSorted(),
  except: {
    services: (except.services ?? []).toSorted(),
    environments: (except.environments ?? []).toSorted(),
    changes: (except.changes ?? []).toSorted(),
  },
});

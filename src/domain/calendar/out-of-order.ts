import { isSameVersion } from '../build/same-version.ts';
import type { Company } from '../company/company.ts';
import type { Environments } from '../environment/document.ts';
import { versionsOf } from '../environment/environment.ts';
import { at, type Phrase, say } from '../phrase.ts';
import { versionOrder } from '../release/planning/version-order.ts';
import type { Item, Release, Window } from '../release/release.ts';

type Known = { company: Company } & Partial<Environments>;
type Planned = { items: Item[]; environment: string; window: Window };

/**
 * What of a plan's versions is said before it is saved: one that is planned there already, one that is lower than what runs there, and one that would
 * go there after a newer one, or before an older one. Versions that can't be compared say nothing.
 */
export function outOfOrder(plan: Planned, others: readonly Release[], world: Known): Phrase[] {
  // What is being taken back goes there no more.
  const going = others.filter((o) => o.status !== 'rolling-back');
  return plan.items.flatMap((item) => [...lower(item, plan, world), ...going.flatMap((o) => beside(item, plan, o))]);
}

function lower({ service, version }: Item, { environment }: Planned, world: Known): Phrase[] {
  const newer = versionsOf(world.environments?.[environment], service, world).find(
    (v) => versionOrder(version, v) === -1,
  );
  return newer === undefined
    ? []
    : [say`${service} ${version} is lower than ${newer}, which runs in ${environment}: it would go back`];
}

function beside({ service, version }: Item, plan: Planned, other: Release): Phrase[] {
  const theirs = other.environment === plan.environment && other.items.find((i) => i.service === service);
  if (!theirs || theirs.version === '' || version === '') return [];
  const then = at(other.window.start);
  if (isSameVersion(theirs.version, version))
    return [say`${service} ${version} is planned there already: ${other.id}, ${then}`];
  const order = versionOrder(version, theirs.version);
  if (order === -1 && other.window.start <= plan.window.start)
    return [
      say`${service} ${version} is lower than ${theirs.version}, which goes there before it: ${other.id}, ${then}`,
    ];
  if (order === 1 && other.window.start > plan.window.start)
    return [say`${service} ${theirs.version} is lower, and goes there after it: ${other.id}, ${then}`];
  return [];
}

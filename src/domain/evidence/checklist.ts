import { buildOf } from '../build/build.ts';
import type { BuildsOf } from '../build/document.ts';
import { policyFor } from '../company/policies.ts';
import { roleTitle } from '../company/roles.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import { some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { own } from '../own.ts';
import { listed, say, users } from '../phrase.ts';
import { isOver, nameOf, type Release } from '../release/release.ts';
import { openIt } from '../release/state-refusals.ts';
import { committersOf, mayClear } from '../vote/terms.ts';
import { evidence } from './document.ts';
import { isOfBuild, ofVersion } from './evidence.ts';
import type { KnownEvidence } from './known-of.ts';

/** What was confirmed of what a release brings. */
export const confirmedOf = (release: Release | undefined) => ({
  evidence: some(
    evidence,
    (release?.items ?? []).map((i) => ofVersion(i.service, i.version)),
  ),
});

type Known = Pick<World, 'company' | 'people'> & BuildsOf & Environments;

/** What people are to confirm of a release: an item once for each role that is asked for it. */
export const checklistOf = (release: Release, { company }: Pick<Known, 'company'>) =>
  isOver(release) ? [] : (policyFor(company, release.environment, release.change)?.compliance?.confirm ?? []);

/** The roles that somebody holds of those that are asked for an item. */
export const rolesConfirming = (person: string, release: Release, item: string, world: Known): string[] => {
  const asked = checklistOf(release, world).filter((c) => c.item === item);
  return [...new Set(asked.map((c) => c.role))].filter((role) => own(world.people.roles, role)?.includes(person));
};

/** Why somebody can't confirm an item of a release's checklist, written as the checklist has it. */
export function cantConfirm(release: Release, item: string, person: string, world: Known): Refusal | undefined {
  const { company, people } = world;
  const asked = checklistOf(release, world).filter((c) => c.item === item);
  if (asked.length === 0)
    return refuse('not-asked', say`Nobody has to confirm ${item} for ${nameOf(release)}.`, { offers: openIt(release) });
  if (rolesConfirming(person, release, item, world).length === 0 || people.deactivated.includes(person)) {
    const roles = [...new Set(asked.map((c) => c.role))];
    const who = [...new Set(roles.flatMap((role) => own(people.roles, role) ?? []))].slice(0, 5);
    const titles = listed(
      roles.map((role) => say`${roleTitle(company, role)}`),
      'or',
    );
    return refuse('forbidden', say`You can't confirm ${item}: that takes ${titles}.`, {
      remedy: who.length > 0 ? say`Ask ${users(who)}.` : say`Add members in manifests/roles.yml.`,
    });
  }
  const policy = policyFor(company, release.environment, release.change);
  if (!policy || mayClear(person, release, policy, committersOf(release, policy, world))) return undefined;
  const whose =
    person === release.owner ? 'You own' : release.former?.includes(person) ? 'You owned' : 'You wrote some of';
  return refuse('own-work', say`${whose} ${nameOf(release)}: somebody else confirms ${item}.`);
}

/** The versions of a release of which somebody has not confirmed an item yet, each with the commit that it was built from. */
export const unconfirmedBy = (person: string, release: Release, item: string, world: BuildsOf & KnownEvidence) =>
  release.items.flatMap(({ service, version }) => {
    const subject = ofVersion(service, version);
    const commit = buildOf(world.builds[service], version)?.commit;
    const before = world.evidence[subject]?.confirmed.find((c) => c.item === item && c.by === person);
    return before && isOfBuild(before, commit) ? [] : [{ subject, commit }];
  });

/** The items that somebody can confirm now, each once. */
export const confirmableBy = (person: string, release: Release, world: Known & KnownEvidence): string[] =>
  [...new Set(checklistOf(release, world).map((c) => c.item))].filter(
    (item) => !cantConfirm(release, item, person, world) && unconfirmedBy(person, release, item, world).length > 0,
  );

/** The versions of a release of which somebody confirmed an item, whatever they were built from then. */
export const confirmedBy = (person: string, release: Release, item: string, { evidence }: KnownEvidence): string[] =>
  release.items
    .map(({ service, version }) => ofVersion(service, version))
    .filter((subject) => evidence[subject]?.confirmed.some((c) => c.item === item && c.by === person));

/** What somebody confirmed of a release that is not over, each once: it can be taken back. */
export const itemsConfirmedBy = (person: string, release: Release, { evidence }: KnownEvidence): string[] => {
  if (isOver(release)) return [];
  const all = release.items.flatMap((i) => evidence[ofVersion(i.service, i.version)]?.confirmed ?? []);
  return [...new Set(all.filter((c) => c.by === person).map((c) => c.item))];
};

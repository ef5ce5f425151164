import type { People } from '../company/people.ts';
import type { Action } from '../company/roles.ts';
import { own } from '../own.ts';
import { actsAs, isMember } from '../people/members.ts';
import { listed, type Phrase, say, users } from '../phrase.ts';
import type { Fact } from './fact.ts';
import type { World as Base } from './world.ts';

export { type Actor, GONOGO } from './world.ts';

/** A button under a refusal: what could be done instead. */
export type Offer = { verb: string; label: string; about?: string };

/** A "no" with its cause and its remedy: a value, never an exception. */
export type Refusal = { refused: string; why: Phrase; remedy?: Phrase; offers?: Offer[]; field?: string };

/** What came of a command: facts (none: it had become moot; `note` says why), or a refusal. */
export type Decision = { facts: Fact[]; note?: string; counter?: { name: string; value: number } } | Refusal;

export type Reads = { docs: string[]; lists: string[] };

export const refuse = (refused: string, why: Phrase, more: Omit<Refusal, 'refused' | 'why'> = {}): Refusal => ({
  refused,
  why,
  ...more,
});
export const moot = (note: string): Decision => ({ facts: [], note });
export const isRefusal = (decision: object): decision is Refusal => 'refused' in decision;

export const rolesOf = (people: People, id: string) =>
  Object.keys(people.roles).filter((role) => own(people.roles, role)?.includes(id));

/** The people who may do all of these because of a role of theirs; what everybody may is no role of anybody. */
export function holdersOf({ company, people }: Pick<Base, 'company' | 'people'>, ...actions: Action[]): string[] {
  const roles = company.roles.filter((r) => r.name !== 'everyone' && actions.every((a) => r.actions.includes(a)));
  return [...new Set(roles.flatMap((r) => own(people.roles, r.name) ?? []))];
}

/** Undefined when the actor may; otherwise a refusal that names who could, and offers to ask them about a release. `owner` may always act on what is theirs. */
export function forbidden(
  world: Base,
  action: Action,
  doing: Phrase,
  owner?: string,
  release?: string,
): Refusal | undefined {
  const { actor, company, people } = world;
  if (actor.system) return undefined;
  if (people.deactivated.includes(actor.id))
    return refuse('deactivated', say`Your Slack account is deactivated, so you can't ${doing}.`, {
      remedy: say`Ask a release manager.`,
    });
  if (actor.id === owner && isMember(people, owner)) return undefined;
  const able = company.roles.filter((r) => r.actions.includes(action));
  if (able.some((r) => actsAs(people, r, actor.id))) return undefined;
  if (able.some((r) => r.name === 'everyone'))
    return refuse('forbidden', say`You can't ${doing}: that takes a full member of this workspace.`, {
      remedy: say`Ask somebody who is one.`,
    });
  const who = holdersOf(world, action).slice(0, 5);
  return refuse(
    'forbidden',
    say`You can't ${doing}: that takes the role ${listed(able.map((r) => say`${r.title}`))}.`,
    {
      remedy:
        who.length > 0 ? say`Ask ${users(who)}.` : say`Nobody holds that role: add members in manifests/roles.yml.`,
      ...(who.length > 0 &&
        release && { offers: [{ verb: 'ask-them', label: 'Ask them', about: `${release}/${action}` }] }),
    },
  );
}

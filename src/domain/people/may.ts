import { askThem } from '../asking/ask-them.ts';
import type { Company } from '../company/company.ts';
import type { People } from '../company/people.ts';
import type { Action, Right } from '../company/roles.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { own } from '../own.ts';
import { listed, type Phrase, say, users } from '../phrase.ts';
import { actsAs, isMember } from './members.ts';

type Known = Pick<World, 'company' | 'people'>;

export const rolesOf = (people: People, id: string) =>
  Object.keys(people.roles).filter((role) => own(people.roles, role)?.includes(id));

/** The roles that may, that of everybody among them. */
export const rolesThatMay = ({ roles }: Company, action: Action) => roles.filter((r) => r.actions.includes(action));

/** The people who may do all of these because of a role of theirs; what everybody may is no role of anybody. */
export function holdersOf({ company, people }: Known, ...actions: Action[]): string[] {
  const roles = company.roles.filter((r) => r.name !== 'everyone' && actions.every((a) => r.actions.includes(a)));
  return [...new Set(roles.flatMap((r) => own(people.roles, r.name) ?? []))];
}

/** Whether somebody may: because of a role, or because it is theirs. */
export function may({ company, people }: Known, who: string, action: Action, owner?: string): boolean {
  if (people.deactivated.includes(who)) return false;
  if (who === owner && isMember(people, owner)) return true;
  return rolesThatMay(company, action).some((r) => actsAs(people, r, who));
}

/** Undefined when the actor may; otherwise a refusal that names who could. `of`: what it is about; a release with its id is one to ask them about. */
export function forbidden(
  world: World,
  { action, owned, others }: Right,
  doing: Phrase,
  of: { id?: string; owner?: string | undefined } = {},
): Refusal | undefined {
  const { actor, company, people } = world;
  if (actor.system) return undefined;
  if (people.deactivated.includes(actor.id))
    return refuse('deactivated', say`Your Slack account is deactivated, so you can't ${doing}.`, {
      remedy: say`Ask a release manager.`,
    });
  if (may(world, actor.id, action, owned || others ? of.owner : undefined)) return undefined;
  const able = rolesThatMay(company, action);
  if (able.some((r) => r.name === 'everyone'))
    return refuse('forbidden', say`You can't ${doing}: that takes a full member of this workspace.`, {
      remedy: say`Ask somebody who is one.`,
    });
  if (able.length === 0)
    return refuse('forbidden', say`You can't ${doing}: no role may.`, {
      remedy: say`Add ${action} to the actions of a role in manifests/roles.yml.`,
    });
  const who = holdersOf(world, action).slice(0, 5);
  return refuse(
    'forbidden',
    say`You can't ${doing}: that takes the role ${listed(
      able.map((r) => say`${r.title}`),
      'or',
    )}.`,
    {
      remedy:
        who.length > 0 ? say`Ask ${users(who)}.` : say`Nobody holds that role: add members in manifests/roles.yml.`,
      ...(who.length > 0 && of.id !== undefined && { offers: [askThem(of.id, action)] }),
    },
  );
}

/** The people who may deploy because of a role of theirs. */
export const deployers = (world: Known) => holdersOf(world, 'deploy');

/** The release managers: who may both cancel and freeze because of a role of theirs. */
export const managers = (world: Known) => holdersOf(world, 'cancel', 'freeze');
/** What they are called: the title of the first role that makes them so. */
export const managersTitle = ({ company }: Pick<Known, 'company'>): string | undefined =>
  company.roles.find((r) => r.name !== 'everyone' && r.actions.includes('cancel') && r.actions.includes('freeze'))
    ?.title;

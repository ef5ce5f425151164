import { roleTitle } from '../../company/roles.ts';
import type { World } from '../../deciding/world.ts';
import { own } from '../../own.ts';
import { managers } from '../../people/may.ts';
import { isMember } from '../../people/members.ts';
import { type Phrase, say, users } from '../../phrase.ts';

/** Who hears when nobody has decided about a step's health in time: the holders of the role that its rules name, else the owner, else the release managers. */
export function hearsUndecided(
  { decides, owner }: { decides?: string | undefined; owner: string },
  world: Pick<World, 'company' | 'people'>,
): { who: string[]; words: Phrase; hear: 'hear' | 'hears' } {
  const here = (all: readonly string[]) => all.filter((who) => isMember(world.people, who));
  const role = decides === undefined ? [] : here(own(world.people.roles, decides) ?? []);
  if (role.length > 0 && decides !== undefined)
    return { who: role, words: say`${roleTitle(world.company, decides)} (${users(role.slice(0, 3))})`, hear: 'hears' };
  const [its] = here([owner]);
  const who = its === undefined ? here(managers(world)) : [its];
  const words = who.length > 0 ? users(who.slice(0, 3)) : say`nobody`;
  return { who, words, hear: who.length > 1 ? 'hear' : 'hears' };
}

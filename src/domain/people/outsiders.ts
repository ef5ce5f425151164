import type { People } from '../company/people.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { type Phrase, say, users } from '../phrase.ts';
import { isMember, standingOf } from './members.ts';

/** Why somebody can't be named for something, for want of being a full member; undefined when they are one. */
export function notMember(people: People, id: string, doing: Phrase): Refusal | undefined {
  const more = { remedy: say`Name a full member of this workspace.`, field: 'to' };
  switch (standingOf(people, id)) {
    case 'member':
      return undefined;
    case 'deactivated':
      return refuse('not-able', say`${users([id])} can't ${doing}: that account is deactivated.`, more);
    case 'guest':
      return refuse('not-able', say`${users([id])} can't ${doing}: a guest, or of another organisation.`, more);
    case 'unknown':
      return refuse('not-able', say`${users([id])} can't ${doing}: nobody of this workspace is known by that.`, more);
  }
}

/** The same of who acts. */
export function outsider({ actor, people }: Pick<World, 'actor' | 'people'>, doing: Phrase): Refusal | undefined {
  if (actor.system || isMember(people, actor.id)) return undefined;
  return refuse('not-a-member', say`You can't ${doing}: that takes a full member of this workspace.`, {
    remedy: say`Ask somebody who is one.`,
  });
}

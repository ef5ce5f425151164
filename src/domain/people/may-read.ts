import type { People } from '../company/people.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { say } from '../phrase.ts';
import { actsAs, isMember, standingOf } from './members.ts';

type Known = Pick<World, 'company' | 'people'>;

/** Who may see what is planned, decided and done: full members, and guests who hold a role that says `guests: true`, were it only to read. */
export const mayRead = ({ company, people }: Known, id: string): boolean =>
  isMember(people, id) ||
  (standingOf(people, id) === 'guest' && company.roles.some((r) => r.guests === true && actsAs(people, r, id)));

/** Why the actor is shown nothing; undefined when they may read. */
export function unreadable(world: Pick<World, 'actor' | 'company' | 'people'>): Refusal | undefined {
  const { actor, people } = world;
  if (actor.system || mayRead(world, actor.id)) return undefined;
  const standing = standingOf(people, actor.id);
  return refuse(standing === 'deactivated' ? standing : 'not-a-reader', WHY[standing], { remedy: ASK });
}

const ASK = say`Ask a full member of this workspace, or whoever keeps manifests/roles.yml.`;

const WHY: Record<ReturnType<typeof standingOf>, Refusal['why']> = {
  member: say`Releases are shown to full members of this workspace.`,
  guest: say`You're a guest here, or of another organisation: releases are shown to full members, and to guests whose role says so.`,
  deactivated: say`Your Slack account is deactivated, so releases aren't shown to you.`,
  unknown: say`Nobody of this workspace is known by your account: releases are shown to its full members.`,
};

/** Why nobody is served who acts from another workspace than ours, whatever they are here. */
export const fromElsewhere = (people: People, id: string): Refusal =>
  isMember(people, id)
    ? refuse('elsewhere', say`You're asking from another workspace than the one whose releases these are.`, {
        remedy: say`Ask again from there.`,
      })
    : refuse('elsewhere', WHY.guest, { remedy: ASK });

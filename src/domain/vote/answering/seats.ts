import type { World } from '../../deciding/world.ts';
import { actingFor } from '../../delegation/delegation.ts';
import type { Delegations } from '../../delegation/document.ts';
import { own } from '../../own.ts';
import { holds } from '../../people/members.ts';
import { isOwnWork } from '../standing.ts';
import type { Vote } from '../vote.ts';

/** As whom a person answers: for themselves, for who asked them to, or in cover of a role whose people are all away. */
export type Seat = { role: string; instead?: string };

export function seatsOf(vote: Vote, world: World & Delegations): Seat[] {
  const { actor, people } = world;
  return vote.rules.flatMap(({ role, cover }): Seat[] => {
    if (holds(people, role, actor.id)) return [{ role }];
    const [instead] = actingFor(actor.id, role, world);
    if (instead) return [{ role, instead }];
    const members = own(people.roles, role) ?? [];
    const allAway = members.every((m) => people.away?.includes(m));
    const absent = members.find((m) => !isOwnWork(vote, m)) ?? members[0];
    return cover && allAway && absent && holds(people, cover, actor.id) ? [{ role, instead: absent }] : [];
  });
}

/** The seats that an answer is given from. Those who hold a role answer for themselves; only who holds none of it answers for others. `role`: only that one. */
export function seatsTaken(vote: Vote, role: string | undefined, world: World & Delegations): Seat[] {
  const all = seatsOf(vote, world).filter((s) => role === undefined || s.role === role);
  const mine = all.filter((s) => !s.instead);
  return mine.length > 0 ? mine : all;
}

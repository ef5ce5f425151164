import type { People } from '../company/people.ts';
import { own } from '../own.ts';
import { isMember } from '../people/members.ts';
/** One person votes for another in [from, until), UTC ISO; for one role, or all of theirs. */
export type Delegation = {
  v: 1;
  id: string;
  by: string;
  to: string;
  role?: string;
  from: string;
  until: string;
  revoked?: true;
};

export const isActive = (d: Delegation, now: string) => !d.revoked && d.from <= now && now < d.until;

type Around = { delegations: Delegation[]; people: People; now: string };

/** Those for whom a person may answer in a role now: one hop, so only who holds the role themselves. A guest answers for nobody. */
export const actingFor = (person: string, role: string, { delegations, people, now }: Around): string[] =>
  delegations
    .filter(
      (d) =>
        d.to === person && isMember(people, person) && isActive(d, now) && (d.role === undefined || d.role === role),
    )
    .map((d) => d.by)
    .filter((by) => own(people.roles, role)?.includes(by));

/** Who answers for a person now, if they asked somebody to; once, however often they were asked. */
export const delegatesOf = (person: string, role: string, { delegations, people, now }: Around): string[] => {
  const asked = delegations
    .filter((d) => d.by === person && isActive(d, now) && (d.role === undefined || d.role === role))
    .map((d) => d.to);
  return [...new Set(asked)].filter((to) => isMember(people, to));
};

import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { delegatesOf } from '../../delegation/delegation.ts';
import type { Delegations } from '../../delegation/document.ts';
import { own } from '../../own.ts';
import { pagersOf } from '../../page/whom.ts';
import { approverPaged } from '../facts/approver-paged.ts';
import { isOwnWork, openRoles } from '../standing.ts';
import { counting } from '../still-counts.ts';
import type { Vote } from '../vote.ts';
import { approversFrom } from './approvers.ts';

/** Whoever may approve a hotfix is asked at a rung of the ladder, and woken by the pagers that reach them and do not have the page, as those `before` do: they would wake nobody anew. Undefined past its end. */
export function nextApprover(
  vote: Vote,
  rung: number,
  world: World & Delegations,
  before: string[] = [],
): Fact | undefined {
  const next = approversFrom(vote, rung, world);
  if (!next) return undefined;
  const people = withDelegates(next.people, vote, world);
  const through = pagersOf(people, world).filter((p) => !before.includes(p));
  return approverPaged.of(vote.id, { ...next, people, through, before, at: world.now });
}

/** Each with who answers for them, who may be the only one awake. */
function withDelegates(people: string[], vote: Vote, world: World & Delegations): string[] {
  const roles = openRoles(counting(vote, world.people));
  const holds = (person: string, role: string) => own(world.people.roles, role)?.includes(person) ?? false;
  const each = people.flatMap((person) => [
    person,
    ...roles.filter((role) => holds(person, role)).flatMap((role) => delegatesOf(person, role, world)),
  ]);
  return [...new Set(each)].filter((person) => !isOwnWork(vote, person));
}

import { roleTitle } from '../company.ts';
import type { World } from '../decision.ts';
import { type Due, dueAt } from '../intents.ts';
import { at, say, unreachable, users } from '../phrase.ts';
import type { DelegationFact } from './delegation.ts';

/** Both hear of it; whoever has something to vote on finds it in their turn. */
export function ofDelegation(fact: DelegationFact, world: World): Due[] {
  const due = dueAt(world);
  const found = world.delegations.find((d) => d.id === fact.delegation);
  if (!found) return [];
  const { by, to, role, from, until, id } = found;
  const what = role ? say`for ${roleTitle(world.company, role)}` : say`in every role`;
  switch (fact.type) {
    case 'VoteDelegated':
      return [
        due.tell(to, id, say`You vote for ${users([by])} ${what}, from ${at(from)} until ${at(until)}.`),
        ...due.myTurn([by, to]),
        due.timer(`delegation/${id}`, until, { type: 'EndDelegation', delegation: id }),
      ];
    case 'DelegationRevoked':
      return [due.tell(to, `${id}/revoked`, say`You don't vote for ${users([by])} any more.`), ...due.myTurn([by, to])];
    case 'DelegationEnded':
      return due.myTurn([by, to]);
    default:
      return unreachable(fact);
  }
}

import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { delegations } from '../document.ts';

export const delegationRevoked = fact(delegations, 'DelegationRevoked')<{ by: string }>()({
  evolve: (delegation) => ({ ...delegation, revoked: true }),
  follows(_, { id, by, to }, world) {
    const due = dueAt(world);
    return [due.tell(to, `${id}/revoked`, say`You don't vote for ${users([by])} any more.`), ...due.myTurn([by, to])];
  },
});

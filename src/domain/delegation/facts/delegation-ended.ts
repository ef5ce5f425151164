import { fact, type NoData } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { delegations } from '../document.ts';

export const delegationEnded = fact(delegations, 'DelegationEnded')<NoData>()({
  evolve: (delegation) => ({ ...delegation, revoked: true }),
  follows: (_, { by, to }, world) => dueAt(world).myTurn([by, to]),
});

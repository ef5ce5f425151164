export { delegationEnded as DelegationEnded } from './delegation-ended.ts';
export { delegationRevoked as DelegationRevoked } from './delegation-revoked.ts';
export { voteDelegated as VoteDelegated } from './vote-delegated.ts';

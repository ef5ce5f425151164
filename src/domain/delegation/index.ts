export { delegateVote as DelegateVote } from './delegate-vote.ts';
export { endDelegation as EndDelegation } from './end-delegation.ts';
export { revokeDelegation as RevokeDelegation } from './revoke-delegation.ts';

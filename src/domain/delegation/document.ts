import { document } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';
import type { Delegation } from './delegation.ts';

export const delegations = document<Delegation>()({
  name: 'delegation',
  field: 'delegation',
  lists: ({ revoked }) => (revoked ? [] : ['delegations/all']),
});

/** Every delegation that nobody has revoked, begun or not. */
export const standing = all(delegations, 'delegations/all');
export type Delegations = { delegations: Delegation[] };

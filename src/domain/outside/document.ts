import { document, knowsMore } from '../deciding/document.ts';
import type { Deployments } from './deployment.ts';

/** By environment and service: `production/checkout-api`. */
export const deployments = document<Deployments>()({
  name: 'deployments',
  field: 'place',
  // Those of form 1 knew a link, and who, by the last report alone.
  upgrades: { 1: knowsMore(2) },
  lists: () => [],
  fresh: (id) => ({ v: 2, id, deployments: [] }),
});

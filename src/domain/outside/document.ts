import { document } from '../deciding/document.ts';
import type { Deployments } from './deployment.ts';

/** By environment and service: `production/checkout-api`. */
export const deployments = document<Deployments>()({
  name: 'deployments',
  field: 'place',
  lists: () => [],
  fresh: (id) => ({ v: 1, id, deployments: [] }),
});

import { document } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';
import type { Watch } from './watch.ts';

export const watches = document<Watch>()({
  name: 'watch',
  field: 'watch',
  lists: ({ over, environment, service }) => (over ? [] : [`watches/open/${environment}/${service}`]),
});

/** What is watched of a service in an environment now. */
export const watchesOf = (environment: string, service: string) =>
  all(watches, `watches/open/${environment}/${service}`);

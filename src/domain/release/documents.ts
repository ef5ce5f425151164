import { policyFor } from '../company/policies.ts';
import type { World } from '../deciding/world.ts';
import type { Release } from './release.ts';

/** What its policy asks for before it is deployed, by name, in the policy's words. */
export const documentsDue = ({ environment, change, template }: Release, { company }: Pick<World, 'company'>) =>
  template ? [] : (policyFor(company, environment, change)?.documents ?? []);

/** What of it is not there. */
export const documentsMissing = (release: Release, world: Pick<World, 'company'>) =>
  documentsDue(release, world).filter(
    (due) => !(release.documents ?? []).some((d) => d.name.toLowerCase() === due.toLowerCase()),
  );

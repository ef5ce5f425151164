import { policyFor } from '../../company/policies.ts';
import type { World } from '../../deciding/world.ts';
import type { Release } from '../release.ts';
import { NOTES } from './notes.ts';

/** What its policy asks for before it is deployed, by name, in the policy's words. */
export const documentsDue = ({ environment, change, template }: Release, { company }: Pick<World, 'company'>) =>
  template ? [] : (policyFor(company, environment, change)?.documents ?? []);

/** What stands in the release itself counts as well as a link. */
const there = ({ documents = [], notes }: Release) => [
  ...documents.map((d) => d.name.toLowerCase()),
  ...(notes ? [NOTES] : []),
];

/** What of it is not there. */
export const documentsMissing = (release: Release, world: Pick<World, 'company'>) =>
  documentsDue(release, world).filter((due) => !there(release).includes(due.toLowerCase()));

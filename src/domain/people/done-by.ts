import { roleTitle } from '../company/roles.ts';
import type { World } from '../deciding/world.ts';
import type { Release } from '../release/release.ts';
import { rolesOf } from './may.ts';

/** Who did it, for those inside; and for those outside, what they are: the release's owner, or one of their roles. Nobody when it was no person. */
export function doneBy(
  { actor, company, people }: Pick<World, 'actor' | 'company' | 'people'>,
  release: Pick<Release, 'owner'> | undefined,
): { by?: string; byRole?: string } {
  if (actor.system) return {};
  const [role] = rolesOf(people, actor.id).filter((r) => r !== 'everyone');
  const byRole = role ? roleTitle(company, role) : actor.id === release?.owner ? 'its owner' : undefined;
  return { by: actor.id, ...(byRole && { byRole }) };
}

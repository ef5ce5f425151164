import type { World } from '../deciding/world.ts';
import { own } from '../own.ts';
import type { Release } from '../release/release.ts';

/** Who did it, for those inside; and for those outside, what they are: the release's owner, or one of their roles. Nobody when it was no person. */
export function doneBy(
  { actor, company, people }: Pick<World, 'actor' | 'company' | 'people'>,
  release: Pick<Release, 'owner'> | undefined,
): { by?: string; byRole?: string } {
  if (actor.system) return {};
  const role = company.roles.find((r) => r.name !== 'everyone' && own(people.roles, r.name)?.includes(actor.id));
  const byRole = role ? role.title : actor.id === release?.owner ? 'its owner' : undefined;
  return { by: actor.id, ...(byRole && { byRole }) };
}

import type { World } from '../deciding/world.ts';
import { own } from '../own.ts';
import type { Release } from '../release/release.ts';

/** What a person is to those outside: the title of one of their roles. */
export const roleOf = (id: string, { company, people }: Pick<World, 'company' | 'people'>): string | undefined =>
  company.roles.find((r) => r.name !== 'everyone' && own(people.roles, r.name)?.includes(id))?.title;

/** Who did it, for those inside; and for those outside, what they are: the release's owner, or one of their roles. Nobody when it was no person. */
export function doneBy(
  { actor, company, people }: Pick<World, 'actor' | 'company' | 'people'>,
  release: Pick<Release, 'owner'> | undefined,
): { by?: string; byRole?: string } {
  if (actor.system) return {};
  const byRole = roleOf(actor.id, { company, people }) ?? (actor.id === release?.owner ? 'its owner' : undefined);
  return { by: actor.id, ...(byRole && { byRole }) };
}

import { GONOGO, type World } from '../deciding/world.ts';
import { own } from '../own.ts';
import { type Release, rolloutOf } from '../release/release.ts';

/** What a person is to those outside: the title of one of their roles. */
export const roleOf = (id: string, { company, people }: Pick<World, 'company' | 'people'>): string | undefined =>
  company.roles.find((r) => r.name !== 'everyone' && own(people.roles, r.name)?.includes(id))?.title;

/** Who did it, for those inside; and for those outside, what they are: the release's owner, or one of their roles. Nobody when it was no person. */
export function doneBy(
  { actor, company, people }: Pick<World, 'actor' | 'company' | 'people'>,
  release: Pick<Release, 'owner'> | undefined,
): DoneBy {
  return actor.system ? {} : named(actor.id, release, { company, people });
}

/** Who is behind how a rollout ended, whoever reported it: who recorded it (`by`), or else who began it. Nobody where Gonogo did that. */
export function behind(release: Release, by: string | undefined, world: Pick<World, 'company' | 'people'>): DoneBy {
  const who = by ?? rolloutOf(release)?.by;
  return who === undefined || who === GONOGO.id ? {} : named(who, release, world);
}

type DoneBy = { by?: string; byRole?: string };

function named(
  id: string,
  release: Pick<Release, 'owner'> | undefined,
  world: Pick<World, 'company' | 'people'>,
): DoneBy {
  const byRole = roleOf(id, world) ?? (id === release?.owner ? 'its owner' : undefined);
  return { by: id, ...(byRole && { byRole }) };
}

import type { World } from '../deciding/world.ts';
import { managers } from '../people/may.ts';
import { isMember } from '../people/members.ts';
import type { Lock } from './lock.ts';

/** Who is reminded of a lock: its holder; where that person is gone, the release managers, who may release it. */
export const remindedOf = ({ held }: Lock, world: World): string[] =>
  held && isMember(world.people, held.by) ? [held.by] : managers(world).filter((m) => isMember(world.people, m));

import type { Action } from '../company/roles.ts';
import type { World } from '../deciding/world.ts';
import type { CalledBy } from '../intents.ts';
import { actsIn } from './may.ts';

/** Who did something, as those inside read it and those outside: who has no such role may because the release is theirs. */
export const calledBy = (person: string, action: Action, world: Pick<World, 'company' | 'people'>): CalledBy => ({
  person,
  role: actsIn(world, person, action) ?? 'owner of the release',
});

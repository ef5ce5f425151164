import { holdersOf } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';

type Known = Pick<World, 'company' | 'people'>;

/** The people who may deploy because of a role of theirs. */
export const deployers = (world: Known) => holdersOf(world, 'deploy');

/** The release managers: who may both cancel and freeze because of a role of theirs. */
export const managers = (world: Known) => holdersOf(world, 'cancel', 'freeze');

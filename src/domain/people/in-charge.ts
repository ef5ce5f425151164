import type { World } from '../deciding/world.ts';
import type { Release } from '../release/release.ts';
import { deployers, managers } from './may.ts';
import { isMember } from './members.ts';

type Known = Pick<World, 'company' | 'people'>;

/** Who sees to a release: its owner, or, where their account counts no more, the release managers. */
export const inCharge = ({ owner }: Pick<Release, 'owner'>, world: Known): string[] =>
  isMember(world.people, owner) ? [owner] : managers(world).filter((who) => isMember(world.people, who));

/** Who sees to any of these, and whoever may deploy them. Of many releases each owner is looked up once. */
export const crewOf = (all: readonly Pick<Release, 'owner'>[], world: Known): string[] => [
  ...new Set([
    ...[...new Set(all.map((r) => r.owner))].flatMap((owner) => inCharge({ owner }, world)),
    ...(all.length > 0 ? deployers(world) : []),
  ]),
];

import type { World } from '../deciding/world.ts';
import { delegatesOf } from '../delegation/delegation.ts';
import type { Delegations } from '../delegation/document.ts';
import { missing } from './standing.ts';
import { counting } from './still-counts.ts';
import type { Vote } from './vote.ts';

/** The people a vote asks now: those missing, and who answers for them. */
export const askedOf = (vote: Vote, world: Pick<World, 'people' | 'now'> & Delegations): string[] => [
  ...new Set(
    missing(counting(vote, world.people), world.people.roles).flatMap((m) =>
      m.people.flatMap((p) => [p, ...delegatesOf(p, m.role, world)]),
    ),
  ),
];

import type { World } from '../deciding/world.ts';
import { asKnown } from './contents.ts';
import { releasePlanned } from './facts/release-planned.ts';
import type { Release } from './release.ts';

type Planned = Pick<Release, 'items' | 'environment' | 'change' | 'window' | 'why' | 'customers' | 'owner'> & {
  after?: string[];
  train?: string;
};

/** A release with the next number. `planned`: how many there have been. */
export function planned(world: Pick<World, 'now' | 'company'> & { planned: number }, plan: Planned) {
  const { items, why, customers, after = [], train, ...rest } = asKnown(plan, world.company);
  const value = world.planned + 1;
  const id = `R-${value}`;
  const fact = releasePlanned.of(id, {
    items,
    ...rest,
    at: world.now,
    ...(after.length > 0 && { after }),
    ...(train && { train }),
    text: { why, customers },
  });
  return { id, facts: [fact], counter: { name: 'release', value } };
}

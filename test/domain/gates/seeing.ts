import { type GateId, gatesOf } from '../../../src/domain/gates/index.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import type { Given } from '../given.ts';
import { spoken } from '../spoken.ts';

export const released = (g: Given, more: object = {}) => ({ ...g.world.releases['R-1'], ...more }) as Release;

/** All that a gate sees of R-1, but for what it is called. `more`: what is another in the release. */
export const sees = (g: Given, id: GateId, more: object = {}) => seesIn(g.world, id, released(g, more));

export function seesIn(world: Given['world'], id: GateId, release = world.releases['R-1'] as Release, who?: string) {
  const found = gatesOf(release, world, who).find((x) => x.id === id);
  if (!found) return undefined;
  const { id: _, title: __, saw, ...sight } = found;
  return { ...sight, saw: spoken(saw) };
}

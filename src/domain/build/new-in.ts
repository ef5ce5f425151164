import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { versionsOf } from '../environment/environment.ts';
import type { Item, Release } from '../release/release.ts';
import { type Changes, type Commit, changesOf } from './build.ts';
import type { BuildsOf } from './document.ts';
import type { Risky } from './parts.ts';

type Where = Pick<Release, 'items' | 'environment'>;
type Known = BuildsOf & Environments & Pick<World, 'company'>;

/** What one service's version brings to where a release goes; undefined where nobody told. */
export const newOf = (
  { service, version }: Item,
  { environment }: Pick<Release, 'environment'>,
  world: Known,
): Changes | undefined =>
  changesOf(world.builds[service], version, versionsOf(world.environments[environment], service, world));

/** How many commits it brings besides, which its repository has and nobody read; the most of any region's, as they overlap. */
export const unreadOf = (changes: Changes | undefined): number =>
  Math.max(0, ...(changes?.told ?? []).map((c) => c.more));

/** Where it is risky, each reason once: regions that run different versions have most of it in common. */
export const riskyOf = (changes: Changes | undefined): Risky[] => {
  const all = Map.groupBy(
    (changes?.told ?? []).flatMap((c) => c.risky),
    (r) => r.why,
  );
  return [...all.values()].flatMap((same) => same.sort((a, b) => b.count - a.count).slice(0, 1));
};

export const unreadIn = (release: Where, known: Known): number =>
  release.items.reduce((sum, item) => sum + unreadOf(newOf(item, release, known)), 0);

/** Every commit that a release brings to where it goes, as far as anybody told. */
export const newIn = (release: Where, known: Known): Commit[] =>
  release.items.flatMap((item) => newOf(item, release, known)?.commits ?? []);

import type { World as Whole } from './legacy-world.ts';
import { dictionary } from './own.ts';
import type { Keys, Snapshot } from './reads.ts';
import { releases } from './release/document.ts';
import { isOver } from './release/release.ts';
import type { World } from './world.ts';

/** The world of before, made of what was read: goes with the last command that needs it. */
export function whole(world: World, keys: Keys, snapshot: Snapshot): Whole {
  const all: Whole = {
    ...world,
    releases: dictionary(),
    votes: dictionary(),
    freezes: [],
    openReleases: [],
    environments: dictionary(),
    builds: dictionary(),
    trains: dictionary(),
    templates: dictionary(),
    feeds: [],
    delegations: [],
    counters: dictionary(),
  };
  for (const name of keys.lists) for (const { key, value } of snapshot.list(name)) enter(all, key, value, true);
  for (const key of keys.docs) {
    const value = snapshot.doc(key);
    if (value !== undefined) enter(all, key, value, false);
  }
  return all;
}

export function enter(world: Whole, key: string, stored: unknown, fromList: boolean): void {
  const slash = key.indexOf('/');
  const kind = key.slice(0, slash);
  const id = key.slice(slash + 1);
  if (kind === 'release') {
    const release = releases.read(stored);
    world.releases[id] = release;
    if (fromList && !isOver(release) && !world.openReleases.some((r) => r.id === id)) world.openReleases.push(release);
  } else if (kind === 'vote') world.votes[id] = stored as never;
  else if (kind === 'freeze') add(world.freezes, id, stored);
  else if (kind === 'train') world.trains[id] = stored as never;
  else if (kind === 'template') world.templates[id] = stored as never;
  else if (kind === 'delegation') add(world.delegations, id, stored);
  else if (kind === 'feed') add(world.feeds, id, stored);
  else if (kind === 'build') world.builds[id] = stored as never;
  else if (kind === 'environment') world.environments[id] = stored as never;
  else if (kind === 'counter' && typeof stored === 'number') world.counters[id] = stored;
}

function add(all: { id: string }[], id: string, stored: unknown): void {
  const at = all.findIndex((x) => x.id === id);
  if (at >= 0) all[at] = stored as never;
  else all.push(stored as never);
}

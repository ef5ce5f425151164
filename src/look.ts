import type { Builds } from './domain/build/build.ts';
import type { Company, People } from './domain/company.ts';
import type { Actor, Reads, World } from './domain/decision.ts';
import type { Delegation } from './domain/delegation/delegation.ts';
import { upgraded } from './domain/documents.ts';
import type { LiveVersions } from './domain/environment/environment.ts';
import type { Feed } from './domain/feed/feed.ts';
import type { Freeze } from './domain/freeze/freeze.ts';
import { isOver, type Release } from './domain/release/release.ts';
import type { RevokedTemplate } from './domain/template/template.ts';
import type { TrainState } from './domain/train/train.ts';
import type { Vote } from './domain/vote/vote.ts';
import type { Change, Doc, Store } from './store/store.ts';

export type Setting = {
  store: Store;
  workspace: string;
  company: () => Company;
  people: () => People;
  /** UTC ISO */
  now: () => string;
  /** where people reach Gonogo from outside */
  publicUrl?: string;
};

/** Loads what is named into a world of plain data; `read` says in which versions. Also serves those who only look. */
export async function look(
  setting: Setting,
  reads: Reads,
  actor: Actor,
): Promise<{ world: World; read: NonNullable<Change['read']> }> {
  const { store } = setting;
  const read: NonNullable<Change['read']> = { docs: {}, lists: {} };
  const world: World = {
    now: setting.now(),
    workspace: setting.workspace,
    actor,
    company: setting.company(),
    people: setting.people(),
    releases: {},
    votes: {},
    freezes: [],
    openReleases: [],
    environments: {},
    builds: {},
    trains: {},
    templates: {},
    feeds: [],
    delegations: [],
    counters: {},
  };
  for (const name of reads.lists) {
    const list = await store.list(name);
    read.lists[name] = list.revision;
    for (const doc of list.docs) enter(world, doc, true);
  }
  for (const key of reads.docs) {
    const doc = await store.get(key);
    read.docs[key] = doc?.version ?? 0;
    if (doc) enter(world, doc, false);
  }
  return { world, read };
}

const entered = new WeakMap<readonly Doc[], Freeze[]>();

/** The freezes of now, for who asks often: entered once for each change of the list. */
export async function currentFreezes({ store }: Setting): Promise<Freeze[]> {
  const { docs } = await store.list('freezes/current');
  const known = entered.get(docs);
  if (known) return known;
  const freezes = docs.map((d): unknown => d.value) as Freeze[];
  entered.set(docs, freezes);
  return freezes;
}

/** The only place where stored JSON becomes a type: documents are written by `evolve` alone and carry their version `v`. */
export function enter(world: World, { key, value }: Doc, fromList: boolean): void {
  const [kind, id = ''] = splitKey(key);
  const stored: unknown = value;
  if (kind === 'release') {
    const release = upgraded(stored as Release);
    world.releases[id] = release;
    if (fromList && !isOver(release)) world.openReleases.push(release);
  } else if (kind === 'vote') world.votes[id] = stored as Vote;
  else if (kind === 'freeze') world.freezes.push(stored as Freeze);
  else if (kind === 'train') world.trains[id] = stored as TrainState;
  else if (kind === 'template') world.templates[id] = stored as RevokedTemplate;
  else if (kind === 'delegation') world.delegations.push(stored as Delegation);
  else if (kind === 'feed') world.feeds.push(stored as Feed);
  else if (kind === 'build') world.builds[id] = stored as Builds;
  else if (kind === 'environment') world.environments[id] = stored as LiveVersions;
  else if (kind === 'counter' && typeof value === 'number') world.counters[id] = value;
}

function splitKey(key: string): [string, string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

/** Whether a stream's document is in a world already. */
export function isLoaded(world: World, stream: string): boolean {
  const [kind, id] = splitKey(stream);
  if (kind === 'release') return world.releases[id] !== undefined;
  if (kind === 'vote') return world.votes[id] !== undefined;
  if (kind === 'build') return world.builds[id] !== undefined;
  if (kind === 'train') return world.trains[id] !== undefined;
  if (kind === 'template') return world.templates[id] !== undefined;
  if (kind === 'delegation') return world.delegations.some((d) => d.id === id);
  if (kind === 'feed') return world.feeds.some((f) => f.id === id);
  return kind === 'freeze' ? world.freezes.some((f) => f.id === id) : world.environments[id] !== undefined;
}

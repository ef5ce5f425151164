import { z } from 'zod';
import type { AnyCommandKind, CommandKind } from './command.ts';
import { consequencesOf } from './consequences.ts';
import type { Decision } from './decision.ts';
import type { DocumentKind } from './document.ts';
import { evolve } from './documents.ts';
import type { AnyFactKind, Fact } from './fact.ts';
import type { DomainFact, World as Whole } from './legacy-world.ts';
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

const ANYTHING = z.looseObject({});

/** What has been read for the command whose facts are being followed up. */
let asked: Keys = { docs: [], lists: [] };

export const legacyCommand = <C extends { type: string }>(
  reads: (c: C) => { docs: string[]; lists: string[] },
  decide: (world: Whole, c: C) => Decision,
): CommandKind<C> => ({
  timer: ANYTHING as never,
  *deciding(world, command) {
    const keys = reads(command);
    return decide(whole(world, keys, yield keys), command);
  },
});

/** The same command; what it reads is kept, for the facts of before that it may yield. */
export const remembered = (kind: AnyCommandKind): AnyCommandKind => ({
  ...kind,
  *deciding(world, command) {
    const read: Keys[] = [];
    const going = kind.deciding(world, command);
    let step = going.next();
    while (!step.done) {
      read.push(step.value);
      step = going.next(yield step.value);
    }
    // What follows from the facts of before tells those who stand in for others.
    asked = {
      docs: read.flatMap((k) => k.docs),
      lists: [...new Set(['delegations/all', ...read.flatMap((k) => k.lists)])],
    };
    return step.value;
  },
});

export const legacyFact = <T>(type: string, on: DocumentKind<T>): AnyFactKind => ({
  type,
  fold(before, fact) {
    const empty = whole({} as World, { docs: [], lists: [] }, { doc: () => undefined, list: () => [] });
    if (before !== undefined) enter(empty, fact.stream, before, false);
    const { value } = evolve(empty, fact as DomainFact).doc;
    return { document: value, lists: on.lists(value as T) };
  },
  following(fact: Fact) {
    const mine = asked;
    const keys = { docs: [...new Set([...mine.docs, fact.stream])], lists: mine.lists };
    return { keys, follows: (world, snapshot) => consequencesOf(fact as DomainFact, whole(world, keys, snapshot)) };
  },
});

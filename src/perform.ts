import { createHash, randomBytes } from 'node:crypto';
import type { Builds } from './domain/build/build.ts';
import type { Company, People } from './domain/company.ts';
import { consequencesOf } from './domain/consequences.ts';
import {
  type Actor,
  type DomainFact,
  isRefusal,
  type Reads,
  type Refusal,
  refuse,
  type World,
} from './domain/decision.ts';
import type { Delegation } from './domain/delegation/delegation.ts';
import { type DomainDoc, evolve, listsOf, upgraded } from './domain/documents.ts';
import type { LiveVersions } from './domain/environment/environment.ts';
import type { Feed } from './domain/feed/feed.ts';
import type { Freeze } from './domain/freeze/freeze.ts';
import { type Command, decide, readsOf } from './domain/index.ts';
import type { Due } from './domain/intents.ts';
import { say } from './domain/phrase.ts';
import { isOver, type Release } from './domain/release/release.ts';
import type { RevokedTemplate } from './domain/template/template.ts';
import type { TrainState } from './domain/train/train.ts';
import type { Vote } from './domain/vote/vote.ts';
import type { Change, CommitResult, Doc, Errand, Json, NewErrand, NewFact, Store } from './store/store.ts';

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

/** Who asks, by which way (`slack`, `timer`, `pipeline`), and because of what; `event` makes a delivery count once. `done`: the errand this settles. */
export type Asked = { actor: Actor; via: string; cause?: string; event?: string; done?: Errand };

export type Outcome =
  | { ok: true; facts: DomainFact[]; note?: string; world: World }
  | { ok: false; refusal: Refusal; world?: World }
  /** this delivery was dealt with before */
  | { ok: true; facts: []; duplicate: true; note?: string; world: World };

const TRIES = 5;
const EVENT_KEPT_MS = 24 * 3_600_000;

/** The one door: every change of anything goes through here, whoever asks. Resolves when the change is durable. */
export async function perform(setting: Setting, command: Command, asked: Asked): Promise<Outcome> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const tried = await inTurn(setting.store, () => attemptTo(setting, command, asked));
    if ('outcome' in tried) return settle(setting, asked, tried.outcome);
    const { world, facts, after } = tried;
    const result = await tried.committed;
    if (result.ok) return { ok: true, facts, world: after };
    if (result.why === 'duplicate') return { ok: true, facts: [], duplicate: true, world };
    if (result.why === 'unconfirmed')
      return { ok: false, refusal: refuse('unconfirmed', say`${result.message}`), world };
  }
  return {
    ok: false,
    refusal: refuse('busy', say`Too many people changed this at the same moment.`, { remedy: say`Try again.` }),
  };
}

type Tried =
  | { outcome: Outcome }
  | { world: World; facts: DomainFact[]; after: World; committed: Promise<CommitResult> };

/** Reads, decides and stages; `committed` resolves when that is durable, or says why not. */
async function attemptTo(setting: Setting, command: Command, asked: Asked): Promise<Tried> {
  const { world, read } = await look(setting, readsOf(command), asked.actor);
  const decision = decide(world, command);
  if (isRefusal(decision)) return { outcome: { ok: false, refusal: decision, world } };
  const { facts, note, counter } = decision;
  if (facts.length === 0) return { outcome: { ok: true, facts: [], ...(note !== undefined && { note }), world } };
  const { change, after } = await changeOf(setting, world, read, facts, asked);
  if (counter) change.put?.push({ key: `counter/${counter.name}`, value: counter.value, lists: [] });
  return { world, facts, after, committed: setting.store.commit(change) };
}

const turns = new WeakMap<Store, Promise<unknown>>();

/** One after the other from reading to staging, so that sixty people who vote at once do not refuse each other; the disk is not waited for here. */
function inTurn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(store) ?? Promise.resolve()).then(work);
  turns.set(
    store,
    mine.catch(() => {}),
  );
  return mine;
}

/** Nothing changes, but a moot errand is over and a delivery counts as dealt with; and what was read must be durable before it is told. */
async function settle(setting: Setting, asked: Asked, outcome: Outcome): Promise<Outcome> {
  if (!asked.done && !asked.event) {
    await setting.store.settled();
    return outcome;
  }
  const result = await setting.store.commit({ at: setting.now(), ...bookkeeping(setting, asked) });
  // What looks like a refusal may be the second delivery of what was carried out.
  if (!result.ok && result.why === 'duplicate' && outcome.world)
    return { ok: true, facts: [], duplicate: true, world: outcome.world };
  return outcome;
}

function bookkeeping(setting: Setting, asked: Asked): Pick<Change, 'remember' | 'done'> {
  const until = new Date(Date.parse(setting.now()) + EVENT_KEPT_MS).toISOString();
  return {
    ...(asked.event && { remember: [{ key: `event/${asked.event}`, until }] }),
    ...(asked.done && { done: [{ key: asked.done.key, id: asked.done.id }] }),
  };
}

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
function enter(world: World, { key, value }: Doc, fromList: boolean): void {
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

async function changeOf(
  setting: Setting,
  world: World,
  read: NonNullable<Change['read']>,
  facts: DomainFact[],
  asked: Asked,
): Promise<{ change: Change; after: World }> {
  let after = world;
  const docs = new Map<string, DomainDoc>();
  const due: Due[] = [];
  for (const fact of facts) {
    // A fact on a stream that the command did not read: load it now, and count it among what was read.
    if (!(fact.stream in read.docs) && !isLoaded(after, fact.stream)) {
      const stored = await setting.store.get(fact.stream);
      read.docs[fact.stream] = stored?.version ?? 0;
      if (stored) enter(after, stored, false);
    }
    const evolved = evolve(after, fact);
    after = evolved.world;
    docs.set(evolved.key, evolved.doc);
  }
  for (const fact of facts) due.push(...consequencesOf(fact, after));
  const texts: { key: string; value: Json; lists: string[] }[] = [];
  const stored = facts.map((fact) => toStored(fact, world, asked, texts));
  const put = [...docs].map(([key, doc]) => ({ key, value: asJson(doc.value), lists: listsOf(doc) }));
  return {
    change: {
      at: world.now,
      read,
      put: [...put, ...texts],
      facts: stored,
      errands: due.map(toErrand),
      ...bookkeeping(setting, asked),
    },
    after,
  };
}

function isLoaded(world: World, stream: string): boolean {
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

/** Facts are for ever; what people wrote is kept beside them under a salted digest, where it can be erased. */
function toStored(
  fact: DomainFact,
  world: World,
  asked: Asked,
  texts: { key: string; value: Json; lists: string[] }[],
): NewFact {
  const { stream, type, ...rest } = fact;
  const data: Record<string, Json | undefined> = { ...asJsonObject(rest) };
  if ('text' in fact && Object.values(fact.text).some((said) => said !== '')) {
    const salt = randomBytes(8).toString('hex');
    const digest = createHash('sha256').update(salt).update(JSON.stringify(fact.text)).digest('hex').slice(0, 32);
    texts.push({ key: `text/${digest}`, value: { salt, text: asJson(fact.text) }, lists: [] });
    data.text = digest;
  }
  return {
    v: 1,
    workspace: world.workspace,
    stream,
    type,
    at: world.now,
    by: asked.actor.id,
    via: asked.via,
    cause: asked.cause ?? asked.event ?? '',
    data,
  };
}

export const toErrand = ({ key, mode, lane, dueAt, intent }: Due): NewErrand => ({
  key,
  mode,
  lane,
  kind: intent.kind,
  dueAt,
  data: asJson(intent),
});

/** Our own plain data as JSON: it is made of nothing else. */
const asJson = (value: object): Json => value as Json;
const asJsonObject = (value: object): Record<string, Json | undefined> => value as Record<string, Json | undefined>;

import { createHash, randomBytes } from 'node:crypto';
import { consequencesOf } from './domain/consequences.ts';
import { type Actor, type DomainFact, isRefusal, type Refusal, refuse, type World } from './domain/decision.ts';
import { type DomainDoc, evolve, listsOf } from './domain/documents.ts';
import { type Command, decide, readsOf } from './domain/index.ts';
import type { Due } from './domain/intents.ts';
import { say } from './domain/phrase.ts';
import { enter, isLoaded, look, type Setting } from './look.ts';
import type { Change, CommitResult, Errand, Json, NewErrand, NewFact, Store } from './store/store.ts';

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

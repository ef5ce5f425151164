import { createHash, randomBytes } from 'node:crypto';
import { type Actor, isRefusal, type Refusal, refuse, type World } from './domain/decision.ts';
import { type Command, type DomainFact, decided, deciding } from './domain/index.ts';
import type { Due } from './domain/intents.ts';
import { enter, whole } from './domain/legacy.ts';
import { say } from './domain/phrase.ts';
import type { Keys } from './domain/reads.ts';
import { type Setting, worldOf } from './look.ts';
import { Reading } from './reading.ts';
import type { Change, CommitResult, Errand, Json, NewErrand, NewFact, Store } from './store/store.ts';

/** Who asks, by which way (`slack`, `timer`, `pipeline`), and because of what; `event` makes a delivery that was carried out count once. `done`: the errand this settles. */
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

/** Why a command would be refused if it were given now; undefined when it would not. Nothing is changed. */
export async function wouldRefuse(setting: Setting, command: Command, actor: Actor): Promise<Refusal | undefined> {
  const reading = new Reading(setting.store);
  const going = deciding(worldOf(setting, actor), command);
  let step = going.next();
  while (!step.done) step = going.next(await reading.of(step.value));
  return isRefusal(step.value) ? step.value : undefined;
}

type Tried =
  | { outcome: Outcome }
  | { world: World; facts: DomainFact[]; after: World; committed: Promise<CommitResult> };

/** Reads, decides and stages; `committed` resolves when that is durable, or says why not. */
async function attemptTo(setting: Setting, command: Command, asked: Asked): Promise<Tried> {
  const base = worldOf(setting, asked.actor);
  const reading = new Reading(setting.store);
  const keys: Keys[] = [];
  const going = decided(base, command);
  let step = going.next();
  while (!step.done) {
    keys.push(step.value);
    step = going.next(await reading.of(step.value));
  }
  const carried = step.value;
  const known = { docs: keys.flatMap((k) => k.docs), lists: [...new Set(keys.flatMap((k) => k.lists))] };
  const world = whole(base, known, reading);
  if (isRefusal(carried)) return { outcome: { ok: false, refusal: carried, world } };
  const { note, changed, due } = carried;
  const facts = carried.facts as DomainFact[];
  if (facts.length === 0) return { outcome: { ok: true, facts: [], ...(note !== undefined && { note }), world } };
  const after = whole(base, { docs: [...known.docs, ...changed.keys()], lists: known.lists }, reading);
  for (const [key, { document }] of changed) enter(after, key, document, false);
  const texts: { key: string; value: Json; lists: string[] }[] = [];
  const stored = facts.map((fact) => toStored(fact, world, asked, texts));
  const put = [...changed].map(([key, { document, lists }]) => ({ key, value: asJson(document), lists: [...lists] }));
  const change: Change = {
    at: world.now,
    read: reading.read,
    put: [...put, ...texts],
    facts: stored,
    errands: due.map(toErrand),
    ...bookkeeping(setting, asked),
  };
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

/** Nothing changes, but an errand that was decided on is over, and so is a delivery that decided to nothing; and what was read must be durable before it is told. */
async function settle(setting: Setting, asked: Asked, outcome: Outcome): Promise<Outcome> {
  if (!outcome.ok && asked.event) return refused(setting, asked, asked.event, outcome);
  if (!asked.done && !asked.event) {
    await setting.store.settled();
    return outcome;
  }
  const result = await setting.store.commit({ at: setting.now(), ...bookkeeping(setting, asked) });
  if (!result.ok && result.why === 'duplicate' && outcome.world)
    return { ok: true, facts: [], duplicate: true, world: outcome.world };
  return outcome;
}

/** Nothing was carried out, so the same delivery may come again when it can be. What looks like a refusal may be the second delivery of what was. */
async function refused(setting: Setting, asked: Asked, event: string, outcome: Outcome): Promise<Outcome> {
  if (asked.done) await setting.store.commit({ at: setting.now(), done: [over(asked.done)] });
  if (outcome.world && (await setting.store.remembers(eventKey(event), setting.now())))
    return { ok: true, facts: [], duplicate: true, world: outcome.world };
  return outcome;
}

/**
 * A refusal that a person was told: the same delivery, should its ack be lost, must not be carried out later behind their back.
 * Remembered after the telling, so that a crash in between tells it twice rather than never.
 */
export async function told(setting: Setting, event: string): Promise<void> {
  await setting.store.commit({ at: setting.now(), remember: [remembering(setting, event)] });
}

function bookkeeping(setting: Setting, asked: Asked): Pick<Change, 'remember' | 'done'> {
  return {
    ...(asked.event && { remember: [remembering(setting, asked.event)] }),
    ...(asked.done && { done: [over(asked.done)] }),
  };
}

const eventKey = (event: string) => `event/${event}`;
const remembering = ({ now }: Setting, event: string) => ({
  key: eventKey(event),
  until: new Date(Date.parse(now()) + EVENT_KEPT_MS).toISOString(),
});
const over = ({ key, id }: Errand) => ({ key, id });

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
const asJson = (value: unknown): Json => value as Json;
const asJsonObject = (value: object): Record<string, Json | undefined> => value as Record<string, Json | undefined>;

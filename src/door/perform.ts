import type { Changed } from '../domain/deciding/carry-out.ts';
import { isRefusal, type Refusal, refuse } from '../domain/deciding/decision.ts';
import type { Keys, Snapshot } from '../domain/deciding/reads.ts';
import type { Actor } from '../domain/deciding/world.ts';
import { type Command, decided, deciding, showing } from '../domain/index.ts';
import { say } from '../domain/phrase.ts';
import { printOf } from '../domain/shown.ts';
import type { Change, CommitResult, Json, Store } from '../store/store.ts';
import { bookkeeping, carriedOut, wasTold } from './deliveries.ts';
import type { After, Asked, Done, Outcome } from './outcome.ts';
import { type Setting, worldOf } from './setting.ts';
import { asJson, toErrand, toStored } from './stored.ts';
import { Reading } from './what-was-read.ts';

const TRIES = 5;

/** The one door: every change of anything goes through here, whoever asks. Resolves when the change is durable. */
export async function perform(setting: Setting, command: Command, asked: Asked): Promise<Outcome> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const tried = await inTurn(setting.store, () => attemptTo(setting, command, asked));
    if ('outcome' in tried) return settle(setting, asked, tried.outcome);
    const { known, done } = tried;
    const result = await tried.committed;
    if (result.ok) return done;
    if (result.why === 'duplicate') return again(known);
    if (result.why === 'unconfirmed') return unconfirmed(result.message, known);
  }
  return {
    ok: false,
    refusal: refuse('busy', say`Too many people changed this at the same moment.`, { remedy: say`Try again.` }),
  };
}

/** Why a command would be refused if it were given now; undefined when it would not. Nothing is changed. */
export async function wouldRefuse(setting: Setting, command: Command, actor: Actor): Promise<Refusal | undefined> {
  const decision = await reading(new Reading(setting.store), deciding(worldOf(setting, actor), command));
  return isRefusal(decision) ? decision : undefined;
}

/** The print of what is said yes to by a command, as it is now: it goes with the question, and comes back as `shown`. */
export const printNow = async (setting: Setting, command: Command, actor: Actor): Promise<string> =>
  printOf(await reading(new Reading(setting.store), showing(worldOf(setting, actor), command)));

/** Reads whatever a decision asks for, step by step. */
async function reading<T>(from: Reading, going: Generator<Keys, T, Snapshot>): Promise<T> {
  let step = going.next();
  while (!step.done) step = going.next(await from.of(step.value));
  return step.value;
}

type Known = Pick<Done, 'now' | 'after'>;

const unconfirmed = (message: string, known: Known | undefined): Outcome => ({
  ok: false,
  refusal: refuse('unconfirmed', say`${message}`),
  ...(known && { known }),
});
type Tried = { outcome: Outcome } | { known: Known; done: Done; committed: Promise<CommitResult> };

/** A delivery that was dealt with before. */
const again = (known: Known): Done => ({ ok: true, facts: [], duplicate: true, ...known });

/** Documents as they are once these changes are made. */
const after =
  (read: Reading, changed: ReadonlyMap<string, Changed> = new Map()): After =>
  (kind, id) => {
    const key = kind.key(id);
    return kind.read(changed.get(key)?.document ?? read.known(key));
  };

/** Reads, decides and stages; `committed` resolves when that is durable, or says why not. */
async function attemptTo(setting: Setting, command: Command, asked: Asked): Promise<Tried> {
  const now = worldOf(setting, asked.actor);
  const read = new Reading(setting.store);
  const carried = await reading(read, decided(now, command));
  const known = { now, after: after(read) };
  if (isRefusal(carried)) return { outcome: { ok: false, refusal: carried, known } };
  const { facts, note, changed, due } = carried;
  if (facts.length === 0) return { outcome: { ok: true, facts, ...(note !== undefined && { note }), ...known } };
  const texts: { key: string; value: Json; lists: string[] }[] = [];
  const stored = facts.map((fact) => toStored(fact, now, asked, texts));
  const put = [...changed].map(([key, { document, lists }]) => ({ key, value: asJson(document), lists: [...lists] }));
  const change: Change = {
    at: now.now,
    read: read.read,
    put: [...put, ...texts],
    facts: stored,
    errands: due.map(toErrand),
    ...bookkeeping(setting, asked),
  };
  const done: Done = { ok: true, facts, now, after: after(read, changed) };
  return { known, done, committed: setting.store.commit(change) };
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
  const known = knownTo(outcome);
  if (result.ok) return outcome;
  // That there is nothing to do may rest on what could not be kept.
  if (result.why === 'unconfirmed') return unconfirmed(result.message, known);
  return result.why === 'duplicate' && known ? again(known) : outcome;
}

/** Nothing was carried out, so the same delivery may come again when it can be. What looks like a refusal may be the second delivery of what was. */
async function refused(setting: Setting, asked: Asked, event: string, outcome: Outcome): Promise<Outcome> {
  if (asked.done) await setting.store.commit({ at: setting.now(), done: [carriedOut(asked.done)] });
  const known = knownTo(outcome);
  return known && (await wasTold(setting, event)) ? again(known) : outcome;
}

const knownTo = (outcome: Outcome): Known | undefined =>
  outcome.ok ? { now: outcome.now, after: outcome.after } : outcome.known;

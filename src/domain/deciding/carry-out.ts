import type { Due } from '../intents/intent.ts';
import type { AnyCommandKind } from './command.ts';
import { isRefusal, type Refusal } from './decision.ts';
import type { Stored } from './document.ts';
import type { AnyFactKind, Fact } from './fact.ts';
import { counterKey, type Keys, type Snapshot } from './reads.ts';
import type { World } from './world.ts';

/** A document as a commit leaves it. */
export type Changed = { document: Stored; lists: readonly string[] };

/** What a command amounts to: a refusal, or all that belongs into one commit. No facts: it had become moot, and `note` says why. */
export type CarriedOut = Refusal | { facts: Fact[]; note?: string; changed: Map<string, Changed>; due: Due[] };

type Tables = { commands: ReadonlyMap<string, AnyCommandKind>; facts: ReadonlyMap<string, AnyFactKind> };

/**
 * All that is decided about one command, step by step: each step names what it has to know next, and goes on with a snapshot that answers that
 * and everything asked before. Pure: whoever holds the store drives it, at once or by waiting.
 */
export function* carryOut(
  { commands, facts: kinds }: Tables,
  world: World,
  command: { type: string },
): Generator<Keys, CarriedOut, Snapshot> {
  const decision = yield* known(commands, command.type, 'command').deciding(world, command);
  if (isRefusal(decision)) return decision;
  const { facts, note, counter } = decision;
  const changed = new Map<string, Changed>();
  const before = yield { docs: facts.map((f) => f.stream), lists: [] };
  for (const fact of facts) {
    const stored = changed.get(fact.stream)?.document ?? before.doc(fact.stream);
    changed.set(fact.stream, known(kinds, fact.type, 'fact').fold(stored, fact));
  }
  const following = facts.map((fact) =>
    known(kinds, fact.type, 'fact').following(fact, changed.get(fact.stream)?.document, world),
  );
  const after = afterwards(yield together(following.map((f) => f.keys)), changed);
  const due = following.flatMap((f) => f.follows(after));
  if (counter) changed.set(counterKey(counter.name), { document: counter.value, lists: [] });
  return { facts, ...(note !== undefined && { note }), changed, due };
}

/** What a table holds under a name. */
export function known<T>(table: ReadonlyMap<string, T>, name: string, what: string): T {
  const found = table.get(name);
  if (!found) throw new Error(`there is no ${what} ${name}`);
  return found;
}

const together = (all: Keys[]): Keys => ({
  docs: [...new Set(all.flatMap((k) => k.docs))],
  lists: [...new Set(all.flatMap((k) => k.lists))],
});

/** What there is once the changes are made. */
const afterwards = (before: Snapshot, changed: ReadonlyMap<string, Changed>): Snapshot => ({
  doc: (key) => changed.get(key)?.document ?? before.doc(key),
  list: (name) => [
    ...before.list(name).filter((d) => !changed.has(d.key)),
    ...[...changed].flatMap(([key, { document, lists }]) => (lists.includes(name) ? [{ key, value: document }] : [])),
  ],
});

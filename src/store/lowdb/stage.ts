import { DAY_MS } from '../../time/instants.ts';
import { type Change, type Errand, type Json, type NewErrand, ONCE_KEPT_DAYS } from '../store.ts';
import { diff } from './diff.ts';
import { isLongerThan, same } from './json.ts';
import type { Line } from './line.ts';
import type { Patch } from './patch.ts';
import { membershipsOf, nameOf, type Space, type SpaceEntry } from './space.ts';
import type { StoreState } from './state.ts';

export type Staged = { number: number; line: Required<Line>; undo: () => void };

/** Applies a change in memory, synchronously, and hands it to the journal: from here on decisions see it, and nothing outside does. */
export function stage(state: StoreState, space: Space, change: Change): Staged {
  assertSound(space, change);
  const undo: Undo = [];
  const line: Required<Line> = { w: space.workspace, d: [], x: [], f: [], e: [], z: [], r: [] };
  putDocs(space, change, line, undo);
  addFacts(space, change, line, undo);
  const now = Date.parse(change.at);
  const remember = remembering(space, line, undo);
  for (const { key, until } of change.remember ?? []) remember(key, Date.parse(until));
  moveErrands(state, space, change, line, undo, (key) => remember(onceKey(key), now + ONCE_KEPT_DAYS * DAY_MS));
  state.line += 1;
  const number = state.line;
  state.pending.push({ number, space, line });
  return { number, line, undo: () => undo.reverse().forEach((step) => void step()) };
}

type Undo = (() => void)[];

function putDocs(space: Space, change: Change, line: Required<Line>, undo: Undo): void {
  for (const { key, value, lists: named } of change.put ?? []) {
    const lists = membershipsOf(named);
    const before = space.docs.get(key);
    const version = (before?.version ?? 0) + 1;
    space.put(key, { version, lists, value });
    undo.push(() => (before ? space.put(key, before) : space.remove(key)));
    const patch = patchOf(before, value);
    if (before && patch !== undefined)
      line.d.push([key, version, same(before.lists, lists) ? null : lists, null, patch]);
    else line.d.push([key, version, lists, value]);
  }
  for (const key of change.remove ?? []) {
    const before = space.docs.get(key);
    if (!before) continue;
    space.remove(key);
    undo.push(() => space.put(key, before));
    line.x.push(key);
  }
}

/** What changed, where that is less than half of the whole; null: nothing. Undefined: the whole is written. */
function patchOf(before: SpaceEntry | undefined, value: Json): Patch | null | undefined {
  // What was never parsed since the start is not parsed for this.
  if (!before || before.upgraded || before.raw) return undefined;
  const patch = diff(before.value ?? null, value) ?? null;
  return isLongerThan(value, 2 * JSON.stringify(patch).length) ? patch : undefined;
}

function addFacts(space: Space, change: Change, line: Required<Line>, undo: Undo): void {
  for (const fact of change.facts ?? []) {
    line.f.push({ ...fact, seq: space.nextSeq(fact) });
    undo.push(() => space.dropSeq(fact.stream));
  }
}

function remembering(space: Space, line: Required<Line>, undo: Undo): (key: string, until: number) => void {
  return (key, until) => {
    const before = space.remembered.get(key);
    space.remembered.set(key, until);
    undo.push(() => (before === undefined ? space.remembered.delete(key) : space.remembered.set(key, before)));
    line.r.push([key, until]);
  };
}

function moveErrands(
  state: StoreState,
  space: Space,
  change: Change,
  line: Required<Line>,
  undo: Undo,
  rememberOnce: (key: string) => void,
): void {
  const set = (errand: Errand) => {
    const before = space.errands.get(errand.key);
    space.errands.set(errand.key, errand);
    undo.push(() => (before ? space.errands.set(errand.key, before) : space.errands.delete(errand.key)));
    line.e.push(errand);
  };
  for (const { key, id } of change.done ?? []) {
    const before = space.errands.get(key);
    if (before?.id !== id) continue;
    space.errands.delete(key);
    undo.push(() => space.errands.set(key, before));
    line.z.push([key, id]);
    if (before.mode === 'once') rememberOnce(key);
  }
  for (const errand of change.errands ?? []) {
    const before = space.errands.get(errand.key);
    const now = Date.parse(change.at);
    if (errand.mode === 'once' && (before || isRemembered(space, onceKey(errand.key), now))) continue;
    if (waitsOn(before, errand, now)) continue;
    state.errandId += 1;
    set({ ...errand, id: state.errandId });
  }
  for (const { key, id, at } of change.tried ?? []) {
    const before = space.errands.get(key);
    if (before?.id === id) set({ ...before, triedAt: at });
  }
}

/** No decision takes longer from its instant until it is staged. */
const DECIDED_WITHIN_MS = 60_000;

/** The same errand waits for an instant so far ahead that nobody has begun it: it waits on, and there is nothing to write. */
const waitsOn = (before: Errand | undefined, { dueAt, lane, kind, data }: NewErrand, now: number): boolean =>
  before?.dueAt === dueAt &&
  Date.parse(dueAt) > now + DECIDED_WITHIN_MS &&
  before.lane === lane &&
  before.kind === kind &&
  before.triedAt === undefined &&
  same(before.data, data);

export const isRemembered = (space: Space, key: string, now: number) => (space.remembered.get(key) ?? 0) > now;

const onceKey = (key: string) => `once/${key}`;

/** Before anything is staged: a throw half-way would leave the other half. */
function assertSound({ workspace }: Space, { put = [], facts = [] }: Change): void {
  for (const name of [
    ...put.flatMap(({ key, lists }) => [key, ...membershipsOf(lists).map(nameOf)]),
    ...facts.map((f) => f.stream),
  ])
    if (/[\t\n,]/.test(name)) throw new Error(`not a key: ${JSON.stringify(name)}`);
  const foreign = facts.find((fact) => fact.workspace !== workspace);
  if (foreign) throw new Error(`a fact of workspace ${foreign.workspace} in the store of ${workspace}`);
}

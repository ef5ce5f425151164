import type { Company, People } from './domain/company.ts';
import type { Actor, Reads, World } from './domain/decision.ts';
import type { Freeze } from './domain/freeze/freeze.ts';
import { whole } from './domain/legacy.ts';
import { type Knowing, keysOf, knowing, type Reads as NamedReads } from './domain/reads.ts';
import { type World as Base, GONOGO } from './domain/world.ts';
import { Reading } from './reading.ts';
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

/** What every decision and every look knows. */
export const worldOf = (setting: Setting, actor: Actor): Base => ({
  now: setting.now(),
  workspace: setting.workspace,
  actor,
  company: setting.company(),
  people: setting.people(),
});

/** Loads what is named into a world of plain data; `read` says in which versions. */
export async function look(
  setting: Setting,
  reads: Reads,
  actor: Actor,
): Promise<{ world: World; read: NonNullable<Change['read']> }> {
  const base = worldOf(setting, actor);
  const reading = await new Reading(setting.store).of(reads);
  return { world: whole(base, reads, reading), read: reading.read };
}

/** The world as somebody sees it, for looking only. */
export async function see<R extends NamedReads>(
  setting: Setting,
  reads: R,
  actor: Actor = GONOGO,
): Promise<Knowing<R>> {
  const base = worldOf(setting, actor);
  return knowing(base, reads, await new Reading(setting.store).of(keysOf(reads)));
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

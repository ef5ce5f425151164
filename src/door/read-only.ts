import { type Knowing, keysOf, knowing, type Read, type Reads } from '../domain/deciding/reads.ts';
import { type Actor, GONOGO } from '../domain/deciding/world.ts';
import type { Change, Doc } from '../store/store.ts';
import { type Setting, worldOf } from './setting.ts';
import { Reading } from './what-was-read.ts';

/** The world as somebody sees it, for looking only; `read` says in which versions. */
export async function look<R extends Reads>(
  setting: Setting,
  reads: R,
  actor: Actor = GONOGO,
): Promise<{ world: Knowing<R>; read: NonNullable<Change['read']> }> {
  const base = worldOf(setting, actor);
  const reading = await new Reading(setting.store).of(keysOf(reads));
  return { world: knowing(base, reads, reading), read: reading.read };
}

/** The world as somebody sees it, for looking only. */
export const see = async <R extends Reads>(setting: Setting, reads: R, actor: Actor = GONOGO): Promise<Knowing<R>> =>
  (await look(setting, reads, actor)).world;

/** A list for who asks often, outside of any decision: it is entered once for each change of it. Throws for a `read` of anything but one list. */
export function often<T>(read: Read<T[]>): (setting: Pick<Setting, 'store'>) => Promise<T[]> {
  const [list, ...more] = read.lists;
  // What is not looked at must not look empty.
  if (list === undefined || more.length > 0 || read.docs.length > 0) throw new Error('what is read often is one list');
  const entered = new WeakMap<readonly Doc[], T[]>();
  return async ({ store }) => {
    const { docs } = await store.list(list);
    const known = entered.get(docs);
    if (known) return known;
    const current = read.from({ doc: () => undefined, list: () => docs });
    entered.set(docs, current);
    return current;
  };
}

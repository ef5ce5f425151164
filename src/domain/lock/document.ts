import { document, type Stored } from '../deciding/document.ts';
import { all, type Read } from '../deciding/reads.ts';
import { spotOf } from '../environment/spot.ts';
import type { Lock } from './lock.ts';

const HELD = 'locks/held';
const inEnvironment = (environment: string) => `locks/in/${environment}`;
const byPerson = (person: string) => `locks/by/${person}`;

const readable = document<Lock>()({
  name: 'lock',
  field: 'lock',
  lists: ({ environment, held, unreadable }) => [
    ...(held || unreadable ? [HELD, inEnvironment(environment)] : []),
    ...(held ? [byPerson(held.by)] : []),
  ],
  fresh: (id) => ({ v: 1, id, ...spotOf(id) }),
});

/** A lock that can't be read is held by nobody knows whom: it blocks, and nothing is written over what is stored of it. */
export const locks: typeof readable = {
  ...readable,
  read(stored) {
    try {
      const lock = readable.read(stored);
      return lock.held === undefined || isWhole(lock.held) ? lock : unread(stored);
    } catch {
      return unread(stored);
    }
  },
};

const isWhole = (held: Stored): boolean =>
  typeof Object(held).by === 'string' && typeof Object(held).since === 'string' && typeof Object(held).why === 'string';

/** What is stored stays in it, for whoever can read that. */
function unread(stored: Stored): Lock {
  const { held: _, ...kept } = Object(stored);
  const id = String(kept.id ?? '');
  return { ...kept, id, ...spotOf(id), unreadable: true };
}

/** Every lock that somebody holds. */
export const heldOnes: Read<Lock[]> = all(locks, HELD);
/** Those of environments. */
export const heldIn = (...environments: string[]): Read<Lock[]> => all(locks, ...environments.map(inEnvironment));
/** Those of one person. */
export const heldBy = (person: string): Read<Lock[]> => all(locks, byPerson(person));
export type Locks = { locks: Lock[] };

import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import { some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { spotOf } from '../environment/spot.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { locks } from './document.ts';
import { lockReleased } from './facts/lock-released.ts';
import { heldAt, type Lock } from './lock.ts';
import { spotWords } from './lock-words.ts';
import { notHeld, unreadable } from './not-held.ts';

/** One's own locks, or those of others by who may lock: their holders are told. All of them, or none. */
export type ReleaseLocks = { type: 'ReleaseLocks'; locks: string[]; why: string };

const TAKES: Right = { action: 'lock', others: true };

export const releaseLocks = command<ReleaseLocks>()({
  takes: TAKES,
  reads: ({ locks: ids }) => ({ locks: some(locks, ids) }),
  decide(world, { locks: ids, why }): Decision {
    if (ids.length === 0) return refuse('not-held', say`Name a lock.`);
    const facts: Fact[] = [];
    for (const id of new Set(ids)) {
      const found = world.locks[id];
      const held = found && heldAt(found, world.now);
      const no = mayNot(id, found, world);
      if (no) return no;
      if (!held) return notHeld(spotOf(id));
      facts.push(
        lockReleased.of(id, {
          by: world.actor.id,
          from: held.by,
          at: world.now,
          text: { why: why.trim().slice(0, 300) },
        }),
      );
    }
    return { facts };
  },
});

function mayNot(id: string, lock: Lock | undefined, world: World): Refusal | undefined {
  const no = forbidden(world, TAKES, say`release the lock of ${spotWords(spotOf(id))}`, { owner: lock?.held?.by });
  return no ?? (lock?.unreadable ? unreadable(lock) : undefined);
}

import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { spotOf } from '../environment/spot.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { heldIn, locks } from './document.ts';
import { lockStolen } from './facts/lock-stolen.ts';
import { heldAt, type Lock, meet } from './lock.ts';
import { lockWords, spotWords } from './lock-words.ts';
import { notHeld, unreadable } from './not-held.ts';
import { stealOffer } from './offers.ts';
import { lengthFault, whyFault } from './terms.ts';

/** Somebody takes a lock from its holder, and with it what else they hold that covers the same. `from`, `since`: whom they were shown as its holder. */
export type StealLock = { type: 'StealLock'; lock: string; from: string; since: string; why: string; minutes?: number };

const TAKES: Right = { action: 'lock' };

export const stealLock = command<StealLock>()({
  takes: TAKES,
  reads: ({ lock }) => ({ lock: one(locks, lock), locks: heldIn(spotOf(lock).environment) }),
  decide(world, { lock: id, from, since, why, minutes }): Decision {
    const { lock, now, actor } = world;
    const no = forbidden(world, TAKES, say`take the lock of ${spotWords(spotOf(id))} over`);
    if (no) return no;
    if (lock?.unreadable) return unreadable(lock);
    const held = lock && heldAt(lock, now);
    if (!lock || !held) return notHeld(spotOf(id));
    if (held.by === actor.id) return refuse('own', say`You hold that lock yourself.`);
    if (held.by !== from || held.since !== since) return changed(lock);
    const fault = whyFault(why) ?? lengthFault(minutes);
    if (fault) return fault;
    const until = minutes === undefined ? undefined : instantAfter(now, minutes * MINUTE_MS);
    const taken = world.locks.filter((l) => meet(l, lock) && heldAt(l, now)?.by === from);
    const told = { by: actor.id, from, at: now, ...(until && { until }), text: { why: why.trim() } };
    return { facts: taken.map((l) => lockStolen.of(l.id, told)) };
  },
});

const changed = (lock: Lock): Refusal =>
  refuse('changed', say`Somebody else holds it by now: ${lockWords(lock)}`, {
    remedy: say`Look at it once more.`,
    offers: [stealOffer(lock.id)],
  });

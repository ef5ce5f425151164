import { fact, type NoData } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { at, say } from '../../phrase.ts';
import { locks } from '../document.ts';
import { spotWords } from '../lock-words.ts';
import { releaseOffer } from '../offers.ts';
import { remindedOf } from '../reminded.ts';
import { nags } from '../timers.ts';

/** Its holder is asked whether it is still needed, and will be again. */
export const lockNagged = fact(locks, 'LockNagged')<NoData>()({
  follows: (_, lock, world) => {
    if (!lock.held) return [];
    const said = say`You hold the lock of ${spotWords(lock)} since ${at(lock.held.since)}: ${lock.held.why}. Is it still needed? Nobody else can deploy there.`;
    return [
      ...remindedOf(lock, world).map((who) =>
        dueAt(world).tell(who, `${lock.id}/nag/${world.now}`, said, undefined, [releaseOffer(lock.id)]),
      ),
      ...nags(lock, world),
    ];
  },
});

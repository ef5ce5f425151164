import { fact, type NoData } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { at, say } from '../../phrase.ts';
import { locks } from '../document.ts';
import { spotWords } from '../lock-words.ts';
import { longerOffer, releaseOffer } from '../offers.ts';
import { remindedOf } from '../reminded.ts';

/** It ends soon: its holder may keep it longer, or release it now. */
export const lockEnding = fact(locks, 'LockEnding')<NoData>()({
  follows: (_, lock, world) => {
    const { held } = lock;
    if (held?.until === undefined) return [];
    const { until } = held;
    const said = say`Your lock of ${spotWords(lock)} ends ${at(until)}: ${held.why}`;
    return remindedOf(lock, world).map((who) =>
      dueAt(world).tell(who, `${lock.id}/ending/${until}`, said, undefined, [
        releaseOffer(lock.id),
        longerOffer(lock.id, until),
      ]),
    );
  },
});

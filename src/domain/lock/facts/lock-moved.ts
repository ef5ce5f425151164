import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import { dueAt } from '../../intents/due.ts';
import { say, user } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { nameOf } from '../../release/release.ts';
import { openTouching, shownBy, touchedBy } from '../concerned.ts';
import { locks } from '../document.ts';
import { spotWords } from '../lock-words.ts';
import { releaseOffer } from '../offers.ts';

/** A lock went to another with the release that it was held for. How old it is, and when it ends, stays. */
export const lockMoved = fact(locks, 'LockMoved')<{ by: string; from: string; at: string; release: string }>()({
  evolve: ({ held, ...lock }, { by }) => (held ? { ...lock, held: { ...held, by } } : lock),
  reads: ({ release }, lock) => ({ openReleases: openTouching(lock), handedOver: one(releases, release) }),
  follows: ({ by, from, at, release }, lock, world) => [
    dueAt(world).tell(
      by,
      `${lock.id}/moved/${at}`,
      say`With ${world.handedOver ? nameOf(world.handedOver) : release}, the lock of ${spotWords(lock)} is yours now; ${user(from)} held it: ${lock.held?.why ?? ''}`,
      release,
      [releaseOffer(lock.id)],
    ),
    ...dueAt(world).myTurn([from]),
    ...shownBy(touchedBy(lock, world), lock, world),
  ],
});

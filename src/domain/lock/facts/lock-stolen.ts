import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, user } from '../../phrase.ts';
import { openTouching } from '../concerned.ts';
import { locks } from '../document.ts';
import { spotWords } from '../lock-words.ts';
import { followsTaking } from '../taken.ts';
import type { LockTaking } from './lock-taken.ts';

/** Somebody took it from whoever held it, who is told by whom and why. */
export const lockStolen = fact(locks, 'LockStolen')<LockTaking & { from: string }>()({
  evolve: (lock, { by, at, until, text: { why } }) => ({
    ...lock,
    held: { by, why, since: at, ...(until && { until }) },
  }),
  reads: (_, lock) => ({ openReleases: openTouching(lock) }),
  follows: ({ from, by, at, text: { why } }, lock, world) => [
    dueAt(world).tell(
      from,
      `${lock.id}/stolen/${at}`,
      say`${user(by)} took your lock of ${spotWords(lock)} over: ${why}`,
      undefined,
      [{ verb: 'locks', label: 'Who holds what', about: lock.environment }],
    ),
    ...dueAt(world).myTurn([from]),
    ...followsTaking(lock, world),
  ],
});

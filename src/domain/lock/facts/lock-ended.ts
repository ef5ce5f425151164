import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import { freed, openTouching } from '../concerned.ts';
import { locks } from '../document.ts';
import { spotWords } from '../lock-words.ts';

/** Its time is over: `from` held it, who is told. */
export const lockEnded = fact(locks, 'LockEnded')<{ from: string; at: string }>()({
  evolve: ({ held: _, ...lock }) => lock,
  reads: (_, lock) => ({ openReleases: openTouching(lock) }),
  follows: ({ from, at }, lock, world) => [
    dueAt(world).tell(
      from,
      `${lock.id}/ended/${at}`,
      say`Your lock of ${spotWords(lock)} has ended: others may deploy there again.`,
    ),
    ...freed(lock, from, `${lock.id}/ended/${at}`, world),
  ],
});

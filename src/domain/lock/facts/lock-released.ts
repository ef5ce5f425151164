import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, user } from '../../phrase.ts';
import { freed, openTouching } from '../concerned.ts';
import { locks } from '../document.ts';
import { spotWords } from '../lock-words.ts';

/** `from`: who held it. Where somebody else released it, they are told. */
type Data = { by: string; from: string; at: string; text: { why: string } };

export const lockReleased = fact(locks, 'LockReleased')<Data>()({
  evolve: ({ held: _, ...lock }) => lock,
  reads: (_, lock) => ({ openReleases: openTouching(lock) }),
  follows({ by, from, at, text: { why } }, lock, world) {
    const said = say`${user(by)} released your lock of ${spotWords(lock)}${why ? say`: ${why}` : say`.`}`;
    return [
      ...(by === from ? [] : [dueAt(world).tell(from, `${lock.id}/released/${at}`, said)]),
      ...freed(lock, from, `${lock.id}/released/${at}`, world),
    ];
  },
});

import { fact, type NoData } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';

/** Another policy decides: nothing of the vote stands. */
export const releaseVoteDropped = fact(releases, 'ReleaseVoteDropped')<NoData>()({
  evolve: (release) => ({ ...baseOf(release), status: 'planned' }),
  follows(dropped, release, world) {
    const { due, owner, headline, cause } = telling(dropped, release, world);
    return [headline, ...due.myTurn([owner], `${cause}/${world.now}`)];
  },
});

import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';

type Data = { vote: string; round: number; closesAt: string };

/** A new vote, or one that is asked again. */
export const releaseVoteOpened = fact(releases, 'ReleaseVoteOpened')<Data>()({
  evolve: (release, { vote, round, closesAt }) => ({ ...baseOf(release), round, status: 'voting', vote, closesAt }),
  follows(opened, release, world) {
    const { due, id, owner, headline } = telling(opened, release, world);
    return [headline, due.vote(id, opened.vote), ...due.myTurn([owner])];
  },
});

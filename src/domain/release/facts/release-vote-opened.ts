import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import type { HeardBefore } from '../rollout/audiences-heard.ts';
import { baseOf } from './base.ts';
import { meanwhileOf, votesShown } from './neighbours.ts';
import { reopenedTold } from './reopened-told.ts';
import { telling } from './telling.ts';

type Data = { vote: string; round: number; closesAt: string } & HeardBefore;

/** A new vote, or one that is asked again. */
export const releaseVoteOpened = fact(releases, 'ReleaseVoteOpened')<Data>()({
  evolve: (release, { vote, round, closesAt }) => ({ ...baseOf(release), round, status: 'voting', vote, closesAt }),
  reads: (_, release) => meanwhileOf(release),
  follows(opened, release, world) {
    const { due, id, headline, turns, cause } = telling(opened, release, world);
    const { vote, was } = opened;
    const heard = was === 'approved' || was === 'rejected';
    const again = `${cause}/${world.now}`;
    return [
      headline,
      due.vote(id, vote),
      // Approved or rejected in the same breath, it is not open again.
      ...(heard && release.status === 'voting' ? reopenedTold(release, again, opened, world) : []),
      ...turns,
      // What had been rejected is in the way of others again.
      ...(was === 'rejected' ? votesShown(release, world) : []),
    ];
  },
});

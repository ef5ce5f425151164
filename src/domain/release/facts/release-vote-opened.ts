import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { type HeardBefore, hearsAnew } from '../rollout/heard.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';

type Data = { vote: string; round: number; closesAt: string } & HeardBefore;

/** A new vote, or one that is asked again. */
export const releaseVoteOpened = fact(releases, 'ReleaseVoteOpened')<Data>()({
  evolve: (release, { vote, round, closesAt }) => ({ ...baseOf(release), round, status: 'voting', vote, closesAt }),
  follows(opened, release, world) {
    const { due, id, owner, headline, told, cause } = telling(opened, release, world);
    const { vote, was } = opened;
    const heard = was === 'approved' || was === 'rejected';
    return [
      headline,
      due.vote(id, vote),
      // Approved or rejected in the same breath, it is not open again.
      ...(heard && release.status === 'voting'
        ? due.posts('reopened', `${cause}/${world.now}`, told, hearsAnew(opened))
        : []),
      ...due.myTurn([owner]),
    ];
  },
});

import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import type { Status } from '../release.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';

/** `was`: what it was before, where audiences have heard that and nothing else tells them that it is open again. */
type Data = { vote: string; round: number; closesAt: string; was?: Status };

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
      ...(heard && release.status === 'voting' ? due.posts('reopened', `${cause}/${world.now}`, told) : []),
      ...due.myTurn([owner]),
    ];
  },
});

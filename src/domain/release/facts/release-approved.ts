import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { voteOf } from '../release.ts';
import { isMissed } from '../state.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';
import { windowTimer } from './window-timer.ts';

export const releaseApproved = fact(releases, 'ReleaseApproved')<{ at: string }>()({
  evolve: (release, { at }) => ({
    ...baseOf(release),
    status: 'approved',
    vote: voteOf(release) ?? '',
    approvedAt: at,
  }),
  follows(approved, release, world) {
    const { due, owner, start, headline, told, cause: of } = telling(approved, release, world);
    // A no-go that is lifted approves the same vote again.
    const cause = `${of}/${approved.at}`;
    return [
      headline,
      // Past its window, it can't go live as it is.
      ...(isMissed(release, world.now) ? [] : due.posts('approved', cause, told)),
      ...due.myTurn([owner], cause, { by: start }),
      windowTimer(release, world),
    ];
  },
});

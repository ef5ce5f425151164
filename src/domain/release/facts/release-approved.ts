import { isForBuilders } from '../../company/audiences.ts';
import { fact } from '../../deciding/fact.ts';
import { inCharge } from '../../people/in-charge.ts';
import { isLastCovered } from '../../vote/covered.ts';
import { isMissed } from '../ahead.ts';
import { releases } from '../document.ts';
import { canStillCome } from '../planning/route.ts';
import { type Release, voteOf } from '../release.ts';
import { baseOf } from './base.ts';
import { meanwhileOf, votesShown } from './neighbours.ts';
import { openAfar } from './reopened-told.ts';
import { telling } from './telling.ts';
import { missedTimer, turnUnlessOpen, windowTimer } from './window-timer.ts';

/** `was`: what those who heard of it believe until now. */
type Data = { at: string; was?: 'rejected' };

/** A release is approved at an instant (UTC ISO). */
export const approvedNow = ({ id, status }: Pick<Release, 'id' | 'status'>, at: string) =>
  releaseApproved.of(id, { at, ...(status === 'rejected' && { was: status }) });

export const releaseApproved = fact(releases, 'ReleaseApproved')<Data>()({
  evolve: (release, { at }) => ({
    ...baseOf(release),
    status: 'approved',
    vote: voteOf(release) ?? '',
    approvedAt: at,
  }),
  reads: (_, release) => meanwhileOf(release),
  follows(approved, release, world) {
    const { due, start, headline, told, turns, cause: of } = telling(approved, release, world);
    // A no-go that is lifted approves the same vote again.
    const cause = `${of}/${approved.at}`;
    const isWhole = isLastCovered(release, world);
    // A vote on the way says nothing of where it goes in the end: only those who build it hear of it.
    const here = (why: string) => {
      const { ahead: _, ...only } = release;
      return due.posts('approved', why, { ...told, release: only }, isForBuilders);
    };
    // Late on its way, it can be in time where they hear of it.
    const afar = (why: string) =>
      isWhole && canStillCome(release, world.now) ? due.posts('approved', why, told, (a) => !isForBuilders(a)) : [];
    return [
      headline,
      // Past its window, it can't go live as it is: those who heard of a no-go hear that now, too.
      ...(isMissed(release, world.now)
        ? [missedTimer(release, world), ...afar(cause)]
        : isWhole
          ? due.posts('approved', cause, told)
          : here(cause)),
      // What had been rejected is in the way of others again.
      ...(approved.was === 'rejected' ? [...openAfar(release, cause, world), ...votesShown(release, world)] : []),
      ...turns,
      ...turnUnlessOpen(inCharge(release, world), release, world, cause, { by: start }),
      windowTimer(release, world),
    ];
  },
});

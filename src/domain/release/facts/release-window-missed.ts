import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import { managers } from '../../people/may.ts';
import { isMember } from '../../people/members.ts';
import { at, say } from '../../phrase.ts';
import { votes } from '../../vote/document.ts';
import type { Vote } from '../../vote/vote.ts';
import { releases } from '../document.ts';
import { nameOf, type Release, voteOf } from '../release.ts';
import { besidesOf, lineShown } from './neighbours.ts';
import { telling } from './telling.ts';

/** `end`: of the window, UTC ISO. */
export const releaseWindowMissed = fact(releases, 'ReleaseWindowMissed')<{ end: string }>()({
  reads: (_, release) => ({ ...besidesOf(release), vote: one(votes, voteOf(release) ?? '-') }),
  follows(missed, release, world) {
    const { due, id, owner, headline, turns, told } = telling(missed, release, world);
    const cause = `${id}/missed/${missed.end}`;
    const said = say`Window missed: ${nameOf(release)} (${id}) was not deployed until ${at(missed.end)}. Next: move it, or cancel it.`;
    return [
      headline,
      // After a no-go, everybody knows that it is off; a vote that ended with the window has told nobody.
      ...(release.status === 'rejected' && !isTooLate(release, world.vote)
        ? []
        : due.posts('missed', cause, { ...told, said })),
      ...turns,
      ...lineShown(release, world),
      ...due.myTurn(isMember(world.people, owner) ? [owner] : managers(world), cause),
    ];
  },
});

/** Nobody had said no when the window was over. */
const isTooLate = (release: Release, vote: Vote | undefined) =>
  release.status === 'rejected' &&
  release.by === '' &&
  vote?.status === 'closed' &&
  vote.closedAt >= release.window.end;

import { type Audience, isForBuilders } from '../../company/audiences.ts';
import { roleTitle } from '../../company/roles.ts';
import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { canStillCome } from '../planning/route.ts';
import { nameOf, voteOf } from '../release.ts';
import { baseOf } from './base.ts';
import { meanwhileOf, votesShown } from './neighbours.ts';
import { telling } from './telling.ts';

/** `said`: when the no-go was, where that is not when it came. `passed`: the vote had passed before, and nothing had begun. */
type Data = { at: string; role: string; by: string; said?: string; passed?: true; text: { why: string } };

export const releaseRejected = fact(releases, 'ReleaseRejected')<Data>()({
  evolve: (release, { role, by, text }) => ({
    ...baseOf(release),
    status: 'rejected',
    vote: voteOf(release) ?? '',
    role,
    by,
    reason: text.why,
  }),
  reads: (_, release) => meanwhileOf(release),
  follows(rejected, release, world) {
    const { due, seesTo, start, headline, crew, told, cause: of } = telling(rejected, release, world);
    // One vote may be held, lifted and held again.
    const cause = `${of}/${rejected.by}/${rejected.said ?? rejected.at}`;
    // Whoever was to deploy it once it was approved.
    const others = crew.filter((who) => !seesTo.includes(who));
    const { by, role, passed, text } = rejected;
    const said = say`No-go after the vote had passed, by ${users([by])} (${roleTitle(world.company, role)}): ${text.why}. It is held until that is lifted, or it is voted on anew.`;
    // Where the headline stands, that says it whole.
    const isUntold = (a: Audience) => !(passed && a.headline);
    const isTooLate = by === '' && rejected.at >= release.window.end;
    const isToldAsMissed = (a: Audience) => isTooLate && (isForBuilders(a) || !canStillCome(release, world.now));
    return [
      headline,
      // That nobody has answered when its window is over is told as a window that was missed, with one next step.
      ...due.posts('rejected', cause, told, (a) => isUntold(a) && !isToldAsMissed(a)),
      ...(passed ? [due.note(release.id, `${cause}/held`, said, true)] : []),
      ...due.myTurn(seesTo, cause, { by: start }),
      ...due.myTurn(others),
      ...(passed
        ? others.map((who) => due.tell(who, cause, say`${nameOf(release)} (${release.id}): ${said}`, release.id))
        : []),
      // What was rejected is in nobody's way.
      ...votesShown(release, world),
    ];
  },
});

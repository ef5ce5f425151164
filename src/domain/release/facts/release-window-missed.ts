import { isForBuilders } from '../../company/audiences.ts';
import { fact } from '../../deciding/fact.ts';
import { oneIf } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { standing } from '../../delegation/document.ts';
import type { Due } from '../../intents/intent.ts';
import { at, say } from '../../phrase.ts';
import { askedOf } from '../../vote/asked.ts';
import { votes } from '../../vote/document.ts';
import type { Vote } from '../../vote/vote.ts';
import { releases } from '../document.ts';
import { canStillCome, scheduled } from '../planning/route.ts';
import { nameOf, type Release, voteOf } from '../release.ts';
import { besidesOf, lineShown } from './neighbours.ts';
import { telling } from './telling.ts';
import { missedTimer } from './window-timer.ts';

/** `end`: of the window, UTC ISO. */
export const releaseWindowMissed = fact(releases, 'ReleaseWindowMissed')<{ end: string }>()({
  reads: (_, release) => ({ ...besidesOf(release), vote: oneIf(votes, voteOf(release)), delegations: standing }),
  follows(missed, release, world) {
    const { due, id, seesTo, headline, turns, told } = telling(missed, release, world);
    const cause = `${id}/missed/${missed.end}`;
    const said = say`Window missed: ${nameOf(release)} (${id}) was not deployed until ${at(missed.end)}. Next: move it, or cancel it.`;
    return [
      headline,
      // After a no-go, everybody knows that it is off; a vote that ended with the window has told nobody.
      ...due.posts('missed', cause, { ...told, said }, (a) =>
        isForBuilders(a)
          ? release.status !== 'rejected' || isTooLate(release, release.window.end, world.vote)
          : !canStillCome(release, world.now) &&
            (release.status !== 'rejected' || isTooLate(release, lateFrom(release), world.vote)),
      ),
      ...missedAtLast(release, world),
      ...turns,
      // Nobody's answer helps before it has another window.
      ...(release.status === 'voting' && world.vote ? due.myTurn(askedOf(world.vote, world)) : []),
      ...lineShown(release, world),
      ...due.myTurn(seesTo, cause),
    ];
  },
});

/** Nobody had said no by then. */
const isTooLate = (release: Release, end: string, vote: Vote | undefined) =>
  release.status === 'rejected' && release.by === '' && vote?.status === 'closed' && vote.closedAt >= end;

/** From when on it is late to those who hear of its last environment alone: what comes before that may be late without keeping it. */
const lateFrom = (release: Release) => (release.ahead ? scheduled(release).window.start : release.window.end);

/** They hear it when that comes. */
const missedAtLast = (release: Release, world: World): Due[] =>
  canStillCome(release, world.now) ? [missedTimer(release, world, lateFrom(release))] : [];

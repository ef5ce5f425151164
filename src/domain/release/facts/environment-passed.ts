import { changesSought } from '../../build/seeking.ts';
import { deadlineTimers } from '../../deadline/timers.ts';
import { fact } from '../../deciding/fact.ts';
import { weighTimers } from '../../evidence/concerned.ts';
import { at, type Phrase, say, users } from '../../phrase.ts';
import { answersOn, growingOld } from '../../vote/answering/growing-old.ts';
import { releases } from '../document.ts';
import { nameOf, voteOf } from '../release.ts';
import type { Proving } from '../rollout/proved-by.ts';
import { baseOf } from './base.ts';
import { lineShown, neighboursFreed, waitingOn } from './neighbours.ts';
import { formerVoteShown, telling } from './telling.ts';
import { missedTimer, turnUnlessOpen, windowTimer } from './window-timer.ts';

/** `passed`: where it is live; `cleared`: whether the vote on it was about the next environment too. `at`: UTC ISO. */
type Data = { passed: string; at: string; cleared: boolean } & Proving;

/** A release is live in one of its environments, and goes on to the next. */
export const environmentPassed = fact(releases, 'EnvironmentPassed')<Data>()({
  evolve(release, { at: since, cleared }) {
    const { passed = [], ahead = [], environment, window, ...base } = baseOf(release);
    const [next, ...more] = ahead;
    if (!next) return release;
    const on = {
      ...base,
      ...next,
      passed: [...passed, { environment, window, at: since }],
      ...(more.length > 0 && { ahead: more }),
    };
    return cleared
      ? { ...on, status: 'approved', vote: voteOf(release) ?? '', approvedAt: since }
      : { ...on, status: 'planned' };
  },
  reads: (_, release) => ({ ...waitingOn(release), ...answersOn(release) }),
  follows(went, release, world) {
    const { due, id, headline, turns, seesTo, start, cause } = telling(went, release, world);
    const then = went.cleared ? say`` : say` Its vote opens now.`;
    const said = say`Live in ${went.passed}${went.proved ? ', and healthy' : ''}: ${nameOf({ ...release, environment: went.passed })} (${id}).${although(went)} Next: ${release.environment}, ${at(start)}.${then}`;
    return [
      headline,
      ...changesSought(release, world),
      ...formerVoteShown(release, world),
      due.note(id, cause, said),
      ...(went.cleared
        ? [windowTimer(release, world), ...growingOld(release, world)]
        : [due.timer(`vote/${cause}`, world.now, { type: 'OpenVote', release: id })]),
      ...turns,
      ...(went.cleared
        ? turnUnlessOpen(seesTo, release, world, cause, { by: start })
        : due.myTurn(seesTo, cause, { by: start })),
      missedTimer(release, world),
      ...deadlineTimers(release, world),
      ...neighboursFreed(release, cause, world, went.passed),
      ...lineShown(release, world),
      ...weighTimers(release, world),
    ];
  },
});

function although({ wentOn }: Proving): Phrase {
  if (!wentOn) return say``;
  const who = wentOn.by === undefined ? say`Somebody` : say`${users([wentOn.by])}`;
  return say` ${who} went on although it was not proved healthy there.`;
}

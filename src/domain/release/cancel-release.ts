import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import { voteClosed } from '../vote/facts/vote-closed.ts';
import { toSuccessors } from './clearing/predecessors.ts';
import { releases, waitingFor } from './document.ts';
import { releaseCancelled } from './facts/release-cancelled.ts';
import { isOver, isRunning, nameOf, type Release } from './release.ts';
import { releaseShown } from './release-shown.ts';
import { takenBack } from './rollback/taken-back.ts';
import { isAlready } from './state-refusals.ts';
import { saidAndBy } from './status-words.ts';
import { unknownRelease } from './unknown.ts';

export type CancelRelease = { type: 'CancelRelease'; release: string; why: string };

const TAKES: Right = { action: 'cancel', owned: true };

export const cancelRelease = command<CancelRelease>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release), successors: waitingFor(release) }),
  shows: ({ release }) => releaseShown(release),
  decide(world, { release: id, why }): Decision {
    const { release, actor, now } = world;
    if (!release) return unknownRelease(id);
    const no =
      uncancellable(release, world) ??
      reasonFault(why, say`Cancelling needs its reason: the release channel reads it.`, {
        offers: [{ verb: 'cancel', label: 'Cancel it…', about: id }],
      });
    if (no) return no;
    return {
      facts: [
        releaseCancelled.of(id, { at: now, by: actor.id, text: { why } }),
        ...closedVote(release, now),
        ...toSuccessors(id, 'cancelled', world),
      ],
    };
  },
});

/** Why a release is not cancelled, whatever the reason. */
function uncancellable(release: Release, world: World): Refusal | undefined {
  const { id, status } = release;
  if (isOver(release)) return isAlready('over', release);
  if (isRunning(release) || (status === 'failed' && takenBack(release).length > 0))
    return refuse('running', say`${nameOf(release)} ${saidAndBy(release)}: parts of it may be live.`, {
      remedy: say`Roll it back instead.`,
      offers: [{ verb: 'rollback', label: 'Roll back…', about: id }],
    });
  // Whom to ask for it is of no use where nobody can.
  return forbidden(world, TAKES, say`cancel ${nameOf(release)}`, release);
}

const closedVote = (release: Release, at: string) =>
  release.status === 'voting' ? [voteClosed.of(release.vote, { outcome: 'cancelled', at })] : [];

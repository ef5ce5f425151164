import { command } from '../deciding/command.ts';
import { type Decision, isRefusal } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { releases } from '../release/document.ts';
import { nameOf } from '../release/release.ts';
import { releaseShown } from '../release/release-shown.ts';
import { isSo } from '../release/state-refusals.ts';
import { unknownRelease } from '../release/unknown.ts';
import { voteClosed } from '../vote/facts/vote-closed.ts';
import { comparing } from '../vote/reopening/comparing.ts';
import { PUSHING_ALONE, pushedAlone } from './alone.ts';

/** Nobody answers, and it can't wait: whoever may deploy goes without the votes on a hotfix. */
export type PushAlone = { type: 'PushAlone'; release: string; why: string };

export const pushAlone = command<PushAlone>()({
  takes: PUSHING_ALONE,
  reads: ({ release }) => ({ release: one(releases, release) }),
  also({ release }) {
    const { votes, builds } = comparing(release);
    return { votes, builds };
  },
  shows: ({ release }) => releaseShown(release),
  decide(world, { release: id, why }): Decision {
    const { release, now } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, PUSHING_ALONE, say`push ${nameOf(release)} alone`, release);
    if (no) return no;
    // A no-go is an answer: it is lifted or overridden, not passed by.
    if (release.status !== 'planned' && release.status !== 'voting')
      return isSo('wrong-state', release, say`its votes are not waited for.`);
    const facts = pushedAlone(release, why, world);
    if (isRefusal(facts)) return facts;
    const [overridden, approved] = [facts.slice(0, 1), facts.slice(1)];
    const vote = release.status === 'voting' ? world.votes[release.vote] : undefined;
    const closed = vote?.status === 'open' ? [voteClosed.of(vote.id, { outcome: 'overridden', at: now })] : [];
    return { facts: [...overridden, ...closed, ...approved] };
  },
});

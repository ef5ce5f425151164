import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import { releases } from '../release/document.ts';
import { deadlineMet } from '../release/facts/deadline-met.ts';
import { nameOf } from '../release/release.ts';
import { isAlready } from '../release/state-refusals.ts';
import { unknownRelease } from '../release/unknown.ts';
import { deadlinesOf, isMet, owing } from './deadline.ts';

/** What was due is done: said by whoever owes it, or by whoever may speak for the release. */
export type MeetDeadline = { type: 'MeetDeadline'; release: string; deadline: string };

const TAKES: Right = { action: 'update', owned: true, others: true };

export const meetDeadline = command<MeetDeadline>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { release: id, deadline: name }): Decision {
    const { release, actor, now } = world;
    if (!release) return unknownRelease(id);
    const deadline = deadlinesOf(release, world.company).find((d) => d.name === name && !d.cutOff);
    const offers = [{ verb: 'show', label: 'Open it', about: id }];
    if (!deadline)
      return refuse('no-deadline', say`${nameOf(release)} has no deadline “${name}” to be met.`, { offers });
    if (!isAhead(release)) return isAlready('begun', release);
    if (isMet(release, deadline)) return moot('it is done already');
    const owes = owing(release, deadline, world).includes(actor.id);
    const no = owes
      ? undefined
      : forbidden(world, TAKES, say`say that ${deadline.title} is done`, { owner: release.owner });
    return no ?? { facts: [deadlineMet.of(id, { deadline: name, by: actor.id, at: now })] };
  },
});

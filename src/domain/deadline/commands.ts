import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { say } from '../phrase.ts';
import { deadlineMet } from '../release/facts/deadline-met.ts';
import { deadlinePassed } from '../release/facts/deadline-passed.ts';
import { deadlineReminded } from '../release/facts/deadline-reminded.ts';
import { nameOf, type Release } from '../release/release.ts';
import { unknownRelease } from '../release/unknown.ts';
import { type Deadline, deadlinesOf, isAhead, isMet, owing } from './deadline.ts';

/** What was due is done: said by whoever owes it, or by whoever may speak for the release. */
export type MeetDeadline = { type: 'MeetDeadline'; release: string; deadline: string };
/** Timers. `due`: what the timer was set for, UTC ISO; a window that has moved since has timers of its own. */
export type RemindOfDeadline = { type: 'RemindOfDeadline'; release: string; deadline: string; due: string };
export type PassDeadline = { type: 'PassDeadline'; release: string; deadline: string; due: string };

export const ofDeadline = ({ release }: { release: string }): Reads => ({ docs: [`release/${release}`], lists: [] });

export function meetDeadline(world: World, { release: id, deadline: name }: MeetDeadline): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const deadline = deadlinesOf(release, world.company).find((d) => d.name === name && !d.cutOff);
  const offers = [{ verb: 'show', label: 'Open it', about: id }];
  if (!deadline) return refuse('no-deadline', say`${nameOf(release)} has no deadline “${name}” to be met.`, { offers });
  if (!isAhead(release)) return refuse('begun', say`${nameOf(release)} is ${release.status} already.`, { offers });
  if (isMet(release, deadline)) return moot('it is done already');
  const owes = owing(release, deadline, world).includes(world.actor.id);
  const no = owes ? undefined : forbidden(world, 'update', say`say that ${deadline.title} is done`, release.owner);
  if (no) return no;
  return {
    facts: [deadlineMet.of(id, { deadline: name, by: world.actor.id, at: world.now })],
  };
}

export function remindOfDeadline(world: World, command: RemindOfDeadline): Decision {
  const found = stillDue(world, command);
  if (!found || found.deadline.due < world.now) return moot('nothing is owed');
  const { release, deadline } = found;
  return {
    facts: [deadlineReminded.of(release.id, { deadline: deadline.name, due: deadline.due })],
  };
}

export function passDeadline(world: World, command: PassDeadline): Decision {
  const found = stillDue(world, command);
  if (!found) return moot('nothing is owed');
  if (found.deadline.due > world.now) return moot('it is due later now');
  const { release, deadline } = found;
  return {
    facts: [deadlinePassed.of(release.id, { deadline: deadline.name, due: deadline.due })],
  };
}

function stillDue(
  world: World,
  { release: id, deadline: name, due }: { release: string; deadline: string; due: string },
): { release: Release; deadline: Deadline } | undefined {
  const release = world.releases[id];
  if (!release || !isAhead(release)) return undefined;
  const deadline = deadlinesOf(release, world.company).find((d) => d.name === name && d.due === due);
  return deadline && !isMet(release, deadline) ? { release, deadline } : undefined;
}

import type { World } from '../../deciding/world.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { crewOf, inCharge } from '../../people/in-charge.ts';
import { voteId } from '../../vote/document.ts';
import { type Release, voteOf } from '../release.ts';

/** What most of a release's facts need to say what follows: shorthands, whom to tell, and a name for each thing that is told once. */
export function telling(fact: { type: string }, release: Release, world: World) {
  const due = dueAt(world);
  const { id, owner, handOver } = release;
  const crew = crewOf([release], world);
  return {
    due,
    id,
    owner,
    seesTo: inCharge(release, world),
    start: release.window.start,
    headline: due.edit(headlineOf(id)),
    crew,
    /** the turns of all whom it may concern, brought up to date; nobody is notified */
    turns: due.myTurn([...crew, ...(handOver ? [handOver.to] : [])]),
    /** the turn of whoever it is offered to, where its crew is notified */
    offered: due.myTurn(handOver ? [handOver.to] : []),
    told: { release },
    // The same may happen twice in one round of votes: what is told of each has a name of its own.
    cause: `${id}/${fact.type}/${release.round}.${release.runs}/${world.now}`,
  };
}

/** Its vote's message, where there is one: what it offers follows the release. */
export function voteShown(release: Release, world: World): Due[] {
  const vote = voteOf(release);
  return vote ? [dueAt(world).edit(vote)] : [];
}

/** The vote that it had until now: what that offered is over. */
export const formerVoteShown = ({ id, round }: Release, world: World): Due[] =>
  round > 0 ? [dueAt(world).edit(voteId(id, round))] : [];

/** The same while it is open: it says what is in the way. */
export const openVoteShown = (release: Release, world: World): Due[] =>
  release.status === 'voting' ? voteShown(release, world) : [];

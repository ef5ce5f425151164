import type { World } from '../../deciding/world.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { deployers } from '../../people/may.ts';
import { type Release, voteOf } from '../release.ts';

/** What most of a release's facts need to say what follows: shorthands, whom to tell, and a name for each thing that is told once. */
export function telling(fact: { type: string }, release: Release, world: World) {
  const due = dueAt(world);
  const { id, owner } = release;
  return {
    due,
    id,
    owner,
    start: release.window.start,
    headline: due.edit(headlineOf(id)),
    crew: [owner, ...deployers(world)],
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

import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { say } from '../phrase.ts';
import { reviewCompleted } from './facts/review-completed.ts';
import { reviewOverdue } from './facts/review-overdue.ts';
import { nameOf } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** What was decided in a hurry is looked at afterwards. */
export type CompleteReview = { type: 'CompleteReview'; release: string; found: string };
/** Timer. */
export type ChaseReview = { type: 'ChaseReview'; release: string };

export const reviewing = ({ release }: { release: string }): Reads => ({ docs: [`release/${release}`], lists: [] });

export function completeReview(world: World, { release: id, found }: CompleteReview): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'update', say`review ${nameOf(release)}`, release.owner);
  if (no) return no;
  if (!release.review) return refuse('no-review', say`${nameOf(release)} needs no review.`);
  if (release.review.by) return moot('it was reviewed already');
  if (found.trim() === '')
    return refuse('needs-words', say`Say what you found, or that everything was as it should be.`, { field: 'found' });
  return {
    facts: [reviewCompleted.of(id, { by: world.actor.id, at: world.now, text: { found } })],
  };
}

export function chaseReview(world: World, { release: id }: ChaseReview): Decision {
  const review = world.releases[id]?.review;
  if (!review || review.by) return moot('it was reviewed');
  if (review.due > world.now) return moot('it is due later now');
  return { facts: [reviewOverdue.of(id, { at: world.now })] };
}

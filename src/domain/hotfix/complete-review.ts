import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { releases } from '../release/document.ts';
import { reviewCompleted } from '../release/facts/review-completed.ts';
import { nameOf } from '../release/release.ts';
import { unknownRelease } from '../release/unknown.ts';

/** What was decided in a hurry is looked at afterwards. */
export type CompleteReview = { type: 'CompleteReview'; release: string; found: string };

const TAKES: Right = { action: 'update', owned: true };

export const completeReview = command<CompleteReview>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { release: id, found }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, TAKES, say`review ${nameOf(release)}`, { owner: release.owner });
    if (no) return no;
    if (!release.review) return refuse('no-review', say`${nameOf(release)} needs no review.`);
    if (release.review.by) return moot('it was reviewed already');
    if (found.trim() === '')
      return refuse('needs-words', say`Say what you found, or that everything was as it should be.`, {
        field: 'found',
      });
    return { facts: [reviewCompleted.of(id, { by: world.actor.id, at: world.now, text: { found } })] };
  },
});

import { fact } from '../../deciding/fact.ts';
import { behind } from '../../people/done-by.ts';
import { releases } from '../document.ts';
import { ticketOutcomes } from '../papers/ticket-outcomes.ts';
import { voteOf } from '../release.ts';
import { baseOf } from './base.ts';
import { neighboursFreed, waitingOn } from './neighbours.ts';
import { telling, voteShown } from './telling.ts';

/** `by`: who recorded it, where nobody reported it. */
export const releaseCompleted = fact(releases, 'ReleaseCompleted')<{ at: string; by?: string }>()({
  evolve: (release, { at }) =>
    'rollout' in release
      ? { ...baseOf(release), status: 'completed', vote: voteOf(release) ?? '', rollout: release.rollout, at }
      : release,
  reads: (_, release) => waitingOn(release),
  follows(completed, release, world) {
    const { due, headline, turns, told, cause } = telling(completed, release, world);
    return [
      headline,
      ...voteShown(release, world),
      ...due.posts('done', cause, { ...told, ...behind(release, completed.by, world) }),
      ...turns,
      // What people were woken for is over too.
      due.timer(`resolve-pages/${cause}`, world.now, { type: 'ResolvePages', release: release.id }),
      ...ticketOutcomes(release, 'live', world),
      ...neighboursFreed(release, cause, world),
    ];
  },
});

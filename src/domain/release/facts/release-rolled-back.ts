import { fact } from '../../deciding/fact.ts';
import { behind } from '../../people/done-by.ts';
import { runsNow } from '../clearing/runs-now.ts';
import { releases } from '../document.ts';
import { ticketOutcomes } from '../papers/ticket-outcomes.ts';
import { rolloutOf } from '../release.ts';
import { baseOf } from './base.ts';
import { neighboursFreed, waitingOn } from './neighbours.ts';
import { telling } from './telling.ts';

/** `by`: who recorded it, where nobody reported it. */
export const releaseRolledBack = fact(releases, 'ReleaseRolledBack')<{ at: string; by?: string }>()({
  // One that failed may have been put back by hand.
  evolve(release, { at }) {
    if (release.status !== 'rolling-back' && release.status !== 'failed') return release;
    const { vote, rollout, reason } = release;
    return { ...baseOf(release), status: 'rolled-back', vote, rollout, reason, at };
  },
  reads: (_, release) => waitingOn(release),
  follows(rolledBack, release, world) {
    const { due, headline, crew, told, cause } = telling(rolledBack, release, world);
    const run = rolloutOf(release);
    const next = run?.next;
    return [
      headline,
      ...due.posts('rolled-back', cause, {
        ...told,
        ...behind(release, rolledBack.by, world),
        runs: runsNow(release, world),
      }),
      ...due.myTurn(crew),
      ...ticketOutcomes(release, 'rolled-back', world),
      due.timer(`resolve-pages/${cause}`, world.now, { type: 'ResolvePages', release: release.id }),
      ...neighboursFreed(release, cause, world),
      ...(next ? [due.timer(`then/${run.id}`, world.now, { type: 'GoOnBack', release: next, after: release.id })] : []),
    ];
  },
});

import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';

export const releaseRolledBack = fact(releases, 'ReleaseRolledBack')<{ at: string }>()({
  evolve(release, { at }) {
    if (release.status !== 'rolling-back') return release;
    const { vote, rollout, reason } = release;
    return { ...baseOf(release), status: 'rolled-back', vote, rollout, reason, at };
  },
  follows(rolledBack, release, world) {
    const { due, headline, crew, told, cause } = telling(rolledBack, release, world);
    return [headline, ...due.posts('rolled-back', cause, told), ...due.myTurn(crew)];
  },
});

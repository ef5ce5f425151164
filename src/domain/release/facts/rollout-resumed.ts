import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { telling } from './telling.ts';

export const rolloutResumed = fact(releases, 'RolloutResumed')<{ rollout: string }>()({
  evolve(release) {
    if (release.status !== 'deploying') return release;
    const { held: _, ...rollout } = release.rollout;
    return { ...release, rollout };
  },
  follows: (resumed, release, world) => [telling(resumed, release, world).headline],
});

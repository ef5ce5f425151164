import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { telling } from './telling.ts';

export const rolloutResumed = fact(releases, 'RolloutResumed')<{ rollout: string }>()({
  evolve(release) {
    if (release.status !== 'deploying') return release;
    // A no-go that was not lifted was overridden.
    const { held: _, noGos: __, ...rollout } = release.rollout;
    return { ...release, rollout };
  },
  follows: (resumed, release, world) => [telling(resumed, release, world).headline],
});

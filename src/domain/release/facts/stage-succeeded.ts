import { fact } from '../../deciding/fact.ts';
import { shownWhenDone } from '../../health/shown.ts';
import { releases } from '../document.ts';
import { asHeard, type StageHeard, withStage } from './stages.ts';
import { telling } from './telling.ts';

export const stageSucceeded = fact(releases, 'StageSucceeded')<StageHeard & { rollout: string; stage: string }>()({
  evolve: (release, { stage, ...told }) =>
    withStage(release, stage, { ...asHeard(told), state: 'done', percent: 100, finishedAt: told.at }),
  follows: (succeeded, release, world) => [
    telling(succeeded, release, world).headline,
    ...shownWhenDone(release, world),
  ],
});

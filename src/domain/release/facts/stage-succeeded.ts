import { fact } from '../../deciding/fact.ts';
import { looksAfter } from '../../health/afterwards.ts';
import { shownWhenDone } from '../../health/shown.ts';
import { recordOf } from '../../intents/of-steps.ts';
import { releases } from '../document.ts';
import { rolloutOf } from '../release.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { asHeard, type StageHeard, withStage } from './stages.ts';
import { telling } from './telling.ts';

export const stageSucceeded = fact(releases, 'StageSucceeded')<StageHeard & { rollout: string; stage: string }>()({
  evolve: (release, { stage, ...told }) =>
    withStage(release, stage, { ...asHeard(told), state: 'done', percent: 100, finishedAt: told.at }),
  follows(succeeded, release, world) {
    const run = rolloutOf(release);
    const isBack = run?.id === succeeded.rollout && run.direction === 'back';
    const step = run?.id === succeeded.rollout ? stepNamed(run, succeeded.stage) : undefined;
    const stage = isBack ? step : undefined;
    return [
      telling(succeeded, release, world).headline,
      ...shownWhenDone(release, world),
      // Of one that was verified its system was told when its pipeline was done.
      ...(run && step && step.verifyUntil === undefined ? recordOf(release, run, step, 'succeeded', world) : []),
      ...(run && stage ? looksAfter(release, run, stage, world) : []),
    ];
  },
});

import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { recordOf } from '../../intents/of-steps.ts';
import { releases } from '../document.ts';
import { rolloutOf } from '../release.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { asHeard, type StageHeard, withStage } from './stages.ts';
import { telling } from './telling.ts';

/** `until`: when it will have been verified for long enough, UTC ISO. */
type Data = StageHeard & { rollout: string; stage: string; until: string };

/** The pipeline is done with a step; it counts as live and healthy once it was verified. */
export const stageVerifying = fact(releases, 'StageVerifying')<Data>()({
  evolve: (release, { stage, until, ...told }) =>
    withStage(release, stage, { ...asHeard(told), state: 'verifying', percent: 100, verifyUntil: until }),
  follows(begun, release, world) {
    const { rollout, stage, until, at: began } = begun;
    const due = dueAt(world);
    const command = { type: 'EndVerifying', release: release.id, deployId: rollout, stage };
    const run = rolloutOf(release);
    const step = run?.id === rollout ? stepNamed(run, stage) : undefined;
    return [
      ...(run && step ? recordOf(release, run, step, 'succeeded', world) : []),
      telling(begun, release, world).headline,
      due.timer(`verify/${rollout}/${stage}`, until, command, 'latest'),
      due.timer(`watch/${rollout}/${stage}`, began, { type: 'BeginWatch', release: release.id, rollout, stage, began }),
    ];
  },
});

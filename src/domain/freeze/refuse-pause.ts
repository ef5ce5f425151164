import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { pauseRefused } from '../release/facts/pause-refused.ts';

/** From us: the pipeline can't pause. */
export type RefusePause = { type: 'RefusePause'; release: string; rollout: string; stage: string; why: string };

export const refusePause = command<RefusePause>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide({ release }, { release: id, rollout, stage, why }): Decision {
    if (release?.status !== 'deploying' || release.rollout.id !== rollout || release.rollout.held?.paused !== stage)
      return moot('it is not paused');
    return { facts: [pauseRefused.of(id, { rollout, stage, text: { why } })] };
  },
});

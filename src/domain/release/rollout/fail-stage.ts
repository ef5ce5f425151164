import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { failed } from '../ended.ts';
import { runningStage } from './running-stage.ts';

/** From us: the pipeline refused, could not be reached, or knows the run no more. */
export type FailStage = {
  type: 'FailStage';
  release: string;
  deployId: string;
  stage: string;
  how: 'refused' | 'unanswered' | 'silent';
  why: string;
};

export const failStage = command<FailStage>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { why, how, ...told }): Decision {
    const found = runningStage(world.release, told);
    if ('note' in found || isRefusal(found)) return found;
    const { release, stage } = found;
    return { facts: failed(release, stage, { n: stage.n, why, how }, world) };
  },
});

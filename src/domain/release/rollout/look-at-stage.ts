import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { lookAsked } from '../facts/look-asked.ts';
import { runningStage } from './running-stage.ts';

/** From a system that told something of a step's run from which it is not clear how it is. */
export type LookAtStage = { type: 'LookAtStage'; release: string; deployId: string; stage: string };

export const lookAtStage = command<LookAtStage>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide({ release, now: at }, about): Decision {
    const found = runningStage(release, about);
    if ('note' in found || isRefusal(found)) return found;
    if (found.stage.state !== 'running') return moot(`${about.stage} has been carried out`);
    return { facts: [lookAsked.of(found.release.id, { rollout: about.deployId, stage: about.stage, at })] };
  },
});

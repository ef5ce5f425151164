import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { stageLostSight } from '../facts/stage-lost-sight.ts';
import { runningStage } from './running-stage.ts';

/** From us: how far a step is can't be seen at its target any more. `why` names cause and remedy. */
export type LoseSight = { type: 'LoseSight'; release: string; deployId: string; stage: string; why: string };

export const loseSight = command<LoseSight>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { deployId, stage: name, why }): Decision {
    const found = runningStage(world.release, { deployId, stage: name });
    if ('note' in found || isRefusal(found)) return found;
    const { release, stage } = found;
    if (stage.unseen?.why === why) return moot(`it is known that ${name} can't be seen`);
    return { facts: [stageLostSight.of(release.id, { rollout: deployId, stage: name, at: world.now, text: { why } })] };
  },
});

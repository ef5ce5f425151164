import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { stageLostSight } from '../facts/stage-lost-sight.ts';
import { runningStage } from './running-stage.ts';

/** From us: how far a step is can't be seen at its target any more. `why` names cause and remedy; `unsent`: its target has not taken it, and is asked again. */
export type LoseSight = {
  type: 'LoseSight';
  release: string;
  deployId: string;
  stage: string;
  why: string;
  unsent?: true;
};

export const loseSight = command<LoseSight>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { deployId, stage: name, why, unsent }): Decision {
    const found = runningStage(world.release, { deployId, stage: name });
    if ('note' in found || isRefusal(found)) return found;
    const { release, stage } = found;
    if (unsent && stage.heardAt) return moot(`${name} was heard of: it was taken`);
    if (stage.unseen?.why === why && stage.unseen.unsent === unsent)
      return moot(`it is known that ${name} can't be seen`);
    const lost = { rollout: deployId, stage: name, at: world.now, ...(unsent && { unsent }), text: { why } };
    return { facts: [stageLostSight.of(release.id, lost)] };
  },
});

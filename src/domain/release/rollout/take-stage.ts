import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { stageTaken } from '../facts/stage-taken.ts';
import { abandonedStage, runningStage } from './running-stage.ts';

/** From us: a step's target has taken it, and calls its run so, where it tells. Nobody may wait for the step any more: what comes of it is still looked at. */
export type TakeStage = {
  type: 'TakeStage';
  release: string;
  deployId: string;
  stage: string;
  run?: string;
  url?: string;
};

export const takeStage = command<TakeStage>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { deployId, stage: name, run, url }): Decision {
    const { release, now: at } = world;
    const about = { deployId, stage: name };
    const left = release && abandonedStage(release, about)?.stage;
    const found = left ? { release, stage: left } : runningStage(release, about);
    if ('note' in found || isRefusal(found)) return found;
    if (found.stage.run === run && !found.stage.unseen?.unsent)
      return moot(`it is known that run ${run} is the one of ${name}`);
    const taken = { rollout: deployId, stage: name, at, ...(run !== undefined && { run }), ...(url && { url }) };
    return { facts: [stageTaken.of(found.release.id, taken)] };
  },
});

import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { currentOnes } from './document.ts';
import { allHolding } from './freezes-holding.ts';
import { paused } from './pausing.ts';

/** Timer: a freeze that comes again and pauses at once begins while a step runs. */
export type PauseForFreeze = { type: 'PauseForFreeze'; release: string; rollout: string };

export const pauseForFreeze = command<PauseForFreeze>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes }),
  decide(world, { rollout }): Decision {
    const { release } = world;
    // Another may end later and let the step be finished: the strictest counts.
    const freeze = release && allHolding(release, world).find((f) => f.inFlight === 'pause');
    if (release?.status !== 'deploying' || release.rollout.id !== rollout || !freeze)
      return moot('nothing is to be paused');
    const facts = paused(release, freeze, world);
    return facts.length > 0 ? { facts } : moot('nothing runs');
  },
});

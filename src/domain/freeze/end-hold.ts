import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { holdEnded } from '../release/facts/hold-ended.ts';
import { currentOnes } from './document.ts';
import { holding } from './freezes-holding.ts';

/** Timer: the freeze that held a rollout ends, as far as was known. `by`: who lifted it. */
export type EndHold = { type: 'EndHold'; release: string; rollout: string; by?: string | undefined };

export const endHold = command<EndHold>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string(), by: z.string().optional() }),
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes }),
  decide(world, { release: id, rollout, by }): Decision {
    const { release } = world;
    if (release?.status !== 'deploying' || release.rollout.id !== rollout || !release.rollout.held)
      return moot('it is not held');
    const { freeze } = release.rollout.held;
    if (freeze === undefined) return moot('no freeze holds it');
    if (holding(release, world)) return moot('another freeze holds it');
    return { facts: [holdEnded.of(id, { rollout, freeze, ...(by && { by }) })] };
  },
});

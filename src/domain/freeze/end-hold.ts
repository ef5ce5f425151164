import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { holdEnded } from '../release/facts/hold-ended.ts';
import { rolloutHeld } from '../release/facts/rollout-held.ts';
import { currentOnes } from './document.ts';
import { allHolding } from './freezes-holding.ts';

/** Timer: the freeze that held a rollout ends, as far as was known, or is another by now: it may hold it on, and so may one that was not in the way until then. `by`: who lifted or changed it. */
export type EndHold = { type: 'EndHold'; release: string; rollout: string; by?: string | undefined };

export const endHold = command<EndHold>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string(), by: z.string().optional() }),
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes }),
  decide(world, { release: id, rollout, by }): Decision {
    const { release } = world;
    if (release?.status !== 'deploying' || release.rollout.id !== rollout || !release.rollout.held)
      return moot('it is not held');
    const { freeze, until, ended } = release.rollout.held;
    if (freeze === undefined || ended) return moot('no freeze holds it');
    const all = allHolding(release, world);
    // Another may hold it for longer, and is told of once this one is over: until then it would be told to be.
    if (all.some((f) => f.name === freeze && f.until === until)) return moot('it holds it still');
    const now = all.find((f) => f.name === freeze) ?? all[0];
    if (now) return { facts: [rolloutHeld.of(id, { rollout, freeze: now.name, until: now.until, instead: freeze })] };
    return { facts: [holdEnded.of(id, { rollout, freeze, ...(by && { by }) })] };
  },
});

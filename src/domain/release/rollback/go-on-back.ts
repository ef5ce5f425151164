import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { stepIn } from '../rollout/rollout-parts.ts';
import { started } from '../rollout/starting.ts';
import { comesFirst } from './comes-first.ts';

/** Timer: the rollback that had to come first is done. */
export type GoOnBack = { type: 'GoOnBack'; release: string; after: string };

export const goOnBack = command<GoOnBack>()({
  timer: z.strictObject({ release: z.string(), after: z.string() }),
  reads: ({ release, after }) => ({ release: one(releases, release), before: one(releases, after) }),
  decide({ release, before, now }, { after }): Decision {
    if (release?.status !== 'rolling-back' || release.failed || release.rollout.after !== after)
      return moot('it does not wait for that any more');
    if (before?.status !== 'rolled-back') return moot(`${after} is not back yet`);
    const first = stepIn(release.rollout, 'waiting');
    if (!first || !comesFirst(release.rollout)) return moot('it has begun already');
    return { facts: [started(release, release.rollout.id, first.name, now)] };
  },
});

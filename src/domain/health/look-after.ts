import { z } from 'zod';
import { healthPlanFor } from '../company/health.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one, some } from '../deciding/reads.ts';
import { environments } from '../environment/document.ts';
import { rulesAfter, runsStill, soakAfter } from './afterwards.ts';
import { watches } from './document.ts';
import { watchBegun } from './facts/watch-begun.ts';
import { LOOKED_AFTER, type Watched, watchId } from './watch.ts';

/** Timer: nothing waited to see whether what runs in a place is well: it went back or stayed beside what did, was brought live by hand, or late. */
export type LookAfter = { type: 'LookAfter'; began: string; previous?: string } & Omit<Watched, 'previous'> &
  Required<Pick<Watched, 'after'>>;

export const lookAfter = command<LookAfter>()({
  timer: z.strictObject({
    ...{ release: z.string(), rollout: z.string(), stage: z.string(), service: z.string(), region: z.string() },
    ...{ version: z.string(), previous: z.string().optional(), environment: z.string() },
    ...{ since: z.string(), rolloutSince: z.string(), began: z.string(), after: z.enum(LOOKED_AFTER) },
  }),
  reads: (asked) => ({
    watch: one(watches, watchId(asked)),
    environments: some(environments, [asked.environment]),
  }),
  decide(world, { type: _, began, previous = null, ...subject }): Decision {
    const { company, watch } = world;
    if (watch) return moot('it is watched already');
    const plan = healthPlanFor(company, subject.service, subject.environment);
    if (!plan || plan.dry) return moot('nobody said how its health is judged');
    const about = { ...subject, previous };
    if (!runsStill(about, world)) return moot('something else runs there by now');
    const rules = rulesAfter(plan, subject.after);
    if (rules.length === 0) return moot('no rule judges it by itself');
    const soakMs = soakAfter(plan, subject.after);
    return { facts: [watchBegun.of(watchId(about), { ...about, plan: { ...plan, rules }, soakMs, began })] };
  },
});

import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { healthUnanswered } from '../facts/health-unanswered.ts';
import { verifiedStage } from './verified-stage.ts';

/** Timer: nobody has decided about a step whose health is in doubt. */
export type RemindOfHealth = { type: 'RemindOfHealth'; release: string; rollout: string; stage: string };

export const remindOfHealth = command<RemindOfHealth>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string(), stage: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide({ release, now }, { rollout, stage: name }): Decision {
    const stage = verifiedStage(release, rollout, name);
    if (!release || !stage?.doubt) return moot('somebody has decided');
    const { said, at: since, until, decides } = stage.doubt;
    if (now < until) return moot('its time is not over');
    const told = { rollout, stage: name, said, since, at: now, ...(decides && { decides }) };
    return { facts: [healthUnanswered.of(release.id, told)] };
  },
});

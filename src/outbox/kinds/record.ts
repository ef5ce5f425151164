import { z } from 'zod';
import { GONOGO } from '../../domain/deciding/world.ts';
import { dueAt } from '../../domain/intents/due.ts';
import { say } from '../../domain/phrase.ts';
import type { Stage } from '../../domain/release/release.ts';
import { worldOf } from '../../door/setting.ts';
import { toErrand } from '../../door/stored.ts';
import { kind } from '../kind.ts';
import { targetOf } from '../step.ts';

const data = z.object({
  kind: z.literal('record'),
  release: z.string(),
  environment: z.string(),
  rollout: z.object({ id: z.string(), direction: z.enum(['forward', 'back']) }),
  /** as it ended: written by the domain alone */
  stage: z.custom<Stage>((value) => typeof value === 'object' && value !== null && 'name' in value),
  as: z.enum(['succeeded', 'failed']),
});

/** How a step ended is shown at its system, whether it was looked at or told of: nobody looks any more once it has ended. What can't be shown is said, and holds nothing up. */
export const record = kind(data, ({ setting, targets }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ release: id, environment, rollout, stage, as }, { key }) {
    const target = targetOf(targets, stage);
    if (!target?.record) return { done: true };
    const done = await target.record({ release: { id, environment }, rollout, stage, key }, as, stage.note);
    if (done.ok) return { done: true };
    return done.passing ? { why: done.why, failing: true, unsent: false } : { giveUp: done.why };
  },
  async givenUp({ release, rollout, stage, as }, errand, why) {
    const said = say`Step ${stage.name} (${rollout.id}) ${as}, and its system does not show that as a deployment: ${why}. What runs there is not changed by it.`;
    const due = dueAt(worldOf(setting, GONOGO));
    return { errands: [toErrand(due.note(release, errand.key, said))] };
  },
}));

import { z } from 'zod';
import { GONOGO } from '../../domain/deciding/world.ts';
import { dueAt } from '../../domain/intents.ts';
import { say } from '../../domain/phrase.ts';
import type { Stage } from '../../domain/release/release.ts';
import { worldOf } from '../../door/look.ts';
import { toErrand } from '../../door/stored.ts';
import { kind } from '../kind.ts';

const data = z.object({
  kind: z.literal('stop'),
  release: z.string(),
  environment: z.string(),
  rollout: z.object({ id: z.string(), direction: z.enum(['forward', 'back']) }),
  /** as it was when it was given up: written by the domain alone */
  stage: z.custom<Stage>((value) => typeof value === 'object' && value !== null && 'name' in value),
});

/** A pipeline is asked to stop a step; the way back does not wait for its answer, and people hear where it can't. */
export const stop = kind(data, ({ setting, targets }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ release: id, environment, rollout, stage }, errand, tries) {
    const target = Object.hasOwn(targets, stage.target) ? targets[stage.target] : undefined;
    if (!target?.canStop) return { giveUp: 'it does not know how to stop a step' };
    const sent = await target.send({ release: { id, environment }, rollout, stage, ask: 'stop', key: errand.key });
    if (sent.ok) return { done: true };
    if (sent.final || tries + 1 >= target.attempts) return { giveUp: sent.why };
    const later = sent.retryAfterMs === undefined ? {} : { retryInMs: sent.retryAfterMs };
    return { why: sent.why, failing: true, unsent: false, ...later };
  },
  async givenUp({ release, rollout, stage }, errand, why) {
    const said = say`Step ${stage.name} (${rollout.id}) could not be stopped at its pipeline: ${why}. It may still finish there: look at its run.`;
    const due = dueAt(worldOf(setting, GONOGO));
    return { errands: [toErrand(due.note(release, errand.key, said, true))] };
  },
}));

import type { Fact } from '../../deciding/fact.ts';
import { rolloutStarted } from '../facts/rollout-started.ts';
import { stageStarted } from '../facts/stage-started.ts';
import type { Release, Rollout } from '../release.ts';
import type { SeenAgain } from './rollout-parts.ts';

/** A run over some steps. `next`, `after`: the rollbacks that come after it, and before it. `evidence`: of a way back, what let go what it takes back. */
type Run = Pick<Rollout, 'direction' | 'stages' | 'next' | 'after' | 'evidence' | 'earlier' | 'environment'> & {
  why: string;
};

/** A run begins with the first of its steps that is not done yet, unless another run has to come first; nothing where there is none. */
export function begun(
  { id, runs }: Pick<Release, 'id' | 'runs'>,
  { why, direction, stages, next, after, evidence, earlier, environment }: Run,
  { actor, now }: { actor: { id: string }; now: string },
): Fact[] {
  const first = stages.find((s) => s.state !== 'done');
  if (!first) return [];
  const order = { ...(after && { after }), ...(next && { next }), ...(evidence && { evidence }) };
  const where = { ...(environment && { environment }), ...(earlier && { earlier }) };
  const rollout = { id: `${id}-${runs + 1}`, direction, by: actor.id, startedAt: now, stages, ...order, ...where };
  const facts = [rolloutStarted.of(id, { rollout, text: { why } })];
  return after ? facts : [...facts, started({ id }, rollout.id, first.name, now)];
}

/** `seen`: what the checks saw before it, where they were asked for this step alone. */
export const started = (
  { id }: Pick<Release, 'id'>,
  rollout: string,
  stage: string,
  now: string,
  seen?: Pick<SeenAgain, 'changed' | 'gone'>,
): Fact => stageStarted.of(id, { rollout, stage, at: now, ...(seen && { seen }) });

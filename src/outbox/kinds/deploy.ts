import { z } from 'zod';
import { one } from '../../domain/deciding/reads.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { releases } from '../../domain/release/document.ts';
import { type Release, type Rollout, rolloutOf, type Stage } from '../../domain/release/release.ts';
import { type Setting, see } from '../../door/look.ts';
import { perform } from '../../door/perform.ts';
import type { Errand } from '../../store/store.ts';
import { kind } from '../kind.ts';
import type { Attempt } from '../outbox.ts';

const data = z.object({
  kind: z.literal('deploy'),
  release: z.string(),
  rollout: z.string(),
  stage: z.string(),
  ask: z.enum(['pause', 'resume']).optional(),
});
type Asked = z.infer<typeof data>;

/** A step of a rollout, sent to its pipeline; what it refuses, or never answers, stops the step visibly. */
export const deploy = kind(data, ({ setting, targets }) => {
  /** Nothing was started: the step is as it was. */
  async function refused({ release, rollout, stage }: Asked, errand: Errand, why: string): Promise<Attempt> {
    const command = { type: 'FailStage', release, deployId: rollout, stage, how: 'refused', why } as const;
    const outcome = await perform(setting, command, {
      actor: GONOGO,
      via: 'pipeline',
      cause: errand.key,
      done: errand,
    });
    if (outcome.ok || outcome.refusal.refused === 'unknown-deploy') return { performed: true };
    return { why: outcome.refusal.refused, failing: false, unsent: true };
  }
  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt(asked, errand, tries) {
      const running = await stillAsked(asked, setting);
      if (!running) return { done: true };
      const { target: name } = running.stage;
      const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
      const missing = `there is no deploy target "${name}" in manifests/deploy-targets.yml`;
      if (!target) return asked.ask ? { giveUp: missing } : refused(asked, errand, missing);
      const key = errand.key.slice('deploy/'.length);
      const sent = await target.send({ ...running, key, ...(asked.ask && { ask: asked.ask }) });
      if (sent.ok) return { done: true };
      if (sent.final && !sent.unclear && !asked.ask) return refused(asked, errand, sent.why);
      if (sent.final || tries + 1 >= target.attempts) return { giveUp: sent.why };
      return {
        why: sent.why,
        failing: true,
        unsent: false,
        ...(sent.retryAfterMs !== undefined && { retryInMs: sent.retryAfterMs }),
      };
    },
    async givenUp({ release, rollout, stage, ask }, errand, why) {
      const outcome = await perform(
        setting,
        // A step that can't be paused goes on; one that can't be gone on with has failed.
        ask === 'pause'
          ? { type: 'RefusePause', release, rollout, stage, why }
          : { type: 'FailStage', release, deployId: rollout, stage, how: 'unanswered', why },
        { actor: GONOGO, via: 'pipeline', cause: errand.key, done: errand },
      );
      return outcome.ok || outcome.refusal.refused === 'unknown-deploy' ? 'performed' : {};
    },
  };
});

/** The step, unless there is nothing left to ask for. */
async function stillAsked(
  { release: id, rollout: run, stage: name, ask }: Asked,
  setting: Setting,
): Promise<{ release: Release; rollout: Rollout; stage: Stage } | undefined> {
  const { release } = await see(setting, { release: one(releases, id) });
  const rollout = release && rolloutOf(release);
  const stage = rollout?.id === run ? rollout.stages.find((s) => s.name === name) : undefined;
  // The pipeline may report before its answer to the request arrives.
  if (!release || !rollout || stage?.state !== 'running') return undefined;
  // Gone on with before it was paused, or the other way round: only the last word counts.
  if (ask && (rollout.held?.paused === stage.name) !== (ask === 'pause')) return undefined;
  return { release, rollout, stage };
}

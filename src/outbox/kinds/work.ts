import type { DeployTarget } from '../../deploy-targets/target.ts';
import { GONOGO } from '../../domain/decision.ts';
import { commandOf } from '../../domain/index.ts';
import { own } from '../../domain/own.ts';
import { rolloutOf } from '../../domain/release/release.ts';
import { perform } from '../../perform.ts';
import type { Errand } from '../../store/store.ts';
import type { Attempt, Kind } from '../outbox.ts';
import { type Context, intentOf, worldFor } from './context.ts';

/** Timers: a timed errand is a command; one that has become moot decides to nothing. */
export function timerKind({ setting }: Context): Kind {
  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt(errand): Promise<Attempt> {
      const timer = intentOf(errand, 'timer').command;
      const command = commandOf(timer);
      if (!command) return { giveUp: `this version of Gonogo has no timer ${timer.type} with these arguments` };
      const outcome = await perform(setting, command, { actor: GONOGO, via: 'timer', cause: errand.key, done: errand });
      const retry = !outcome.ok && (outcome.refusal.refused === 'unconfirmed' || outcome.refusal.refused === 'busy');
      return retry ? { why: outcome.refusal.refused, failing: false, unsent: true } : { performed: true };
    },
  };
}

/** Steps of a rollout: sent to their pipeline; what it refuses, or never answers, stops the step visibly. */
export function deployKind({ setting }: Context, targets: Record<string, DeployTarget>): Kind {
  const fail = async (errand: Errand, why: string) => {
    const { release, rollout, stage, ask } = intentOf(errand, 'deploy');
    const outcome = await perform(
      setting,
      // A step that can't be paused goes on; one that can't be gone on with has failed.
      ask === 'pause'
        ? { type: 'RefusePause', release, rollout, stage, why }
        : { type: 'FailStage', release, deployId: rollout, stage, why },
      { actor: GONOGO, via: 'pipeline', cause: errand.key, done: errand },
    );
    return outcome.ok || outcome.refusal.refused === 'unknown-deploy';
  };
  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt(errand, tries): Promise<Attempt> {
      const intent = intentOf(errand, 'deploy');
      const release = (await worldFor(setting, { docs: [`release/${intent.release}`], lists: [] })).releases[
        intent.release
      ];
      const rollout = release && rolloutOf(release);
      const stage = rollout?.id === intent.rollout ? rollout.stages.find((s) => s.name === intent.stage) : undefined;
      // The pipeline may report before its answer to the request arrives: then there is nothing left to ask for.
      if (!release || !rollout || stage?.state !== 'running') return { done: true };
      // Gone on with before it was paused, or the other way round: only the last word counts.
      if (intent.ask && (rollout.held?.paused === stage.name) !== (intent.ask === 'pause')) return { done: true };
      const target = own(targets, stage.target);
      if (!target) return { giveUp: `there is no deploy target "${stage.target}" in manifests/deploy-targets.yml` };
      const key = errand.key.slice('deploy/'.length);
      const sent = await target.send({ release, rollout, stage, key, ...(intent.ask && { ask: intent.ask }) });
      if (sent.ok) return { done: true };
      if (sent.final || tries + 1 >= target.attempts) return { giveUp: sent.why };
      return {
        why: sent.why,
        failing: true,
        unsent: false,
        ...(sent.retryAfterMs !== undefined && { retryInMs: sent.retryAfterMs }),
      };
    },
    async givenUp(errand, why) {
      return (await fail(errand, why)) ? 'performed' : {};
    },
  };
}

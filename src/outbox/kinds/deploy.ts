import { z } from 'zod';
import type { DeployTarget, StageRequest } from '../../deploy-targets/target.ts';
import { isRefusedAs } from '../../domain/deciding/decision.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { pollOf } from '../../domain/intents/of-steps.ts';
import { rolloutOf } from '../../domain/release/release.ts';
import { patience } from '../../domain/release/rollout/quiet.ts';
import { perform } from '../../door/perform.ts';
import type { Setting } from '../../door/setting.ts';
import { toErrand } from '../../door/stored.ts';
import type { Errand } from '../../store/store.ts';
import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import type { Attempt } from '../attempt.ts';
import { DeployTries } from '../deploy-tries.ts';
import { kind } from '../kind.ts';
import { lookedUp } from '../looking-up.ts';
import { stepOf, type TargetStep, targetOf } from '../step.ts';
import { again, refused, taken } from '../step-answered.ts';

const data = z.object({
  kind: z.literal('deploy'),
  release: z.string(),
  rollout: z.string(),
  stage: z.string(),
  ask: z.enum(['pause', 'resume']).optional(),
});

type Asked = z.infer<typeof data>;

type Sending = { asked: Asked; errand: Errand; target: DeployTarget; request: StageRequest };

/** A step of a rollout, sent to its target; what it refuses, or never answers, stops the step visibly. */
export const deploy = kind(data, ({ setting, targets }) => {
  const tries = new DeployTries();
  return {
    // What may have arrived is never sent again before it was looked up, whatever is killed when.
    mark: true,
    call: () => ({ rule: 'free' }),
    async attempt(asked, errand) {
      const step = stillAsked(asked, await stepOf(setting, asked));
      if (!step) return { done: true, ...leftThere(asked, errand, setting) };
      const target = targetOf(targets, step.stage);
      const missing = `there is no deploy target "${step.stage.target}" in manifests/deploy-targets.yml`;
      if (!target) return asked.ask ? { giveUp: missing } : refused(setting, asked, errand, missing);
      const can = asked.ask ? target.can[asked.ask] : true;
      if (can !== true) return { giveUp: can };
      const key = errand.key.slice('deploy/'.length);
      const sending = { asked, errand, target, request: { ...step, key, ...(asked.ask && { ask: asked.ask }) } };
      const isUnclear = errand.triedAt !== undefined && target.find && !asked.ask;
      return isUnclear ? lookUp(setting, sending, tries) : send(setting, sending, tries);
    },
    async givenUp({ release, rollout, stage, ask }, errand, why) {
      const how = tries.neverArrived(errand) && !ask ? 'refused' : 'unanswered';
      const outcome = await perform(
        setting,
        // A step that can't be paused goes on; one that can't be gone on with has failed.
        ask === 'pause'
          ? { type: 'RefusePause', release, rollout, stage, why }
          : { type: 'FailStage', release, deployId: rollout, stage, how, why },
        { actor: GONOGO, via: 'pipeline', cause: errand.key, done: errand },
      );
      return outcome.ok || isRefusedAs(outcome.refusal, 'unknown-deploy') ? 'performed' : {};
    },
  };
});

async function send(setting: Setting, sending: Sending, tries: DeployTries): Promise<Attempt> {
  const { asked, errand, target, request } = sending;
  const sent = await target.send(request);
  const isAgain = request.stage.unseen?.unsent === true;
  if (sent.ok && (asked.ask || (!target.status && !isAgain))) return { done: true };
  // Where nothing tells which run it became, it is looked for.
  if (sent.ok)
    return sent.run || isAgain ? taken(setting, asked, errand, sent.run) : { done: true, ...looking(asked, setting) };
  const { final, unclear, why, retryAfterMs } = sent;
  if (unclear) tries.mayHaveArrived(errand, setting.now());
  if (final && !unclear && !asked.ask) return refused(setting, asked, errand, why);
  // Whether it arrived can be looked up where requests can be found again; elsewhere asking anew is harmless.
  if (final && (asked.ask || !target.find)) return { giveUp: why };
  const isCertain = !unclear && (target.find !== undefined || errand.triedAt === undefined);
  if (isCertain && !asked.ask && isTooLong(setting, request, retryAfterMs)) {
    const words = `${why}. It wants to be asked again in ${Math.ceil((retryAfterMs ?? 0) / MINUTE_MS)} min, longer than a step is waited for`;
    return refused(setting, asked, errand, words);
  }
  return again(setting, asked, errand, why, tries.again(errand, target, why, isCertain, retryAfterMs));
}

/** Whether nobody would wait for a step any more by the time it may be sent. */
function isTooLong(setting: Setting, { release, stage }: StageRequest, ms = 0): boolean {
  const until = instantAfter(stage.startedAt ?? setting.now(), patience(release, { company: setting.company() }));
  return instantAfter(setting.now(), ms) >= until;
}

/** An attempt before this one may have arrived: its target is asked for it, and nothing is sent meanwhile. */
async function lookUp(setting: Setting, sending: Sending, tries: DeployTries): Promise<Attempt> {
  const { asked, errand, target, request } = sending;
  const now = setting.now();
  const found = await lookedUp(target, request, tries.arrivedBy(errand, now), now);
  switch (found.is) {
    case 'there':
      return taken(setting, asked, errand, found.run);
    case 'absent':
      return { why: 'it did not arrive', failing: true, unsent: true, retryInMs: 0 };
    case 'later':
      return { why: 'it is not to be seen there yet', failing: true, unsent: false, retryInMs: found.ms };
    case 'doubt':
      return found.final
        ? { giveUp: found.why }
        : again(setting, asked, errand, found.why, tries.again(errand, target, found.why, false, found.ms));
  }
}

/** The step, unless there is nothing left to ask for. */
function stillAsked({ ask }: Asked, step: TargetStep | undefined): TargetStep | undefined {
  // The target may report before its answer to the request arrives.
  if (!step?.waited) return undefined;
  // Gone on with before it was paused, or the other way round: only the last word counts.
  const { held } = rolloutOf(step.release) ?? {};
  return ask && (held?.paused === step.stage.name) !== (ask === 'pause') ? undefined : step;
}

/** What was sent and given up since may run all the same: it is looked for. */
const leftThere = (asked: Asked, { triedAt }: Errand, setting: Setting) =>
  triedAt === undefined || asked.ask ? {} : looking(asked, setting);

const looking = ({ release, rollout, stage }: Asked, { now }: Setting) => ({
  also: { errands: [toErrand(pollOf(release, rollout, stage, now()))] },
});

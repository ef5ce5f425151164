import { z } from 'zod';
import type { DeployTarget } from '../../deploy-targets/target.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { dueAt } from '../../domain/intents/due.ts';
import { pollOf } from '../../domain/intents/of-steps.ts';
import { say } from '../../domain/phrase.ts';
import type { Stage } from '../../domain/release/release.ts';
import { worldOf } from '../../door/setting.ts';
import { toErrand } from '../../door/stored.ts';
import type { Attempt } from '../attempt.ts';
import { kind } from '../kind.ts';
import { lookedUp } from '../looking-up.ts';
import { stepOf, targetOf } from '../step.ts';

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
  async attempt({ release: id, environment, rollout, stage: given }, errand, tries) {
    const target = targetOf(targets, given);
    if (!target) return { giveUp: `there is no deploy target "${given.target}" in manifests/deploy-targets.yml` };
    if (target.can.stop !== true) return { giveUp: target.can.stop };
    const step = await stepOf(setting, { release: id, rollout: rollout.id, stage: given.name });
    const run = given.run ?? step?.stage.run;
    const request = {
      release: { id, environment },
      rollout,
      stage: { ...given, ...(run && { run }) },
      key: errand.key,
    };
    if (run === undefined && target.find) {
      const found = await lookedUp(target, request, errand.dueAt, setting.now());
      // Nothing was started there that would have to be stopped.
      if (found.is === 'absent') return { done: true };
      if (found.is === 'later')
        return { why: 'it is not to be seen there yet', failing: true, unsent: true, retryInMs: found.ms };
      if (found.is === 'doubt') return again(target, tries, found);
      request.stage.run = found.run.id;
    }
    const sent = await target.send({ ...request, ask: 'stop' });
    if (!sent.ok) return again(target, tries, { ...sent, ms: sent.retryAfterMs });
    // How it ends is looked at, where it does not tell by itself.
    const look = toErrand(pollOf(id, rollout.id, given.name, setting.now()));
    return { done: true, ...(target.status && { also: { errands: [look] } }) };
  },
  async givenUp({ release, rollout, stage }, errand, why) {
    const said = say`Step ${stage.name} (${rollout.id}) could not be stopped at its pipeline: ${why}. It may still finish there: look at its run.`;
    const due = dueAt(worldOf(setting, GONOGO));
    return { errands: [toErrand(due.note(release, errand.key, said, true))] };
  },
}));

/** Another try, until there were enough. */
function again(
  { attempts }: DeployTarget,
  tries: number,
  { final, why, ms }: { final: boolean; why: string; ms?: number | undefined },
): Attempt {
  if (final || tries + 1 >= attempts) return { giveUp: why };
  return { why, failing: true, unsent: false, ...(ms !== undefined && { retryInMs: ms }) };
}

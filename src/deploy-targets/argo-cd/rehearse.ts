import { setTimeout } from 'node:timers/promises';
import { type Api, answerOf } from '../../outbound/api.ts';
import type { DeployTarget, Rehearsal, StageRequest } from '../target.ts';
import { type Aim, aimOf, read, unfit } from './application.ts';
import type { Options } from './options.ts';
import { isBusy, syncOf } from './send.ts';

const LOOK_MS = 300;
const LOOKS = 20;

/** Argo CD's own dry run of the sync: it applies nothing. */
export const rehearser =
  (argo: Api, o: Options): DeployTarget['rehearse'] =>
  async (request): Promise<Rehearsal> => {
    const aim = aimOf(o, request);
    if (!aim.ok) return { would: [], tried: { ok: false, says: aim.why } };
    const { name, revision } = aim.value;
    const would = [`Argo CD: ${request.rollout.direction === 'back' ? 'take back' : 'sync'} ${name} to ${revision}`];
    return { would, tried: await tried(argo, o, aim.value, request) };
  };

async function tried(argo: Api, o: Options, aim: Aim, request: StageRequest): Promise<NonNullable<Rehearsal['tried']>> {
  const no = (says: string) => ({ ok: false, says });
  const app = await read(argo, aim);
  if (!app.ok) return no(app.why);
  const fault = unfit(app.value, aim);
  if (fault !== undefined) return no(fault);
  if (isBusy(app.value)) return no('another operation is under way: try again when it is over');
  const posted = await answerOf(argo, {
    method: 'POST',
    path: `${aim.path}/sync`,
    json: syncOf(o, aim, request, true),
  });
  if (!posted.ok) return no(posted.why);
  for (let look = 0; look < LOOKS; look++) {
    const now = await read(argo, aim);
    if (!now.ok) return no(now.why);
    const { operationState: state } = now.value.status;
    if (!isBusy(now.value) && state?.operation.sync?.dryRun)
      return { ok: state.phase === 'Succeeded', says: `${state.phase}: ${(state.message ?? '').slice(0, 300)}` };
    await setTimeout(LOOK_MS);
  }
  return no('its dry run goes on: look at it there');
}

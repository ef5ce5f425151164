import { z } from 'zod';
import { type Api, type ApiFailed, answerOf, askApi } from '../../outbound/api.ts';
import { notSent, unsent } from '../failed-request.ts';
import { correlationOf } from '../fill.ts';
import type { DeployTarget, StageRequest, StepSent } from '../target.ts';
import { type Aim, type Application, aimOf, INFO, isOurs, linkOf, read, unfit } from './application.ts';
import type { Options } from './options.ts';

const BUSY_MS = 15_000;

/** Syncs an application to a revision, takes it back, or ends its operation. */
export const sender =
  (argo: Api, o: Options): DeployTarget['send'] =>
  async (request) => {
    const aim = aimOf(o, request);
    if (!aim.ok) return notSent(aim.why);
    const app = await read(argo, aim.value);
    if (!app.ok) return unsent(app);
    return request.ask === 'stop'
      ? terminated(argo, aim.value, app.value, request)
      : synced(argo, o, aim.value, app.value, request);
  };

async function synced(argo: Api, o: Options, aim: Aim, app: Application, request: StageRequest): Promise<StepSent> {
  const fault = unfit(app, aim);
  if (fault !== undefined) return notSent(fault);
  if (isBusy(app)) return busy(aim);
  const entry =
    request.rollout.direction === 'back' && o.back === 'history'
      ? app.status.history?.findLast((h) => h.revision === aim.revision)
      : undefined;
  const question = {
    method: 'POST',
    path: `${aim.path}/${entry ? 'rollback' : 'sync'}`,
    json: entry ? { id: entry.id, prune: o.prune, ...aim.scope } : syncOf(o, aim, request),
  } as const;
  // It answers with the application: anything else may be of somebody who stands in between.
  const posted = await askApi(argo, question, z.object({}));
  if (posted.ok) return { ok: true, run: linkOf(argo, aim, request) };
  return /another operation is already in progress/i.test(posted.why) ? busy(aim) : unsent(posted);
}

export const syncOf = ({ prune }: Options, { revision, scope }: Aim, request: StageRequest, dryRun = false) => ({
  revision,
  prune,
  dryRun,
  infos: [{ name: INFO, value: correlationOf(request) }],
  ...scope,
});

export const isBusy = ({ operation, status }: Application) =>
  Boolean(operation) || /^(Running|Terminating)$/.test(status.operationState?.phase ?? '');

const busy = ({ name }: Aim): StepSent => ({
  ok: false,
  final: false,
  why: `another operation of the application ${name} is under way in Argo CD`,
  retryAfterMs: BUSY_MS,
});

/** Ends the operation of a step, and no other. */
async function terminated(argo: Api, aim: Aim, app: Application, request: StageRequest): Promise<StepSent> {
  const { operation, status } = app;
  const { operationState: state } = status;
  const isTheirs = operation
    ? !isOurs(operation, undefined, request, aim)
    : !state || !isOurs(state.operation, state.startedAt, request, aim);
  if (isTheirs || !isBusy(app)) return { ok: true };
  const ended = await answerOf(argo, { method: 'DELETE', path: `${aim.path}/operation?${aim.query}` });
  return ended.ok || isOver(ended) ? { ok: true } : unsent(ended);
}

const isOver = ({ answer, why }: ApiFailed) => answer?.status === 400 && /no operation is in progress/i.test(why);

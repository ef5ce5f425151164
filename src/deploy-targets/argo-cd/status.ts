import type { Api } from '../../outbound/api.ts';
import { unseen } from '../failed-request.ts';
import type { DeployTarget, Progress, StepSeen } from '../target.ts';
import { type Application, aimOf, isOurs, read } from './application.ts';
import type { Options } from './options.ts';

/** How far an operation is: live is what was synced, looked at since, and healthy. */
export const watcher =
  (argo: Api, o: Options): NonNullable<DeployTarget['status']> =>
  async (request): Promise<StepSeen> => {
    const aim = aimOf(o, request);
    if (!aim.ok) return { ok: false, why: aim.why };
    const app = await read(argo, aim.value, 'refresh=normal');
    if (!app.ok) return unseen(app);
    const { operation, status } = app.value;
    if (operation && isOurs(operation, undefined, request, aim.value))
      return { ok: true, state: 'queued', message: 'waits at Argo CD' };
    const { operationState: state } = status;
    if (state && isOurs(state.operation, state.startedAt, request, aim.value))
      return { ok: true, ...progressOf(state, status) };
    const why = state
      ? `another operation of the application ${aim.value.name} came since then, and Argo CD does not tell any more how this one ended`
      : `Argo CD knows of no operation of the application ${aim.value.name}: it may have been made anew`;
    return { ok: false, gone: true, why };
  };

type Status = Application['status'];
/** A workload that has just been changed may be degraded for a moment. */
const DEGRADED_MS = 120_000;

function progressOf(
  { phase, message = '', finishedAt }: NonNullable<Status['operationState']>,
  status: Status,
): Progress {
  const more = message ? `: ${message.slice(0, 300)}` : '';
  switch (phase) {
    case 'Running':
      return { state: 'running', percent: 20, message: `syncs at Argo CD${more}` };
    case 'Terminating':
      return { state: 'running', message: 'is being stopped at Argo CD' };
    case 'Succeeded':
      return healthOf(status, finishedAt ?? '');
    default:
      return /terminated/i.test(message)
        ? { state: 'cancelled', message: `was stopped at Argo CD${more}` }
        : { state: 'failed', message: `ended at Argo CD as ${phase}${more}` };
  }
}

/** A sync that succeeded is no health: only what was looked at since then counts. */
function healthOf({ reconciledAt, health, sync }: Status, finishedAt: string): Progress {
  const looked = Date.parse(reconciledAt ?? '');
  const { status = 'Unknown', message = '' } = health ?? {};
  const more = message ? `: ${message.slice(0, 300)}` : '';
  if (!(looked >= Date.parse(finishedAt)))
    return { state: 'running', percent: 70, message: 'was synced, and is looked at anew by Argo CD' };
  if (status === 'Healthy' && sync?.status !== 'Unknown')
    return { state: 'succeeded', percent: 100, message: 'was synced, and is healthy in Argo CD' };
  if (status === 'Suspended') return { state: 'waiting', message: `was synced, and is suspended in Argo CD${more}` };
  if (status === 'Degraded' && looked - Date.parse(finishedAt) >= DEGRADED_MS)
    return { state: 'failed', message: `was synced, and is degraded in Argo CD${more}` };
  return { state: 'running', percent: 70, message: `was synced, its health is ${status} in Argo CD${more}` };
}

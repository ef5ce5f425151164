import type { Api } from '../../outbound/api.ts';
import { unfound } from '../failed-request.ts';
import type { DeployTarget, RunFound } from '../target.ts';
import { aimOf, isOurs, isSince, linkOf, read } from './application.ts';
import type { Options } from './options.ts';

/** Finds the operation of a step by what it carries, as long as no other has taken its place. */
export const finder =
  (argo: Api, o: Options): NonNullable<DeployTarget['find']> =>
  async (request): Promise<RunFound> => {
    const aim = aimOf(o, request);
    if (!aim.ok) return { there: 'unknown', final: true, why: aim.why };
    const app = await read(argo, aim.value);
    if (!app.ok) return unfound(app);
    const { operation, status } = app.value;
    const { operationState: state } = status;
    const found =
      (operation && isOurs(operation, undefined, request, aim.value)) ||
      (state && isOurs(state.operation, state.startedAt, request, aim.value));
    if (found) return { there: 'yes', run: linkOf(argo, aim.value, request) };
    if (operation || (state && isSince(state.startedAt, request)))
      return {
        there: 'unknown',
        final: true,
        why: `another operation of the application ${aim.value.name} came since then, and Argo CD remembers only the last`,
      };
    return { there: 'no' };
  };

import type { Api } from '../../outbound/api.ts';
import { unchecked } from '../failed-request.ts';
import type { TargetCheck } from '../target.ts';
import { aimOf, read, unfit } from './application.ts';
import type { Options } from './options.ts';

/** Whether an application is there, and leaves its syncs to us. */
export const checkOf = (argo: Api, o: Options): TargetCheck => ({
  place(request) {
    const aim = aimOf(o, request);
    if (!aim.ok) return aim;
    const { name, scope } = aim.value;
    // Each namespace may have one of that name.
    return { ok: true, value: [...Object.values(scope), name].join('/') };
  },
  async look(request) {
    const aim = aimOf(o, request);
    if (!aim.ok) return aim;
    const app = await read(argo, aim.value);
    if (!app.ok) return unchecked(app);
    const why = unfit(app.value, { ...aim.value, revision: 'the version' });
    return why === undefined ? { ok: true } : { ok: false, why };
  },
});

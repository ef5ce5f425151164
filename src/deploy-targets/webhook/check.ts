import type { Address } from '../../outbound/address.ts';
import { call } from '../../outbound/call.ts';
import { redirects } from '../../outbound/to-mend.ts';
import type { TargetCheck } from '../target.ts';

/** Whether somebody answers at its address: nothing is sent there, and whether a step is taken shows only when one comes. */
export const checkOf = (o: Address & { timeoutSeconds: number }): TargetCheck => ({
  place: () => ({ ok: true, value: o.called ?? new URL(o.url).host }),
  async look() {
    const called = await call({ ...o, method: 'HEAD', timeoutMs: o.timeoutSeconds * 1000 });
    if (!called.ok) return { ok: false, why: called.how === 'refused' ? called.why : `it ${called.why}` };
    const { status } = called.answer;
    if (status >= 500) return { ok: false, why: `it answered ${status}: see whether the pipeline runs behind it` };
    const redirected = redirects(status, 'deploy-targets.yml');
    return redirected === undefined ? { ok: true } : { ok: false, why: `it ${redirected}` };
  },
});

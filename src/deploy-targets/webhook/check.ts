import type { Address } from '../../outbound/address.ts';
import { call } from '../../outbound/call.ts';
import type { TargetCheck } from '../target.ts';

/** Whether somebody answers at its address: nothing is sent there, and whether a step is taken shows only when one comes. */
export const checkOf = (o: Address & { timeoutSeconds: number }): TargetCheck => ({
  place: () => ({ ok: true, value: o.called ?? new URL(o.url).host }),
  async look() {
    const called = await call({ ...o, method: 'HEAD', timeoutMs: o.timeoutSeconds * 1000 });
    if (!called.ok) return { ok: false, why: called.how === 'refused' ? called.why : `it ${called.why}` };
    const { status } = called.answer;
    if (status >= 500) return { ok: false, why: `it answered ${status}: see whether the pipeline runs behind it` };
    if (status >= 300 && status < 400)
      return {
        ok: false,
        why: `it redirects (${status}), which is not followed: check the address in deploy-targets.yml`,
      };
    return { ok: true };
  },
});

import { Webhook } from 'standardwebhooks';
import type { Address } from '../../outbound/address.ts';
import { retryAfterMs, said } from '../../outbound/answer.ts';
import { call, type HttpAnswer } from '../../outbound/call.ts';
import { redirects } from '../../outbound/to-mend.ts';
import { changesOf } from '../fill.ts';
import type { DeployTarget, StageRequest, StepSent } from '../target.ts';

export type Receiver = Address & { secret: string; timeoutSeconds: number };

const LONGEST_ANSWER = 64 * 1024;
const LONGEST_WAIT_MS = 300_000;

/** One signed POST a step (Standard Webhooks), the same `webhook-id` on every try. */
export function sender(o: Receiver, callbackUrl: string): DeployTarget['send'] {
  const signer = new Webhook(o.secret);
  return async (request) => {
    const id = request.key;
    const body = JSON.stringify(payloadOf(request, callbackUrl));
    const timestamp = new Date();
    const called = await call({
      ...o,
      method: 'POST',
      body,
      timeoutMs: o.timeoutSeconds * 1000,
      largest: LONGEST_ANSWER,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
        'webhook-signature': signer.sign(id, timestamp, body),
      },
    });
    if (called.ok) return judge(called.answer, timestamp.getTime());
    if (called.how === 'refused') return { ok: false, final: true, why: `the pipeline was not called: ${called.why}` };
    return {
      ok: false,
      final: false,
      ...(called.how === 'unclear' && { unclear: true as const }),
      why: `the pipeline ${called.why}`,
    };
  };
}

/** What a pipeline is sent; `v` moves only when a field changes its meaning. */
function payloadOf({ release, rollout, stage, ask }: StageRequest, callbackUrl: string) {
  return {
    v: 1,
    action: ask ?? (rollout.direction === 'forward' ? 'deploy' : 'rollback'),
    deployId: rollout.id,
    release: release.id,
    environment: release.environment,
    stage: stage.name,
    step: stage.act ?? 'deploy',
    percent: stage.share ?? 100,
    region: stage.region,
    services: changesOf({ rollout, stage }),
    callbackUrl,
  };
}

function judge(answer: HttpAnswer, now: number): StepSent {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    // A login page answers 200 too.
    if (/text\/html/i.test(answer.header('content-type') ?? ''))
      return {
        ok: false,
        final: true,
        unclear: true,
        why: `the pipeline's address answered ${status} with a web page instead of a receipt: check the URL`,
      };
    return { ok: true };
  }
  const told = said(answer);
  const why = told ? `: ${told}` : '';
  if (status === 429 || status === 408 || status >= 500) {
    const after = retryAfterMs(answer, now);
    return {
      ok: false,
      final: false,
      ...(status !== 429 && { unclear: true as const }),
      why: `the pipeline answered ${status}${why}`,
      ...(after !== undefined && { retryAfterMs: Math.min(after, LONGEST_WAIT_MS) }),
    };
  }
  const redirected = redirects(status, 'deploy-targets.yml');
  if (redirected !== undefined) return { ok: false, final: true, why: `the pipeline ${redirected}` };
  const remedy = status === 401 || status === 403 ? '. Compare the signing secret and the clock on both sides' : '';
  return { ok: false, final: true, why: `the pipeline refused with ${status}${why}${remedy}` };
}

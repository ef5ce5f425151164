import { Webhook } from 'standardwebhooks';
import { Agent, fetch, type Response } from 'undici';
import { type Place, publicLookup, refusedAddress } from '../../outbound/address.ts';
import { reason } from '../../outbound/reach.ts';
import type { DeployTarget, Sent, StageRequest } from '../target.ts';

export type Receiver = Place & { secret: string; timeoutSeconds: number };

const LONGEST_ANSWER = 64 * 1024;

/** One signed POST a step (Standard Webhooks), the same `webhook-id` on every try. */
export function sender(o: Receiver, callbackUrl: string): DeployTarget['send'] {
  const signer = new Webhook(o.secret);
  const dispatcher = new Agent(o.allowPrivate ? {} : { connect: { lookup: publicLookup } });
  return async (request) => {
    const refused = await refusedAddress(o);
    if (refused) return { ok: false, final: true, why: `the pipeline was not called: ${refused}` };
    const id = request.key;
    const body = JSON.stringify(payloadOf(request, callbackUrl));
    const timestamp = new Date();
    try {
      const response = await fetch(o.url, {
        method: 'POST',
        body,
        redirect: 'manual',
        dispatcher,
        signal: AbortSignal.timeout(o.timeoutSeconds * 1000),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'gonogo',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
          'webhook-signature': signer.sign(id, timestamp, body),
        },
      });
      return await judge(response);
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return {
        ok: false,
        final: false,
        why: timedOut
          ? `the pipeline did not answer within ${o.timeoutSeconds} s`
          : `the pipeline could not be reached (${reason(error)})`,
      };
    }
  };
}

/** What a pipeline is sent; `v` moves only when a field changes its meaning. */
export function payloadOf({ release, rollout, stage, ask }: StageRequest, callbackUrl: string) {
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
    services: stage.items.map(({ service, version, previous }) =>
      rollout.direction === 'forward'
        ? { service, version, previous }
        : { service, version: previous, previous: version },
    ),
    callbackUrl,
  };
}

async function judge(response: Response): Promise<Sent> {
  const { status } = response;
  const text = await shortText(response);
  if (status >= 200 && status < 300) {
    // A login page answers 200 too.
    if (/text\/html/i.test(response.headers.get('content-type') ?? ''))
      return {
        ok: false,
        final: true,
        unclear: true,
        why: `the pipeline's address answered ${status} with a web page instead of a receipt: check the URL`,
      };
    return { ok: true };
  }
  const said = text ? `: ${text}` : '';
  if (status === 429 || status === 408 || status >= 500) {
    const after = Number(response.headers.get('retry-after'));
    return {
      ok: false,
      final: false,
      why: `the pipeline answered ${status}${said}`,
      ...(after > 0 && { retryAfterMs: Math.min(after, 300) * 1000 }),
    };
  }
  if (status >= 300 && status < 400)
    return {
      ok: false,
      final: true,
      why: `the pipeline's address redirects (${status}), which is not followed: check the URL`,
    };
  return { ok: false, final: true, why: `the pipeline refused with ${status}${said}` };
}

/** The first line of an answer, for people; never more than a screenful is read. */
async function shortText(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_ANSWER) break;
  }
  const html = /^\s*</.test(text);
  return html ? 'a web page' : (text.trim().split('\n')[0]?.slice(0, 200) ?? '');
}

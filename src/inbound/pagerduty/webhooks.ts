import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { isSame } from '../../adapters/constant-time.ts';
import { parseJson } from '../../adapters/standard-webhooks.ts';
import type { Source } from '../source.ts';

const Event = z.object({
  event: z.object({
    id: z.string().min(1).max(200),
    event_type: z.string(),
    agent: z.object({ type: z.string().optional(), summary: z.string().optional() }).nullish(),
    data: z.looseObject({ incident_key: z.string().nullish() }),
  }),
});

/** https://developer.pagerduty.com/docs/webhooks-overview: signed `v1=` HMAC-SHA256 over the raw body, several by comma while the secret changes. */
export const webhooks = (secret: string): Source => ({
  hear(raw, header) {
    if (!isSigned(secret, raw, header('x-pagerduty-signature') ?? ''))
      return {
        ok: false,
        status: 401,
        answer: { error: 'bad signature', remedy: 'check the secret of the webhook: docs/paging.md' },
      };
    const read = Event.safeParse(parseJson(raw));
    if (!read.success) return { ok: false, status: 400, answer: { error: 'not an event of PagerDuty' } };
    const { id, event_type: type, agent, data } = read.data.event;
    const key = data.incident_key;
    if (type !== 'incident.acknowledged' || !key)
      return { ok: true, delivery: id, told: { type: 'nothing', of: type.slice(0, 80) } };
    // A service of theirs that acknowledges is how ours came back: our own call.
    const name = agent?.type?.startsWith('user') ? agent.summary?.slice(0, 100) : undefined;
    return { ok: true, delivery: id, told: { type: 'page', key, ...(name && { name }) } };
  },
});

function isSigned(secret: string, raw: string, given: string): boolean {
  const right = `v1=${createHmac('sha256', secret).update(raw).digest('hex')}`;
  // Each is compared, so that time tells nothing of which was right.
  return given
    .split(',', 10)
    .map((one) => isSame(one.trim(), right))
    .some(Boolean);
}

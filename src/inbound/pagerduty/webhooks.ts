import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { instant } from '../fields.ts';
import { hmacHex, someGiven, someSecret } from '../signing.ts';
import type { Source } from '../source.ts';
import { incidentIn, pageIn } from './incident.ts';

const Named = z.object({ event: z.object({ id: z.string().min(1) }) });
const Event = z.object({
  event: z.object({
    id: z.string().min(1).max(200),
    event_type: z.string(),
    occurred_at: instant,
    agent: z.object({ type: z.string().nullish(), summary: z.string().nullish() }).nullish(),
    data: z.unknown().optional(),
  }),
});

/**
 * https://developer.pagerduty.com/docs/webhooks-overview: signed `v1=` HMAC-SHA256 over the raw body, several by comma while the secret changes. `secrets`:
 * each as good as the other.
 */
export const webhooks = (...secrets: string[]): Source => ({
  verify({ raw, header }) {
    return someSecret(secrets, (secret) => someGiven(header('x-pagerduty-signature'), `v1=${hmacHex(secret, raw)}`));
  },
  sign: (raw) => ({ headers: { 'x-pagerduty-signature': `v1=${hmacHex(secrets[0] ?? '', raw)}` } }),
  remedy: 'give inbound.yml the secret that PagerDuty showed when the webhook was made, or make it anew there',
  deliveryId: (_, body) => Named.safeParse(body).data?.event.id,
  translate(body) {
    const read = Event.safeParse(body);
    if (!read.success) return { faults: ['not an event of PagerDuty', ...faultsOf(read.error)] };
    const { event_type: type, agent, data, occurred_at: at } = read.data.event;
    if (type === 'pagey.ping') return { test: 'a test of the webhook' };
    const name = agent?.type?.startsWith('user') ? agent.summary?.slice(0, 100) : undefined;
    // A service of theirs that acknowledges is how ours came back: our own call.
    const page = type === 'incident.acknowledged' ? pageIn(data, name, at) : undefined;
    const incident = incidentIn(data, at);
    const told = [page, incident].filter((one) => one !== undefined);
    return told.length > 0 ? { told } : { ignored: `${type.slice(0, 80)} is not used` };
  },
});

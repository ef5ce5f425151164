import { z } from 'zod';
import { isSame } from '../../adapters/constant-time.ts';
import { faultsOf } from '../body.ts';
import { hmacHex, someSecret } from '../signing.ts';
import type { Source } from '../source.ts';

const Named = z.object({ event: z.object({ id: z.string().min(1) }) });
const Event = z.object({
  event: z.object({
    id: z.string().min(1).max(200),
    event_type: z.string(),
    agent: z.object({ type: z.string().optional(), summary: z.string().optional() }).nullish(),
    data: z.looseObject({ incident_key: z.string().nullish() }),
  }),
});

/**
 * https://developer.pagerduty.com/docs/webhooks-overview: signed `v1=` HMAC-SHA256 over the raw body, several by comma while the secret changes. `secrets`:
 * each as good as the other.
 */
export const webhooks = (...secrets: string[]): Source => ({
  verify({ raw, header }) {
    const given = (header('x-pagerduty-signature') ?? '').split(',', 10).map((one) => one.trim());
    return someSecret(secrets, (secret) => {
      const right = `v1=${hmacHex(secret, raw)}`;
      // Each is compared, so that time tells nothing of which was right.
      return given.map((one) => isSame(one, right)).some(Boolean);
    });
  },
  remedy: 'check the secret of the webhook: docs/paging.md',
  deliveryId: (_, body) => Named.safeParse(body).data?.event.id,
  translate(body) {
    const read = Event.safeParse(body);
    if (!read.success) return { faults: ['not an event of PagerDuty', ...faultsOf(read.error)] };
    const { event_type: type, agent, data } = read.data.event;
    const key = data.incident_key;
    if (type !== 'incident.acknowledged' || !key) return { ignored: `${type.slice(0, 80)} is not used` };
    // A service of theirs that acknowledges is how ours came back: our own call.
    const name = agent?.type?.startsWith('user') ? agent.summary?.slice(0, 100) : undefined;
    return { told: { type: 'page', key, ...(name && { name }) } };
  },
});

import { Webhook } from 'standardwebhooks';
import type { Address } from '../../outbound/address.ts';
import { call } from '../../outbound/call.ts';
import { type Pager, type PageSent, sentBy } from '../pager.ts';

/** One signed POST for each thing that happens to a page (Standard Webhooks), with the same `webhook-id` on every try. */
export function signed({ secret, ...place }: Address & { secret: string }): Pager {
  const signer = new Webhook(secret);
  const send = async (
    action: 'page' | 'acknowledge' | 'resolve',
    key: string,
    more: object = {},
  ): Promise<PageSent> => {
    const body = JSON.stringify({ v: 1, action, key, ...more });
    const id = `${action}/${key}`;
    const timestamp = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
      'webhook-signature': signer.sign(id, timestamp, body),
    };
    return sentBy(await call({ ...place, method: 'POST', headers, body }), [secret], timestamp.getTime());
  };
  return {
    page: ({ key, ...page }) => send('page', key, page),
    acknowledge: (key) => send('acknowledge', key),
    resolve: (key) => send('resolve', key),
  };
}

import { call } from '../../outbound/call.ts';
import { type PageCall, type Pager, type PageSent, sentBy } from '../pager.ts';

export type PagedService = { routingKey: string; api: string; allowPrivate: boolean };

const LONGEST_KEY = 255;
const LONGEST_SUMMARY = 1024;

/** https://developer.pagerduty.com/docs/events-api-v2-overview: an open key merges, 202 is queued; acknowledgements come by its webhooks. */
export function events({ routingKey, api, allowPrivate }: PagedService): Pager {
  const send = async (
    action: 'trigger' | 'acknowledge' | 'resolve',
    key: string,
    more: object = {},
  ): Promise<PageSent> => {
    const called = await call({
      url: `${api.replace(/\/$/, '')}/v2/enqueue`,
      allowPrivate,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        routing_key: routingKey,
        event_action: action,
        dedup_key: key.slice(0, LONGEST_KEY),
        ...more,
      }),
    });
    return sentBy(called, [routingKey], Date.now());
  };
  return {
    page: (page) => send('trigger', page.key, payloadOf(page)),
    acknowledge: (key) => send('acknowledge', key),
    resolve: (key) => send('resolve', key),
  };
}

const payloadOf = ({ summary, source, severity, link, details }: PageCall) => ({
  client: 'Gonogo',
  ...(link && { client_url: link, links: [{ href: link, text: 'Open it' }] }),
  payload: { summary: summary.slice(0, LONGEST_SUMMARY), source, severity, custom_details: details },
});

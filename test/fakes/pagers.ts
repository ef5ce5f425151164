import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

/** What was sent to it, and how it answers next: a status, headers and a body, each once, before it goes on as it does. */
export type Seen = {
  method: string;
  path: string;
  header: Record<string, string | undefined>;
  body: Record<string, unknown>;
};
export type Odd = { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'cut';

async function serving(answer: (seen: Seen) => { status: number; body: object }) {
  const seen: Seen[] = [];
  const odd: Odd[] = [];
  const server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const header = Object.fromEntries(Object.entries(req.headers).map(([k, v]) => [k, String(v)]));
    const body: unknown = text === '' ? {} : JSON.parse(text);
    const one = { method: req.method ?? '', path: req.url ?? '', header, body: Object(body) };
    seen.push(one);
    const next = odd.shift();
    if (next === 'hang') return;
    if (next === 'cut') return void res.destroy();
    if (next) return void res.writeHead(next.status, next.headers).end(next.body ?? '');
    const { status, body: said } = answer(one);
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  return { seen, odd, api: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` };
}

/** PagerDuty's Events API v2, as it is documented: one incident for each open key, 202 for all that it can read. */
export async function fakePagerduty(routingKey: string) {
  const incidents = new Map<string, { status: 'triggered' | 'acknowledged' | 'resolved'; opened: number }>();
  const served = await serving(({ path, body }) => {
    if (path !== '/v2/enqueue') return { status: 404, body: { message: 'Not Found' } };
    const payload = Object(body.payload);
    const key = String(body.dedup_key);
    if (body.routing_key !== routingKey)
      return {
        status: 400,
        body: {
          status: 'invalid event',
          message: `Event object is invalid`,
          errors: [`unknown key ${body.routing_key}`],
        },
      };
    const isWhole =
      typeof payload.summary === 'string' && payload.summary.length <= 1024 && payload.source && payload.severity;
    if ((body.event_action === 'trigger' && !isWhole) || key.length > 255)
      return { status: 400, body: { status: 'invalid event', message: 'Event object is invalid', errors: ['length'] } };
    const known = incidents.get(key);
    const isOpen = known !== undefined && known.status !== 'resolved';
    if (body.event_action === 'trigger' && !isOpen)
      incidents.set(key, { status: 'triggered', opened: (known?.opened ?? 0) + 1 });
    if (isOpen && body.event_action === 'acknowledge') known.status = 'acknowledged';
    if (isOpen && body.event_action === 'resolve') known.status = 'resolved';
    return { status: 202, body: { status: 'success', message: 'Event processed', dedup_key: key } };
  });
  return { ...served, incidents };
}

/** Opsgenie's alert API, as it is documented: an alias that is open takes up the same again; requests are queued with 202. */
export async function fakeOpsgenie(apiKey: string) {
  const alerts = new Map<
    string,
    { status: 'open' | 'closed'; acknowledgedBy?: string; ackTime?: number; count: number }
  >();
  const served = await serving(({ method, path, header, body }) => {
    if (header.authorization !== `GenieKey ${apiKey}`)
      return { status: 403, body: { message: `Key ${header.authorization} is not valid`, took: 0 } };
    const url = new URL(path, 'http://x');
    const [, alias = '', does = ''] = /^\/v2\/alerts\/?([^/]*)\/?(\w*)$/.exec(url.pathname) ?? [];
    const key = decodeURIComponent(alias);
    const alert = alerts.get(key);
    if (method === 'POST' && key === '') {
      if (String(body.message ?? '').length > 130) return { status: 422, body: { message: 'message is too long' } };
      const known = alerts.get(String(body.alias));
      const open = known?.status === 'open' ? known : { status: 'open' as const, count: 0 };
      alerts.set(String(body.alias), { ...open, count: open.count + 1 });
      return { status: 202, body: { result: 'Request will be processed', requestId: 'r-1' } };
    }
    if (!alert || url.searchParams.get('identifierType') !== 'alias')
      return { status: 404, body: { message: 'Alert does not exist' } };
    if (does === 'acknowledge') alert.acknowledgedBy ??= 'api';
    if (does === 'close') alert.status = 'closed';
    const { acknowledgedBy, ackTime, status } = alert;
    const report = acknowledgedBy ? { acknowledgedBy, ...(ackTime !== undefined && { ackTime }) } : {};
    const createdAt = '2026-03-03T12:00:00.123Z';
    return method === 'POST'
      ? { status: 202, body: { result: 'Request will be processed' } }
      : { status: 200, body: { data: { status, acknowledged: acknowledgedBy !== undefined, createdAt, report } } };
  });
  return { ...served, alerts };
}

/** A receiver of signed webhooks. */
export const fakeReceiver = () => serving(() => ({ status: 200, body: {} }));

import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { webApp } from '../http/app.ts';
import type { openServer } from '../http/server.ts';
import type { Transport } from '../slack/transport.ts';

type Server = Awaited<ReturnType<typeof openServer>>;

/** From here on requests are answered. */
export const serve = (server: Server, transport: Transport, served: Parameters<typeof webApp>[0]) =>
  // A load balancer of the old kind names no host.
  server.serve(handled(transport, getRequestListener(webApp(served).fetch, { hostname: 'localhost' })));

/** Slack's own requests go to its transport, where that takes any. */
const handled =
  (transport: Transport, rest: RequestListener): RequestListener =>
  (req, res) =>
    transport.handle && pathOf(req.url) === '/slack/events' ? transport.handle(req, res) : rest(req, res);

/** A proxy may ask by a whole address. */
const pathOf = (url = '') => url.replace(/^https?:\/\/[^/?]*/i, '').split('?')[0];

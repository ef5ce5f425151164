import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { ControlContext } from './control/context.ts';
import { control } from './control/control.ts';
import { pageRoutes } from './page/serve.ts';
import type { Answer } from './slack/answers.ts';

const UPLOAD_MAX_BYTES = 20 * 1024 * 1024;

/** Everything but the Web API: the page, the control API, response URLs, uploads. */
export function pages(
  given: Omit<ControlContext, 'find'>,
  port: number,
): (req: IncomingMessage, res: ServerResponse) => unknown {
  const { slack, app } = given;
  const hono = new Hono();
  // Any website can POST to loopback: only our own page and scripts without a browser may.
  hono.use(async (c, next) => {
    const origin = c.req.header('origin');
    const ours = [`127.0.0.1:${port}`, `localhost:${port}`];
    if (
      !ours.includes(c.req.header('host') ?? '') ||
      (origin !== undefined && !ours.some((o) => origin === `http://${o}`))
    )
      return c.text('forbidden: not from this sandbox', 403);
    return next();
  });
  hono.post('/response/:id', async (c) => {
    const body = await c.req.json<Answer>().catch(() => undefined);
    const refused = body ? slack.answers.respond(c.req.param('id'), body) : 'invalid_payload';
    slack.note('response_url', refused ?? '', !refused);
    return refused ? c.json({ ok: false, error: refused }, 404) : c.text('ok');
  });
  hono.post('/upload/:id', async (c) => {
    const file = slack.workspace.files.get(c.req.param('id'));
    const bytes = Buffer.from(await c.req.arrayBuffer());
    if (!file || bytes.length > UPLOAD_MAX_BYTES) return c.text('no such upload', 404);
    if (bytes.length !== file.size) return c.text(`${file.size} bytes were announced, ${bytes.length} came`, 400);
    file.data = bytes.toString('base64');
    return c.text(`OK - ${bytes.length}`);
  });
  hono.get('/files/:id', (c) => {
    const file = slack.workspace.files.get(c.req.param('id'));
    if (!file || file.data === '') return c.text('no such file', 404);
    // Pictures are shown; whatever else was uploaded is only ever saved.
    const shown = ['image/png', 'image/jpeg'].includes(file.mimetype);
    return c.body(Buffer.from(file.data, 'base64'), 200, {
      'content-type': shown ? file.mimetype : 'application/octet-stream',
      'content-disposition': shown ? 'inline' : 'attachment',
      'x-content-type-options': 'nosniff',
    });
  });
  hono.route('/_control', control(given));
  hono.route('/', pageRoutes(slack, app));
  return getRequestListener(hono.fetch);
}

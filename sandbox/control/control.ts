import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { SlackError } from '../api/method.ts';
import { actRoutes } from './acts.ts';
import { channelRoutes } from './channels.ts';
import type { ControlContext, Route } from './context.ts';
import { dialRoutes } from './dials.ts';
import { faultRoutes } from './faults.ts';
import { Finding } from './finding.ts';
import { modalRoutes } from './in-modals.ts';
import { lookRoutes } from './look.ts';
import { membershipRoutes } from './membership.ts';
import { type Read, strictly, strictlyJson, unknown } from './strictly.ts';
import { systemRoutes } from './systems.ts';
import { tellRoutes } from './tells.ts';
import { writingRoutes } from './writing.ts';

/** The control API: users and channels by name. Documented in docs/sandbox.md. */
export function control(given: Omit<ControlContext, 'find'>): Hono {
  const c: ControlContext = { ...given, find: new Finding(given.slack.workspace) };
  const hono = new Hono();
  const answered = async <T>(ctx: Context, read: Read<T>, run: (sent: T) => Promise<object> | object) =>
    read.ok ? ctx.json(await run(read.value)) : ctx.json({ error: 'bad request', faults: read.faults }, 400);
  const route: Route = (path, schema, run) =>
    hono.post(path, async (ctx) => answered(ctx, strictlyJson(schema, await ctx.req.text()), run));
  const look: Route = (path, schema, run) =>
    hono.get(path, (ctx) => answered(ctx, strictly(schema, ctx.req.query()), run));
  hono.onError((error, ctx: Context) =>
    error instanceof SlackError ? ctx.json({ error: error.message }, 404) : ctx.json({ error: String(error) }, 500),
  );
  actRoutes(route, c);
  modalRoutes(route, c);
  writingRoutes(route, c);
  channelRoutes(route, c);
  membershipRoutes(route, c);
  faultRoutes(route, c);
  dialRoutes(route, look, c);
  systemRoutes(route, look, c);
  tellRoutes(route, c);
  /** `now`: sets the workspace's time; without it, only waits until the app has nothing due. */
  route('/clock', z.strictObject({ now: z.iso.datetime().optional() }), async ({ now }) => {
    await c.app.settle(now);
    c.slack.workspace.changed();
    return { ok: true, now: c.slack.workspace.clock.iso() };
  });
  route('/reset', z.strictObject({}), async () => {
    await c.reset();
    return { ok: true };
  });
  lookRoutes(look, c);
  const known = hono.routes.map(({ method, path }) => `${method} ${path.slice(1)}`);
  hono.all('/:name', (ctx) =>
    ctx.json({ error: unknown('route', [`${ctx.req.method} ${ctx.req.param('name')}`], known) }, 404),
  );
  return hono;
}

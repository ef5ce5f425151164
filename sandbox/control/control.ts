import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { SlackError } from '../api/method.ts';
import { actRoutes } from './acts.ts';
import { channelRoutes } from './channels.ts';
import type { ControlContext, Route } from './context.ts';
import { dialRoutes } from './dials.ts';
import { faultRoutes } from './faults.ts';
import { Finding } from './finding.ts';
import { lookRoutes } from './look.ts';
import { membershipRoutes } from './membership.ts';
import { systemRoutes } from './systems.ts';
import { tellRoutes } from './tells.ts';
import { writingRoutes } from './writing.ts';

/** The control API: users and channels by name. Documented in docs/sandbox.md. */
export function control(given: Omit<ControlContext, 'find'>): Hono {
  const c: ControlContext = { ...given, find: new Finding(given.slack.workspace) };
  const hono = new Hono();
  const route: Route = (path, schema, run) =>
    hono.post(path, async (ctx) => {
      const body = schema.safeParse(await ctx.req.json().catch(() => ({})));
      if (!body.success)
        return ctx.json(
          { error: 'bad request', faults: body.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) },
          400,
        );
      return ctx.json(await run(body.data));
    });
  hono.onError((error, ctx: Context) =>
    error instanceof SlackError ? ctx.json({ error: error.message }, 404) : ctx.json({ error: String(error) }, 500),
  );
  actRoutes(route, c);
  writingRoutes(route, c);
  channelRoutes(route, c);
  membershipRoutes(route, c);
  faultRoutes(route, c);
  dialRoutes(route, hono, c);
  systemRoutes(route, hono, c);
  tellRoutes(route, c);
  /** `now`: sets the workspace's time; without it, only waits until the app has nothing due. */
  route('/clock', z.object({ now: z.iso.datetime().optional() }), async ({ now }) => {
    await c.app.settle(now);
    c.slack.workspace.changed();
    return { ok: true, now: c.slack.workspace.clock.iso() };
  });
  route('/reset', z.object({}), async () => {
    await c.reset();
    return { ok: true };
  });
  lookRoutes(hono, c);
  return hono;
}

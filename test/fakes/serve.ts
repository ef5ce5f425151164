import { createServer } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { onTestFinished } from 'vitest';

export type Env = { Bindings: HttpBindings };

/** What a server does to the calls that come next, the first first; `after`: only once it has done what it was asked. */
export type Mishap =
  | { drop: 'before' | 'after' }
  | { hang: 'before' | 'after' }
  | { answer: number; body?: unknown; html?: true; headers?: Record<string, string>; after?: true };

/** Serves a fake at an address of its own until the test is over. */
export async function serve(app: Hono<Env>): Promise<string> {
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
}

/** Plays out mishaps for the calls that `counts`, one each. */
export const mishaps =
  (planned: Mishap[], counts: (c: Context<Env>) => boolean): MiddlewareHandler<Env> =>
  async (c, next) => {
    const mishap = counts(c) ? planned.shift() : undefined;
    if (!mishap) return next();
    const when = 'drop' in mishap ? mishap.drop : 'hang' in mishap ? mishap.hang : mishap.after ? 'after' : 'before';
    if (when === 'after') await next();
    if ('drop' in mishap) c.env.incoming.socket.destroy();
    if (!('answer' in mishap)) {
      const { socket } = c.env.incoming;
      if (!socket.destroyed) await new Promise<void>((over) => socket.once('close', over));
    }
    c.res = undefined;
    c.res = 'answer' in mishap ? answerOf(mishap) : new Response(null, { status: 204 });
  };

const answerOf = ({ answer, body, html, headers }: Extract<Mishap, { answer: number }>) =>
  new Response(
    html ? '<!doctype html><title>Sign in</title>' : JSON.stringify(body ?? { message: `status ${answer}` }),
    { status: answer, headers: { 'content-type': html ? 'text/html' : 'application/json', ...headers } },
  );

import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Context, Hono, MiddlewareHandler } from 'hono';

export type Env = { Bindings: HttpBindings };

/** What a server does to the calls that come next, the first first; `after`: only once it has done what it was asked. */
export type Mishap =
  | { drop: 'before' | 'after' }
  | { hang: 'before' | 'after' }
  | { answer: number; body?: unknown; html?: true; headers?: Record<string, string>; after?: true };

/** What a server does to all calls, until its dial is turned again. */
export const SERVER_MOODS = ['well', '500', 'lost', 'html', 'hang', 'slow', 'expired'] as const;
export type ServerMood = (typeof SERVER_MOODS)[number];
const SLOW_MS = 4000;

/** A server that stands in for another company's: on loopback, at a free port. */
export abstract class FakeServer {
  mood: ServerMood = 'well';
  /** what it was asked, as method and path; of a server that runs for days the last */
  asked: string[] = [];
  /** its clock, ms */
  now = () => Date.now();
  private server: Server | undefined;

  protected abstract routes(): Hono<Env>;

  /** Its address. */
  async open(): Promise<string> {
    const server = createServer(getRequestListener(this.routes().fetch));
    await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
    this.server = server;
    const bound = server.address();
    return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  }
  async close(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  /** Notes what is asked, lets in who `knows` the credentials, and does to calls what the dial says. */
  protected guarded(
    knows: (c: Context<Env>) => boolean,
    refused: (c: Context<Env>) => Response | Promise<Response>,
  ): MiddlewareHandler<Env> {
    return async (c, next) => {
      this.asked.push(`${c.req.method} ${c.req.path}`);
      if (this.asked.length > ASKED_KEPT) this.asked.splice(0, ASKED_KEPT / 2);
      if (this.mood === 'expired' || !knows(c)) return refused(c);
      if (this.mood === 'slow') await new Promise((later) => setTimeout(later, SLOW_MS));
      return mishaps(mishapOf(this.mood, c.req.method !== 'GET'), () => true)(c, next);
    };
  }
}

const ASKED_KEPT = 10_000;

/** `lost`: what changes something is done, and its answer lost. */
function mishapOf(mood: ServerMood, changes: boolean): Mishap[] {
  if (mood === '500') return [{ answer: 500 }];
  if (mood === 'html') return [{ answer: 200, html: true }];
  if (mood === 'hang') return [{ hang: 'before' }];
  return mood === 'lost' && changes ? [{ drop: 'after' }] : [];
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

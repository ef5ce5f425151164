import { createServer } from 'node:http';
import { answerCall } from '../../sandbox/api/call.ts';
import { Faults } from '../../sandbox/api/faults.ts';
import { RateLimits } from '../../sandbox/api/limits.ts';
import { type Installed, installed } from '../../sandbox/app/manifest.ts';
import type { Delivered, Delivery, Envelope } from '../../sandbox/slack/delivery.ts';
import { SimulatedSlack } from '../../sandbox/slack/slack.ts';
import { WorkspaceClock } from '../../sandbox/workspace/time.ts';
import { Workspace } from '../../sandbox/workspace/workspace.ts';

export const TOKENS = { bot: 'xoxb-bare', app: 'xapp-bare' };
export type Answer = { ok: boolean; error?: string; [key: string]: unknown };

/** A workspace and its Web API over HTTP, with a recorder in the app's place. `rates` divides Slack's rate windows, `speed` its other waits. */
export async function bareSlack(o: { app?: Partial<Installed>; rates?: number; speed?: number } = {}) {
  const manifest = { ...installed(), ...o.app };
  const sent: Envelope[] = [];
  let answer: (envelope: Envelope) => Delivered | Promise<Delivered> = () => ({ ok: true, payload: {} });
  const delivery: Delivery = {
    connected: () => true,
    send: async (envelope) => {
      sent.push(structuredClone(envelope));
      return answer(envelope);
    },
  };
  const workspace = new Workspace(new WorkspaceClock({ at: '2026-03-04T09:00:00.000Z', runs: false }));
  const slack = new SimulatedSlack(
    workspace,
    manifest,
    () => delivery,
    1000,
    () => url,
  );
  const limits = new RateLimits(o.rates ?? 1);
  const server = createServer((req, res) => {
    const method = /^\/api\/([\w.]+)/.exec(req.url ?? '')?.[1] ?? '';
    void answerCall(
      {
        context: {
          workspace,
          triggers: slack.handles,
          socketUrl: () => 'ws://127.0.0.1/socket',
          origin: () => url,
          scopes: manifest.scopes,
          speed: o.speed ?? 1,
          event: (event) => slack.events.send(event),
        },
        faults: new Faults(),
        limits: () => limits,
        tokens: TOKENS,
        note: () => {},
        killApp: async () => {},
      },
      method,
      req,
      res,
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  return {
    url,
    slack,
    workspace,
    sent,
    answers: (how: typeof answer) => {
      answer = how;
    },
    call: (method: string, args: object = {}, token: string | undefined = TOKENS.bot) => call(url, method, args, token),
    close: () => new Promise((closed) => server.close(closed)),
  };
}
export type Bare = Awaited<ReturnType<typeof bareSlack>>;

export async function call(
  url: string,
  method: string,
  args: object,
  token: string | undefined,
): Promise<Answer & { status: number; headers: Headers }> {
  const response = await fetch(`${url}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(args),
  });
  const body: Answer = await response.json();
  return { ...body, status: response.status, headers: response.headers };
}

/** Keys of ours that the other shape has nowhere, as paths; lists are compared by their first member. */
export function strangeKeys(ours: unknown, theirs: unknown, at = ''): string[] {
  if (Array.isArray(ours))
    return Array.isArray(theirs) && ours.length > 0 && theirs.length > 0
      ? strangeKeys(ours[0], theirs[0], `${at}[]`)
      : [];
  if (typeof ours !== 'object' || ours === null || typeof theirs !== 'object' || theirs === null) return [];
  return Object.entries(ours).flatMap(([key, value]) =>
    key in theirs ? strangeKeys(value, theirs[key as keyof typeof theirs], `${at}.${key}`) : [`${at}.${key}`],
  );
}

import { answerCall, type WebApi } from './api/call.ts';
import type { Faults } from './api/faults.ts';
import type { RateLimits } from './api/limits.ts';
import { SECRETS } from './app/secrets.ts';
import type { Handle } from './listening.ts';
import type { SimulatedSlack } from './slack/slack.ts';

type WebApiOptions = {
  slack: SimulatedSlack;
  faults: Faults;
  limits: () => RateLimits;
  /** what the app was installed with */
  scopes: string[];
  origin: string;
  speed: number;
  killApp: () => Promise<void>;
};

/** The Web API of this workspace: who may call it, what it looks at, and what it does to calls. */
export const webApi = ({ slack, faults, limits, scopes, origin, speed, killApp }: WebApiOptions): WebApi => ({
  context: {
    workspace: slack.workspace,
    triggers: slack.handles,
    socketUrl: () => `${origin.replace(/^http/, 'ws')}/socket`,
    origin: () => origin,
    get scopes() {
      return scopes.filter((s) => !faults.without.includes(s));
    },
    get refusedBlocks() {
      return faults.refused;
    },
    speed,
    event: (event) => slack.events.send(event),
  },
  faults,
  limits,
  tokens: { bot: SECRETS.bot, app: SECRETS.app },
  note: (method, detail, ok) => slack.note(method, detail, ok),
  killApp,
});

/** Calls of the Web API are answered as Slack does; all else is for people and scripts. */
export const answering =
  (api: WebApi, slack: SimulatedSlack, other: Handle): Handle =>
  (req, res) => {
    const method = /^\/api\/([\w.]+)/.exec(req.url ?? '')?.[1];
    if (!method) return void other(req, res);
    answerCall(api, method, req, res).catch((error) => {
      slack.note(method, String(error), false);
      if (!res.headersSent) res.writeHead(500).end(JSON.stringify({ ok: false, error: 'fatal_error' }));
    });
  };

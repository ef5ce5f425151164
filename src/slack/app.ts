import { QUIET } from './client.ts';
import { httpTransport } from './http.ts';
import type { AppIdentity } from './identity.ts';
import { HoldingApp } from './receive.ts';
import { socketTransport } from './socket.ts';
import type { Transport } from './transport.ts';

export type AppOptions = {
  botToken: string;
  /** with it, Slack is reached over Socket Mode; without it, Slack reaches us over HTTP */
  appToken?: string | undefined;
  signingSecret?: string | undefined;
  slackApiUrl?: string | undefined;
  me: AppIdentity;
  log: (what: string, about: Record<string, unknown>) => void;
};

/** Bolt's app, over the transport that is configured. */
export function slackApp({ botToken, appToken, signingSecret = '', slackApiUrl, me, log }: AppOptions): {
  app: HoldingApp;
  transport: Transport;
} {
  const elsewhere = slackApiUrl ? { slackApiUrl } : {};
  const { receiver, transport } = appToken
    ? socketTransport({ appToken, ...elsewhere, log })
    : httpTransport(signingSecret, log);
  const options = {
    receiver,
    // Bolt would keep a state for every conversation, in memory and for ever.
    convoStore: false,
    logger: QUIET,
    // Without the workspace, Bolt takes it from what was sent, and keeps its clients by that in an object: `__proto__` is none.
    authorize: async () => ({ botToken, botId: me.bot, botUserId: me.user, teamId: me.team }),
    clientOptions: elsewhere,
  } as const;
  const app = new HoldingApp(options, log);
  return { app, transport };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import cron from 'node-cron';
import { Clock } from './clock.ts';
import type { Settings } from './configuration.ts';
import { httpApp } from './http/callback.ts';
import { checkApi } from './http/check.ts';
import { feedApi } from './http/feed.ts';
import { inboundApi } from './http/inbound.ts';
import type { Setting } from './look.ts';
import { openOutbox } from './outbox/index.ts';
import { SLACK_LIMITS } from './outbox/limits.ts';
import type { Outbox } from './outbox/outbox.ts';
import { Roster } from './roster.ts';
import { called, QUIET, slackPort, webClient } from './slack/client.ts';
import { Directory } from './slack/directory.ts';
import { listen } from './slack/listen.ts';
import { HoldingApp, httpTransport, socketTransport } from './slack/receive.ts';
import type { Stores } from './store/store.ts';
import { takeUp } from './take-up.ts';

export type Log = (level: 'info' | 'warn', what: string, about?: Record<string, unknown>) => void;

export type Running = { address: string; clock: Clock; outbox: Outbox; stop(): Promise<void> };

export type StartOptions = { stores: Stores; log: Log; clock?: Clock; speed?: number; random?: () => number };

/** Starts everything: waits for a Slack that is down, listens, and carries out what is due. */
export async function start(
  settings: Settings,
  { stores, log, clock = new Clock(), speed = 1, random = Math.random }: StartOptions,
): Promise<Running> {
  const { company, command } = settings.manifests;
  const warn = (what: string, about: Record<string, unknown>) => log('warn', what, about);
  const client = {
    token: settings.SLACK_BOT_TOKEN,
    ...(settings.SLACK_API_URL && { slackApiUrl: settings.SLACK_API_URL }),
  };
  const web = webClient(client);
  // Slack and pipelines come again when they are told that we are not there yet.
  let answer = (_req: IncomingMessage, res: ServerResponse): void => {
    res.writeHead(503, { 'retry-after': '1' }).end('starting');
  };
  const server = createServer((req, res) => answer(req, res));
  const address = await listening(server, settings);
  const me = await untilSlackAnswers(web, log);
  const roster = new Roster(settings.pagers, clock.now, warn);
  await roster.start();
  const directory = new Directory(web, () => company, warn, roster);
  await directory.refresh();
  const store = stores.of(me.team);
  const setting: Setting = {
    store,
    workspace: me.team,
    company: () => company,
    people: () => directory.people(clock.now()),
    now: clock.now,
    publicUrl: (settings.PUBLIC_URL ?? address).replace(/\/$/, ''),
  };
  const slack = slackPort(web, directory);
  const targets = settings.targetsFor(settings.PUBLIC_URL ?? address);
  const outbox = openOutbox({ setting, slack, targets, limits: { ...SLACK_LIMITS, speed }, random, log: warn });

  const { receiver, transport } = settings.SLACK_APP_TOKEN
    ? socketTransport({
        appToken: settings.SLACK_APP_TOKEN,
        ...(settings.SLACK_API_URL && { slackApiUrl: settings.SLACK_API_URL }),
        log: warn,
      })
    : httpTransport(settings.SLACK_SIGNING_SECRET ?? '');
  const app = new HoldingApp({
    receiver,
    // Bolt would keep a state for every conversation, in memory and for ever.
    convoStore: false,
    logger: QUIET,
    authorize: async () => ({ botToken: settings.SLACK_BOT_TOKEN, botId: me.bot, botUserId: me.user }),
    clientOptions: { ...(settings.SLACK_API_URL && { slackApiUrl: settings.SLACK_API_URL }) },
  });
  listen({ app, command, setting, directory, slack, views: webClient({ ...client, timeoutMs: 2500 }), web, log: warn });

  const health = () => ({
    ok: !store.broken() && transport.connected(),
    detail: {
      store: store.broken() ?? 'ok',
      slack: transport.connected() ? 'connected' : 'not connected',
      outbox: outbox.state(),
      schedulesUnread: roster.unread(),
    },
  });
  const http = httpApp(setting, settings.callbackSecrets, health);
  http.route('/', checkApi(setting, settings.CHECK_TOKEN));
  http.route(
    '/',
    feedApi(setting, (user) => directory.zoneOf(user)),
  );
  http.route('/', inboundApi(setting, settings.sources, directory.withEmail));
  const web_ = getRequestListener(http.fetch);
  answer = (req, res) =>
    transport.handle && req.url?.startsWith('/slack/events') ? transport.handle(req, res) : void web_(req, res);

  await takeUp(setting);
  outbox.start();
  // A tick in UTC over due times that are stored: a missed tick loses nothing.
  const tick = cron.schedule('* * * * * *', () => outbox.tick(), { timezone: 'UTC' });
  await transport.start();
  log('info', 'Gonogo is ready', {
    address,
    workspace: me.team,
    over: settings.SLACK_APP_TOKEN ? 'Socket Mode' : 'HTTP',
  });

  return {
    address,
    clock,
    outbox,
    async stop() {
      roster.stop();
      await tick.stop();
      await transport.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await outbox.stop();
      await stores.close();
    },
  };
}

async function listening(server: Server, { HOST, PORT }: Settings): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`can't listen on ${HOST}:${PORT} (${error.message}); set HOST and PORT to a free address`)),
    );
    server.listen(PORT, HOST, resolve);
  });
  const bound = server.address();
  return `http://${HOST}:${typeof bound === 'object' && bound ? bound.port : PORT}`;
}

/** Who we are in the workspace. A Slack that is down is waited for; a token that Slack refuses is said, and tried again. */
async function untilSlackAnswers(
  web: ReturnType<typeof webClient>,
  log: Log,
): Promise<{ team: string; bot: string; user: string }> {
  for (let wait = 500; ; wait = Math.min(30_000, wait * 2)) {
    const answered = await called(() => web.auth.test());
    if (answered.ok)
      return {
        team: answered.value.team_id ?? '',
        bot: answered.value.bot_id ?? '',
        user: answered.value.user_id ?? '',
      };
    const why =
      answered.why === 'unauthorized'
        ? `Slack refuses SLACK_BOT_TOKEN (${answered.error}): copy it anew from “OAuth & Permissions”`
        : 'Slack does not answer';
    log('warn', `${why}; trying again`, { inMs: wait });
    await new Promise((resume) => setTimeout(resume, wait));
  }
}

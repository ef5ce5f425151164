import { getRequestListener } from '@hono/node-server';
import cron from 'node-cron';
import { unreckoned } from '../domain/freeze/unreckoned.ts';
import type { Setting } from '../door/look.ts';
import { webApp } from '../http/app.ts';
import { openServer } from '../http/server.ts';
import { openOutbox } from '../outbox/index.ts';
import { SLACK_LIMITS } from '../outbox/limits.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Roster } from '../pagers/roster.ts';
import { openRenderer } from '../pictures/renderer.ts';
import { slackApp } from '../slack/app.ts';
import { webClient } from '../slack/client.ts';
import { Directory } from '../slack/directory.ts';
import { untilSlackAnswers } from '../slack/identity.ts';
import { listen } from '../slack/listen.ts';
import { slackPort } from '../slack/port.ts';
import type { Transport } from '../slack/transport.ts';
import type { Store, Stores } from '../store/store.ts';
import { takeUp } from './at-each-start.ts';
import { Clock } from './clock.ts';
import type { Settings } from './configuration.ts';
import { checkForms } from './forms.ts';

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
  const server = await openServer(settings.HOST, settings.PORT);
  const { address } = server;
  const client = {
    token: settings.SLACK_BOT_TOKEN,
    ...(settings.SLACK_API_URL && { slackApiUrl: settings.SLACK_API_URL }),
  };
  const web = webClient(client);
  const me = await untilSlackAnswers(web, warn);
  const roster = new Roster(settings.pagers, clock.now, warn);
  await roster.start();
  const directory = new Directory(web, () => company, warn, roster, me.team);
  await directory.refresh();
  const store = stores.of(me.team);
  await checkForms(store, clock.now());
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
  const { app, transport } = slackApp({ ...namedTokens(settings), me, log: warn });
  for (const rule of unreckoned(company)) warn('a rule can’t be reckoned; its scope is closed', { rule });
  const renderer = openRenderer();
  const views = webClient({ ...client, timeoutMs: 2500 });
  listen({ app, command, setting, directory, slack, views, web, draw: renderer.draw, log: warn });
  const { sources, CHECK_TOKEN: checkToken } = settings;
  const health = healthOf(store, transport, outbox, roster, () => unreckoned(company));
  const served = { setting, targets, sources, checkToken, people: directory, health, log: warn };
  const rest = getRequestListener(webApp(served).fetch);
  server.serve((req, res) =>
    transport.handle && req.url?.split('?')[0] === '/slack/events' ? transport.handle(req, res) : void rest(req, res),
  );

  await takeUp(setting);
  outbox.start();
  // A tick in UTC over due times that are stored: a missed tick loses nothing.
  const tick = cron.schedule('* * * * * *', () => outbox.tick(), { timezone: 'UTC' });
  await transport.start();
  const over = settings.SLACK_APP_TOKEN ? 'Socket Mode' : 'HTTP';
  log('info', 'Gonogo is ready', { address, workspace: me.team, over });

  /** In this order: nothing comes in any more, then nothing goes out, then the disk. */
  const stop = async () => {
    roster.stop();
    await tick.stop();
    for (const part of [transport.stop, renderer.stop, server.close, () => outbox.stop(), () => stores.close()])
      await part();
  };
  return { address, clock, outbox, stop };
}

const namedTokens = (s: Settings) => ({
  botToken: s.SLACK_BOT_TOKEN,
  appToken: s.SLACK_APP_TOKEN,
  signingSecret: s.SLACK_SIGNING_SECRET,
  slackApiUrl: s.SLACK_API_URL,
});

const healthOf = (store: Store, transport: Transport, outbox: Outbox, roster: Roster, rules: () => string[]) => () => ({
  ok: !store.broken() && transport.connected(),
  detail: {
    store: store.broken() ?? 'ok',
    slack: transport.connected() ? 'connected' : 'not connected',
    outbox: outbox.state(),
    schedulesUnread: roster.unread(),
    rulesUnreckoned: rules(),
  },
});

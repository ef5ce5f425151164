import { join } from 'node:path';
import cron from 'node-cron';
import { rehearsed } from '../deploy-targets/rehearsal.ts';
import { TheirFreezes } from '../deploy-targets/their-freezes.ts';
import { Troubles } from '../deploy-targets/troubles.ts';
import { unreckoned } from '../domain/freeze/unreckoned.ts';
import type { Setting } from '../door/setting.ts';
import { openBodiesApart } from '../http/bodies-apart.ts';
import { takingOf } from '../http/inbound.ts';
import { openServer } from '../http/server.ts';
import { openTallies } from '../http/tallies-kept.ts';
import { tendingOf } from '../http/test-and-replay.ts';
import { openReader } from '../inbound/reader.ts';
import { openOutbox } from '../outbox/index.ts';
import { SLACK_LIMITS } from '../outbox/limits.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { openRenderer } from '../pictures/renderer.ts';
import { wrongOnes } from '../setup/finding.ts';
import { judge } from '../setup/judge.ts';
import { openMeasurer } from '../signals/measurer.ts';
import { slackApp } from '../slack/app.ts';
import { listen } from '../slack/listen.ts';
import { slackPort } from '../slack/port.ts';
import type { Transport } from '../slack/transport.ts';
import { disk } from '../store/lowdb/file-system.ts';
import type { Stores } from '../store/store.ts';
import { atEachStart } from './at-each-start.ts';
import { Clock } from './clock.ts';
import type { Settings } from './configuration.ts';
import { checkForms } from './forms.ts';
import { freezesHeard } from './freezes-heard.ts';
import { healthOf } from './health.ts';
import type { LevelLog } from './log.ts';
import { watchPeople } from './people-watch.ts';
import { serve } from './serving.ts';
import { SetupWatch } from './setup-watch.ts';
import { seenSources } from './sources.ts';
import { type Looking, lookAround } from './start-up-check.ts';
import { checkersTokens, slackTokens, transportOf } from './tokens.ts';
import { enter, type Workspace } from './workspace.ts';

export type Running = { address: string; clock: Clock; outbox: Outbox; stop(): Promise<void> };

export type StartOptions = { stores: Stores; log: LevelLog; clock?: Clock; speed?: number; random?: () => number };

/** Starts everything: waits for a Slack that is down, listens, and carries out what is due. */
export async function start(
  settings: Settings,
  { stores, log, clock = new Clock(), speed = 1, random = Math.random }: StartOptions,
): Promise<Running> {
  const { company, command } = settings.manifests;
  const warn = (what: string, about: Record<string, unknown>) => log('warn', what, about);
  const server = await openServer(settings.HOST, settings.PORT);
  const { address } = server;
  const workspace = await enter(settings, clock.now, warn);
  const { me, house, web, views, directory, channels, roster } = workspace;
  const store = stores.of(me.team);
  await checkForms(store, clock.now(), (what) => log('info', what));
  const { tallies, stop: stopCounting } = await openTallies(settings.DATA_DIR, disk, clock.now());
  const { read, draw, stop: stopBeside } = openWorkers(settings);
  const setting: Setting = {
    store,
    workspace: me.team,
    company: () => theirs.company(),
    people: () => directory.people(clock.now()),
    now: clock.now,
    publicUrl: settings.PUBLIC_URL ?? address,
    setup: (user) => setup.shownTo(user),
    sources: () => seenSources(settings.manifests.sources, settings.sources, tallies, clock.now()),
    astray: () => tallies.astray,
    rehearse: (request) => rehearsed(targets, request),
  };
  const slack = slackPort(web, channels, () => setup.changed());
  const troubles = new Troubles(settings.targetsFor(settings.PUBLIC_URL ?? address), () => setup.changed());
  const targets = troubles.watched();
  const onChange = freezesHeard(setting, () => setup.changed());
  const theirs = new TheirFreezes({ targets, company, now: clock.now, log: warn, onChange });
  const { pagers, versions, repositories, trackers } = settings;
  const ports = { pagers, versions, repositories, trackers, personOf: directory.withEmail };
  const outside = { slack, targets, measurer: openMeasurer(settings.signals), draw, ...ports };
  const outbox = openOutbox({ setting, ...outside, limits: { ...SLACK_LIMITS, speed }, random, log: warn });
  const { app, transport } = slackApp({ ...slackTokens(settings), me, log: warn });
  const look = looksAround(settings, workspace, { transport, address, now: clock.now, theirs, troubles });
  const setup = new SetupWatch({ look, setting, admins: directory.admins, log, speed });
  const people = watchPeople({ setting, directory, speed, log: warn }, () => setup.changed());
  const listening = { app, command, setting, directory, channels, me: me.user, setup, slack, views, web, house };
  listen({ ...listening, draw, log: warn });
  const apart = openBodiesApart(join(settings.DATA_DIR, 'set-aside'), disk);
  const heard = { setting, sources: settings.sources, targets, tallies, read, apart, personOf: directory.withEmail };
  setting.tending = tendingOf({ at: takingOf(heard), sources: heard.sources, publicUrl: setting.publicUrl ?? address });
  const health = healthOf({ store, transport, outbox, roster, setup, rules: () => unreckoned(company) });
  const served = { ...heard, ...checkersTokens(settings), people: directory, health, log: warn };
  serve(server, transport, served);

  await theirs.start();
  await atEachStart(setting, Object.keys(settings.versions));
  outbox.start();
  // A tick in UTC over due times that are stored: a missed tick loses nothing.
  const tick = cron.schedule('* * * * * *', () => outbox.tick(), { timezone: 'UTC' });
  await transport.start();
  said(log, wrongOnes(await setup.look()).length, { address, workspace: me.team, over: transportOf(settings) });

  const incoming = [
    ...[workspace, theirs, troubles, setup, people, tick].map((part) => () => part.stop()),
    transport.stop,
    server.close,
    stopCounting,
  ];
  // In this order: nothing comes in any more, then nothing goes out, then the disk.
  const stop = inTurn([...incoming, () => outbox.stop(), stopBeside, () => stores.close()]);
  return { address, clock, outbox, stop };
}

/** One after the other. */
const inTurn = (parts: readonly (() => unknown)[]) => async () => {
  for (const part of parts) await part();
};

/** What is done in workers beside the event loop. */
function openWorkers({ manifests }: Settings) {
  const [reader, renderer] = [openReader(manifests.sources), openRenderer()];
  const stop = () => Promise.all([reader.stop(), renderer.stop()]);
  return { read: reader.read, draw: renderer.draw, stop };
}

/** Tells the log whether all that it needs is right. */
function said(log: LevelLog, broken: number, about: Record<string, unknown>): void {
  const state = broken === 0 ? 'is ready' : `runs, but ${broken} of what it needs is wrong (npm run doctor)`;
  log(broken === 0 ? 'info' : 'warn', `Gonogo ${state}`, about);
}

type OfTargets = { theirs: TheirFreezes; troubles: Troubles };

/** The start-up check of a Gonogo that runs: it joins the channels it can. Of pipelines it knows what came of using them. */
function looksAround(
  settings: Settings,
  { web, channels, directory }: Workspace,
  { transport, theirs, troubles, ...where }: OfTargets & { transport: Transport } & Pick<Looking, 'address' | 'now'>,
) {
  const joined = new Map<string, number>();
  const over = transportOf(settings);
  const reached = async () => ({ over, ...(!transport.connected() && { why: 'it is not connected' }) }) as const;
  const found = { freezes: theirs.unread, pipelines: troubles.look };
  const looking = { settings, web, channels, directory, transport: reached, joins: true, ...found, ...where };
  return async () => judge(await lookAround(looking, { joined }), settings.manifests.company);
}

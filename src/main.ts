import pino from 'pino';
import { leaveByProxies } from './outbound/way-out.ts';
import { Clock } from './start/clock.ts';
import { ConfigurationFaults, configure, type Settings } from './start/configuration.ts';
import { doctor } from './start/doctor.ts';
import { upgrade } from './start/forms.ts';
import { type Running, start } from './start/gonogo.ts';
import type { LevelLog } from './start/log.ts';
import { CannotOpen } from './store/lowdb/faults.ts';
import { openLowdb } from './store/lowdb/index.ts';
import { stackOf } from './thrown/words.ts';

if (Number(process.versions.node.split('.')[0]) < 24)
  fail(
    `Gonogo needs Node 24 or newer; this is ${process.version}. After "npm ci" the npm scripts bring their own: npm start`,
  );

leaveByProxies(process.env);
const flag = (name: string) => process.argv.includes(name);
// Before anything is opened: it looks, and changes nothing.
if (flag('--doctor')) process.exit(await doctor(process.env, console.log));

/** `--parent-clock`: the time comes from the parent process (the sandbox); `--speed N` divides Slack's rate windows. */
const speed = Number(process.argv[process.argv.indexOf('--speed') + 1] ?? 1) || 1;

const settings = configured();
const logger = pino({ level: settings.LOG_LEVEL, base: null });
const log: LevelLog = (level, what, about = {}) => logger[level](about, what);
const clock = new Clock();
let running = await begun();

// One listener's bug must not take everybody's releases down: it is said, and what was not committed is not acknowledged.
process.on('unhandledRejection', (why) =>
  logger.error({ error: stackOf(why) }, 'nobody caught a failure: this is a bug'),
);
process.on('message', (message: unknown) => void heard(message));
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void running.stop().then(() => process.exit(0)));
// The parent is gone: a sandbox's app has nobody to serve.
if (flag('--parent-clock') || flag('--with-parent'))
  process.once('disconnect', () => void running.stop().then(() => process.exit(0)));
process.send?.({ ready: running.address });

/** The sandbox sets the clock and hears when what became due is worked off; or it is reset, and so are we. */
async function heard(message: unknown): Promise<void> {
  if (typeof message !== 'object' || message === null) return;
  if ('again' in message) return again();
  if (!('id' in message)) return;
  setClock(message);
  running.outbox.tick();
  await running.outbox.idle();
  process.send?.({ idle: message.id });
}

function configured(): Settings {
  try {
    return configure(process.env);
  } catch (error) {
    if (error instanceof ConfigurationFaults) return fail(error.message);
    throw error;
  }
}

/** Everything is put down and begins anew, on the disk as it is when the parent tells the time. */
async function again(): Promise<void> {
  await running.stop();
  running = await begun();
  process.send?.({ ready: running.address });
}

async function begun(): Promise<Running> {
  if (flag('--parent-clock')) setClock(await firstClock());
  return started();
}

async function started(): Promise<Running> {
  try {
    const stores = await openLowdb(settings.DATA_DIR, {
      say: (what) => log('warn', what),
      // At once, and with nothing more of ours: it would stand between what the other one writes.
      lost: fail,
      upgrade,
    });
    return await start(settings, { stores, log, clock, speed });
  } catch (error) {
    if (error instanceof CannotOpen || (error instanceof Error && error.message.startsWith("can't listen")))
      return fail(error.message);
    throw error;
  }
}

/** `{ now, runs }`: the parent's time, and whether it runs on or stands still. */
function setClock(message: unknown): void {
  if (typeof message !== 'object' || message === null || !('now' in message) || typeof message.now !== 'string') return;
  clock.set(message.now, 'runs' in message && message.runs === true);
}

function firstClock(): Promise<unknown> {
  return new Promise((resolve) => {
    process.once('message', resolve);
    process.send?.({ waitingForClock: true });
  });
}

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}

import { closeSync, openSync, readFileSync, readlinkSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { StoreInUse, type TakenOver } from './faults.ts';
import { type HeldLock, held, heldHere } from './held-lock.ts';

/** How often whoever holds a lock touches it, and how long nobody may have touched one that is another machine's or container's, ms. */
const BEATS = { everyMs: 2000, goneAfterMs: 10_000 };

/**
 * Takes the directory for this process alone. A lock whose process is gone is taken over. The processes of another container or machine can't be seen
 * from here: of theirs it is waited whether somebody touches it. `lost`: it was taken over from us in the same way, or deleted.
 */
export async function lockDirectory(
  dir: string,
  say: (what: string) => void = () => {},
  lost: (why: TakenOver) => void = () => {},
  beats = BEATS,
): Promise<HeldLock> {
  const path = join(dir, 'lock');
  for (;;) {
    if (heldHere.has(path)) throw new StoreInUse(`${path}: this process already has the store open`);
    if (written(path)) return held(path, OURS, beats.everyMs, lost);
    const lock = lockAt(path);
    if (!lock) continue;
    if (lock.where === HERE || (lock.where === undefined && lock.text !== '')) {
      // In a container the process before us often had our number: a lock with our own pid that we did not take is stale.
      if (lock.pid !== process.pid && isRunning(lock.pid)) throw inUse(path, `process ${lock.pid}`);
    } else {
      say(
        `${path} is of another container or machine: waiting ${beats.goneAfterMs / 1000} s whether somebody holds it`,
      );
      if (await isTouched(path, lock, beats)) throw inUse(path, `process ${lock.pid} of another container or machine`);
    }
    // Somebody else may have taken it over by now.
    if (lockAt(path)?.text === lock.text) unlinkSync(path);
  }
}

const inUse = (path: string, holder: string) =>
  new StoreInUse(
    `${path} is held by ${holder}. Only one Gonogo can use a data directory: stop the other one, or delete the lock if ${holder} is not Gonogo.`,
  );

/** The boot of a machine, and in it the processes that can see each other. */
const HERE = [hostname(), told('/proc/sys/kernel/random/boot_id'), linked('/proc/self/ns/pid')].join(' ');

const OURS = `${process.pid}\n${HERE}\n`;

type Lock = { text: string; pid: number; where: string | undefined; touched: number };

function lockAt(path: string): Lock | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    const [pid, where] = text.split('\n');
    return { text, pid: Number(pid), where: where || undefined, touched: statSync(path).mtimeMs };
  } catch (error) {
    if (isOf(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** False where there is one. */
function written(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (isOf(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    writeSync(file, OURS);
    return true;
  } catch (error) {
    unlinkSync(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Clocks of machines differ: what counts is that it is another time than before. */
async function isTouched(
  path: string,
  { touched, text }: Lock,
  { everyMs, goneAfterMs }: typeof BEATS,
): Promise<boolean> {
  for (let waited = 0; waited < goneAfterMs; waited += everyMs) {
    await setTimeout(everyMs);
    const now = lockAt(path);
    if (now?.text !== text) return false;
    if (now.touched !== touched) return true;
  }
  return false;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isOf(error, 'EPERM');
  }
}

const isOf = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

/** Where there is no /proc, the name of the machine has to do. */
function told(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
function linked(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

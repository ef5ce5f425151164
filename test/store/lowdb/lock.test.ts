import { existsSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { StoreInUse } from '../../../src/store/lowdb/faults.ts';
import { lockDirectory } from '../../../src/store/lowdb/lock.ts';
import { tempDir } from '../../support/temp.ts';

/** Those of another container have numbers that mean others here: the first process of each is 1. */
const ELSEWHERE = [
  ['our own number', `${process.pid}\nanother-host another-boot pid:[4026532001]\n`],
  ['a number that nobody has here', '999999999\nanother-host another-boot pid:[4026532001]\n'],
  ['the number of somebody else here', `${process.ppid}\nanother-host another-boot pid:[4026532001]\n`],
  ['a lock that is just being written', ''],
] as const;
const BEATS = { everyMs: 20, goneAfterMs: 300 };

/** Somebody holds the lock until the test is over. */
function touching(path: string): void {
  let seconds = 1;
  const beat = setInterval(() => {
    utimesSync(path, 1000, seconds);
    seconds += 1;
  }, 50);
  onTestFinished(() => clearInterval(beat));
}

function lockedAs(text: string) {
  const dir = tempDir();
  const path = join(dir, 'lock');
  writeFileSync(path, text);
  return { dir, path };
}

test.each(ELSEWHERE)('a directory that another container holds is in use: %s', async (_, text) => {
  const { dir, path } = lockedAs(text);
  touching(path);
  await expect(lockDirectory(dir, undefined, BEATS)).rejects.toBeInstanceOf(StoreInUse);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test.each(ELSEWHERE)('one that another container held is taken over once nobody touches it: %s', async (_, text) => {
  const { dir, path } = lockedAs(text);
  const said: string[] = [];
  const unlock = await lockDirectory(dir, (what) => said.push(what), BEATS);
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid}\n.+\n$`));
  expect(said).toEqual([expect.stringMatching(/another container or machine: waiting 0\.3 s/)]);
  unlock();
  expect(existsSync(path)).toBe(false);
});

test('of two who wait for one to be gone, one takes it', async () => {
  const { dir, path } = lockedAs('1\nanother-host\n');
  const taking = lockDirectory(dir, undefined, BEATS).catch((error: Error) => error);
  await setTimeout(100);
  writeFileSync(path, '7\nyet-another-host\n');
  touching(path);
  expect(await taking).toBeInstanceOf(StoreInUse);
  expect(readFileSync(path, 'utf8')).toBe('7\nyet-another-host\n');
});

test('of two who wait in one process, one takes it', async () => {
  const { dir } = lockedAs('1\nanother-host\n');
  const both = await Promise.allSettled([0, 1].map(() => lockDirectory(dir, undefined, BEATS)));
  expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const taken of both) if (taken.status === 'fulfilled') taken.value();
});

test('who holds it touches it, until it is given back; one that was deleted is given back too', async () => {
  const dir = tempDir();
  const path = join(dir, 'lock');
  const unlock = await lockDirectory(dir, undefined, BEATS);
  utimesSync(path, 1000, 1000);
  await expect.poll(() => statSync(path).mtimeMs).toBeGreaterThan(1_000_000);
  unlinkSync(path);
  await setTimeout(50);
  expect(existsSync(path)).toBe(false);
  unlock();
  (await lockDirectory(dir, undefined, BEATS))();
});

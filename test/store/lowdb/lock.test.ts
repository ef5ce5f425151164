import { existsSync, readdirSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreInUse } from '../../../src/store/lowdb/faults.ts';
import { openLowdb } from '../../../src/store/lowdb/index.ts';
import { lockDirectory } from '../../../src/store/lowdb/lock.ts';
import { tempDir } from '../../support/temp.ts';

/** Those of another container have numbers that mean others here: the first process of each is 1. */
const ELSEWHERE = [
  ['our own number', `${process.pid}\nanother-host another-boot pid:[4026532001]\n`],
  ['a number that nobody has here', '999999999\nanother-host another-boot pid:[4026532001]\n'],
  ['the number of somebody else here', `${process.ppid}\nanother-host another-boot pid:[4026532001]\n`],
  ['a lock that is just being written', ''],
] as const;
const NOW = '2026-11-27T12:00:00.000Z';
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
  await expect(lockDirectory(dir, undefined, undefined, BEATS)).rejects.toBeInstanceOf(StoreInUse);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test.each(ELSEWHERE)('one that another container held is taken over once nobody touches it: %s', async (_, text) => {
  const { dir, path } = lockedAs(text);
  const said: string[] = [];
  const lock = await lockDirectory(dir, (what) => said.push(what), undefined, BEATS);
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid}\n.+\n$`));
  expect(said).toEqual([expect.stringMatching(/another container or machine: waiting 0\.3 s/)]);
  lock.giveBack();
  expect(existsSync(path)).toBe(false);
});

test('of two who wait for one to be gone, one takes it', async () => {
  const { dir, path } = lockedAs('1\nanother-host\n');
  const taking = lockDirectory(dir, undefined, undefined, BEATS).catch((error: Error) => error);
  await setTimeout(100);
  writeFileSync(path, '7\nyet-another-host\n');
  touching(path);
  expect(await taking).toBeInstanceOf(StoreInUse);
  expect(readFileSync(path, 'utf8')).toBe('7\nyet-another-host\n');
});

test('of two who wait in one process, one takes it', async () => {
  const { dir } = lockedAs('1\nanother-host\n');
  const both = await Promise.allSettled([0, 1].map(() => lockDirectory(dir, undefined, undefined, BEATS)));
  expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const taken of both) if (taken.status === 'fulfilled') taken.value.giveBack();
});

test('who holds it touches it, until it is given back; given back twice, it takes no later one', async () => {
  const dir = tempDir();
  const path = join(dir, 'lock');
  const lock = await lockDirectory(dir, undefined, undefined, BEATS);
  utimesSync(path, 1000, 1000);
  await expect.poll(() => statSync(path).mtimeMs).toBeGreaterThan(1_000_000);
  lock.check();
  lock.giveBack();
  const later = await lockDirectory(dir);
  lock.giveBack();
  await expect(lockDirectory(dir)).rejects.toThrow(/already has the store open/);
  later.check();
  later.giveBack();
  expect(existsSync(path)).toBe(false);
});

const TAKEN: [string, (path: string) => void, RegExp][] = [
  [
    'by another',
    (path) => writeFileSync(path, '1\nanother-host\n'),
    /is not mine any more \(it is of process 1 of another/,
  ],
  ['by another that went again, or deleted', unlinkSync, /is not mine any more \(it is gone\)/],
];
describe.each(TAKEN)('a lock that was taken over %s', (_, takenOver, why) => {
  const textAt = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

  test('is noticed, not touched, and not given back', async () => {
    const dir = tempDir();
    const path = join(dir, 'lock');
    const lost: string[] = [];
    const lock = await lockDirectory(dir, undefined, (why) => lost.push(why.message), BEATS);
    takenOver(path);
    const text = textAt(path);
    if (text) utimesSync(path, 1000, 1000);
    await expect.poll(() => lost).toEqual([expect.stringMatching(why)]);
    await setTimeout(3 * BEATS.everyMs);
    expect(lost).toHaveLength(1);
    if (text) expect(statSync(path).mtimeMs).toBe(1_000_000);
    lock.giveBack();
    expect(textAt(path)).toBe(text);
  });

  test('keeps from writing between what the other one writes, before anybody noticed', async () => {
    const dir = tempDir();
    const stores = await openLowdb(dir);
    const store = stores.of('T1');
    expect(await store.commit({ at: NOW, put: [{ key: 'a/1', value: 1, lists: {} }] })).toMatchObject({ ok: true });
    const journals = () => readdirSync(dir).filter((f) => f.includes('journal'));
    const bytes = () => journals().map((f) => readFileSync(join(dir, f), 'utf8'));
    const before = bytes();
    takenOver(join(dir, 'lock'));
    const text = textAt(join(dir, 'lock'));
    const late = await store.commit({ at: NOW, put: [{ key: 'a/1', value: 2, lists: {} }] });
    expect(late).toEqual({ ok: false, why: 'unconfirmed', message: expect.stringMatching(why) });
    expect(store.broken()).toMatch(why);
    expect((await store.get('a/1'))?.value).toBe(1);
    await stores.close();
    expect(bytes()).toEqual(before);
    expect(textAt(join(dir, 'lock'))).toBe(text);
  });
});

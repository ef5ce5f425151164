import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Beside, type BesideOptions, openBeside } from '../../src/workers/pool.ts';
import { tempDir } from '../support/temp.ts';

/** A worker that does as it is told; its answer is the number of its thread. */
function obedient(options: Partial<BesideOptions> = {}): Beside<string, number> {
  const file = join(tempDir(), 'obedient.mjs');
  writeFileSync(
    file,
    `import { parentPort, threadId } from 'node:worker_threads';
     parentPort.on('message', (told) => {
       if (told === 'end') process.exit(3);
       if (told === 'throw') throw new Error('out of paint');
       if (told === 'swell') for (const all = []; ; ) all.push(new Array(1e5).fill(all.length));
       while (told === 'hang');
       parentPort.postMessage(threadId);
     });`,
  );
  const usual = { withinMs: 20_000, idleMs: 60_000, atOnce: 1, waiting: 20, heapMb: 64 };
  const opened = openBeside<string, number>({ worker: pathToFileURL(file), ...usual, ...options });
  onTestFinished(() => opened.stop());
  return opened;
}

async function threadOf(b: Beside<string, number>): Promise<number | undefined> {
  const told = await b.ask('');
  return 'answer' in told ? told.answer : undefined;
}

const failed = (why: string | RegExp) => ({ failed: typeof why === 'string' ? why : expect.stringMatching(why) });

describe('its worker', () => {
  test.each([
    ['end', 'its worker ended with 3'],
    ['throw', 'its worker failed: out of paint'],
    ['swell', /its worker failed: Worker terminated due to reaching memory limit/],
  ])('may die (%s): what was asked fails with the reason, the next one gets a fresh worker', async (told, why) => {
    const r = obedient();
    const before = await threadOf(r);
    const [dead, next] = await Promise.all([r.ask(told), threadOf(r)]);
    expect(dead).toEqual(failed(why));
    expect(next).toBeGreaterThan(before ?? 0);
    expect(await threadOf(r)).toBe(next);
  });

  test('has its time, and is ended after it', async () => {
    const r = obedient({ withinMs: 2000 });
    const before = await threadOf(r);
    expect(await r.ask('hang')).toEqual(failed('it took longer than 2 s'));
    expect(await threadOf(r)).toBeGreaterThan(before ?? 0);
  });

  test('ends itself when there is nothing to do for a while', async () => {
    const r = obedient({ idleMs: 0 });
    const before = await threadOf(r);
    await new Promise((soon) => setTimeout(soon, 1));
    expect(await threadOf(r)).toBeGreaterThan(before ?? 0);
  });

  test('ends with the app: what is under way and what waits fails, and nothing is done after', async () => {
    const r = obedient();
    await threadOf(r);
    const left = ['hang', ''].map((told) => r.ask(told));
    await r.stop();
    const stopped = { failed: 'Gonogo is being stopped', again: true };
    expect(await Promise.all([...left, r.ask('')])).toEqual([stopped, stopped, stopped]);
  });

  test('may be several, so many at once; more than may wait are asked to come again', async () => {
    const r = obedient({ atOnce: 2, waiting: 1 });
    const [first, second, third, fourth] = ['', '', '', ''].map((told) => r.ask(told));
    expect(await fourth).toEqual({ failed: '3 others wait already', again: true });
    const threads = await Promise.all([first, second, third].map(async (told) => Object(await told).answer));
    expect(threads).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)]);
    expect(new Set(threads).size).toBe(2);
  });
});

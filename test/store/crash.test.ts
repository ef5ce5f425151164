import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPILED } from '../../sandbox/app/compiled.mjs';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import type { Store } from '../../src/store/store.ts';
import { tempDir } from '../support/temp.ts';
import { countUp, docAt, newest, WRITERS } from './count-up.ts';
import { PowerCutDisk, quiet, seeded } from './power-cut-fs.ts';

/** Each writer's document, facts and errands must tell the same number, and no less than what was acknowledged. */
async function verify(store: Store, acknowledged: number[], context: string): Promise<number[]> {
  const errands = new Set<string>();
  store.work((e) => void errands.add(e.key))();
  const numbers: number[] = [];
  for (let w = 0; w < WRITERS; w++) {
    const n = await newest(store, w);
    if (n > 0)
      expect((await store.get(`writer/${w}`))?.value, `${context}: the document of writer ${w}`).toEqual(docAt(w, n));
    const facts = await store.history(`writer/${w}`);
    expect(n, `${context}: writer ${w} lost an acknowledged commit`).toBeGreaterThanOrEqual(acknowledged[w] ?? 0);
    expect(
      facts.map((f) => f.data),
      `${context}: the facts of writer ${w}`,
    ).toEqual(Array.from({ length: n }, (_, i) => i + 1));
    for (let i = Math.max(1, n - 5); i <= n; i++)
      expect(errands.has(`${w}/${i}`), `${context}: errand ${w}/${i}`).toBe(true);
    numbers.push(n);
  }
  return numbers;
}

test('1,000 power cuts and kills: nothing acknowledged is lost, nothing half is visible, it always opens', {
  timeout: 300_000,
}, async () => {
  let cuts = 0;
  let acknowledgedInAll = 0;
  const tornBefore: string[] = [];
  for (let seed = 1; cuts < 1000; seed++) {
    const random = seeded(seed);
    const operations = () => 3 + Math.floor(random() * 60);
    let disk = new PowerCutDisk(random, operations());
    let acknowledged: number[] = [];
    for (let round = 0; round < 5; round++, cuts++) {
      const running: number[] = [...acknowledged];
      const work = openLowdb('/data', { fs: disk, snapshotAfter: 1500 }).then((stores) =>
        countUp(
          stores.of('T1'),
          (w, n) => (running[w] = n),
          // Out of step, so that some write while the disk works for others.
          async () => (random() < 0.5 ? new Promise((resume) => setImmediate(resume)) : undefined),
        ),
      );
      await Promise.race([work, quiet(disk)]);
      const killed = random() < 0.3;
      const image = killed ? disk.asSeen() : disk.afterCut();
      const fs = new PowerCutDisk(random, Number.POSITIVE_INFINITY, image);
      const store = (await openLowdb('/data', { fs, say: (what) => tornBefore.push(what) })).of('T1');
      const seen = await verify(store, running, `seed ${seed}, round ${round}`);
      // What a killed process wrote is seen, but not safe before somebody was told.
      acknowledged = killed ? running : seen;
      acknowledgedInAll += running.reduce((a, b) => a + (b ?? 0), 0);
      // The recovery itself may be cut too: the next round starts from the disk before it.
      disk = killed ? disk.afterKill(operations()) : new PowerCutDisk(random, operations(), image);
    }
  }
  expect(acknowledgedInAll).toBeGreaterThan(5000);
  expect(tornBefore.filter((what) => what.includes('only in part')).length).toBeGreaterThan(100);
});

test('100 times kill -9 at a random moment: every acknowledged commit is there', { timeout: 300_000 }, async () => {
  const random = seeded(7);
  let dir = '';
  let acknowledged: number[] = [];
  for (let kill = 0; kill < 100; kill++) {
    // Every twenty kills another store: reading ever longer histories would only take time.
    if (kill % 20 === 0) {
      if (dir) expect(Math.min(...acknowledged)).toBeGreaterThan(20);
      dir = tempDir();
      acknowledged = [];
    }
    const child = spawn(process.execPath, [join(import.meta.dirname, 'count-up.ts'), dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    });
    let said = '';
    child.stdout.on('data', (bytes) => (said += bytes));
    await new Promise((started) => child.stdout.once('data', started));
    await new Promise((later) => setTimeout(later, random() * 40));
    child.kill('SIGKILL');
    await new Promise((gone) => child.once('close', gone));
    for (const line of said.split('\n').slice(0, -1)) {
      const [writer = 0, n = 0] = line.split(' ').map(Number);
      acknowledged[writer] = n;
    }
    const store = (await openLowdb(dir, { snapshotAfter: 20_000 })).of('T1');
    acknowledged = await verify(store, acknowledged, `kill ${kill}`);
    await store.close();
  }
});

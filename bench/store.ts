import { closeSync, fdatasyncSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openLowdb } from '../src/store/lowdb/index.ts';
import type { Json, NewFact, Store } from '../src/store/store.ts';
import { child, median, ms, quantile, type Row, row, scratch } from './support.ts';

const AT = '2026-03-02T09:00:00.000Z';
/** A release of about 1.5 KB. */
export const release = (n: number): Json => ({
  v: 1,
  id: `R-${n}`,
  items: Array.from({ length: 3 }, (_, i) => ({ service: `service-${i}`, version: `4.${n}.${i}` })),
  environment: 'production',
  window: { start: AT, end: AT, zone: 'Europe/Berlin' },
  why: 'x'.repeat(1100),
  customers: '',
  owner: 'U1',
  plannedAt: AT,
  round: 1,
  runs: 1,
  status: 'completed',
});
const fact = (n: number, i: number): NewFact => ({
  v: 1,
  workspace: 'T1',
  stream: `release/R-${n}`,
  type: 'StageProgressed',
  at: AT,
  by: 'U1',
  via: 'slack',
  cause: 'Ev1',
  data: { rollout: `R-${n}-1`, stage: 'eu', n: i, percent: i * 10 },
});
const put = (n: number) => ({
  key: `release/R-${n}`,
  value: release(n),
  lists: n % 1000 === 0 ? ['releases/open'] : [],
});

async function fill(dir: string, count: number, facts: number): Promise<Store> {
  const store = (await openLowdb(dir)).of('T1');
  for (let n = 0; n < count; n += 500)
    await Promise.all(
      Array.from({ length: Math.min(500, count - n) }, (_, i) =>
        store.commit({ at: AT, put: [put(n + i)], facts: Array.from({ length: facts }, (_, f) => fact(n + i, f)) }),
      ),
    );
  return store;
}

/** Append and fdatasync of one line of the same size: what the machine itself takes. */
function floor(times: number): number[] {
  const file = openSync(join(scratch(), 'floor'), 'a');
  const bytes = Buffer.alloc(1900, 'x');
  const took = Array.from({ length: times }, () => {
    const at = performance.now();
    writeSync(file, bytes);
    fdatasyncSync(file);
    return performance.now() - at;
  });
  closeSync(file);
  return took;
}

async function oneWriter(store: Store, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = performance.now();
    await store.commit({ at: AT, put: [put(i * 7)], facts: [fact(i * 7, i)] });
    took.push(performance.now() - at);
  }
  return took;
}

export async function commitBench(): Promise<Row[]> {
  const small = await fill(scratch(), 1000, 1);
  const bigDir = scratch();
  const big = await fill(bigDir, 100_000, 1);
  const runs = [];
  await oneWriter(small, 300);
  await oneWriter(big, 300);
  for (let i = 0; i < 5; i++)
    runs.push({
      floor: median(floor(400)),
      small: median(await oneWriter(small, 400)),
      big: median(await oneWriter(big, 400)),
    });
  await small.close();
  await big.close();
  const against = median(runs.map((r) => r.small / r.floor));
  const grown = median(runs.map((r) => r.big / r.small));
  return [
    row(
      'durable commit, 1 writer, p50 against append + fdatasync',
      `${against.toFixed(2)} times (${ms(median(runs.map((r) => r.small)))} and ${ms(median(runs.map((r) => r.floor)))})`,
      'at most 2',
      against <= 2,
    ),
    row(
      'the same at 100,000 releases against 1,000',
      `${grown.toFixed(2)} times (${ms(median(runs.map((r) => r.big)))})`,
      'at most 1.3',
      grown <= 1.3,
    ),
  ];
}

export async function startBench(): Promise<Row[]> {
  const dir = scratch();
  await (await fill(dir, 100_000, 10)).close();
  // Once more, so that the snapshot is there as after any night.
  const runs = [];
  for (let i = 0; i < 5; i++) {
    const opened = await child('open-store.ts', [dir]);
    const [took = 0, rss = 0, parse = 0] = opened.said.split(' ').map(Number);
    runs.push({ took, rss, parse });
    await opened.stop();
  }
  const took = median(runs.map((r) => r.took));
  const rss = median(runs.map((r) => r.rss));
  const ratio = median(runs.map((r) => r.took / r.parse));
  const bytes = readdirSync(dir).reduce((n, f) => n + readFileSync(join(dir, f)).length, 0);
  return [
    row(
      'start with 100,000 releases of ten facts',
      `${ms(took)}; ${ratio.toFixed(2)} of JSON.parse of the same documents (${(bytes / 1e6).toFixed(0)} MB on disk)`,
      'at most 2.5 s',
      took <= 2500,
    ),
    row('its memory', `${rss.toFixed(0)} MB`, 'at most 400 MB', rss <= 400),
  ];
}

export async function stallBench(): Promise<Row[]> {
  const store = await fill(scratch(), 10_000, 1);
  await store.close();
  const dir = scratch();
  const writing = await fill(dir, 10_000, 1);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const took: number[] = [];
  // 40 MB of journal and more: several snapshots are written meanwhile.
  for (let i = 0; i < 25_000; i += 4) {
    const at = performance.now();
    await Promise.all(
      [0, 1, 2, 3].map((k) =>
        writing.commit({ at: AT, put: [put((i + k) % 10_000)], facts: [fact((i + k) % 10_000, i)] }),
      ),
    );
    took.push(performance.now() - at);
  }
  delay.disable();
  await writing.close();
  const stall = delay.percentile(99.9) / 1e6;
  return [
    row(
      'event loop stall p99.9 at 10,000 releases, compaction included',
      `${ms(stall)} (longest ${ms(delay.max / 1e6)}; commit p99 ${ms(quantile(took, 0.99))})`,
      'at most 25 ms',
      stall <= 25,
    ),
  ];
}

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { conflictsOf } from '../src/domain/calendar/conflicts.ts';
import { entriesBetween } from '../src/domain/calendar/entries.ts';
import { nextFreeSlots } from '../src/domain/calendar/slots.ts';
import { calendarPicture } from '../src/pictures/calendar.ts';
import { pngOf } from '../src/pictures/png.ts';
import { openRenderer } from '../src/pictures/renderer.ts';
import { company, freezes, releases, windowAt } from './calendar-company.ts';
import { child, ms, quantile, type Row, row } from './support.ts';
import { inTurn } from './throughput.ts';

/** One release against 10,000 others and 200 freezes over a year. */
export async function conflictBench(): Promise<Row[]> {
  const world = { company, freezes: freezes(200), openReleases: releases(10_000) };
  const plan = (n: number) => ({
    items: [{ service: `service-${n % 100}`, version: '1' }],
    environment: 'production',
    change: 'normal' as const,
    window: windowAt(n),
    owner: 'U1',
  });
  const timed = (count: number, work: (n: number) => unknown) =>
    Array.from({ length: count }, (_, n) => {
      const at = performance.now();
      work(n);
      return performance.now() - at;
    });
  timed(200, (n) => conflictsOf(plan(n), world));
  const took = timed(1000, (n) => conflictsOf(plan(n), world));
  const slots = timed(100, (n) => nextFreeSlots(plan(n), world, '2026-03-03T09:00:00.000Z'));
  const p99 = quantile(took, 0.99);
  return [
    row(
      'conflicts of one release with 10,000 releases and 200 freezes over a year, p99',
      `${ms(p99)} (median ${ms(quantile(took, 0.5))}; the next three free slots: median ${ms(quantile(slots, 0.5))})`,
      'under 5 ms',
      p99 < 5,
    ),
  ];
}

export async function checkBench(): Promise<Row[]> {
  const ours = await child('check-server.ts', ['ours']);
  const path = '/api/v1/check?service=service-7&environment=production';
  const headers = { authorization: 'Bearer bench-token-of-some-length' };
  const answer = await (await fetch(`${ours.said}${path}`, { headers })).text();
  const bare = await child('check-server.ts', ['bare', answer]);
  const request = () =>
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${headers.authorization}\r\nConnection: keep-alive\r\n\r\n`;
  const r = await inTurn(ours, bare, request, 2);
  for (const p of [ours, bare]) await p.stop();
  return [
    row(
      '`check` with 200 freezes against a bare hono handler, 16 connections',
      `${r.ratio.toFixed(2)} of its throughput (${r.ours.toFixed(0)}/s and ${r.bare.toFixed(0)}/s, ${answer.length} bytes)`,
      'at least 0.5',
      r.ratio >= 0.5,
    ),
  ];
}

const MARCH = { from: '2026-03-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' };

/** March with so many open releases over the year, five freezes and deadlines. */
function march(open: number) {
  const { from, until } = MARCH;
  const all = releases(open).map((r) => [r.id, r] as const);
  const world = { now: from, company, freezes: freezes(200), releases: Object.fromEntries(all), trains: {} };
  const draw = () => {
    const entries = entriesBetween(world, from, until);
    const rows = entries.map((entry) => ({
      entry,
      what: 'checkout-api 4.2.0, ledger 2.9 → production',
      word: 'Planned',
    }));
    return calendarPicture('March 2026', MARCH, rows, 'Europe/Berlin', from);
  };
  return { draw, entries: entriesBetween(world, from, until).length };
}

/** A month with two releases a working day, drawn again and again; and how long the loop stands still meanwhile, here and in a worker. */
export async function pictureBench(): Promise<Row[]> {
  const month = march(600);
  const took: number[] = [];
  while (took.length < 20) {
    const at = performance.now();
    await pngOf(month.draw());
    took.push(performance.now() - at);
  }
  const warm = quantile(took.slice(1), 1);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  const full = march(2000);
  const renderer = openRenderer();
  const here = await longestStall(() => pngOf(full.draw()));
  const beside = await longestStall(() => renderer.draw(full.draw()));
  await renderer.stop();
  return [
    row(
      `the picture of a month with ${month.entries} entries, warm, slowest of 19`,
      `${ms(warm)} (first ${ms(took[0] ?? 0)}; the process holds ${memory} MB after 20)`,
      'under 300 ms',
      warm < 300,
    ),
    row(
      `longest stall of the event loop while a month's picture with 2,000 open releases is drawn, of 20, the worker's start included`,
      `${ms(beside)} (on the loop itself: ${ms(here)})`,
      'at most 25 ms',
      beside <= 25,
    ),
  ];
}

/** The longest of 20 times, each after a pause in which the loop rests, ms. */
async function longestStall(draw: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let i = 0; i < 20; i++) {
    await new Promise((rested) => setTimeout(rested, 20));
    await draw();
  }
  await new Promise((rested) => setTimeout(rested, 20));
  delay.disable();
  return delay.max / 1e6;
}

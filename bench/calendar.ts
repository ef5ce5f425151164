import { conflictsOf } from '../src/domain/calendar/conflicts.ts';
import { entriesBetween } from '../src/domain/calendar/entries.ts';
import { nextFreeSlots } from '../src/domain/calendar/slots.ts';
import { calendarPicture } from '../src/pictures/calendar.ts';
import { pngOf } from '../src/pictures/png.ts';
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

/** A month with two releases a working day, five freezes and deadlines, drawn again and again. */
export async function pictureBench(): Promise<Row[]> {
  const from = '2026-03-01T00:00:00.000Z';
  const until = '2026-04-01T00:00:00.000Z';
  const all = releases(600).map((r) => [r.id, r] as const);
  const world = { now: from, company, freezes: freezes(200), releases: Object.fromEntries(all), trains: {} };
  const entries = entriesBetween(world, from, until);
  const rows = entries.map((entry) => ({ entry, what: 'checkout-api 4.2.0, ledger 2.9 → production' }));
  const took = Array.from({ length: 20 }, () => {
    const at = performance.now();
    pngOf(calendarPicture('March 2026', { from, until }, rows, 'Europe/Berlin', from));
    return performance.now() - at;
  });
  const warm = quantile(took.slice(1), 1);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  return [
    row(
      `the picture of a month with ${entries.length} entries, warm, slowest of 19`,
      `${ms(warm)} (first ${ms(took[0] ?? 0)}; the process holds ${memory} MB after 20)`,
      'under 300 ms',
      warm < 300,
    ),
  ];
}

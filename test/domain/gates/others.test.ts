import { describe, expect, test } from 'vitest';
import type { Service } from '../../../src/domain/company/services.ts';
import type { RunsThere, WhatRuns } from '../../../src/domain/environment/environment.ts';
import type { Held, Lock } from '../../../src/domain/lock/lock.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { approved, COMPANY, NOW, PLAN } from '../given.ts';
import { seesIn } from './seeing.ts';

describe('a lock', () => {
  const { start, end } = PLAN.window;
  const held: Held = { by: 'UQA', why: 'odd', since: '2026-03-03T08:00:00.000Z' };
  const lock = (until?: string, by = 'UQA', service = 'api'): Lock => ({
    v: 1,
    id: `production/${service}`,
    environment: 'production',
    service,
    held: { ...held, by, ...(until && { until }) },
  });
  const at = (now: string, locks: Lock[], who?: string) =>
    seesIn({ ...approved().at(now).world, locks }, 'lock', undefined, who);
  const early = '2026-03-03T11:59:59.999Z';
  const words = (until: string, service = 'api') =>
    `${service} in production is locked by @UQA since ${held.since}, until ${until}: odd`;
  const ask = '. Ask them to release it, or take it over';
  test('nobody has: nothing to see; its holder may pass it', () => {
    expect(at(early, [])).toBeUndefined();
    expect(at(early, [lock(undefined, 'UQA', 'shop')])).toBeUndefined();
    expect(at(early, [lock(end)], 'UQA')).toEqual({ open: true, saw: `you hold it: ${words(end)}` });
  });
  test('is waited for when it ends in time, as a freeze is', () => {
    const soon = '2026-03-03T12:30:00.000Z';
    expect(at(early, [lock(soon)])).toEqual({ open: false, waits: true, until: soon, saw: words(soon) + ask });
    expect(at(start, [lock(soon)])).toEqual({ open: false, until: soon, saw: words(soon) + ask });
    expect(at(early, [lock(end)])).toEqual({ open: false, until: end, saw: words(end) + ask });
    const last = '2026-03-03T12:59:59.999Z';
    expect(at(early, [lock(last)])).toMatchObject({ waits: true });
  });
  test('of two, the one that ends last counts; one without an end never opens by itself', () => {
    const [first, second] = ['2026-03-03T12:10:00.000Z', '2026-03-03T12:20:00.000Z'];
    for (const locks of [
      [lock(first), lock(second, 'UQA', 'ledger')],
      [lock(second), lock(first, 'UQA', 'ledger')],
    ])
      expect(at(early, locks)).toMatchObject({ waits: true, until: second });
    const forever = at(early, [lock(first), lock(undefined, 'UQA', 'ledger')]);
    expect(forever).toEqual({
      open: false,
      saw: `${words(first)} and ledger in production is locked by @UQA since ${held.since}, until it is released: odd${ask}`,
    });
  });
});

describe('dependencies', () => {
  const services = (atLeast: string): Service[] =>
    COMPANY.services.map((s) => (s.name === 'api' ? { ...s, needs: [{ needed: 'shop', atLeast }] } : s));
  const place = (version?: string, doubt = false): RunsThere => ({
    ...(version && { now: { version } }),
    before: [],
    ...(doubt && { doubt: { may: ['9'], since: '', release: 'R-9', rollout: 'R-9-1', step: 'eu' } }),
  });
  const runs = (shop: Record<string, RunsThere>): WhatRuns => ({ v: 5, name: 'production', live: { shop } });
  const seen = (atLeast: string, shop?: Record<string, RunsThere>) => {
    const world = approved().company({ services: services(atLeast) }).world;
    return seesIn({ ...world, environments: shop ? { production: runs(shop) } : {} }, 'dependencies');
  };
  const needs = 'api needs shop 2.0';
  test('are not seen where nothing is needed', () => expect(seesIn(approved().world, 'dependencies')).toBeUndefined());
  test.each<[Record<string, RunsThere> | undefined, string | undefined]>([
    [{ eu: place('2.0'), us: place('2.1') }, undefined],
    [{ eu: place('2.0'), us: place('1.9') }, 'and 1.9 runs in us'],
    [{ eu: place('2.0'), us: place('main') }, 'and main runs in us'],
    [{ eu: place('2.0', true), us: place('2.0') }, 'and what of it runs in eu is in doubt'],
    [{ eu: place() }, 'and nobody has told what of shop runs in eu'],
    [
      { eu: { before: [], removed: { since: NOW, outside: { source: 'cdevents', key: '1' } } } },
      `and nothing of shop runs in eu since ${NOW} (removed outside Gonogo, told by cdevents)`,
    ],
    [undefined, 'and nobody has told what of it runs there'],
  ])('%j: %s', (shop, lacks) => {
    const saw = lacks === undefined ? 'what it needs runs there' : `${needs}, ${lacks}`;
    expect(seen('2.0', shop)).toEqual({ open: lacks === undefined, saw });
  });
  test('that come with it count, and not what runs', () => {
    const items = (version: string) => [...PLAN.items, { service: 'shop', version }];
    const world = (version: string) => {
      const { releases, ...rest } = approved().company({ services: services('2.0') }).world;
      const release = { ...releases['R-1'], items: items(version) } as Release;
      return { ...rest, releases: { 'R-1': release }, environments: { production: runs({ eu: place('2.0') }) } };
    };
    expect(seesIn(world('2.0'), 'dependencies')).toMatchObject({ open: true });
    expect(seesIn(world('1.9'), 'dependencies')).toEqual({ open: false, saw: `${needs}, and 1.9 comes with it` });
  });
});

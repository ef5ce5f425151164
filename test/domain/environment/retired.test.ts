import { expect, test } from 'vitest';
import { inDoubt } from '../../../src/cards/what-runs.ts';
import { outOfOrder } from '../../../src/domain/calendar/out-of-order.ts';
import type { Environment } from '../../../src/domain/company/services.ts';
import { isTakenAway, type RunsThere, versionsOf, type WhatRuns } from '../../../src/domain/environment/environment.ts';
import { liveFault } from '../../../src/domain/hotfix/live.ts';
import { seesIn } from '../gates/seeing.ts';
import { approved, COMPANY, NOW, PLAN } from '../given.ts';

const [production] = COMPANY.environments as [Environment];
const staging = { ...production, name: 'staging' };
const environments = [staging, { ...production, after: 'staging' }];
const company = { ...COMPANY, environments };
const doubt = { may: ['4.0'], since: NOW, release: 'R-9', rollout: 'R-9-1', step: 'ap' };
const outside = { since: NOW, outside: { source: 'cdevents', key: '1' } };

const place = (version: string): RunsThere => ({ now: { version, since: NOW }, before: [] });
/** `ap` was a region once; `left`: what was last known there. */
const runs = (name: string, left: RunsThere, version = '4.2'): WhatRuns => ({
  v: 5,
  name,
  live: { api: { eu: place(version), us: place(version), ap: left }, ledger: { eu: place('2.9'), us: place('2.9') } },
});
const LEFT: [string, RunsThere][] = [
  ['an older version', place('4.0')],
  ['a newer version', place('9.0')],
  ['a doubt', { before: [], doubt }],
  ['nothing', { before: [], removed: outside }],
];

test.each(LEFT)('of a region that was retired with %s nothing is asked any more', (_, left) => {
  const { world } = approved({ environments });
  const there = { ...world, environments: { staging: runs('staging', left), production: runs('production', left) } };
  expect(seesIn(there, 'promotion')).toMatchObject({ open: true });
  const services = COMPANY.services.map((s) =>
    s.name === 'ledger' ? { ...s, needs: [{ needed: 'api', atLeast: '4.2' }] } : s,
  );
  const needing = { ...there, company: { ...company, services } };
  const [, ledger] = PLAN.items;
  const alone = { ...needing.releases['R-1'], items: [ledger] } as never;
  expect(seesIn(needing, 'dependencies', alone)).toMatchObject({ open: true });
  expect(seesIn(there, 'newer-there')).toBeUndefined();
  expect(inDoubt(there)).toEqual([]);
});

test.each(LEFT)('nor is what is planned held against it: %s', (_, left) => {
  const production = runs('production', left);
  const [item] = PLAN.items as [(typeof PLAN.items)[0]];
  expect(outOfOrder({ ...PLAN, items: [item] }, [], { company, environments: { production } })).toEqual([]);
  expect(liveFault([item], production, undefined, { company })).toMatchObject({ refused: 'already-live' });
  expect(versionsOf(production, 'api', { company })).toEqual(['4.2']);
  const gone = { ...production, live: { api: { eu: { before: [], removed: outside }, ap: left } } };
  expect(isTakenAway(gone, 'api', { company })).toBe(true);
});

test('of an environment that the manifests name no more nothing counts', () => {
  const world = { company: { ...COMPANY, environments: [] } };
  expect(versionsOf(runs('production', place('4.0')), 'api', world)).toEqual([]);
});

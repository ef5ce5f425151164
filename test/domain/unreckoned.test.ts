import { expect, test } from 'vitest';
import { entriesBetween } from '../../src/domain/calendar/entries.ts';
import { nextFreeSlots } from '../../src/domain/calendar/slots.ts';
import type { DeployWindow, RecurringFreeze } from '../../src/domain/company/freezes.ts';
import type { Train } from '../../src/domain/company/plans.ts';
import { freezesAt, freezesTouching } from '../../src/domain/freeze/freeze.ts';
import { unreckoned } from '../../src/domain/freeze/unreckoned.ts';
import { departuresAfter } from '../../src/domain/train/timetable.ts';
import type { Recurrence } from '../../src/time/recurrence.ts';
import { COMPANY, NOW } from './given.ts';

/** What the machine can't reckon, although somebody configured it: it was checked on another machine, or by an older version. */
const NOT: [string, Recurrence][] = [
  ['a zone that is not known', { start: '0 18 * * 5', hours: 62, zone: 'Europe/Atlantis' }],
  ['a cron that nobody can read', { start: 'H 18 * * 5', hours: 62, zone: 'Europe/Berlin' }],
  ['an end that nobody can read', { start: '0 18 * * 5', end: '0 8 * *', zone: 'Europe/Berlin' }],
  ['an end that is its start', { start: '0 8 * * *', end: '0 8 * * *', zone: 'Europe/Berlin' }],
  ['a start and an end every minute', { start: '* * * * *', end: '*/1 * * * *', zone: 'Europe/Berlin' }],
  ['a date in a zone that is not known', { from: '2026-03-02T08:00', every: 'week', hours: 1, zone: 'Mars' }],
];
const on = (service: string) => ({ services: [service], environments: ['production'], change: 'normal' as const });
const target = (service: string) => ({ services: [service], environment: 'production', change: 'normal' as const });
const later = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();

test.each(NOT)('a freeze with %s closes its scope, says so, and nothing else', (_, times) => {
  const freeze: RecurringFreeze = { ...times, name: 'Odd', why: 'sales', scope: on('api') };
  const nights: RecurringFreeze = {
    name: 'Nights',
    why: 'batch',
    start: '0 22 * * *',
    end: '0 5 * * *',
    zone: 'Europe/Berlin',
    scope: on('shop'),
  };
  const company = { ...COMPANY, freezes: [freeze, nights] };
  const world = { now: NOW, company, freezes: [], releases: {}, openReleases: [], trains: {} };
  for (const now of [NOW, later(200)])
    expect(freezesAt(world, target('api'), now)).toMatchObject([
      { name: 'Odd', why: expect.stringMatching(/can't be reckoned.*manifests.*sales/) },
    ]);
  expect(freezesTouching(world, target('api'), NOW, later(1))).toMatchObject([{ name: 'Odd' }]);
  expect(freezesAt(world, target('shop'), NOW)).toEqual([]);
  expect(freezesTouching(world, target('shop'), NOW, later(1))).toMatchObject([{ name: 'Nights' }]);
  expect(entriesBetween(world, NOW, later(7)).map((e) => ('freeze' in e ? e.freeze.name : ''))).toEqual([
    'Odd',
    ...Array.from({ length: 7 }, () => 'Nights'),
  ]);
  const plan = (service: string) => ({
    items: [{ service, version: '1' }],
    environment: 'production',
    change: 'normal' as const,
    window: { start: NOW, end: later(1 / 24), zone: 'Europe/Berlin' },
  });
  expect(nextFreeSlots(plan('api'), world, NOW)).toEqual([]);
  expect(nextFreeSlots(plan('shop'), world, NOW)).toHaveLength(3);
  expect(unreckoned(company)).toEqual([expect.stringMatching(/^freezes\.yml, "Odd": /)]);
});

test.each(NOT)('a window with %s is never open; beside it another may be', (_, times) => {
  const odd: DeployWindow = { ...times, name: 'Odd', why: 'office hours', scope: on('api') };
  const open: DeployWindow = {
    name: 'Mornings',
    why: 'office hours',
    start: '0 9 * * *',
    hours: 3,
    zone: 'Europe/Berlin',
    scope: on('api'),
  };
  const frost = (windows: DeployWindow[]) => ({ freezes: [], company: { freezes: [], windows } });
  expect(freezesAt(frost([odd]), target('api'), NOW)).toMatchObject([
    { closed: true, why: expect.stringContaining("can't be reckoned") },
  ]);
  expect(freezesAt(frost([odd]), target('shop'), NOW)).toEqual([]);
  // 10:00 in Berlin
  expect(freezesAt(frost([odd, open]), target('api'), NOW)).toEqual([]);
  expect(unreckoned({ ...COMPANY, windows: [odd, open] })).toHaveLength(1);
});

test.each(NOT)('a train with %s does not depart', (_, times) => {
  const train: Train = {
    ...times,
    name: 'odd',
    title: 'Odd',
    items: [{ service: 'api', version: '1' }],
    environment: 'production',
    change: 'normal',
    owners: 'qa',
    opensDaysBefore: 1,
    duringFreeze: 'skip',
    why: 'x',
    customers: '',
  };
  expect(departuresAfter(train, NOW, 3)).toEqual([]);
  expect(unreckoned({ ...COMPANY, trains: [train] })).toEqual([expect.stringMatching(/^trains\.yml, "odd": /)]);
});

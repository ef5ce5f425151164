import type { Company } from '../src/domain/company/company.ts';
import type { DeclareFreeze } from '../src/domain/freeze/declare-freeze.ts';
import type { Freeze } from '../src/domain/freeze/freeze.ts';
import type { Release } from '../src/domain/release/release.ts';

/** A company of 100 services in a chain of ten, a weekend freeze, and a year full of releases and freezes. */
const START = Date.parse('2026-03-03T09:00:00.000Z');
const YEAR = 365 * 86_400_000;
const at = (ms: number) => new Date(START + ms).toISOString();
const service = (n: number) => `service-${n % 100}`;

export const company: Company = {
  name: 'Bench',
  zone: 'Europe/Berlin',
  services: Array.from({ length: 100 }, (_, n) => ({
    name: service(n),
    about: '',
    dependsOn: n % 10 === 0 ? [] : [service(n - 1)],
  })),
  strategies: [],
  health: [],
  environments: [{ name: 'production', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 }],
  roles: [],
  policies: [],
  audiences: [],
  windows: [],
  deadlines: [],
  trains: [],
  templates: [],
  holidays: {},
  freezes: [
    {
      name: 'Weekend',
      why: 'nobody is in',
      start: '0 18 * * 5',
      hours: 62,
      zone: 'Europe/Berlin',
      scope: { services: [], environments: ['production'] },
    },
  ],
};

export const freezeCommand = (n: number): DeclareFreeze => ({
  type: 'DeclareFreeze',
  name: `Freeze ${n}`,
  why: 'bench',
  scope: { services: [service(n * 7)], environments: [] },
  from: at((n / 200) * YEAR + 86_400_000),
  until: at((n / 200) * YEAR + 2 * 86_400_000),
});

export const freezes = (count: number): Freeze[] =>
  Array.from({ length: count }, (_, n) => {
    const { name, why, scope, from, until } = freezeCommand(n);
    return { v: 1, id: `F-${n}`, name, why, scope, from, until, by: 'U1', status: 'declared' };
  });

export const releases = (count: number): Release[] =>
  Array.from({ length: count }, (_, n) => ({
    v: 14,
    id: `R-${n}`,
    items: [{ service: service(n), version: `4.${n}` }],
    environment: 'production',
    change: 'normal',
    window: { start: at((n / count) * YEAR), end: at((n / count) * YEAR + 3_600_000), zone: 'Europe/Berlin' },
    why: 'bench',
    customers: '',
    owner: `U${n % 50}`,
    plannedAt: at(0),
    round: 0,
    runs: 0,
    status: 'planned',
  }));

export const windowAt = (n: number) => ({
  start: at((n / 1000) * YEAR),
  end: at((n / 1000) * YEAR + 2 * 3_600_000),
  zone: 'Europe/Berlin',
});

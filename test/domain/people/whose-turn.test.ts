import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../../../src/domain/company/company.ts';
import { deadlinesOf, isMet, owing, remindedFrom, remindedUpTo } from '../../../src/domain/deadline/deadline.ts';
import { delegatesOf } from '../../../src/domain/delegation/delegation.ts';
import { closedGates, gatesOf, isReady } from '../../../src/domain/gates/index.ts';
import { deployers } from '../../../src/domain/people/may.ts';
import { type Duty, dutiesOf } from '../../../src/domain/people/whose-turn.ts';
import { isAhead } from '../../../src/domain/release/ahead.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { missing } from '../../../src/domain/vote/standing.ts';
import type { Vote } from '../../../src/domain/vote/vote.ts';
import { COMPANY, Given, NOW, type Whole } from '../given.ts';

const PEOPLE = ['UMANAGER', 'UQA', 'UBOTH', 'USRE1', 'USRE2', 'UOTHER'];
const HOUR = 3_600_000;
const hoursFrom = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR).toISOString();
const everywhere = { services: [], environments: [] };
const rule = { remindHours: 24, cutOff: false, gate: false, scope: everywhere };
const company: Company = {
  ...COMPANY,
  policies: COMPANY.policies.map((p) => ({ ...p, documents: ['Way back'] })),
  freezes: [
    {
      name: 'Lunch',
      why: 'rest',
      start: '0 9 * * *',
      hours: 3,
      zone: 'UTC',
      scope: { ...everywhere, services: ['shop'] },
    },
  ],
  holidays: { 'Europe/Berlin': { '2026-03-05': 'a holiday' } },
  deadlines: [
    {
      ...rule,
      name: 'notes',
      title: 'Notes',
      before: { count: 2, unit: 'business days' },
      at: '12:00',
      owes: 'owner',
      gate: true,
    },
    { ...rule, name: 'tests', title: 'Tests', before: { count: 1, unit: 'days' }, owes: 'qa' },
    { ...rule, name: 'cut-off', title: 'Cut-off', before: { count: 5, unit: 'hours' }, owes: 'owner', cutOff: true },
  ],
};

const person = fc.constantFrom(...PEOPLE);
const hours = fc.integer({ min: -30, max: 60 });
const rarely = <T>(what: fc.Arbitrary<T>) => fc.option(what, { nil: undefined, freq: 3 });

const drawn = fc.record({
  status: fc.constantFrom(
    ...(['planned', 'voting', 'rejected', 'approved', 'approved', 'deploying', 'failed', 'rolling-back'] as const),
  ),
  services: fc.uniqueArray(fc.constantFrom('api', 'ledger', 'shop'), { minLength: 1, maxLength: 2 }),
  start: fc.oneof(hours, fc.integer({ min: 60, max: 600 })),
  owner: person,
  to: rarely(person),
  met: rarely(fc.constantFrom('notes', 'tests')),
  asks: rarely(person),
  documented: fc.boolean(),
  after: rarely(fc.constantFrom('completed' as const, 'cancelled' as const)),
  gates: rarely(fc.subarray(['window', 'freeze', 'other-rollouts', 'documents', 'deadlines', 'votes'])),
  overridden: hours,
  held: fc.boolean(),
  ballots: fc.array(
    fc.record({
      by: person,
      role: fc.constantFrom('qa', 'sre'),
      answer: fc.constantFrom('go' as const, 'no-go' as const, 'abstain' as const),
    }),
    { maxLength: 4 },
  ),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function releaseOf(d: Drawn, n: number): Release {
  const [id, vote] = [`R-${n}`, `R-${n}/v1`];
  const [by, at] = ['UOTHER', NOW];
  const base = {
    v: 14 as const,
    id,
    items: d.services.map((service) => ({ service, version: '1' })),
    environment: 'production',
    change: 'normal' as const,
    window: { start: hoursFrom(d.start), end: hoursFrom(d.start + 4), zone: 'UTC' },
    why: '',
    customers: '',
    owner: d.owner,
    plannedAt: NOW,
    round: 1,
    runs: 0,
    ...(d.to && { handOver: { to: d.to, by, at, summary: '' } }),
    ...(d.met && { met: { [d.met]: { by, at } } }),
    ...(d.asks && { requests: [{ id: '1', items: [], by: d.asks, at, why: '' }] }),
    ...(d.documented && { documents: [{ name: 'way back', url: 'https://example.com' }] }),
    ...(d.after && { after: [{ release: 'R-99', ended: d.after }] }),
    ...(d.gates && { overrides: [{ gates: d.gates, by, at: hoursFrom(d.overridden), why: '' }] }),
  };
  const held = d.held ? { held: { freeze: 'Lunch', until: NOW } } : {};
  const rollout = { id: `${id}-1`, direction: 'forward' as const, by, startedAt: at, stages: [], ...held };
  switch (d.status) {
    case 'planned':
      return { ...base, status: 'planned' };
    case 'voting':
      return { ...base, status: 'voting', vote, closesAt: base.window.start };
    case 'rejected':
      return { ...base, status: 'rejected', vote, role: 'qa', by, reason: '' };
    case 'approved':
      return { ...base, status: 'approved', vote, approvedAt: at };
    case 'deploying':
      return { ...base, status: 'deploying', vote, rollout };
    case 'failed':
      return { ...base, status: 'failed', vote, rollout, reason: '' };
    case 'rolling-back':
      return { ...base, status: 'rolling-back', vote, rollout, reason: '', ...(d.held && { failed: 'no' }) };
  }
}

const voteOf = (d: Drawn, n: number): Vote => ({
  v: 6,
  id: `R-${n}/v1`,
  release: `R-${n}`,
  round: 1,
  rules: [
    { role: 'qa', need: 1, veto: true },
    { role: 'sre', need: 2, veto: false, after: ['qa'] },
  ],
  authorCounts: false,
  author: d.owner,
  openedBy: d.owner,
  openedAt: NOW,
  closesAt: hoursFrom(d.start),
  ballots: d.ballots.map((b) => ({ ...b, at: NOW, why: '', changed: false })),
  reminded: [],
  status: 'open',
});

const worlds = fc
  .record({
    all: fc.array(drawn, { maxLength: 12 }),
    freezes: fc.array(fc.record({ from: hours, service: fc.constantFrom('api', 'ledger'), soft: fc.boolean() }), {
      maxLength: 3,
    }),
    delegations: fc.array(
      fc.record({ by: person, to: person, from: hours, role: rarely(fc.constantFrom('qa', 'sre')) }),
      { maxLength: 4 },
    ),
  })
  .map(({ all, freezes, delegations }): Whole => {
    const releases = all.map(releaseOf);
    return {
      ...new Given().world,
      company,
      openReleases: releases,
      releases: Object.fromEntries(releases.map((r) => [r.id, r])),
      votes: Object.fromEntries(all.map((d, n) => [`R-${n}/v1`, voteOf(d, n)])),
      freezes: freezes.map(({ from, service, soft }, n) => ({
        v: 1,
        id: `F-${n}`,
        name: `F-${n}`,
        why: '',
        scope: { services: [service], environments: [] },
        from: hoursFrom(from),
        until: hoursFrom(from + 8),
        by: 'UMANAGER',
        status: 'declared',
        ...(soft && { soft }),
      })),
      delegations: delegations.map(({ by, to, from, role }, n) => ({
        v: 1,
        id: `D-${n}`,
        by,
        to,
        from: hoursFrom(from),
        until: hoursFrom(from + 30),
        ...(role && { role }),
      })),
    };
  });

test('whose turn it is does not depend on how it is found', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      for (const who of PEOPLE) expect(dutiesOf(who, world)).toEqual(plainDutiesOf(who, world));
    }),
    { numRuns: 300 },
  );
});

test('a release is ready when no gate is closed', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      for (const release of world.openReleases)
        expect(isReady(release, world)).toBe(closedGates(gatesOf(release, world)).length === 0);
    }),
  );
});

test('nobody is reminded of a window that starts too late to be looked at', () => {
  const rules = fc.record({
    before: fc.record({
      count: fc.integer({ min: 0, max: 40 }),
      unit: fc.constantFrom('hours' as const, 'days' as const, 'business days' as const),
    }),
    at: rarely(fc.constantFrom('00:00', '23:30')),
    remindHours: fc.integer({ min: 0, max: 200 }),
    zone: fc.constantFrom('Europe/Berlin', 'Pacific/Apia', 'America/Los_Angeles'),
    off: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 }),
    after: fc.integer({ min: 1, max: 4 * 24 * 60 }),
  });
  fc.assert(
    fc.property(rules, ({ before, at, remindHours, zone, off, after }) => {
      const days = off.map((day) => [hoursFrom(24 * day).slice(0, 10), 'off']);
      const own = { ...rule, name: 'x', title: 'X', owes: 'owner', before, remindHours, ...(at && { at }) };
      const there = { ...company, zone, holidays: { [zone]: Object.fromEntries(days) }, deadlines: [own] };
      const start = new Date(Date.parse(remindedUpTo(own, there, NOW)) + after * 60_000).toISOString();
      const late = { items: [{ service: 'api', version: '1' }], environment: 'production', change: 'normal' as const };
      const [deadline] = deadlinesOf({ ...late, window: { start, end: start, zone } }, there);
      expect((deadline ? remindedFrom(deadline) : '') > NOW).toBe(true);
    }),
    { numRuns: 500 },
  );
});

/** The same in plain words, whatever it costs: everything is reckoned for everybody, then looked through. */
function plainDutiesOf(who: string, world: Whole): Duty[] {
  return world.openReleases
    .toSorted((a, b) => a.window.start.localeCompare(b.window.start))
    .toSorted((a, b) => (hasFailed(a) ? 0 : 1) - (hasFailed(b) ? 0 : 1))
    .flatMap((release): Duty[] => [
      ...(release.handOver?.to === who ? [{ kind: 'hand-over' as const, release }] : []),
      ...(isAhead(release) ? [...requestsOf(who, release), ...owedBy(who, release, world)] : []),
      ...byState(who, release, world),
    ]);
}

const hasFailed = (r: Release) => r.status === 'failed' || (r.status === 'rolling-back' && r.failed !== undefined);

const requestsOf = (who: string, release: Release) =>
  (release.owner === who ? (release.requests ?? []) : []).map(
    (request): Duty => ({ kind: 'request', release, request }),
  );

const owedBy = (who: string, release: Release, world: Whole) =>
  deadlinesOf(release, world.company)
    .filter((d) => !d.cutOff && remindedFrom(d) <= world.now)
    .filter((d) => !isMet(release, d) && owing(release, d, world).includes(who))
    .map((deadline): Duty => ({ kind: 'deadline', release, deadline }));

function byState(who: string, release: Release, world: Whole): Duty[] {
  const mine = release.owner === who;
  const able = deployers(world).includes(who);
  const { status } = release;
  if (isAhead(release) && release.window.end <= world.now) return mine ? [{ kind: 'missed', release }] : [];
  if (status === 'planned' || status === 'rejected') return mine ? [{ kind: 'open-vote', release }] : [];
  if (status === 'voting') {
    const vote = world.votes[release.vote];
    if (!vote) return [];
    const roles = missing(vote, world.people.roles)
      .filter(({ role, people }) => people.some((p) => p === who || delegatesOf(p, role, world).includes(who)))
      .map((m) => m.role);
    return roles.length > 0 ? [{ kind: 'vote', release, vote, roles }] : [];
  }
  if (!able && !mine) return [];
  if (status === 'failed' || (status === 'rolling-back' && release.failed)) return [{ kind: 'recover', release }];
  if (status === 'approved' || (status === 'deploying' && release.rollout.held))
    return [{ kind: able && closedGates(gatesOf(release, world)).length === 0 ? 'deploy' : 'wait', release }];
  return [];
}

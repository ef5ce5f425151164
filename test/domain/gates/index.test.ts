import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keysOf } from '../../../src/domain/deciding/reads.ts';
import { closedGates, gateReads, gatesOf, overridable, titlesOf } from '../../../src/domain/gates/index.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { approved, COMPANY, PLAN } from '../given.ts';

const policies = COMPANY.policies.map((p) => ({ ...p, documents: ['Way back'] }));
const notes = {
  name: 'notes',
  title: 'Notes',
  before: { count: 1, unit: 'hours' as const },
  owes: 'owner',
  remindHours: 2,
  cutOff: false,
  gate: true,
  scope: { services: [], environments: [] },
};
/** R-1 deploys; R-2 has the same services, waits for it, and every gate is closed to it. */
const begun = approved()
  .done({ type: 'StartDeploy', release: 'R-1' })
  .company({ policies, deadlines: [notes] })
  .done({ ...PLAN, window: { ...PLAN.window, start: '2026-03-03T13:00:00.000Z', end: '2026-03-03T14:00:00.000Z' } })
  .done({
    type: 'DeclareFreeze',
    name: 'sale',
    why: 'x',
    scope: { services: [], environments: [] },
    from: '2026-03-03T12:00:00.000Z',
    until: '2026-03-03T12:30:00.000Z',
  });
const { world } = begun;
const second: Release = { ...(world.releases['R-2'] as Release), after: [{ release: 'R-1' }] };
const ids = ['votes', 'window', 'freeze', 'other-rollouts', 'predecessors', 'deadlines', 'documents'];

test('every gate is a file named for it, and is seen in the order in which it is shown', () => {
  expect(gatesOf(second, world).map((g) => [g.id, g.open])).toEqual(ids.map((id) => [id, false]));
  const files = readdirSync(join(import.meta.dirname, '../../../src/domain/gates')).map((f) => f.replace('.ts', ''));
  expect(files).toEqual(expect.arrayContaining(ids));
  expect(new Set(titlesOf(ids)).size).toBe(ids.length);
  expect(titlesOf(['votes', 'of another version'])).toEqual(['Votes', 'of another version']);
});

test('what only the pipeline or time opens is not overridden; the others are, but for a freeze that began later', () => {
  const firm = ['window', 'other-rollouts'];
  expect(overridable(second, world).map((g) => g.id)).toEqual(ids.filter((id) => !firm.includes(id)));
  const by = { gates: ids.filter((id) => !firm.includes(id)), by: 'UMANAGER', why: 'the board' };
  const closedTo = (override: { at: string; lapsed?: true }) =>
    closedGates(gatesOf({ ...second, overrides: [{ ...by, ...override }] }, world)).map((g) => g.id);
  expect(closedTo({ at: '2026-03-03T12:00:00.000Z' })).toEqual(firm);
  expect(closedTo({ at: '2026-03-03T11:59:00.000Z' })).toEqual(['window', 'freeze', 'other-rollouts']);
  expect(closedTo({ at: '2026-03-03T12:00:00.000Z', lapsed: true })).toEqual(ids);
});

test('they take what they read, or what somebody knows who has all that is open at hand', () => {
  expect(keysOf(gateReads(second))).toEqual({
    docs: ['build/api', 'build/ledger', 'alerts/production/api', 'alerts/production/ledger'],
    lists: [
      'freezes/current',
      'locks/in/production',
      'environments/all',
      'releases/running',
      'answers/of/api',
      'answers/of/ledger',
    ],
  });
  const { now, company, people, freezes, locks, environments, answers, builds, firing, openReleases } = world;
  const running = openReleases.filter((r) => r.id === 'R-1');
  const read = gatesOf(second, {
    now,
    company,
    people,
    freezes,
    locks,
    environments,
    answers,
    builds,
    firing,
    runningReleases: running,
  });
  expect(read).toEqual(gatesOf(second, world));
  expect(
    gatesOf(second, {
      now,
      company,
      people,
      freezes,
      locks,
      environments,
      answers,
      builds,
      firing,
      runningReleases: [],
    })[3],
  ).toMatchObject({
    open: true,
  });
});

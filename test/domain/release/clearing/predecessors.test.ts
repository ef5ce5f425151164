import { expect, test } from 'vitest';
import { conflictsOf } from '../../../../src/domain/calendar/conflicts.ts';
import { closedGates, gatesOf } from '../../../../src/domain/gates/index.ts';
import { circleFault } from '../../../../src/domain/release/clearing/predecessors.ts';
import { predecessorEnded } from '../../../../src/domain/release/facts/predecessor-ended.ts';
import { releaseCancelled } from '../../../../src/domain/release/facts/release-cancelled.ts';
import type { Release } from '../../../../src/domain/release/release.ts';
import { approved, type Given, PLAN } from '../../given.ts';

const second = {
  ...PLAN,
  items: [{ service: 'shop', version: '9' }],
  window: { start: '2026-03-03T12:30:00.000Z', end: '2026-03-03T14:00:00.000Z', zone: 'UTC' },
  after: ['R-1'],
};
const waits = (g: Given) =>
  closedGates(gatesOf(g.world.releases['R-2'] as Release, g.world)).some((x) => x.id === 'predecessors');
const report = (stage: string, deployId: string) =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status: 'succeeded', n: 1, message: '' }) as const;

test('a release waits until the one before it is live; rolled back, it waits again', () => {
  const g = approved().done(second);
  expect(conflictsOf({ ...second, after: [{ release: 'R-1' }] }, g.world).map((c) => c.blocks)).toContain(false);
  expect(waits(g)).toBe(true);
  g.done({ type: 'StartDeploy', release: 'R-1' }, report('eu', 'R-1-1'), report('us', 'R-1-1'));
  expect(g.facts.at(-1)).toMatchObject({ type: 'PredecessorEnded', release: 'R-2', how: 'completed' });
  expect(waits(g)).toBe(false);
  g.done({ type: 'RollBack', release: 'R-1', why: 'errors' }, report('us', 'R-1-2'), report('eu', 'R-1-2'));
  expect(waits(g)).toBe(true);
});

test.each([
  [['api'], 'partly-back', '"was partly rolled back"'],
  [undefined, 'rolled-back', '"was rolled back"'],
] as const)('of one that goes back (%s) its successor says whether all of it did', (services, how, said) => {
  const g = approved().done(
    second,
    { type: 'StartDeploy', release: 'R-1' },
    report('eu', 'R-1-1'),
    report('us', 'R-1-1'),
  );
  g.done({ type: 'RollBack', release: 'R-1', why: 'errors', ...(services && { services: [...services] }) });
  g.done(report('us', 'R-1-2'), report('eu', 'R-1-2'));
  expect(g.facts.findLast((f) => f.type === 'PredecessorEnded')).toMatchObject({ how });
  const seen = gatesOf(g.world.releases['R-2'] as Release, g.world).find((x) => x.id === 'predecessors');
  expect(JSON.stringify(seen?.saw)).toContain(said);
});

test('a predecessor that is cancelled is said; one that is not open is refused', () => {
  const g = approved().done(second);
  g.when({ type: 'CancelRelease', release: 'R-1', why: 'no' }).thenFacts(
    releaseCancelled.of('R-1', { at: '2026-03-03T12:00:00.000Z', by: 'UMANAGER', text: { why: 'no' } }),
    predecessorEnded.of('R-2', { predecessor: 'R-1', how: 'cancelled' }),
  );
  g.when({ ...second, after: ['R-9'] }).thenRefused('unknown-predecessor');
});

test('a circle is refused by name', () => {
  const g = approved()
    .done(second)
    .done({ ...second, after: ['R-2'] });
  const { 'R-1': first, 'R-3': third } = g.world.releases;
  expect(JSON.stringify(circleFault(['R-3'], g.world, first as Release)?.why)).toContain('R-1 → R-3 → R-2 → R-1');
  expect(circleFault(['R-1'], g.world, third as Release)).toBeUndefined();
});

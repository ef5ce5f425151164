import { expect, test } from 'vitest';
import type { EditRelease } from '../../../../src/domain/release/planning/edit-release.ts';
import { given, PLAN } from '../../given.ts';

const { items, environment, change, why, customers } = PLAN;
const EDIT: EditRelease = {
  type: 'EditRelease',
  release: 'R-1',
  items,
  environment,
  change,
  after: [],
  why,
  customers,
};
const ODD = { window: { ...PLAN.window, start: '2026-03-03T10:00:00.000Z' }, owner: 'UQA', status: 'approved' };

test('only its own fields count: what else was handed over changes nothing', () => {
  const g = given().done(PLAN);
  g.when({ ...EDIT, ...ODD }).thenFacts();
  const before = g.world.releases['R-1'];
  g.done({ ...EDIT, ...ODD, why: 'put better' });
  expect(g.world.releases['R-1']).toEqual({ ...before, after: [], why: 'put better' });
  expect(Object.keys(g.facts.at(-1) ?? {})).not.toContain('window');
});

test('whoever would wait for themselves is refused with the way round, through others too', () => {
  const g = given().done(PLAN, { ...PLAN, after: ['R-1'] }, { ...PLAN, after: ['R-2'] });
  const { decision } = g.when({ ...EDIT, after: ['R-3'] });
  expect(decision).toMatchObject({ refused: 'circle', field: 'after' });
  expect(JSON.stringify(decision)).toContain('R-1 → R-3 → R-2 → R-1');
  g.when({ ...EDIT, after: ['R-1'] }).thenRefused('circle');
  g.when({ ...EDIT, release: 'R-3', after: ['R-1'] }).thenTypes('ReleaseEdited');
});

test('a predecessor that is over may stay, and is no new one', () => {
  const g = given().done(PLAN, { ...PLAN, after: ['R-1'] }, PLAN, { type: 'CancelRelease', release: 'R-1', why: 'x' });
  g.when({ ...EDIT, release: 'R-2', after: ['R-1'], why: 'put better' }).thenTypes('ReleaseEdited');
  g.when({ ...EDIT, release: 'R-3', after: ['R-1'] }).thenRefused('unknown-predecessor');
});

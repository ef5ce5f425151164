import { expect, test } from 'vitest';
import { join } from '../../src/blocks/mrkdwn.ts';
import { collisionsOf, conflictLine, hangsOnTime, unmended } from '../../src/words/collisions.ts';
import { approved, PLAN, running } from '../domain/given.ts';

const report = (deployId: string, status: 'succeeded' | 'failed') =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage: 'eu', status, n: 1, message: 'x' }) as const;
const hours = (n: number, at: string) => new Date(Date.parse(at) + n * 3_600_000).toISOString();

test.each<[string, string, number, 'failed' | 'succeeded', RegExp]>([
  [
    'hours after its window',
    'api',
    48,
    'failed',
    /R-1\) has a rollback that failed there: it goes back again, or is put/,
  ],
  ['within its window, where it is a collision', 'api', 0, 'failed', /^$/],
  ['of another service', 'web', 48, 'failed', /^$/],
  ['that did not fail', 'api', 48, 'succeeded', /^$/],
])(
  'a rollback %s is said of what is planned for later, and is no matter of its time',
  (_, service, later, status, said) => {
    const begun = approved()
      .put('environment', 'production', running({ api: { eu: '4.1' }, ledger: { eu: '2.8' } }))
      .done({ type: 'StartDeploy', release: 'R-1' }, report('R-1-1', 'failed'));
    const g = begun.done({ type: 'RollBack', release: 'R-1', why: 'x' }, report('R-1-2', status));
    const window = { ...PLAN.window, start: hours(later, PLAN.window.start), end: hours(later, PLAN.window.end) };
    const plan = { environment: PLAN.environment, change: PLAN.change, items: [{ service, version: '5' }], window };
    expect(join(unmended(plan, g.world).map(conflictLine), '\n').text).toMatch(said);
    if (later > 0) expect(collisionsOf(plan, g.world)).toEqual([]);
  },
);

test('no other time is offered for what no time lifts', () => {
  const g = approved().put(
    'environment',
    'production',
    running({ api: { eu: '4.9', us: '4.9' }, ledger: { eu: '2.8' } }),
  );
  const lower = { environment: PLAN.environment, change: PLAN.change, items: [{ service: 'api', version: '4.1' }] };
  const later = { ...PLAN.window, start: hours(48, PLAN.window.start), end: hours(48, PLAN.window.end) };
  const conflicts = collisionsOf({ ...lower, window: later }, g.world);
  expect(conflicts.map((c) => conflictLine(c).text).join()).toContain('lower than 4.9');
  expect(hangsOnTime(conflicts)).toBe(false);
  expect(hangsOnTime(collisionsOf({ ...lower, window: PLAN.window }, g.world))).toBe(true);
});

import { expect, test } from 'vitest';
import { join, md } from '../../src/blocks/mrkdwn.ts';
import { collisionsOf, hangsOnTime, unmended } from '../../src/domain/calendar/collisions.ts';
import { ofHeld } from '../../src/domain/risk/reasons/held.ts';
import { riskOf } from '../../src/domain/risk/risk.ts';
import { conflictLine } from '../../src/words/collisions.ts';
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

/** R-0 took back what R-2 would bring again. */
const back = () => {
  const at = '2026-03-03T08:00:00.000Z';
  const held = PLAN.items.map((item) => ({ ...item, release: 'R-0', at, why: 'errors' }));
  const there = running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } });
  return approved().put('environment', 'production', { ...there, held });
};
const plan = (service: string, version: string, more: object = {}) => ({
  environment: PLAN.environment,
  change: PLAN.change,
  items: [{ service, version }],
  window: { ...PLAN.window, start: hours(48, PLAN.window.start), end: hours(48, PLAN.window.end) },
  ...more,
});
const said = (of: ReturnType<typeof plan>) =>
  collisionsOf(of, { ...back().world, openReleases: [] })
    .map((c) => conflictLine(c).text)
    .join('\n');

test.each([
  ['the same version', plan('api', '4.2')],
  ['the same, written otherwise', plan('api', 'v4.2')],
  ['another of its services', plan('ledger', '2.9')],
])('what was rolled back is said of what is planned there again: %s', (_, of) => {
  expect(said(of)).toMatch(/^\*Careful\*: (api v?4\.2|ledger 2\.9) was rolled back .* \(R-0: errors\)$/);
  expect(hangsOnTime(collisionsOf(of, back().world))).toBe(false);
});
test.each([
  ['a newer one', plan('api', '4.3')],
  ['for elsewhere', plan('api', '4.2', { environment: 'staging' })],
  ['of itself', plan('api', '4.2', { id: 'R-0' })],
])('and not of %s', (_, of) => expect(said(of)).not.toContain('rolled back'));

test('what is held is never of low risk: the reason names when and why', () => {
  const g = back();
  const { id: _, ...r1 } = g.world.releases['R-1'] ?? expect.fail('not planned');
  const as = (id: string, items: { service: string; version: string }[]) =>
    riskOf({ ...r1, id, items } as never, g.world);
  const again = as('R-2', [{ service: 'api', version: '4.2' }]);
  const reasons = (risk: typeof again) => risk.reasons.map((r) => join([md`${r.why}`], '').text);
  expect(again.level).not.toBe('low');
  expect(reasons(again)).toContainEqual(expect.stringMatching(/^api 4\.2 was rolled back .* \(R-0: errors\)$/));
  expect(reasons(as('R-2', [{ service: 'api', version: '4.3' }])).join()).not.toContain('4.2');
  expect(ofHeld({ ...r1, id: 'R-2', items: [{ service: 'api', version: '4.2' }] } as never, g.world)).toMatchObject([
    { points: 25 },
  ]);
});

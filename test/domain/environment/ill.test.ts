import { describe, expect, test } from 'vitest';
import type { Ran, WhatRuns } from '../../../src/domain/environment/environment.ts';
import { isIll } from '../../../src/domain/environment/environment.ts';
import { returned } from '../../../src/domain/environment/going-live.ts';
import { illThere } from '../../../src/domain/gates/proved-there.ts';
import type { Release, Stage } from '../../../src/domain/release/release.ts';
import { earlierBack } from '../../../src/domain/release/rollback/earlier.ts';
import { illBefore } from '../../../src/domain/release/rollback/ill-before.ts';
import { sees } from '../gates/seeing.ts';
import { approved, type Given } from '../given.ts';
import { errorsRule } from '../health/rules.ts';
import { healthPlan } from '../health/watching.ts';

const [EARLY, LATE] = ['2026-03-03T08:10:00.000Z', '2026-03-03T08:20:00.000Z'];
const judged = (at: string, more: object = {}) => ({ unhealthy: { said: 'errors 8 %', at, ...more } });

const STATES: [string, Partial<Ran>, boolean][] = [
  ['judged unhealthy, and never proved', judged(EARLY), true],
  ['proved, and judged unhealthy after that', { ...judged(LATE), proved: EARLY }, true],
  ['judged unhealthy and proved at one instant', { ...judged(LATE), proved: LATE }, true],
  ['judged unhealthy, and somebody went on with it', judged(EARLY, { passed: 'UMANAGER' }), true],
  ['judged unhealthy, and proved after that', { ...judged(EARLY), proved: LATE }, false],
  [
    'judged unhealthy, passed by somebody, and proved after that',
    { ...judged(EARLY, { passed: 'UQA' }), proved: LATE },
    false,
  ],
  ['never judged', {}, false],
];

/** api in eu: 4.1 as told, 4.0 before it; `over`: 4.2 of R-1 on top. */
function where(ran: Ran, over: boolean): WhatRuns {
  const before: Ran[] = [ran, { version: '4.0', since: '2026-03-01T08:00:00.000Z' }];
  const now: Ran | undefined = over ? { version: '4.2', release: 'R-1' } : before.shift();
  return { v: 5, name: 'production', live: { api: { eu: { ...(now && { now }), before } } } };
}
const company = { health: [healthPlan([errorsRule()])] };
const there = (ran: Ran, over: boolean): Given =>
  approved().company(company).put('environment', 'production', where(ran, over));
const release = (g: Given, more: object = {}) => ({ ...g.world.releases['R-1'], ...more }) as Release;

describe.each(STATES)('what was %s', (_, state, ill) => {
  const ran: Ran = { version: '4.1', since: '2026-03-02T08:00:00.000Z', release: 'R-0', ...state };
  test(`is ${ill ? 'ill' : 'not ill'}: releases are kept away by it, or not`, () => {
    expect(isIll(ran)).toBe(ill);
    expect(sees(there(ran, false), 'health')?.open).toBe(ill ? false : undefined);
  });
  test('an automatic rollback to it asks, or does not', () => {
    const g = there(ran, true);
    const step = { region: 'eu', items: [{ service: 'api', version: '4.2', previous: '4.1' }] } as Stage;
    expect(illBefore(release(g), [step], g.world)).toHaveLength(ill ? 1 : 0);
  });
  test('it is passed over as the version to go back to in an earlier environment, or not', () => {
    const g = there(ran, true);
    const at = release(g, {
      items: [{ service: 'api', version: '4.2' }],
      passed: [{ environment: 'production', window: release(g).window, at: EARLY }],
    });
    const [back] = earlierBack(at, ['api'], g.world);
    expect(back?.stages[0]?.items[0]?.previous).toBe(ill ? '4.0' : '4.1');
  });
  test('promotions say the same', () => {
    const world = { ...there(ran, false).world, runningReleases: [], environments: {} };
    expect(illThere({ service: 'api', version: '4.1' }, 'eu', ran, 'production', world) !== undefined).toBe(ill);
  });
  test('what it proved is known still where it comes back, unless it was ill', () => {
    const back = returned({ now: { version: '4.2', release: 'R-1' }, before: [ran] }, { version: '4.1' }, 'R-1');
    expect(back.now?.proved).toBe(ill ? undefined : state.proved);
    expect(back.now?.unhealthy).toBeUndefined();
  });
});

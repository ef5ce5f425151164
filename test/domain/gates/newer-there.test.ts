import { describe, expect, test } from 'vitest';
import type { Ran } from '../../../src/domain/environment/environment.ts';
import { approved, running } from '../given.ts';
import { sees } from './seeing.ts';

const R = { release: 'R-1' } as const;
const STARTED = '2026-03-03T12:00:00.000Z';
const LATER = '2026-03-03T12:30:00.000Z';
/** R-1 is api 4.2 and ledger 2.9, in eu and us; its step in us is still to come. */
const stopped = () =>
  approved()
    .at(STARTED)
    .done({ type: 'StartDeploy', ...R })
    .by('gonogo')
    .done({ type: 'ReportStage', ...R, deployId: 'R-1-1', stage: 'eu', status: 'succeeded', n: 1, message: '' })
    .done({
      type: 'FailStage',
      ...R,
      deployId: 'R-1-1',
      stage: 'us',
      how: 'silent',
      why: 'stopped for the hotfix R-2',
    });
const runs = (now: Ran, region = 'us', g = stopped()) => {
  const { environments } = g.world;
  const production = environments.production;
  if (!production) throw new Error('nothing runs there');
  const api = { ...production.live.api, [region]: { now, before: [] } };
  return sees(g.put('environment', 'production', { ...production, live: { ...production.live, api } }), 'newer-there');
};
const hotfix: Ran = { version: '4.1.4', release: 'R-2', since: LATER };

describe('what came since', () => {
  test('closes the way to what stopped, and names it', () => {
    expect(runs(hotfix)).toEqual({
      open: false,
      saw: 'api 4.1.4 runs in us since then (R-2): going on would put what stopped over it',
    });
    const outside = { source: 'github', key: '7' };
    expect(runs({ version: '4.1.5', since: LATER, outside })?.saw).toMatch(/^api 4\.1\.5 runs in us since then:/);
  });
  test.each<[string, Ran, string?]>([
    ['before it began', { ...hotfix, since: STARTED }],
    ['nobody knows when', { version: '4.1.4', release: 'R-2' }],
    ['of its own', { ...hotfix, release: 'R-1' }],
    ['in the same version', { ...hotfix, version: '4.2' }],
    ['in the same version, as its tag is written', { ...hotfix, version: 'v4.2' }],
    [
      'by somebody’s hand, who knows what stopped there',
      { version: '4.1.4', since: LATER, byHand: { by: 'USRE1', why: 'w' } },
    ],
    ['where it is done already', hotfix, 'eu'],
  ])('closes nothing where it came %s', (_, now, region) => expect(runs(now, region)).toBeUndefined());
  test.each<[string, Ran, boolean]>([
    ['is newer, and came since it was approved', { version: '4.3', release: 'R-2', since: LATER }, true],
    ['is newer, and was brought past us', { version: '4.3', since: LATER, outside: { source: 'g', key: '7' } }, true],
    [
      'is newer, and was there when it was approved',
      { version: '4.3', release: 'R-2', since: '2026-03-02T09:00:00.000Z' },
      false,
    ],
    ['is older', { version: '4.1.9', release: 'R-2', since: LATER }, false],
    ['is the same', { version: 'v4.2.0', release: 'R-2', since: LATER }, false],
    ['is no number', { version: 'main-7f3', release: 'R-2', since: LATER }, false],
    ['was put there by hand', { version: '4.3', since: LATER, byHand: { by: 'USRE1', why: 'w' } }, false],
  ])('closes the way back from what %s', (_, now, isClosed) => {
    const g = approved().at(LATER);
    g.put('environment', 'production', { ...running({}), live: { api: { us: { now, before: [] } } } });
    const outside = now.release ? ' (R-2)' : '';
    const saw = `api 4.3 runs there since then${outside}: this would go back from it`;
    expect(sees(g, 'newer-there')).toEqual(isClosed ? { open: false, saw } : undefined);
  });
  test('closes nothing to what has not begun, or goes back', () => {
    expect(sees(approved(), 'newer-there')).toBeUndefined();
    const back = stopped()
      .by('UMANAGER')
      .done({ type: 'RollBack', ...R, why: 'w' });
    expect(runs(hotfix, 'us', back)).toBeUndefined();
  });
  test('is refused by name when somebody deploys it again', () => {
    const g = stopped();
    const production = g.world.environments.production;
    const live = { api: { us: { now: hotfix, before: [] } } };
    g.put('environment', 'production', { v: 5, name: 'production', ...production, live })
      .by('UMANAGER')
      .when({ type: 'StartDeploy', ...R })
      .thenRefused('blocked');
  });
});

import { describe, expect, test } from 'vitest';
import { headlineCard } from '../../../src/cards/headline.ts';
import type { Command } from '../../../src/domain/index.ts';
import { supersededBy } from '../../../src/domain/release/superseded.ts';
import { approved, COMPANY, type Given, go, PLAN } from '../given.ts';

const report = (release: string, stage: string): Command => ({
  type: 'ReportStage',
  release,
  deployId: `${release}-1`,
  stage,
  status: 'succeeded',
  n: 9,
  message: '',
});
const roles = COMPANY.roles.map((r) => ({ ...r, actions: [...r.actions, 'record' as const] }));
/** api 4.2 and ledger 2.9, live everywhere since noon. */
const live = () =>
  approved({ roles })
    .done({ type: 'StartDeploy', release: 'R-1' })
    .by('gonogo')
    .done(report('R-1', 'eu'), report('R-1', 'us'));
/** R-2 of these, in eu and perhaps in us, from five past noon on. */
function then(g: Given, items: { service: string; version: string }[], regions = ['eu', 'us']): Given {
  g.by('UMANAGER')
    .at('2026-03-03T12:05:00.000Z')
    .done({ ...PLAN, items }, { type: 'OpenVote', release: 'R-2' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done({ ...go, release: 'R-2', vote: 'R-2/v1' });
  g.by('UMANAGER').done({ type: 'StartDeploy', release: 'R-2' }).by('gonogo');
  return g.done(...regions.map((region) => report('R-2', region)));
}
const first = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no R-1');
const over = (g: Given) => supersededBy(first(g), g.world);
const card = (g: Given) => JSON.stringify(headlineCard(first(g), undefined, g.world));

const API = { service: 'api', version: '5.0' };
const LEDGER = { service: 'ledger', version: '3.0' };

describe('what went live is not live for ever', () => {
  test('once others run everywhere that it reached, its card says until when, and no longer offers to take it back', () => {
    const g = live();
    expect(card(g)).toMatch(/\*Live\*.*Roll back…/);
    then(g, [API, LEDGER]);
    expect(over(g)).toEqual({ by: ['api 5.0 (R-2)', 'ledger 3.0 (R-2)'], since: '2026-03-03T12:05:00.000Z' });
    expect(card(g)).toMatch(/\*Was live\*.*, then api 5\.0 \(R-2\), ledger 3\.0 \(R-2\)/);
    expect(card(g)).not.toContain('Roll back…');
    expect(g.follows().map(({ intent }) => intent)).toContainEqual({ kind: 'edit', message: 'R-1/headline' });
  });
  test('nor where somebody put what ran before back by hand: both cards are drawn anew', () => {
    const g = then(live(), [API, LEDGER]);
    for (const [service, version] of [
      ['api', '4.2'],
      ['ledger', '2.9'],
    ] as const) {
      const there = { service, version, environment: 'production', regions: ['eu', 'us'], why: 'errors' };
      g.by('UMANAGER')
        .at('2026-03-03T12:10:00.000Z')
        .done({ type: 'RecordVersion', ...there });
      for (const id of ['R-1', 'R-2'])
        expect(g.follows(2).map(({ intent }) => intent)).toContainEqual({ kind: 'edit', message: `${id}/headline` });
    }
    const second = g.world.releases['R-2'] ?? expect.fail('there is no R-2');
    expect(supersededBy(second, g.world)?.by).toEqual(['api 4.2 (R-1)', 'ledger 2.9 (R-1)']);
  });
  test('nor is it said to be over where nobody knows what runs there', () => {
    const g = then(live(), [API, LEDGER]);
    expect(over(g)).toBeDefined();
    const { production } = g.world.environments;
    if (!production) throw new Error('nothing runs');
    const eu = production.live.api?.eu ?? expect.fail('it runs');
    const doubt = { may: [], since: '2026-03-03T12:30:00.000Z', release: 'R-3', rollout: 'R-3-1', step: 'eu' };
    g.put('environment', 'production', {
      ...production,
      live: { ...production.live, api: { ...production.live.api, eu: { ...eu, doubt } } },
    });
    expect(over(g)).toBeUndefined();
  });
  test.each<[string, (g: Given) => Given]>([
    ['before that', (g) => g],
    ['of one of its two services', (g) => then(g, [API])],
    ['in one of its two regions', (g) => then(g, [API, LEDGER], ['eu'])],
  ])('%s it is live still', (_, more) => {
    const g = more(live());
    expect(over(g)).toBeUndefined();
    expect(card(g)).toContain('*Live*');
  });
  test('nor is it over where the same version was brought there again', () => {
    const same = [{ service: 'api', version: 'v4.2' }, LEDGER];
    const g = live();
    g.by('UMANAGER').at('2026-03-03T12:06:00.000Z');
    for (const item of same)
      g.done({ type: 'RecordVersion', environment: 'production', regions: ['eu', 'us'], ...item, why: 'by hand' });
    expect(over(g)).toBeUndefined();
  });
});

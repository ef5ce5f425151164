import { describe, expect, test } from 'vitest';
import { strategyLine } from '../../../src/cards/strategy.ts';
import type { EditRelease } from '../../../src/domain/release/planning/edit-release.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { strategyFault } from '../../../src/domain/strategy/choosing.ts';
import { choicesIn, chosenFor, chosenOf } from '../../../src/domain/strategy/chosen.ts';
import * as shelf from '../../../src/domain/strategy/index.ts';
import { contentOf } from '../../../src/domain/vote/content.ts';
import { ABLE, COMPANY, emptyWorld, Given, go, PLAN } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';
import { spoken as plain } from '../spoken.ts';

const [production] = COMPANY.environments;
const [policy] = COMPANY.policies;
if (!production || !policy) throw new Error('the company has an environment and a policy');
const steady = { name: 'steady', ...shelf.canary.make({ percents: [5, 25, 100] }) };
const whole = { name: 'at-once', ...shelf.allAtOnce.make({}) };
const company = {
  ...COMPANY,
  strategies: [steady, whole],
  environments: [
    { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 },
    { ...production, regions: ['eu'] },
  ],
  pipelines: [{ name: 'pipeline', can: ABLE }],
  policies: [
    { ...policy, environments: ['staging', 'production'], rules: [{ role: 'qa', need: 1 as const, veto: true }] },
  ],
};
const ROUTE = { ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['staging'] };
const planned = (strategy: string, more: object = {}) =>
  new Given(emptyWorld()).company(company).done({ ...ROUTE, strategy, ...more });
const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const edit = (g: Given, more: Partial<EditRelease>): EditRelease => {
  const { items, environment, change, why, customers } = release(g);
  return { type: 'EditRelease', release: 'R-1', items, environment, change, why, customers, after: [], ...more };
};

describe('what was chosen', () => {
  test.each([
    ['careful', [['careful', undefined]]],
    ['careful in production', [['careful', 'production']]],
    [
      'careful in production, fast in staging',
      [
        ['careful', 'production'],
        ['fast', 'staging'],
      ],
    ],
    ['', []],
  ])('“%s” is read as it is written', (text, right) => {
    expect(choicesIn(text).map((c) => [c.strategy, c.environment])).toEqual(right);
    expect(chosenOf(choicesIn(text))).toBe(text);
  });
  test.each([
    ['careful', 'staging', 'careful'],
    ['careful in production', 'production', 'careful'],
    ['careful in production', 'staging', undefined],
    ['careful, fast in staging', 'staging', 'fast'],
    ['careful, fast in staging', 'production', 'careful'],
  ])('of “%s”, %s goes as %s', (text, where, right) => expect(chosenFor(text, where)).toBe(right));
});

describe('a strategy for one environment of several', () => {
  test('is what it goes as there, and nowhere else; its card and its vote say so', () => {
    const g = planned('Steady in production');
    expect(release(g).strategy).toBe('steady in production');
    expect(strategyLine(release(g), company).text).toBe(
      'Strategy *steady* in production, chosen for it: canary 5 → 25 → 100 %. Strategy: staging all at once, then production canary 5 → 25 → 100 %',
    );
    expect(contentOf(release(g), { company, builds: {} }).strategy).toBe(
      'eu by pipeline, then eu by pipeline: canary 5 → 25 → 100 %',
    );
    g.done({ type: 'OpenVote', release: 'R-1' }).by('UQA').done(go).by('UMANAGER');
    g.done({ type: 'StartDeploy', release: 'R-1' });
    expect(rolloutOf(release(g))?.stages.map((s) => s.name)).toEqual(['eu']);
    g.by('gonogo').done({
      ...{
        type: 'ReportStage',
        release: 'R-1',
        deployId: 'R-1-1',
        stage: 'eu',
        status: 'succeeded',
        n: 1,
        message: '',
      },
    });
    g.by('UMANAGER').at(PLAN.window.start).done({ type: 'StartDeploy', release: 'R-1' });
    expect(rolloutOf(release(g))?.stages.map((s) => s.name)).toEqual(['eu 5 %', 'eu 25 %', 'eu 100 %']);
  });

  test('stays when something else is edited, can be chosen and taken away later, and reopens what was voted on', () => {
    const g = planned('').done({ type: 'OpenVote', release: 'R-1' });
    g.done(edit(g, { strategy: 'steady in production' }));
    expect(release(g).strategy).toBe('steady in production');
    expect(g.facts.map((f) => f.type)).toContain('VoteContentChanged');
    g.done(edit(g, { why: 'another reason' }));
    expect(release(g).strategy).toBe('steady in production');
    g.done(edit(g, { strategy: 'steady in production, at-once in staging' }));
    expect(release(g).strategy).toBe('steady in production, at-once in staging');
    g.done(edit(g, { strategy: '' }));
    expect(release(g).strategy).toBeUndefined();
  });

  test('is for all of it where it goes nowhere else', () => {
    expect(release(planned('steady in production', { before: [] })).strategy).toBe('steady');
  });

  test('is refused where it does not go, is not known, or its pipeline can’t be told', () => {
    const going = { items: ROUTE.items, environments: ['staging', 'production'] };
    const why = (chosen: string, more: object = {}) => {
      const fault = strategyFault(chosen, going, { ...company, ...more });
      return fault && [fault.refused, plain(fault.why)];
    };
    expect(why('steady in production')).toBeUndefined();
    expect(why('steady in qa')).toEqual(['not-on-its-way', "It does not go to qa: it can't go as steady there."]);
    expect(why('stedy in production')).toEqual(['unknown-strategy', "I don't know the strategy stedy."]);
    // Only there its pipeline is asked.
    const [staging, last] = company.environments;
    const pipelines = [...company.pipelines, { name: 'jenkins', can: { ...ABLE, shares: 'no parameter' } }];
    const jenkins = { pipelines, environments: [{ ...staging, target: 'jenkins' }, last] };
    expect(why('steady in production', jenkins)).toBeUndefined();
    expect(why('steady in staging', jenkins)?.[0]).toBe('cant-in-parts');
    expect(refusalOf(planned('steady in production'), edit(planned(''), { strategy: 'steady in qa' }))[0]).toBe(
      'not-on-its-way',
    );
  });
});

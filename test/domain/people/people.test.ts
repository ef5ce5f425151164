import { describe, expect, test } from 'vitest';
import type { Template } from '../../../src/domain/company/plans.ts';
import type { WhatRuns } from '../../../src/domain/environment/environment.ts';
import { closedGates, gatesOf } from '../../../src/domain/gates/index.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { riskOf } from '../../../src/domain/risk/risk.ts';
import { approved, COMPANY, emptyWorld, Given, given, go, PLAN, running } from '../given.ts';

const release = (g: Given) => g.world.releases['R-1'] as Release;
const company = {
  ...COMPANY,
  roles: COMPANY.roles.map((r) => (r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r)),
};
const overriding = () => new Given({ ...emptyWorld(), company });
const override = { type: 'OverrideChecks', release: 'R-1', why: 'the board decided' } as const;
const freeze = {
  type: 'DeclareFreeze' as const,
  name: 'sale',
  why: 'sale',
  scope: { services: [], environments: [] },
  from: '2026-03-03T09:00:00.000Z',
  until: '2026-03-03T20:00:00.000Z',
};

describe('an override', () => {
  test('approves what is voted on, closes the vote, and is shown for ever', () => {
    const g = overriding().done(PLAN, { type: 'OpenVote', release: 'R-1' });
    g.when({ ...override, why: ' ' }).thenRefused('needs-reason');
    g.when(override).thenTypes('ChecksOverridden', 'VoteClosed', 'ReleaseApproved');
    g.done(override).by('UQA').when(go).thenRefused('closed');
    expect(
      release(g.by('UMANAGER').at('2026-03-03T12:00:00.000Z').done({ type: 'StartDeploy', release: 'R-1' })),
    ).toMatchObject({
      overrides: [{ gates: ['votes'], by: 'UMANAGER', why: 'the board decided' }],
    });
  });
  test('goes against the freezes of its moment, not those that begin later, nor against the window', () => {
    const g = overriding().done(PLAN, freeze, override);
    expect(closedGates(gatesOf(release(g), g.world)).map((x) => x.id)).toEqual(['window']);
    g.at('2026-03-03T12:00:00.000Z')
      .when({ type: 'StartDeploy', release: 'R-1' })
      .thenTypes('RolloutStarted', 'StageStarted');
    g.done({ ...freeze, name: 'later', from: '2026-03-03T12:00:00.000Z' });
    g.when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
  });
  test('of nothing is refused, and so is one of what is over', () => {
    const g = overriding().done(PLAN, override).at('2026-03-03T12:00:00.000Z');
    g.when(override).thenRefused('nothing-closed');
    g.done({ type: 'CancelRelease', release: 'R-1', why: 'x' }).when(override).thenRefused('wrong-state');
  });
});

describe('a hand-over', () => {
  const offer = { type: 'OfferHandOver', release: 'R-1', to: 'UQA', summary: 'mind the migration' } as const;
  test('stays with the giver until it is taken', () => {
    const g = given().done(PLAN, offer);
    expect(release(g)).toMatchObject({ owner: 'UMANAGER', handOver: { to: 'UQA', summary: 'mind the migration' } });
    g.by('USRE1').when({ type: 'AnswerHandOver', release: 'R-1', accept: true }).thenRefused('not-yours');
    g.by('UQA').done({ type: 'AnswerHandOver', release: 'R-1', accept: true });
    expect(release(g)).toMatchObject({ owner: 'UQA' });
    expect(release(g).handOver).toBeUndefined();
    g.when({ type: 'AnswerHandOver', release: 'R-1', accept: true }).thenFacts();
  });
  test('may be declined; to oneself or a deactivated account it is refused', () => {
    const g = given().done(PLAN, offer).by('UQA').done({ type: 'AnswerHandOver', release: 'R-1', accept: false });
    expect(release(g).owner).toBe('UMANAGER');
    g.by('UMANAGER')
      .when({ ...offer, to: 'UMANAGER' })
      .thenRefused('same');
    g.when({ ...offer, to: 'UGONE' }).thenRefused('not-able');
  });
});

describe('a pre-approved change', () => {
  const template: Template = {
    name: 'cache',
    title: 'Cache refresh',
    version: 1,
    services: ['shop'],
    environments: ['production'],
    revokedByFailure: true,
  };
  const plan = { ...PLAN, items: [{ service: 'shop', version: '2' }], change: 'standard' as const, template: 'cache' };
  const standard = (more: Partial<Template> = {}) =>
    new Given({ ...emptyWorld(), company: { ...COMPANY, templates: [{ ...template, ...more }] } });
  const failed = (g: Given) =>
    g
      .done(plan)
      .at('2026-03-03T12:00:00.000Z')
      .done({ type: 'StartDeploy', release: 'R-1' })
      .done({ type: 'FailStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', how: 'unanswered', why: 'x' });
  test('is cleared by its template, without a vote', () => {
    standard().when(plan).thenTypes('ReleasePlanned', 'ReleaseCleared');
    expect(release(standard().done(plan))).toMatchObject({
      status: 'approved',
      template: { name: 'cache', version: 1 },
    });
  });
  test('keeps to it', () => {
    standard()
      .when({ ...plan, items: PLAN.items })
      .thenRefused('outside-template');
    standard()
      .when({ ...plan, template: 'other' })
      .thenRefused('no-template');
    given()
      .when({ ...PLAN, change: 'standard' })
      .thenRefused('no-template');
  });
  test('one that fails takes the approval away, until the version is raised', () => {
    const g = failed(standard());
    expect(g.facts.at(-1)).toMatchObject({ type: 'TemplateRevoked', release: 'R-1' });
    const again = { ...plan, window: { ...PLAN.window, end: '2026-03-03T14:00:00.000Z' } };
    g.when(again).thenRefused('revoked');
    g.company({ templates: [{ ...template, version: 2 }] });
    g.when(again).thenTypes('ReleasePlanned', 'ReleaseCleared');
    expect(failed(standard({ revokedByFailure: false })).facts.at(-1)?.type).toBe('DeployEnded');
  });
});

describe('a review', () => {
  const done = (g: Given) =>
    g.done({ type: 'StartDeploy', release: 'R-1' }).done(
      ...['eu', 'us'].map(
        (stage) =>
          ({
            type: 'ReportStage',
            release: 'R-1',
            deployId: 'R-1-1',
            stage,
            status: 'succeeded',
            n: 1,
            message: '',
          }) as const,
      ),
    );
  test('is due after what was decided in a hurry, and chased every day until it is done', () => {
    const policies = COMPANY.policies.map((p) => ({ ...p, reviewWithinHours: 48 }));
    const g = done(approved().company({ policies }));
    expect(release(g).review).toEqual({ due: '2026-03-05T12:00:00.000Z' });
    const chase = { type: 'ChaseReview', release: 'R-1' } as const;
    g.when(chase).thenFacts();
    g.at('2026-03-05T12:00:00.000Z').when(chase).thenTypes('ReviewOverdue');
    g.when({ type: 'CompleteReview', release: 'R-1', found: '' }).thenRefused('needs-words');
    g.done({ type: 'CompleteReview', release: 'R-1', found: 'fine' }).when(chase).thenFacts();
  });
  test('of what needs none is refused', () =>
    done(approved()).when({ type: 'CompleteReview', release: 'R-1', found: 'x' }).thenRefused('no-review'));
});

describe('risk', () => {
  const planned = (more: object = {}) => given().done({ ...PLAN, ...more });
  const known = running({ shop: { eu: '1' } });
  const living = (g: Given, value: WhatRuns = known) => g.put('environment', 'production', value);
  test('every point has its reason', () => {
    const g = planned({ items: [{ service: 'shop', version: '2' }] });
    living(g);
    expect(riskOf(release(g), g.world)).toEqual({ score: 0, level: 'low', reasons: [] });
    const big = planned({ change: 'emergency' });
    const { score, level, reasons } = riskOf(release(big), big.world);
    expect(score).toBe(reasons.reduce((sum, r) => sum + r.points, 0));
    expect(level).toBe('medium');
  });
  test('a service whose last deploys failed is riskier, whatever succeeded long ago', () => {
    const g = planned({ items: [{ service: 'shop', version: '2' }] });
    living(g, { ...known, history: { shop: ['completed', 'failed', 'rolled-back', 'completed'] } });
    expect(riskOf(release(g), g.world).score).toBe(20);
  });
  test.each([
    ['2026-03-06T13:00:00.000Z', 12],
    ['2026-03-07T13:00:00.000Z', 15],
    ['2026-03-04T20:00:00.000Z', 10],
    ['2026-03-04T13:00:00.000Z', 0],
  ])('at %s: %i', (start, points) => {
    const end = new Date(Date.parse(start) + 3_600_000).toISOString();
    const g = planned({ items: [{ service: 'shop', version: '2' }], window: { start, end, zone: 'UTC' } });
    living(g);
    expect(riskOf(release(g), g.world).score).toBe(points);
  });
});

import { describe, expect, test } from 'vitest';
import type { Company } from '../../../../src/domain/company/company.ts';
import type { Template } from '../../../../src/domain/company/plans.ts';
import { closedGates, gatesOf } from '../../../../src/domain/gates/index.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { dutiesOf } from '../../../../src/domain/people/whose-turn.ts';
import { clearanceLapsed } from '../../../../src/domain/release/facts/clearance-lapsed.ts';
import { releaseEdited } from '../../../../src/domain/release/facts/release-edited.ts';
import { releaseMoved } from '../../../../src/domain/release/facts/release-moved.ts';
import type { EditRelease } from '../../../../src/domain/release/planning/edit-release.ts';
import type { Release } from '../../../../src/domain/release/release.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../../given.ts';

const TEMPLATE: Template = {
  name: 'docs',
  title: 'Docs',
  version: 1,
  services: ['shop', 'api'],
  environments: ['production'],
  revokedByFailure: true,
};
const [POLICY] = COMPANY.policies;
const company = (more: Partial<Company> = {}): Company => ({
  ...COMPANY,
  roles: COMPANY.roles.map((r) => (r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r)),
  policies: POLICY ? [{ ...POLICY, environments: ['production', 'staging'], toleranceMinutes: 15 }] : [],
  environments: [
    ...COMPANY.environments,
    { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 },
  ],
  templates: [TEMPLATE],
  ...more,
});
const start = (more: Partial<Company> = {}) => new Given({ ...emptyWorld(), company: company(more) });
const released = (g: Given): Release | undefined => g.world.releases['R-1'];
const manifests = (g: Given, more: Partial<Company>) => g.company(company(more));
const compare: Command = { type: 'CompareContent', release: 'R-1' };
const deploy: Command = { type: 'StartDeploy', release: 'R-1' };
const override: Command = { type: 'OverrideChecks', release: 'R-1', why: 'the board decided' };
const edit = (more: Partial<Pick<EditRelease, 'items' | 'environment' | 'change' | 'why'>> = {}): Command => ({
  type: 'EditRelease',
  release: 'R-1',
  items: PLAN.items,
  environment: PLAN.environment,
  change: PLAN.change,
  after: [],
  why: PLAN.why,
  customers: PLAN.customers,
  ...more,
});
const move = (from: string, to: string): Command => ({
  type: 'MoveRelease',
  release: 'R-1',
  window: { start: `2026-03-03T${from}:00.000Z`, end: `2026-03-03T${to}:00.000Z`, zone: 'Europe/Berlin' },
  why: '',
});
const OTHER = [{ service: 'api', version: '4.3' }, ...PLAN.items.slice(1)];
const closed = (g: Given) => {
  const release = released(g);
  return release ? closedGates(gatesOf(release, g.world)).map((x) => x.id) : [];
};
const told = (g: Given) => g.follows(1).map((d) => d.intent.kind);

describe('a template', () => {
  const standard = () =>
    start().done({ ...PLAN, items: [{ service: 'shop', version: '1' }], change: 'standard', template: 'docs' });
  const now = (change: Partial<Template>) => ({ templates: [{ ...TEMPLATE, ...change }] });

  test('clears whatever version of its services, at whatever time', () => {
    const g = standard();
    g.when(compare).thenTypes();
    g.when(move('15:00', '18:00')).thenFacts(
      releaseMoved.of('R-1', {
        window: { start: '2026-03-03T15:00:00.000Z', end: '2026-03-03T18:00:00.000Z', zone: 'Europe/Berlin' },
        before: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
        by: 'UMANAGER',
        at: '2026-03-03T09:00:00.000Z',
        text: { why: '' },
      }),
    );
    g.when(edit({ items: [{ service: 'api', version: '9' }], change: 'standard' })).thenFacts(
      releaseEdited.of('R-1', {
        items: [{ service: 'api', version: '9' }],
        environment: 'production',
        change: 'standard',
        after: [],
        before: { items: [{ service: 'shop', version: '1' }], environment: 'production', change: 'standard' },
        by: 'UMANAGER',
        at: '2026-03-03T09:00:00.000Z',
        text: { why: 'faster', customers: '' },
      }),
    );
    manifests(g, now({ services: ['shop'] }))
      .when(compare)
      .thenTypes();
    expect(released(g)?.status).toBe('approved');
  });
  test.each([
    ['other services', now({ services: ['api'] })],
    ['other environments', now({ environments: ['staging'] })],
    ['another version', now({ version: 2 })],
    ['nothing, since it is gone', { templates: [] }],
  ])('for %s now clears nothing any more: not at the deploy, nor from then on', (_, more) => {
    const g = manifests(standard(), more).at('2026-03-03T12:00:00.000Z');
    g.when(deploy).thenRefused('changed');
    g.when(compare).thenTypes('ClearanceLapsed');
    g.done(compare);
    expect(released(g)).toMatchObject({ status: 'planned' });
    expect(released(g)?.template).toBeUndefined();
    expect(told(g)).toEqual(expect.arrayContaining(['edit', 'note', 'my-turn']));
    expect(dutiesOf('UMANAGER', g.world).map((d) => d.kind)).toEqual(['open-vote']);
    g.when(deploy).thenRefused('blocked');
    g.when(compare).thenTypes();
    g.when({ type: 'OpenVote', release: 'R-1' }).thenTypes('VoteOpened', 'ReleaseVoteOpened');
  });
  test('takes in by no request what is outside of it', () => {
    const g = standard().by('UQA');
    g.done({ type: 'RequestScope', release: 'R-1', items: [{ service: 'ledger', version: '1' }], why: 'x' });
    g.by('UMANAGER').when({ type: 'TakeRequest', release: 'R-1', request: 'Q-1' }).thenRefused('outside-template');
  });
  test('is for each environment that it goes through, and compared anew at each', () => {
    const both = { ...TEMPLATE, environments: ['staging', 'production'] };
    const items = [{ service: 'shop', version: '1' }];
    const plan = { ...PLAN, items, change: 'standard' as const, template: 'docs' };
    start()
      .when({ ...plan, before: ['staging'] })
      .thenRefused('outside-template');
    const g = start({ templates: [both] }).done({ ...plan, before: ['staging'] });
    g.at('2026-03-03T10:00:00.000Z').done(deploy, {
      ...{ type: 'ReportStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu' },
      ...{ status: 'succeeded', n: 1, message: '' },
    });
    expect(released(g)).toMatchObject({ status: 'approved', environment: 'production' });
    manifests(g, { templates: [{ ...both, environments: ['staging'] }] }).at('2026-03-03T12:00:00.000Z');
    g.when(deploy).thenRefused('changed');
    expect(released(g.done(compare))?.status).toBe('planned');
  });
  test('that was revoked clears nothing that has not begun, and what it cleared is compared at once', () => {
    const g = standard()
      .done({ ...PLAN, items: [{ service: 'api', version: '9' }], change: 'standard', template: 'docs' })
      .at('2026-03-03T12:00:00.000Z')
      .done({ ...deploy, release: 'R-2' })
      .by('gonogo')
      .done({ type: 'FailStage', release: 'R-2', deployId: 'R-2-1', stage: 'eu', how: 'unanswered', why: 'x' })
      .by('UMANAGER');
    expect(g.facts.at(-1)?.type).toBe('TemplateRevoked');
    expect(g.follows(1)).toContainEqual(expect.objectContaining({ intent: { kind: 'timer', command: compare } }));
    g.when(deploy).thenRefused('changed');
    g.when(compare).thenFacts(
      clearanceLapsed.of('R-1', {
        lapsed: { what: 'template', title: 'Docs', because: 'revoked' },
        at: '2026-03-03T12:00:00.000Z',
        was: 'approved',
      }),
    );
    // What failed is retried: it had begun.
    g.when({ ...deploy, release: 'R-2' }).thenTypes('RolloutStarted', 'StageStarted');
  });
});

describe('an override', () => {
  const overridden = () => start().done(PLAN, override);

  test('of the votes of what is planned is for that content, tolerances included', () => {
    const g = overridden();
    expect(released(g)?.status).toBe('approved');
    g.when(compare).thenTypes();
    g.when(edit({ why: 'put better' })).thenTypes('ReleaseEdited');
    g.when(move('12:15', '13:15')).thenFacts(
      releaseMoved.of('R-1', {
        window: { start: '2026-03-03T12:15:00.000Z', end: '2026-03-03T13:15:00.000Z', zone: 'Europe/Berlin' },
        before: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
        by: 'UMANAGER',
        at: '2026-03-03T09:00:00.000Z',
        text: { why: '' },
      }),
    );
  });
  test.each<[string, Command]>([
    ['another version', edit({ items: OTHER })],
    ['another service', edit({ items: [{ service: 'shop', version: '1' }] })],
    ['another environment', edit({ environment: 'staging' })],
    ['another kind of change', edit({ change: 'emergency' })],
    ['another window', move('12:16', '13:16')],
    ['other documents', { type: 'SetDocuments', release: 'R-1', documents: [{ name: 'x', url: 'https://x.example' }] }],
  ])('%s needs its approval again', (_, command) => {
    const g = overridden().done(command);
    expect(g.facts.at(-1)?.type).toBe('ClearanceLapsed');
    expect(released(g)).toMatchObject({ status: 'planned', overrides: [{ by: 'UMANAGER', lapsed: true }] });
    expect(told(g)).toEqual(expect.arrayContaining(['note', 'my-turn']));
    g.at('2026-03-03T12:30:00.000Z').when(deploy).thenRefused('blocked');
    g.when(compare).thenTypes();
  });
  test('does not cover what is taken in by a request', () => {
    const g = overridden()
      .by('UQA')
      .done({ type: 'RequestScope', release: 'R-1', items: [{ service: 'shop', version: '1' }], why: 'x' })
      .by('UMANAGER')
      .done({ type: 'TakeRequest', release: 'R-1', request: 'Q-1' });
    expect(released(g)?.status).toBe('planned');
  });
  test('does not cover another build of the same version', () => {
    const g = overridden().by('gonogo');
    g.done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'a1b2c3d', commits: [] });
    expect(told(g)).toContain('timer');
    g.done(compare);
    expect(released(g)?.status).toBe('planned');
  });
  test('of a vote: the vote is open again, and what is overridden counts for nothing', () => {
    const g = start()
      .done(PLAN, { type: 'OpenVote', release: 'R-1' }, override)
      .done(edit({ items: OTHER }));
    expect(released(g)).toMatchObject({ status: 'voting', overrides: [{ lapsed: true }] });
    expect(closed(g)).toContain('votes');
  });
  test('of a vote whose roles would keep their answers: they gave none, so they are asked', () => {
    const policies = company().policies.map((p) => ({
      ...p,
      rules: p.rules.map((r) => ({ ...r, keepsOn: ['versions' as const] })),
    }));
    const g = start({ policies })
      .done(PLAN, { type: 'OpenVote', release: 'R-1' }, override)
      .done(edit({ items: OTHER }));
    expect(released(g)?.status).toBe('voting');
  });
  test('of a freeze and of documents does not hold for another content', () => {
    const policies = company().policies.map((p) => ({ ...p, documents: ['way back'] }));
    const g = start({ policies }).done(PLAN, {
      type: 'DeclareFreeze',
      name: 'sale',
      why: 'sale',
      scope: { services: [], environments: [] },
      from: '2026-03-03T09:00:00.000Z',
      until: '2026-03-03T20:00:00.000Z',
    });
    g.done(override);
    expect(closed(g)).toEqual(['window']);
    g.done(edit({ items: OTHER }));
    expect(closed(g)).toEqual(['votes', 'window', 'freeze', 'documents']);
  });
  test('of before contents were kept ends where something can still change, and stays where it has begun', () => {
    const g = overridden();
    const release = released(g);
    const old = (release?.overrides ?? []).map(({ content: _, ...o }) => o);
    if (release) g.put('release', 'R-1', { ...release, overrides: old });
    g.when(compare).thenFacts(
      clearanceLapsed.of('R-1', {
        lapsed: { what: 'override', at: '2026-03-03T09:00:00.000Z', parts: [] },
        at: '2026-03-03T09:00:00.000Z',
        was: 'approved',
      }),
    );
    g.at('2026-03-03T12:00:00.000Z').when(deploy).thenRefused('changed');
    const begun = overridden().at('2026-03-03T12:00:00.000Z').done(deploy);
    begun.when(compare).thenTypes();
  });
  test('is asked for again, for the new content', () => {
    const g = overridden().done(edit({ items: OTHER }));
    g.when(override).thenTypes('ChecksOverridden', 'ReleaseApproved');
    g.done(override).at('2026-03-03T12:00:00.000Z').when(deploy).thenTypes('RolloutStarted', 'StageStarted');
  });
});

describe('what low risk cleared', () => {
  const LOW = [{ service: 'shop', version: '1' }];
  const cleared = (keepsOn: ('versions' | 'services')[]) =>
    start({
      policies: company().policies.map((p) => ({
        ...p,
        clearsLowRiskAfterMinutes: 30,
        rules: p.rules.map((r) => ({ ...r, keepsOn })),
      })),
    })
      .put('environment', 'production', running({ shop: { eu: '0.9', us: '0.9' } }))
      .done({ ...PLAN, items: LOW }, { type: 'OpenVote', release: 'R-1' })
      .by('gonogo')
      .at('2026-03-03T09:30:00.000Z')
      .done({ type: 'ConcludeVote', release: 'R-1', vote: 'R-1/v1' })
      .by('UMANAGER');

  test.each([[[]], [['versions', 'services'] as const]])(
    'needs its votes with another content (roles keep on %j)',
    (keepsOn) => {
      const g = cleared([...keepsOn]);
      expect(released(g)?.status).toBe('approved');
      g.done(edit({ items: PLAN.items }));
      expect(released(g)?.status).toBe('voting');
      expect(g.world.votes['R-1/v1']?.clearsAt).toBeUndefined();
    },
  );
  test.each<[string, (g: Given) => Given]>([
    ['moved further than is tolerated', (g) => g.done(move('12:16', '13:16'))],
    [
      'with what was taken in by a request',
      (g) =>
        g
          .by('UQA')
          .done({ type: 'RequestScope', release: 'R-1', items: [{ service: 'api', version: '1' }], why: 'x' })
          .by('UMANAGER')
          .done({ type: 'TakeRequest', release: 'R-1', request: 'Q-1' }),
    ],
    ['as another kind of change', (g) => g.done(edit({ items: LOW, change: 'emergency' }))],
  ])('needs its votes %s', (_, change) => {
    const g = change(cleared([]));
    expect(released(g)?.status).not.toBe('approved');
    g.at('2026-03-03T12:30:00.000Z').when(deploy).thenRefused('blocked');
  });
});

describe('a freeze pass, and what was said to be done, are for the services and versions there', () => {
  const SCOPE = {
    services: [],
    environments: [],
    changes: [],
    except: { services: [], environments: [], changes: [] },
  };
  const TESTS = { name: 'tests', title: 'Testing complete', scope: SCOPE, owes: 'qa', remindHours: 1, gate: true };
  const deadlines = [{ ...TESTS, before: { count: 1, unit: 'hours' as const }, cutOff: false }];
  const given = () =>
    start({ deadlines }).done(
      PLAN,
      {
        type: 'DeclareFreeze',
        name: 'sale',
        why: 'sale',
        scope: { services: [], environments: [] },
        from: '2026-03-03T09:00:00.000Z',
        until: '2026-03-03T20:00:00.000Z',
      },
      { type: 'GrantPass', release: 'R-1', why: 'the shop needs it' },
      { type: 'MeetDeadline', release: 'R-1', deadline: 'tests' },
    );
  const open = (g: Given) => !closed(g).some((gate) => gate === 'freeze' || gate === 'deadlines');

  test.each<[string, Command]>([
    ['another version', edit({ items: OTHER })],
    ['another service', edit({ items: [{ service: 'shop', version: '1' }] })],
    ['another environment', edit({ environment: 'staging' })],
  ])('%s needs both again', (_, command) => {
    const g = given();
    expect(open(g)).toBe(true);
    g.done(command);
    expect(closed(g)).toEqual(expect.arrayContaining(['freeze', 'deadlines']));
    expect(g.facts.slice(-2).map((f) => f.type)).toEqual(['ClearanceLapsed', 'ClearanceLapsed']);
    // Whoever owes it is reminded anew.
    expect(told(g)).toEqual(expect.arrayContaining(['note', 'timer', 'my-turn']));
    g.done(
      { type: 'GrantPass', release: 'R-1', why: 'still' },
      { type: 'MeetDeadline', release: 'R-1', deadline: 'tests' },
    );
    expect(open(g)).toBe(true);
  });
  test('so is what a request brings in', () => {
    const g = given().by('UQA');
    g.done({ type: 'RequestScope', release: 'R-1', items: [{ service: 'shop', version: '1' }], why: 'x' });
    g.by('UMANAGER').done({ type: 'TakeRequest', release: 'R-1', request: 'Q-1' });
    expect(closed(g)).toEqual(expect.arrayContaining(['freeze', 'deadlines']));
  });
  test.each<[string, Command]>([
    ['a reason put better', edit({ why: 'put better' })],
    ['another time', move('15:00', '18:00')],
  ])('%s needs neither', (_, command) => expect(open(given().done(command))).toBe(true));
});

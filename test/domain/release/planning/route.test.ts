import { describe, expect, test } from 'vitest';
import { placedName } from '../../../../src/cards/words.ts';
import { entriesBetween } from '../../../../src/domain/calendar/entries.ts';
import { closedGates, gatesOf } from '../../../../src/domain/gates/index.ts';
import type { EditRelease } from '../../../../src/domain/release/planning/edit-release.ts';
import { scheduled } from '../../../../src/domain/release/planning/route.ts';
import { pauseOf, rolloutOf } from '../../../../src/domain/release/release.ts';
import { type State, stateOf } from '../../../../src/domain/release/state.ts';
import { ABLE, COMPANY, emptyWorld, Given, go, PLAN, running } from '../../given.ts';

const [production] = COMPANY.environments;
const [policy] = COMPANY.policies;
if (!production || !policy) throw new Error('the company has an environment and a policy');
const environments = [
  { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 },
  { ...production, regions: ['eu'], after: 'staging', soakMinutes: 60 },
];
/** One policy for both, or one each. */
const TOGETHER = [
  { ...policy, environments: ['staging', 'production'], rules: [{ role: 'qa', need: 1 as const, veto: true }] },
];
const APART = [
  { ...policy, name: 'early', environments: ['staging'], rules: [{ role: 'qa', need: 1 as const, veto: true }] },
  { ...policy, name: 'late', environments: ['production'], rules: [{ role: 'sre', need: 1 as const, veto: true }] },
];
const ROUTE = { ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['staging'] };
const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const report = (deployId: string, status: 'succeeded' | 'failed' = 'succeeded') =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage: 'eu', status, n: 1, message: '' }) as const;

const planned = (policies = TOGETHER) =>
  new Given(emptyWorld()).company({ ...COMPANY, environments, policies }).done(ROUTE);
const approved = (policies = TOGETHER) =>
  planned(policies).done({ type: 'OpenVote', release: 'R-1' }).by('UQA').done(go).by('UMANAGER');
const inStaging = (policies = TOGETHER) =>
  approved(policies).at('2026-03-03T10:00:00.000Z').done(deploy).done(report('R-1-1'));
const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const closed = (g: Given) => closedGates(gatesOf(release(g), g.world)).map((x) => x.id);

describe('a release that goes through staging, then production', () => {
  test('goes to staging whenever it can before its window, and others plan around its last environment', () => {
    const g = planned();
    expect(release(g)).toMatchObject({
      environment: 'staging',
      window: { start: '2026-03-03T09:00:00.000Z', end: PLAN.window.start },
      ahead: [{ environment: 'production', window: PLAN.window }],
    });
    expect(scheduled(release(g))).toMatchObject({ environment: 'production', window: PLAN.window });
  });

  test('one vote is for both where the same policy asks, and it goes on when it is live in the first', () => {
    const g = inStaging();
    expect(release(g)).toMatchObject({
      status: 'approved',
      environment: 'production',
      window: PLAN.window,
      passed: [{ environment: 'staging', at: '2026-03-03T10:00:00.000Z' }],
    });
    expect(release(g).ahead).toBeUndefined();
    expect(g.world.environments.staging?.live.api?.eu?.now?.version).toBe('4.2');
    expect(closed(g)).toEqual(['window', 'promotion']);
    expect(closed(g.at('2026-03-03T12:00:00.000Z'))).toEqual([]);
    g.done(deploy).done(report('R-1-2'));
    expect(release(g).status).toBe('completed');
    expect(g.world.environments.production?.live.api?.eu?.now?.version).toBe('4.2');
  });

  test('whoever waits in an open window for a version to prove itself elsewhere hears when it has', () => {
    const noon = PLAN.window.start;
    const alone = { ...PLAN, items: [{ service: 'api', version: '4.2' }] };
    const first = { ...alone, environment: 'staging', window: { ...PLAN.window, end: '2026-03-03T16:00:00.000Z' } };
    const window = { ...PLAN.window, end: '2026-03-03T15:00:00.000Z' };
    const g = new Given(emptyWorld()).company({ ...COMPANY, environments, policies: TOGETHER }).done(first);
    g.done({ ...alone, window, after: [] }, { type: 'OpenVote', release: 'R-1' }, { type: 'OpenVote', release: 'R-2' });
    g.by('UQA')
      .done(go, { ...go, release: 'R-2', vote: 'R-2/v1' })
      .by('UMANAGER');
    const timers = () =>
      g
        .follows(1)
        .flatMap((d) =>
          d.intent.kind === 'timer' && d.intent.command.release === 'R-2' ? [[d.intent.command.type, d.dueAt]] : [],
        );
    g.at(noon).done(deploy).done(report('R-1-1'));
    expect(timers()).toContainEqual(['OpenWindow', '2026-03-03T13:00:00.000Z']);
    g.at('2026-03-03T13:00:00.000Z')
      .by('gonogo')
      .when({ type: 'OpenWindow', release: 'R-2' })
      .thenTypes('ReleaseWindowOpened');
    // What would be proved after its window has ended, or before it opens, tells nobody.
    for (const other of [
      { ...window, end: '2026-03-03T13:00:00.000Z' },
      { ...window, start: '2026-03-03T13:30:00.000Z' },
    ]) {
      const late = new Given(emptyWorld()).company({ ...COMPANY, environments, policies: TOGETHER }).done(first);
      late.done(
        { ...alone, window: other, after: [] },
        { type: 'OpenVote', release: 'R-1' },
        { type: 'OpenVote', release: 'R-2' },
      );
      late
        .by('UQA')
        .done(go, { ...go, release: 'R-2', vote: 'R-2/v1' })
        .by('UMANAGER');
      late.at(noon).done(deploy).done(report('R-1-1'));
      expect(late.follows(1).filter((d) => d.key.includes('promoted/'))).toEqual([]);
    }
  });

  // Each where others plan around it, at the time of its last environment, with the state that its card has.
  const frozenThere = {
    type: 'DeclareFreeze' as const,
    ...{ name: 'Audit', why: 'w', scope: { services: [], environments: ['production'] } },
    ...{ from: '2026-03-03T11:00:00.000Z', until: '2026-03-03T14:00:00.000Z' },
  };
  test('a freeze of where it is to be is passed before it is there, and the pass comes along', () => {
    const pass = { type: 'GrantPass', release: 'R-1', why: 'the fix for refunds' } as const;
    const g = approved().done(frozenThere, pass);
    expect(release(g).passes).toMatchObject([{ freeze: 'F-1', name: 'Audit', until: frozenThere.until }]);
    // The one of its window goes before one that only touches the time it has for staging.
    const earlier = { ...frozenThere, name: 'Morning', scope: { services: [], environments: ['staging'] } };
    const other = { ...earlier, from: '2026-03-03T09:30:00.000Z', until: '2026-03-03T09:45:00.000Z' };
    expect(release(approved().done(other, frozenThere, pass)).passes).toMatchObject([{ name: 'Audit' }]);
    expect(release(approved().done(other, pass)).passes).toMatchObject([{ name: 'Morning' }]);
    g.at('2026-03-03T10:00:00.000Z').done(deploy, report('R-1-1')).at('2026-03-03T12:00:00.000Z');
    expect(release(g)).toMatchObject({ environment: 'production', passes: [{ name: 'Audit' }] });
    expect(closed(g)).toEqual([]);
    approved().when(pass).thenRefused('nothing-frozen');
  });
  const failed = (g: Given) =>
    g.put('environment', 'staging', running({ api: { eu: '4.1' } }, 'staging')).done(deploy, report('R-1-1', 'failed'));
  const back = (g: Given) => g.done({ type: 'RollBack', release: 'R-1', why: 'errors' }, report('R-1-2'));
  test.each<[State, string, () => Given]>([
    ['planned', '→ production', () => planned()],
    ['ready', '→ staging, not yet production', () => approved()],
    ['ready', '→ staging, not yet production', () => approved().done(frozenThere)],
    ['deploying', '→ staging, not yet production', () => approved().done(deploy)],
    ['failed', '→ staging, not yet production', () => failed(approved())],
    ['rolled-back', '→ staging, not production', () => back(failed(approved()))],
    ['cancelled', '→ production', () => planned().done({ type: 'CancelRelease', release: 'R-1', why: 'no' })],
    ['approved', '→ production', () => inStaging()],
  ])('in a calendar it is %s: %s', (state, where, at) => {
    const g = at();
    expect(stateOf(release(g), g.world)).toBe(state);
    expect(placedName(release(g), state)).toBe(`api 4.2 ${where}`);
    const [entry] = entriesBetween(g.world, PLAN.window.start, PLAN.window.end).filter((e) => 'release' in e);
    if (state === 'cancelled') expect(entry).toBeUndefined();
    else expect(entry).toEqual({ from: PLAN.window.start, until: PLAN.window.end, release: release(g) });
  });

  describe('paused in staging', () => {
    const pause = { type: 'PauseRollout', release: 'R-1', why: 'odd logs' } as const;
    const itself = environments.map((e) => ({ ...e, startsByItself: true }));
    const paused = () =>
      approved().company({ environments: itself }).at('2026-03-03T10:00:00.000Z').done(deploy, pause);

    test('it is not taken on to production, however its last step ends; resumed, it is', () => {
      const g = paused().done(report('R-1-1'));
      expect(release(g)).toMatchObject({ status: 'deploying', environment: 'staging' });
      expect(stateOf(release(g), g.world)).toBe('held');
      expect(g.world.environments.staging?.live.api?.eu?.now?.version).toBe('4.2');
      g.when(pause).thenRefused('paused');
      // What is in the way of staging is in the way of nothing that comes now.
      const night = { services: [], environments: ['staging'] };
      const from = '2026-03-03T10:00:00.000Z';
      g.done({ type: 'DeclareFreeze', name: 'night', why: 'night', scope: night, from, until: PLAN.window.end });
      g.when(deploy).thenTypes('RolloutResumed', 'EnvironmentPassed', 'DeployEnded');
      g.done(deploy);
      expect(release(g)).toMatchObject({ status: 'approved', environment: 'production' });
      expect(pauseOf(release(g))).toBeUndefined();
      const told = JSON.stringify(g.follows(3));
      expect(told).toContain('Going on: ');
      expect(told).not.toContain('"resumed"');
    });

    test('the last step of a pipeline that can’t pause is finished, and said to go no further', () => {
      const pipelines = [{ name: 'pipeline', can: { ...ABLE, pause: "Jenkins can't" } }];
      const g = approved().company({ pipelines }).at('2026-03-03T10:00:00.000Z').done(deploy, pause);
      expect(JSON.stringify(g.follows(1))).toContain('it does not go on to ');
      expect(release(g.done(report('R-1-1')))).toMatchObject({ status: 'deploying', environment: 'staging' });
      g.done(deploy);
      g.at('2026-03-03T12:00:00.000Z').done(deploy).when(pause).thenRefused('last-step');
    });

    test('before its window it is not under way: what begins by itself is moved', () => {
      const g = inStaging().company({ environments: itself });
      g.when(pause).thenRefused('not-running');
      expect(JSON.stringify(g.when(pause).decision)).toContain(
        'It begins by itself once it is approved and its window opens',
      );
    });
  });

  test('where another policy asks about the next one, its vote opens once the first is live', () => {
    const g = inStaging(APART);
    expect(release(g)).toMatchObject({ status: 'planned', environment: 'production' });
    const timers = g.follows(1).flatMap((d) => (d.intent.kind === 'timer' ? [d.intent.command] : []));
    expect(timers).toContainEqual({ type: 'OpenVote', release: 'R-1' });
    g.by('gonogo').done({ type: 'OpenVote', release: 'R-1' });
    expect(g.world.votes['R-1/v2']).toMatchObject({ policy: 'late', content: { environment: 'production' } });
    expect(g.world.votes['R-1/v2']?.content?.onward).toBeUndefined();
  });

  test('the vote names both environments, and how each is reached', () => {
    expect(approved().world.votes['R-1/v1']?.content).toMatchObject({
      environment: 'staging',
      onward: ['production'],
      window: PLAN.window,
      strategy: 'eu by pipeline, then eu by pipeline',
    });
  });

  test('approved for staging alone, it is not told as approved for production', () => {
    const said = (g: Given) =>
      g
        .follows(1)
        .flatMap((d) => (d.intent.kind === 'post' ? [`${d.intent.told.event} ${d.intent.told.release?.ahead}`] : []));
    expect(said(approved(APART).by('UQA'))).toEqual(['approved undefined']);
    expect(said(approved())).toEqual(['approved [object Object]']);
    // And open again for staging alone, it is told to nobody who never heard of that.
    const [engineering] = COMPANY.audiences;
    if (!engineering) expect.fail('the company has an audience');
    const events = [...engineering.events, 'reopened' as const];
    const executives = { ...engineering, name: 'executives', language: 'business' as const };
    const audiences = [engineering, executives].map((a) => ({
      ...a,
      headline: false,
      events,
    }));
    const heard = (g: Given) =>
      g.follows(3).flatMap((d) => (d.intent.kind === 'post' ? [`${d.intent.audience} ${d.intent.told.event}`] : []));
    const again = (policies = TOGETHER) =>
      approved(policies)
        .company({ audiences })
        .by('UQA')
        .done({ ...go, answer: 'abstain' });
    expect(heard(again(APART))).toEqual(['engineering reopened']);
    expect(heard(again())).toEqual(['engineering reopened', 'executives reopened']);
  });

  test('moving it moves the last environment; the first has time until then, and keeps its own vote', () => {
    const window = { ...PLAN.window, start: '2026-03-03T15:00:00.000Z', end: '2026-03-03T16:00:00.000Z' };
    const move = { type: 'MoveRelease', release: 'R-1', window, why: '' } as const;
    const g = approved(APART).done(move);
    expect(release(g)).toMatchObject({
      status: 'approved',
      window: { end: window.start },
      ahead: [{ environment: 'production', window }],
    });
    const together = approved().done(move);
    expect(release(together).status).toBe('voting');
    const meanwhile = approved(APART).at('2026-03-03T10:00:00.000Z').done(deploy, move);
    expect(release(meanwhile)).toMatchObject({ status: 'deploying', ahead: [{ window }] });
  });

  test('what is live in one environment goes on as it is', () => {
    const edit: EditRelease = {
      type: 'EditRelease',
      release: 'R-1',
      items: [{ service: 'api', version: '4.3' }],
      environment: 'production',
      change: 'normal',
      after: [],
      why: 'faster',
      customers: '',
    };
    inStaging().when(edit).thenRefused('on-its-way');
    inStaging()
      .when({ ...edit, items: ROUTE.items, environment: 'staging' })
      .thenRefused('on-its-way');
    inStaging().done({ ...edit, items: ROUTE.items, why: 'much faster' });
    planned()
      .when({ ...edit, environment: 'production' })
      .thenRefused('on-its-way');
  });

  test('between two environments nothing goes back: where it is live already is said', () => {
    inStaging().when({ type: 'RollBack', release: 'R-1', why: 'w' }).thenRefused('left-behind');
    planned().when({ type: 'RollBack', release: 'R-1', why: 'w' }).thenRefused('not-deployed');
  });

  test('a failure in staging keeps it from production, and it can go back', () => {
    const g = approved().at('2026-03-03T10:00:00.000Z').done(deploy).done(report('R-1-1', 'failed'));
    expect(release(g)).toMatchObject({
      status: 'failed',
      environment: 'staging',
      ahead: [{ environment: 'production' }],
    });
    g.done({ type: 'RollBack', release: 'R-1', why: 'broken' });
    expect(rolloutOf(release(g))).toMatchObject({ direction: 'back' });
  });

  test.each([
    [{ before: ['moon'] }, 'unknown-environment'],
    [{ before: ['production'] }, 'twice'],
    [{ before: ['staging', 'Staging'] }, 'twice'],
    [{ strategy: 'nothing' }, 'unknown-strategy'],
    [{ before: ['production'], environment: 'staging' }, 'wrong-order'],
  ])('%o is refused', (odd, why) => {
    new Given(emptyWorld())
      .company({ ...COMPANY, environments })
      .when({ ...ROUTE, ...odd })
      .thenRefused(why);
  });

  test('there must be time before the last window: one millisecond is enough, none is not', () => {
    const at = (start: string) =>
      new Given(emptyWorld())
        .company({ ...COMPANY, environments })
        .when({ ...ROUTE, window: { ...PLAN.window, start } });
    at('2026-03-03T09:00:00.000Z').thenRefused('no-time');
    at('2026-03-03T09:00:00.001Z').thenTypes('ReleasePlanned');
  });
});

describe('a time of its own for an environment on the way', () => {
  const THREE = [{ ...environments[0], name: 'dev' } as (typeof environments)[number], ...environments];
  const zone = 'Europe/Berlin';
  const on = (day: string, from: string, to: string) => ({
    start: `2026-03-${day}T${from}:00.000Z`,
    end: `2026-03-${day}T${to}:00.000Z`,
    zone,
  });
  const [early, late] = [on('04', '10:00', '11:00'), on('05', '14:00', '15:00')];
  const way = { ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['dev', 'staging'], window: late };
  const company = { ...COMPANY, environments: THREE, policies: [] };
  const given = (more: object) => new Given(emptyWorld()).company(company).done({ ...way, ...more });
  const times = ({ window, ahead = [] }: { window: object; ahead?: { window: object }[] }) => [
    window,
    ...ahead.map((l) => l.window),
  ];
  const staging = { early: [{ environment: 'Staging', window: early }] };
  const move = (window: typeof late) => ({ type: 'MoveRelease', release: 'R-1', window, why: '' }) as const;

  test('what comes before it has time until then, what comes after it until the last', () => {
    const now = '2026-03-03T09:00:00.000Z';
    expect(times(release(given(staging)))).toEqual([{ ...late, start: now, end: early.start }, early, late]);
    expect(times(release(given({ early: [{ environment: 'dev', window: early }] })))).toEqual([
      early,
      { ...late, start: now, end: late.start },
      late,
    ]);
  });

  test('it stays when the last is moved, up to the millisecond at which that begins', () => {
    const moved = (to: typeof late) => times(release(given(staging).done(move(to))));
    const sooner = { ...early, start: early.end, end: late.end };
    expect(moved(sooner).slice(1)).toEqual([early, sooner]);
    const before = { ...sooner, start: '2026-03-04T10:59:59.999Z' };
    expect(moved(before).slice(1)).toEqual([{ ...early, end: before.start }, before]);
    const first = { ...before, start: '2026-03-04T09:30:00.000Z' };
    expect(moved(first).slice(1)).toEqual([{ ...early, start: '2026-03-03T09:00:00.000Z', end: first.start }, first]);
  });

  const leaders = {
    name: 'leaders',
    title: 'Leaders',
    language: 'business' as const,
    channel: 'leads',
    headline: false,
    events: ['planned' as const, 'moved' as const],
    templates: {},
  };

  test.each([
    ['with times of their own', { early: [{ environment: 'dev', window: early }] }],
    ['any time before the last', {}],
  ])('late on the way concerns those who build it; outside it is late once it should begin there: %s', (_, more) => {
    const builders = { ...leaders, name: 'builders', language: 'technical' as const, events: ['missed' as const] };
    const g = given(more).company({ audiences: [builders, leaders] });
    const lateAt = (at: string) =>
      g
        .at(at)
        .by('gonogo')
        .done({ type: 'MissWindow', release: 'R-1' })
        .follows(1)
        .flatMap(({ intent: i, dueAt, mode }) =>
          i.kind === 'post' ? [i.audience] : i.kind === 'timer' && mode === 'latest' ? [dueAt] : [],
        );
    if ('early' in more) expect(lateAt(early.end)).toEqual(['builders', late.start]);
    // To the builders it is the same, which is told once.
    expect(lateAt(late.start)).toEqual(['builders', 'leaders']);
  });

  test('once it is over, the same last time is planned anew: until then it goes there at any time', () => {
    const g = given({ early: [{ environment: 'dev', window: early }] }).company({
      audiences: [...COMPANY.audiences, leaders],
    });
    g.at('2026-03-04T10:59:59.999Z').when(move(late)).thenTypes();
    g.at(early.end).done(move(late));
    expect(times(release(g))[0]).toEqual({ ...early, end: late.start });
    // Nobody outside read that it is late: where they hear of it, it can be in time.
    const told = () => g.follows(1).flatMap(({ intent: i }) => (i.kind === 'post' ? [i.told.event] : []));
    expect(told()).toEqual([]);
  });

  test('the vote is over before it begins, not only before the last', () => {
    const policies = [
      {
        ...policy,
        environments: ['dev', 'staging', 'production'],
        closesBeforeMinutes: 30,
        rules: [{ role: 'qa', need: 1 as const, veto: true }],
      },
    ];
    const votes = (more: object) =>
      new Given(emptyWorld())
        .company({ ...company, policies })
        .done({ ...way, ...more })
        .done({ type: 'OpenVote', release: 'R-1' }).world.votes;
    const closes = (more: object) => Object.values(votes(more))[0]?.closesAt;
    expect(closes({ early: [{ environment: 'dev', window: early }] })).toBe('2026-03-04T09:30:00.000Z');
    expect(closes({})).toBe('2026-03-05T13:30:00.000Z');
  });

  test.each([
    ['nowhere on the way', [{ environment: 'moon', window: early }], 'stray-time'],
    ['the last has another', [{ environment: 'production', window: early }], 'stray-time'],
    [
      'twice',
      [
        { environment: 'dev', window: early },
        { environment: 'dev', window: early },
      ],
      'stray-time',
    ],
    ['later than the last', [{ environment: 'dev', window: on('05', '13:00', '14:01') }], 'wrong-order'],
    [
      'in the wrong order',
      [
        { environment: 'dev', window: early },
        { environment: 'staging', window: on('04', '09:00', '10:00') },
      ],
      'wrong-order',
    ],
    ['past', [{ environment: 'dev', window: on('03', '08:00', '09:00') }], 'past'],
    ['no time before it', [{ environment: 'staging', window: on('03', '09:00', '10:00') }], 'no-time'],
    ['ends before it starts', [{ environment: 'dev', window: on('04', '11:00', '10:00') }], 'ends-before-start'],
  ])('%s is refused', (_, legs, why) => {
    new Given(emptyWorld())
      .company(company)
      .when({ ...way, early: legs })
      .thenRefused(why);
  });

  test('without a way there is none', () => {
    const { before: _, ...direct } = way;
    new Given(emptyWorld())
      .company(company)
      .when({ ...direct, early: [{ environment: 'dev', window: early }] })
      .thenRefused('stray-time');
  });
});

describe('promotion', () => {
  const direct = (staging?: Record<string, unknown>) => {
    const { before: _, ...plan } = ROUTE;
    const g = new Given(emptyWorld()).company({ ...COMPANY, environments, policies: TOGETHER });
    if (staging)
      g.put('environment', 'staging', { v: 5, name: 'staging', live: { api: { eu: { before: [], ...staging } } } });
    return g.done(plan);
  };
  const saw = (g: Given) => gatesOf(release(g), g.world).find((x) => x.id === 'promotion');
  const now = (version: string, since?: string) => ({ now: { version, ...(since && { since }) } });

  test.each([
    ['nothing is known of it there', undefined, false],
    ['another version runs there', now('4.1', '2026-03-01T09:00:00.000Z'), false],
    ['it has been there long enough', now('4.2', '2026-03-03T08:00:00.000Z'), true],
    ['one millisecond is missing', now('4.2', '2026-03-03T08:00:00.001Z'), false],
    ['nobody noted since when', now('4.2'), true],
    [
      'it has a share of the traffic only',
      { ...now('4.1'), partly: { version: '4.2', percent: 25, release: 'R-9', since: '2026-03-01T09:00:00.000Z' } },
      false,
    ],
    [
      'what runs there is in doubt',
      {
        ...now('4.2'),
        doubt: { may: ['4.1'], since: '2026-03-01T09:00:00.000Z', release: 'R-9', rollout: 'R-9-1', step: 'eu' },
      },
      false,
    ],
  ])('%s', (_, staging, open) => {
    expect(saw(direct(staging))).toMatchObject({ open });
  });

  test('what only takes time is waited for, until it opens by itself', () => {
    expect(saw(direct(now('4.2', '2026-03-03T08:30:00.000Z')))).toMatchObject({
      open: false,
      waits: true,
      until: '2026-03-03T09:30:00.000Z',
    });
  });
});

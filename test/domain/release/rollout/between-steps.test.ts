import { describe, expect, test } from 'vitest';
import type { RunsThere } from '../../../../src/domain/environment/environment.ts';
import type { Command } from '../../../../src/domain/index.ts';
import type { Release, Stage } from '../../../../src/domain/release/release.ts';
import { deploy, freeze, report, roles } from '../../facts/steps.ts';
import { approved, COMPANY, type Given, given, NOW, PEOPLE, PLAN, running } from '../../given.ts';
import { refusalOf } from '../../refusal-of.ts';
import { rolled, step } from '../made.ts';

const NAME = 'api 4.2, ledger 2.9 → production';
const R = { release: 'R-1' } as const;
const people = { roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } };
const lock: Command = { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'looking' };
const begun = () => approved().people(people).done(deploy);
const eu = report('eu', 'succeeded', 1);

describe('before each step every check is asked anew', () => {
  const goesOn = (g: Given, ...types: Parameters<ReturnType<Given['when']>['thenTypes']>) =>
    g
      .by('gonogo')
      .when(eu)
      .thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', ...types);
  test('nothing is in the way: the next one begins', () => goesOn(begun(), 'StageStarted'));
  test('something else is in the way by now: the next one waits for somebody, and is named', () => {
    const held = { by: 'UOTHER', why: 'looking', since: NOW };
    const spot = { v: 1, id: 'production/api', environment: 'production', service: 'api' } as const;
    const locked = begun().put('lock', spot.id, { ...spot, held });
    goesOn(locked, 'StepAwaited');
    expect(locked.done(eu).world.releases['R-1']).toMatchObject({ rollout: { held: { next: 'us' } } });
    // Whoever began it holds nobody up by a lock of their own.
    goesOn(begun().put('lock', spot.id, { ...spot, held: { ...held, by: 'UMANAGER' } }), 'StageStarted');
  });
  test('a freeze has begun: it is held, unless the freeze lets what runs be finished and began after it', () => {
    const frozen = (more: object) => begun().done({ ...freeze, ...more });
    goesOn(frozen({}), 'RolloutHeld');
    goesOn(frozen({ inFlight: 'finish' }).at('2026-03-03T12:00:00.001Z'), 'RolloutHeld');
    const later = begun().done({ ...freeze, inFlight: 'finish', from: '2026-03-03T12:00:00.001Z' });
    goesOn(later.at('2026-03-03T12:00:00.001Z'), 'StageStarted');
  });
  test('a way back asks none of them', () => {
    const back = begun()
      .done(eu)
      .by('UMANAGER')
      .done({ type: 'RollBack', ...R, why: 'errors' }, freeze);
    back
      .by('gonogo')
      .when(report('us', 'succeeded', 1, 'R-1-2'))
      .thenTypes('StageSucceeded', 'VersionTakenBack', 'VersionTakenBack', 'StageStarted');
  });
  test('paused while it runs: after the last step too, where something follows by itself', () => {
    const paused = begun().done({ type: 'PauseRollout', ...R, why: 'odd' });
    goesOn(paused);
  });
});

describe('why it can’t be deployed, and what helps', () => {
  const details = 'show R-1';
  test.each<[string, Given, string[]]>([
    ['frozen', approved().done(freeze), ['pass R-1', details]],
    ['locked', approved().people(people).by('UOTHER').done(lock).by('UMANAGER'), ['locks production', details]],
    ['its window is over', approved().at(PLAN.window.end), ['move R-1', details]],
    ['its window is to come', approved().at(NOW), [details]],
    [
      'frozen and locked',
      approved().people(people).by('UOTHER').done(lock).by('UMANAGER').done(freeze),
      ['pass R-1', 'locks production', details],
    ],
  ])('%s', (_, g, offers) => {
    const [refused, why, ...rest] = refusalOf(g, deploy);
    expect(refused).toBe('blocked');
    expect(why).toMatch(new RegExp(`^${NAME} can't deploy now: `));
    expect(rest).toEqual(offers);
  });
  test('each check is named, parted by semicolons', () => {
    const g = approved().people(people).by('UOTHER').done(lock).by('UMANAGER').done(freeze);
    expect(refusalOf(g, deploy)[1]?.split('; ')).toHaveLength(2);
  });
  test('in a state in which nothing is deployed: what comes first is offered', () => {
    const planned = given().done(PLAN);
    expect(refusalOf(planned, deploy).slice(2)).toEqual(['vote R-1']);
    const open = given().done(PLAN, { type: 'OpenVote', ...R });
    expect(refusalOf(open, deploy).slice(2)).toEqual([details]);
    const rejected = open
      .by('UQA')
      .done({ type: 'CastBallot', ...R, vote: 'R-1/v1', answer: 'no-go', why: 'x' })
      .by('UMANAGER');
    expect(refusalOf(rejected, deploy).slice(2)).toEqual(['vote R-1']);
    const live = begun()
      .by('gonogo')
      .done(eu, report('us', 'succeeded', 1))
      .by('UMANAGER');
    expect(refusalOf(live, deploy)).toEqual(['blocked', `${NAME} can't deploy now: it is live.`, details]);
    const overridden = given()
      .company({ roles })
      .done(PLAN, { type: 'OverrideChecks', ...R, why: 'x' })
      .at(PLAN.window.start);
    overridden
      .done(deploy)
      .by('gonogo')
      .done(eu, report('us', 'succeeded', 1))
      .by('UMANAGER');
    expect(refusalOf(overridden, deploy)).toEqual(['wrong-state', `${NAME} is live.`, details]);
  });
  test('a soft freeze asks for a reason, once for each rollout', () => {
    const soft = approved().done({ ...freeze, soft: true });
    const asked = refusalOf(soft, deploy);
    expect([asked[0], ...asked.slice(2)]).toEqual(['needs-reason', 'deploy-anyway R-1', details, 'in why']);
    expect(refusalOf(soft, { ...deploy, why: ' ' })[0]).toBe('needs-reason');
    expect(refusalOf(soft, { ...deploy, why: 'fire' })).toEqual([]);
  });
});

describe('what is known of a place settles a step that is stuck', () => {
  const settle: Command = { type: 'SettleRelease', ...R, by: 'UQA' };
  const api = 'api 4.2<4.1';
  const place = (now: string | undefined, more: Partial<RunsThere> = {}): RunsThere => ({
    ...(now && { now: { version: now } }),
    before: [],
    ...more,
  });
  const doubt = { may: ['4.1', '4.2'], since: NOW, release: 'R-1', rollout: 'R-1-1', step: 'eu' };
  const at = (release: Release, eu: RunsThere) =>
    given()
      .by('gonogo')
      .put('release', 'R-1', release)
      .put('environment', 'production', { ...running({}), live: { api: { eu } } });
  const failed = (state: Stage['state'] = 'failed') =>
    rolled('failed', [step('eu', state, api), step('us', 'waiting', api, { region: 'us' })]);
  const back = (...steps: Stage[]): Release => ({ ...rolled('rolling-back', steps), failed: 'x' }) as Release;
  test.each<[string, Release, RunsThere, string[]]>([
    ['its version runs there', failed(), place('4.2'), ['StageSettled eu done']],
    ['another runs there', failed(), place('4.1'), ['StageSettled eu waiting', 'ReleaseRolledBack', 'DeployEnded']],
    ['it is in doubt', failed(), place('4.2', { doubt }), []],
    ['nobody has told what runs there', failed(), place(undefined), []],
    ['it stood so before', failed('done'), place('4.2'), []],
    [
      'back: its version runs there still',
      back(step('eu', 'failed', api), step('us', 'waiting', api)),
      place('4.2'),
      [],
    ],
    [
      'back: it does not run there any more',
      back(step('eu', 'failed', api), step('us', 'waiting', 'ledger 2')),
      place('4.1'),
      ['StageSettled eu done'],
    ],
  ])('%s', (_, release, there, expected) => {
    const { decision } = at(release, there).when(settle);
    const facts = 'facts' in decision ? decision.facts : [];
    const lines = facts.map((f) => ('to' in f && 'stage' in f ? `${f.type} ${f.stage} ${f.to}` : f.type));
    expect(lines.slice(0, expected.length)).toEqual(expected);
    if (expected.length === 0) expect(lines).toEqual([]);
  });
  test('of what is not stuck: nothing', () => {
    const under = rolled('deploying', [step('eu', 'running', api)]);
    at(under, place('4.2')).when(settle).thenFacts();
    given().by('gonogo').when(settle).thenFacts();
  });
});

describe('what is heard late of a step that nobody waits for', () => {
  const api = 'api 4.2<4.1';
  const left = { rollout: 'R-1-0', direction: 'forward', stage: step('eu', 'running', api, { n: 3 }) } as const;
  const doubt = { may: ['4.1', '4.2'], since: NOW, release: 'R-1', rollout: 'R-1-0', step: 'eu' };
  const late = (status: 'succeeded' | 'failed' | 'running', more: object = {}): Command => ({
    type: 'ReportStage',
    ...R,
    deployId: 'R-1-0',
    stage: 'eu',
    status,
    n: 4,
    message: 'said',
    ...more,
  });
  const at = (
    there: RunsThere,
    release: Release = rolled('failed', [step('us', 'failed', api, { region: 'us', how: 'reported' })]),
  ) =>
    given()
      .by('gonogo')
      .put('release', 'R-1', { ...release, abandoned: [left] })
      .put('environment', 'production', { ...running({}), live: { api: { eu: there } } });
  const inDoubt: RunsThere = { now: { version: '4.1' }, before: [], doubt };
  const told = (settles: boolean, status: 'succeeded' | 'failed' = 'succeeded', more: object = {}) => ({
    stream: 'release/R-1',
    type: 'StageHeardLate' as const,
    ...R,
    rollout: 'R-1-0',
    stage: 'eu',
    n: 4,
    at: NOW,
    status,
    settles,
    text: { note: 'said' },
    ...more,
  });
  const live = {
    stream: 'environment/production',
    type: 'VersionWentLive' as const,
    environment: 'production',
    region: 'eu',
    service: 'api',
    version: '4.2',
    ...R,
    at: NOW,
  };
  const doubtful = (may: string[]) => ({
    stream: 'environment/production',
    type: 'VersionInDoubt' as const,
    environment: 'production',
    service: 'api',
    region: 'eu',
    may,
    ...R,
    rollout: 'R-1-0',
    step: 'eu',
    at: NOW,
  });
  const linked = { url: 'https://run.test' };
  test('it was in doubt, and nothing came since: what it says is so', () => {
    at(inDoubt).when(late('succeeded')).thenFacts(told(true), live);
    at(inDoubt)
      .when(late('succeeded', linked))
      .thenFacts(told(true, 'succeeded', linked), live);
    at(inDoubt).when(late('failed')).thenFacts(told(true, 'failed'));
  });
  test('it runs there as far as anybody knows', () => {
    at({ now: { version: '4.2' }, before: [] })
      .when(late('succeeded'))
      .thenFacts(told(true), live);
  });
  test('something else was sent there since: which came last is in doubt', () => {
    at({ now: { version: '4.3' }, before: [] })
      .when(late('succeeded'))
      .thenFacts(told(false), doubtful(['4.3', '4.2']));
    at({ before: [] })
      .when(late('succeeded'))
      .thenFacts(told(false), doubtful(['4.1', '4.2']));
    const other = { ...inDoubt, doubt: { ...doubt, rollout: 'R-7-1' } };
    at(other)
      .when(late('succeeded'))
      .thenFacts(told(false), doubtful(['4.1', '4.2']));
    const again = (state: Stage['state'], region = 'eu') => rolled('failed', [step('eu', state, api, { region })]);
    at(inDoubt, again('failed'))
      .when(late('succeeded'))
      .thenFacts(told(false), doubtful(['4.1', '4.2']));
    at(inDoubt, again('failed')).when(late('failed')).thenFacts(told(false, 'failed'));
    at(inDoubt, again('waiting')).when(late('succeeded')).thenFacts(told(true), live);
    at(inDoubt, again('failed', 'us')).when(late('succeeded')).thenFacts(told(true), live);
  });
  test('how far it is changes nothing, nor does what is not newer', () => {
    at(inDoubt).when(late('running')).thenFacts();
    at(inDoubt)
      .when(late('succeeded', { n: 3 }))
      .thenFacts();
  });
});

test('what is recorded as live by hand is what was voted on', () => {
  const record: Command = { type: 'RecordRelease', ...R, how: 'live', why: 'copied' };
  const other = COMPANY.environments.map((e) => ({ ...e, regions: ['eu'] }));
  expect(refusalOf(approved(), record)).toEqual([]);
  expect(refusalOf(approved().company({ environments: other }), record).slice(0, 3)).toEqual([
    'changed',
    `What was voted on for ${NAME} has changed a moment ago.`,
    'Look at it again before you deploy.',
  ]);
  expect(refusalOf(approved().done(freeze), record).slice(2)).toEqual([
    'What runs there all the same is recorded service by service: `/release done-by-hand`.',
    'show R-1',
  ]);
  expect(refusalOf(given().done(PLAN), record)).toEqual([
    'not-approved',
    `${NAME} is planned: it can't be live yet.`,
    'vote R-1',
  ]);
  expect(refusalOf(approved(), { ...record, why: ' ' })).toEqual([
    'needs-reason',
    'What was done by hand needs its reason: it is told with it.',
    'done-by-hand R-1',
    'in why',
  ]);
  expect(refusalOf(begun(), record)).toEqual([
    'running',
    `${NAME} (R-1) is under way by its pipeline.`,
    'Wait for it, or stop waiting first.',
    'stop-waiting R-1',
  ]);
});

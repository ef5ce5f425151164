import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTIONS, type Action } from '../../src/domain/company/roles.ts';
import { isRefusal } from '../../src/domain/deciding/decision.ts';
import { COMMANDS, type Command } from '../../src/domain/index.ts';
import { HELP } from '../../src/domain/release/helping/help.ts';
import { COMPANY, emptyWorld, Given, given, go, PEOPLE, PLAN } from './given.ts';

const R = { release: 'R-1' } as const;
const EVERYWHERE = { services: [], environments: [] };
const ITEMS = [{ service: 'shop', version: '1' }];
const terms = {
  name: 'x',
  why: 'x',
  scope: EVERYWHERE,
  from: '2026-03-03T09:00:00.000Z',
  until: '2026-03-03T10:00:00.000Z',
};

type Type = Command['type'];
/** `takes`: the action somebody needs on what is not theirs; `owner`: whether a release's owner may without it. */
type Taking = { takes: Action; owner: boolean; command: Command };
type Rule<T extends Type> =
  | (Taking & { command: Extract<Command, { type: T }> })
  /** timers, pipelines and other systems: no file of what people type and click names it */
  | 'nobody but the clock'
  /** a seat or a thing of one's own instead: the tests below say which */
  | 'by who one is';

const RULES: { [T in Type]: Rule<T> } = {
  PlanRelease: { takes: 'plan', owner: false, command: PLAN },
  PlanHotfix: {
    takes: 'plan',
    owner: false,
    command: { type: 'PlanHotfix', items: PLAN.items, environment: 'production', why: 'x', customers: '' },
  },
  StartDrill: {
    takes: 'deploy',
    owner: false,
    command: { type: 'StartDrill', service: 'api', environment: 'production' },
  },
  PushAlone: { takes: 'deploy', owner: false, command: { type: 'PushAlone', ...R, why: 'x' } },
  RequestScope: { takes: 'plan', owner: false, command: { type: 'RequestScope', ...R, items: ITEMS, why: 'x' } },
  OpenVote: { takes: 'open-vote', owner: true, command: { type: 'OpenVote', ...R } },
  StartDeploy: { takes: 'deploy', owner: false, command: { type: 'StartDeploy', ...R } },
  AllowVersions: { takes: 'override', owner: false, command: { type: 'AllowVersions', ...R, why: 'x' } },
  RollBack: { takes: 'rollback', owner: true, command: { type: 'RollBack', ...R, why: 'x' } },
  CancelRelease: { takes: 'cancel', owner: true, command: { type: 'CancelRelease', ...R, why: 'x' } },
  MoveRelease: {
    takes: 'cancel',
    owner: true,
    command: { type: 'MoveRelease', ...R, window: { ...PLAN.window, end: '2026-03-03T14:00:00.000Z' }, why: '' },
  },
  EditRelease: {
    takes: 'cancel',
    owner: true,
    command: {
      type: 'EditRelease',
      ...R,
      items: PLAN.items,
      environment: 'production',
      change: 'normal',
      after: [],
      why: 'other',
      customers: '',
    },
  },
  TakeRequest: { takes: 'cancel', owner: true, command: { type: 'TakeRequest', ...R, request: 'Q-1' } },
  DeferRequest: { takes: 'cancel', owner: true, command: { type: 'DeferRequest', ...R, request: 'Q-1' } },
  DeclineRequest: { takes: 'cancel', owner: true, command: { type: 'DeclineRequest', ...R, request: 'Q-1', why: 'x' } },
  OfferHandOver: { takes: 'cancel', owner: true, command: { type: 'OfferHandOver', ...R, to: 'UQA', summary: '' } },
  SetDocuments: { takes: 'update', owner: true, command: { type: 'SetDocuments', ...R, documents: [] } },
  WriteNotes: { takes: 'update', owner: true, command: { type: 'WriteNotes', ...R, notes: 'x' } },
  PostUpdate: {
    takes: 'update',
    owner: true,
    command: { type: 'PostUpdate', ...R, happened: 'x', next: '', texts: { engineering: 'x' } },
  },
  CompleteReview: { takes: 'update', owner: true, command: { type: 'CompleteReview', ...R, found: 'x' } },
  MeetDeadline: { takes: 'update', owner: true, command: { type: 'MeetDeadline', ...R, deadline: 'tests' } },
  OverrideChecks: { takes: 'override', owner: false, command: { type: 'OverrideChecks', ...R, why: 'x' } },
  GrantPass: { takes: 'freeze', owner: false, command: { type: 'GrantPass', ...R, why: 'x' } },
  DeclareFreeze: { takes: 'freeze', owner: false, command: { type: 'DeclareFreeze', ...terms } },
  ChangeFreeze: { takes: 'freeze', owner: false, command: { type: 'ChangeFreeze', freeze: 'F-1', ...terms } },
  LiftFreeze: { takes: 'freeze', owner: false, command: { type: 'LiftFreeze', freeze: 'F-1', why: '' } },
  EmergencyStop: {
    takes: 'freeze',
    owner: false,
    command: { type: 'EmergencyStop', why: 'x', scope: EVERYWHERE, minutes: 30 },
  },
  ClaimLock: {
    takes: 'lock',
    owner: false,
    command: { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'x' },
  },
  ReleaseLocks: {
    takes: 'lock',
    owner: false,
    command: { type: 'ReleaseLocks', locks: ['production/api'], why: '' },
  },
  StealLock: {
    takes: 'lock',
    owner: false,
    command: { type: 'StealLock', lock: 'production/api', from: 'UQA', since: '2026-03-03T08:00:00.000Z', why: 'x' },
  },
  PauseRollout: { takes: 'deploy', owner: true, command: { type: 'PauseRollout', ...R, why: 'x' } },
  BeginDrill: 'nobody but the clock',
  BookDrill: {
    takes: 'deploy',
    owner: false,
    command: { type: 'BookDrill', service: 'api', environment: 'production', at: '2026-03-05T10:00:00.000Z' },
  },
  CallOffDrill: {
    takes: 'deploy',
    owner: false,
    command: { type: 'CallOffDrill', service: 'api', environment: 'production' },
  },
  StopServices: {
    takes: 'deploy',
    owner: true,
    command: { type: 'StopServices', ...R, services: ['api'], why: '' },
  },
  StopWaiting: { takes: 'deploy', owner: true, command: { type: 'StopWaiting', ...R, why: '' } },
  RecordRelease: {
    takes: 'record',
    owner: false,
    command: { type: 'RecordRelease', ...R, how: 'live', why: 'x' },
  },
  RecordVersion: {
    takes: 'record',
    owner: false,
    command: {
      type: 'RecordVersion',
      environment: 'production',
      service: 'api',
      regions: ['eu'],
      version: '1',
      why: 'x',
    },
  },
  SkipTrain: { takes: 'trains', owner: false, command: { type: 'SkipTrain', train: 'none', why: 'x' } },
  HoldTrain: { takes: 'trains', owner: false, command: { type: 'HoldTrain', train: 'none', why: 'x' } },
  ResumeTrain: { takes: 'trains', owner: false, command: { type: 'ResumeTrain', train: 'none' } },

  CastBallot: 'by who one is',
  WonderAtReply: 'by who one is',
  ObjectToClearing: 'by who one is',
  AskForHelp: 'by who one is',
  AskOthers: 'by who one is',
  TakeOnAsked: 'by who one is',
  AcknowledgePage: 'by who one is',
  AnswerHandOver: 'by who one is',
  DelegateVote: 'by who one is',
  RevokeDelegation: 'by who one is',
  OpenFeed: 'by who one is',
  RevokeFeeds: 'by who one is',

  RemindOfDrill: 'nobody but the clock',
  EscalatePage: 'nobody but the clock',
  MissPage: 'nobody but the clock',
  ResolvePages: 'nobody but the clock',
  TakePages: 'nobody but the clock',
  NagOfLock: 'nobody but the clock',
  WarnOfLockEnd: 'nobody but the clock',
  EndLock: 'nobody but the clock',
  EndVerifying: 'nobody but the clock',
  BeginByItself: 'nobody but the clock',
  BeginFreeze: 'nobody but the clock',
  EndFreeze: 'nobody but the clock',
  WarnOfEnd: 'nobody but the clock',
  EndPass: 'nobody but the clock',
  AnnounceFreeze: 'nobody but the clock',
  AnnounceThaw: 'nobody but the clock',
  PauseForFreeze: 'nobody but the clock',
  EndHold: 'nobody but the clock',
  RefusePause: 'nobody but the clock',
  RemindOfDeadline: 'nobody but the clock',
  PassDeadline: 'nobody but the clock',
  OpenTrain: 'nobody but the clock',
  RemindVoters: 'nobody but the clock',
  PageApprover: 'nobody but the clock',
  CloseVote: 'nobody but the clock',
  EscalateVote: 'nobody but the clock',
  AskOnDuty: 'nobody but the clock',
  ConcludeVote: 'nobody but the clock',
  ExpireBallots: 'nobody but the clock',
  CompareContent: 'nobody but the clock',
  EndDelegation: 'nobody but the clock',
  ChaseReview: 'nobody but the clock',
  OpenWindow: 'nobody but the clock',
  StageQuiet: 'nobody but the clock',
  MissWindow: 'nobody but the clock',
  StageOverdue: 'nobody but the clock',
  SettleRelease: 'nobody but the clock',
  GoOnBack: 'nobody but the clock',
  ReportStage: 'nobody but the clock',
  LoseSight: 'nobody but the clock',
  TakeStage: 'nobody but the clock',
  FailStage: 'nobody but the clock',
  RegisterBuild: 'nobody but the clock',
  RecordChanges: 'nobody but the clock',
  RecordTickets: 'nobody but the clock',
  HearCommits: { takes: 'record', owner: false, command: { type: 'HearCommits', service: 'api', commits: [] } },
  HearMerge: {
    takes: 'record',
    owner: false,
    command: { type: 'HearMerge', service: 'api', merge: { tip: 'aabbccd' } },
  },
  BeginWatch: 'nobody but the clock',
  GoFurtherBack: 'nobody but the clock',
  LookAfter: 'nobody but the clock',
  HeedAfter: 'nobody but the clock',
  HeedHealth: 'nobody but the clock',
  RemindOfHealth: 'nobody but the clock',
  ObserveHealth: 'nobody but the clock',
  SeeAlerts: 'nobody but the clock',
  HearAlerts: {
    takes: 'record',
    owner: false,
    command: { type: 'HearAlerts', source: 's', alerts: [], truncated: false },
  },
  KeepUnmatched: 'nobody but the clock',
  WeighEvidence: 'nobody but the clock',
  ConfirmItem: 'by who one is',
  TakeBackItem: 'by who one is',
  ExceptFinding: {
    takes: 'override',
    owner: false,
    command: { type: 'ExceptFinding', service: 'api', finding: 'x', until: '2026-03-04T09:00:00.000Z', why: 'x' },
  },
  HearEvidence: {
    takes: 'record',
    owner: false,
    command: {
      type: 'HearEvidence',
      source: 'ci',
      service: 'api',
      told: { type: 'artifact', from: { version: '4.2' }, name: 'api' },
    },
  },
  HearDeployment: {
    takes: 'record',
    owner: false,
    command: {
      ...{ type: 'HearDeployment', source: 's', key: 'k', service: 'api', environment: 'production', regions: [] },
      ...{ state: 'succeeded', version: '4.2' },
    },
  },
  NameVersion: 'nobody but the clock',
  ObserveVersion: 'nobody but the clock',
  HearIncident: {
    takes: 'record',
    owner: false,
    command: { type: 'HearIncident', source: 's', key: 'k', service: 'api', state: 'open', title: 't' },
  },
  LookForCauses: 'nobody but the clock',
  ConfirmCause: 'by who one is',
  LookAtStage: 'nobody but the clock',
  SetAside: 'nobody but the clock',
  TakeOutOfQuarantine: 'nobody but the clock',
};

const deadlines = [
  {
    name: 'tests',
    title: 'Tests',
    before: { count: 1, unit: 'hours' as const },
    owes: 'qa',
    remindHours: 1,
    cutOff: false,
    gate: false,
    scope: EVERYWHERE,
  },
];
/** A release of UOWNER's; UABLE holds these actions, UGUEST is a guest to whom only what everyone may could apply. */
function holding(actions: Action[], everyone: Action[] = []): Given {
  const roles = [
    ...COMPANY.roles.filter((r) => r.name === 'qa' || r.name === 'sre'),
    { name: 'planner', title: 'planner', members: [], actions: ['plan' as const] },
    { name: 'able', title: 'able', members: [], actions },
    { name: 'everyone', title: 'everyone', members: [], actions: everyone },
  ];
  const people = {
    ...PEOPLE,
    roles: { ...PEOPLE.roles, planner: ['UOWNER'], able: ['UABLE'] },
    guests: ['UGUEST'],
  };
  const world = { ...emptyWorld(), company: { ...COMPANY, roles, deadlines }, people };
  const g = new Given(world).by('UOWNER').done(PLAN);
  // The owner plans that, and holds nothing after it.
  return g.people({ roles: { ...people.roles, planner: ['UPLANNER'] } });
}
const refusal = (g: Given, actor: string, command: Command) => {
  const { decision } = g.by(actor).when(command);
  return isRefusal(decision) ? decision : undefined;
};

const taking = Object.values(RULES).filter((rule) => typeof rule === 'object');
describe.each(taking.map((r): [Type, Taking] => [r.command.type, r]))('%s', (_, { takes, owner, command }) => {
  const isForbidden = (g: Given, actor: string) => refusal(g, actor, command)?.refused === 'forbidden';

  test(`whoever holds ${takes} may`, () => expect(isForbidden(holding([takes]), 'UABLE')).toBe(false));
  test('whoever holds all other actions may not', () => {
    const others = ACTIONS.filter((a) => a !== takes);
    expect(isForbidden(holding(others), 'UABLE')).toBe(true);
  });
  test('a stranger may not, and is told who could', () => {
    const no = refusal(holding([takes]), 'USTRANGER', command);
    expect(no?.refused).toBe('forbidden');
    expect(JSON.stringify(no?.remedy)).toContain('UABLE');
  });
  test(`the owner ${owner ? 'always may' : 'may not without it'}`, () =>
    expect(isForbidden(holding([takes]), 'UOWNER')).toBe(!owner));
  test.each(['UABLE', 'UOWNER'])('a deactivated account may not, whatever it held: %s', (gone) => {
    const g = holding([takes]).people({ deactivated: [gone] });
    expect(refusal(g, gone, command)?.refused).toBe('deactivated');
  });
  test('what everyone may, members may and guests may not, unless the manifest says so', () => {
    const g = holding([], [takes]);
    expect(isForbidden(g, 'USTRANGER')).toBe(false);
    expect(isForbidden(g, 'UGUEST')).toBe(true);
    g.company({ roles: g.world.company.roles.map((r) => ({ ...r, guests: true })) });
    expect(isForbidden(g, 'UGUEST')).toBe(false);
  });
});

test('each says of itself what it takes, which is what its buttons go by', () => {
  for (const [type, rule] of Object.entries(RULES)) {
    const { takes } = COMMANDS[type as Type];
    if (typeof rule === 'object') expect({ type, ...takes }).toMatchObject({ type, action: rule.takes });
    if (typeof rule === 'object') expect({ type, owned: takes?.owned === true }).toEqual({ type, owned: rule.owner });
  }
});

test('whoever owns a release is asked for what is theirs without a role, and for nothing else', () => {
  for (const action of ACTIONS) {
    const all = taking.filter((r) => r.takes === action && 'release' in r.command);
    const [theirs, others] = [all.filter((r) => r.owner), all.filter((r) => !r.owner)];
    // Of deploying, only what keeps one from going on is the owner's.
    if (action !== 'deploy') expect([theirs.length > 0, others.length > 0], action).not.toEqual([true, true]);
    expect(HELP[action].owned === true, action).toBe(theirs.length > 0 && others.length === 0);
  }
});

const SRC = join(import.meta.dirname, '../../src');
const people = ['words', 'slack'].flatMap((room) => {
  const dir = join(SRC, room);
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts'))
    .map((f) => readFileSync(join(dir, f), 'utf8'));
});
// By which commands somebody attaches what nobody could place.
const KEPT = join(SRC, 'domain/evidence/kept');
for (const file of readdirSync(KEPT)) people.push(readFileSync(join(KEPT, file), 'utf8'));
test('what only the clock and other systems ask, no file of what people do in Slack names; all else, one does', () => {
  const named = (type: string) => people.some((text) => text.includes(`'${type}'`));
  for (const [type, rule] of Object.entries(RULES)) expect(named(type), type).toBe(rule !== 'nobody but the clock');
});

describe('by who one is', () => {
  const voting = () => given().done(PLAN, { type: 'OpenVote', ...R });
  const until = '2026-03-03T10:00:00.000Z';

  test('an answer: by those who hold a role of the vote, not by who is deactivated', () => {
    voting().by('UQA').when(go).thenTypes('BallotCast');
    voting().by('USTRANGER').when(go).thenRefused('not-a-voter');
    voting().by('UMANAGER').when(go).thenRefused('not-a-voter');
    voting()
      .people({ deactivated: ['UQA'] })
      .by('UQA')
      .when(go)
      .thenRefused('not-a-voter');
  });
  test('a hand-over: by whom it is offered to', () => {
    const offered = given().done(PLAN, { type: 'OfferHandOver', ...R, to: 'UQA', summary: '' });
    const accept = { type: 'AnswerHandOver', ...R, accept: true } as const;
    offered.by('USTRANGER').when(accept).thenRefused('not-yours');
    offered.by('UMANAGER').when(accept).thenRefused('not-yours');
    offered.by('UQA').when(accept).thenTypes('HandOverAccepted');
  });
  test('a vote is handed on, and taken back, by who holds it', () => {
    const delegate = { type: 'DelegateVote', to: 'UMATE', from: '2026-03-03T09:00:00.000Z', until } as const;
    given().by('USTRANGER').when(delegate).thenRefused('not-a-voter');
    given()
      .people({ guests: ['UMATE'] })
      .by('UQA')
      .when(delegate)
      .thenRefused('not-able');
    given()
      .people({ deactivated: ['UMATE'] })
      .by('UQA')
      .when(delegate)
      .thenRefused('not-able');
    const g = given().by('UQA').done(delegate);
    g.by('UMATE').when({ type: 'RevokeDelegation' }).thenRefused('no-delegation');
    g.by('UQA').when({ type: 'RevokeDelegation' }).thenTypes('DelegationRevoked');
  });
  test('what is due: by who owes it', () => {
    const met = { type: 'MeetDeadline', ...R, deadline: 'tests' } as const;
    holding([]).by('UQA').when(met).thenTypes('DeadlineMet');
  });
  test('a feed: everybody their own, not a deactivated account', () => {
    const open = { type: 'OpenFeed', feed: 'digest', of: { kind: 'all' }, by: 'UQA' } as const;
    given().by('UQA').when(open).thenTypes('FeedOpened');
    given()
      .people({ deactivated: ['UQA'] })
      .by('UQA')
      .when(open)
      .thenRefused('deactivated');
    given().by('UQA').done(open).when({ type: 'RevokeFeeds', by: 'UMATE' }).thenFacts();
  });
});

test('asking those who may: they are told, each once', () => {
  const g = holding(['deploy'])
    .by('USTRANGER')
    .done({ type: 'AskForHelp', ...R, action: 'deploy' });
  expect(g.facts.at(-1)).toMatchObject({ type: 'HelpAsked', asked: ['UABLE'] });
  g.when({ type: 'AskForHelp', ...R, action: 'override' }).thenRefused('nobody');
  g.when({ type: 'AskForHelp', ...R, action: 'fly' }).thenFacts();
  g.when({ type: 'AskForHelp', ...R, action: 'constructor' }).thenFacts();
});

test('asking twice asks once, whoever asks; who can do it since is asked still', () => {
  const asks = { type: 'AskForHelp', ...R, action: 'deploy' } as const;
  const g = holding(['deploy']).by('USTRANGER').done(asks);
  expect(g.when(asks).decision).toMatchObject({ refused: 'asked-already', offers: [{ verb: 'show' }] });
  g.by('UOTHER').when(asks).thenRefused('asked-already');
  // Whoever was asked holds the role no more, and somebody else does.
  const roles = { ...PEOPLE.roles, able: ['UNEW'] };
  g.people({ ...PEOPLE, roles })
    .when(asks)
    .thenTypes('HelpAsked');
  expect(g.done(asks).facts.at(-1)).toMatchObject({ asked: ['UNEW'] });
  g.when(asks).thenRefused('asked-already');
});

test('asking for what was done meanwhile says so; whoever owns it is asked for what is theirs', () => {
  const g = given().done(PLAN).by('USTRANGER');
  const asks = (action: string) => ({ type: 'AskForHelp', ...R, action }) as const;
  expect(g.done(asks('open-vote')).facts.at(-1)).toMatchObject({ asked: ['UMANAGER'] });
  g.when(asks('rollback')).thenRefused('no-need');
  g.when(asks('answer')).thenRefused('no-need');
  g.by('UMANAGER')
    .done({ type: 'OpenVote', ...R })
    .by('USTRANGER')
    .when(asks('open-vote'))
    .thenRefused('no-need');
  // In another state it may be asked for again.
  g.done(asks('cancel')).by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go).by('USTRANGER');
  g.when(asks('cancel')).thenTypes('HelpAsked');
  g.by('UMANAGER')
    .done({ type: 'CancelRelease', ...R, why: 'x' })
    .by('USTRANGER');
  for (const action of ['deploy', 'cancel', 'freeze', 'override', 'record', 'lock'])
    g.when(asks(action)).thenRefused('no-need');
});

import { describe, expect, test } from 'vitest';
import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import type { Command } from '../../../src/domain/index.ts';
import { noGoGiven } from '../../../src/domain/release/facts/no-go-given.ts';
import { releaseApproved } from '../../../src/domain/release/facts/release-approved.ts';
import { releaseRejected } from '../../../src/domain/release/facts/release-rejected.ts';
import { answerRepeated } from '../../../src/domain/vote/facts/answer-repeated.ts';
import { voteClosed } from '../../../src/domain/vote/facts/vote-closed.ts';
import { vetoersOf } from '../../../src/domain/vote/veto.ts';
import { answered, approved, COMPANY, type Given, given, go, NOW, PEOPLE, PLAN, running } from '../given.ts';
import { spoken } from '../spoken.ts';

const R = { release: 'R-1' } as const;
const VOTE = { ...R, vote: 'R-1/v1' } as const;
const open = { type: 'OpenVote', ...R } as const;
const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
const [policy] = COMPANY.policies;
const asking = (more: Partial<VotePolicy>) => ({ policies: policy ? [{ ...policy, ...more }] : [] });
const voting = (more: Partial<VotePolicy> = {}) => given().company(asking(more)).done(PLAN, open);
const low = (more: Partial<VotePolicy> = {}) =>
  given()
    .company(asking({ clearsLowRiskAfterMinutes: 30, ...more }))
    .put('environment', 'production', running({ shop: { eu: '1' } }))
    .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, open);
const conclude = { type: 'ConcludeVote', ...VOTE } as const;
const close = { type: 'CloseVote', ...VOTE } as const;

describe.each<Command>([
  { type: 'RemindVoters', ...VOTE },
  { type: 'EscalateVote', ...VOTE },
  { type: 'AskOnDuty', ...VOTE },
  { type: 'ExpireBallots', ...VOTE },
  { type: 'WonderAtReply', ...VOTE },
  conclude,
  close,
])('$type', (command) => {
  const late = (g: Given) => g.by('UQA').at('2026-03-03T11:30:00.000Z');
  test('of a vote that nobody knows, that is over, or after which another opened: nothing', () => {
    const waiting = voting({ ballotsLastHours: 1 }).people({ onDuty: { qa: ['UQA'] } });
    late(waiting)
      .when({ ...command, release: 'R-9' } as Command)
      .thenFacts();
    late(waiting)
      .when({ ...command, vote: 'R-1/v9' } as Command)
      .thenFacts();
    const rejected = () =>
      voting({ ballotsLastHours: 1 })
        .people({ onDuty: { sre: ['USRE1'] } })
        .by('UQA')
        .done(noGo);
    late(rejected()).when(command).thenFacts();
    late(rejected().by('UMANAGER').done(open)).when(command).thenFacts();
    const cancelled = voting().done({ type: 'CancelRelease', ...R, why: 'x' });
    late(cancelled).when(command).thenFacts();
  });
});

describe('what is of low risk', () => {
  const at = '2026-03-03T09:30:00.000Z';
  test('is cleared at its time, though nobody has answered', () => {
    expect(low().at(at).when(conclude).decision).toMatchObject({
      facts: [
        { type: 'VoteClosed', outcome: 'go', at },
        { type: 'ReleaseApproved', at },
      ],
    });
  });
  test('not before that, not when somebody is against it, and never without a policy that says so', () => {
    low().at('2026-03-03T09:29:59.999Z').when(conclude).thenFacts();
    low().by('USRE1').done(noGo).at(at).when(conclude).thenFacts();
    const against = low().by('UMEMBER');
    against
      .done({ type: 'ObjectToClearing', ...VOTE, why: 'untested' })
      .at(at)
      .when(conclude)
      .thenFacts();
    voting().at(at).when(conclude).thenFacts();
  });
  test('though it is open for longer otherwise', () => {
    low({ openForMinutes: 60 })
      .at(at)
      .when(conclude)
      .thenFacts(
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:30:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:30:00.000Z' }),
      );
    low({ openForMinutes: 60 }).by('USRE1').done(noGo).at(at).when(conclude).thenFacts();
  });
  test('once cleared, a later role need not wait for an earlier one', () => {
    const rules = [
      { role: 'qa', need: 1, veto: true },
      { role: 'sre', need: 2, veto: true, after: ['qa'] },
    ];
    low({ rules }).by('USRE1').when(go).thenRefused('not-yet');
    const cleared = low({ rules }).at(at).done(conclude).by('USRE1');
    cleared.when(go).thenFacts(answered('USRE1', 'sre', { at: '2026-03-03T09:30:00.000Z' }));
    cleared.when(noGo).thenFacts(
      answered('USRE1', 'sre', { answer: 'no-go', at: '2026-03-03T09:30:00.000Z', text: { why: 'disk is full' } }),
      voteClosed.of('R-1/v1', { outcome: 'no-go', at: '2026-03-03T09:30:00.000Z' }),
      releaseRejected.of('R-1', {
        at: '2026-03-03T09:30:00.000Z',
        role: 'sre',
        by: 'USRE1',
        passed: true,
        text: { why: 'disk is full' },
      }),
    );
  });
});

test('whoever is missing is no matter once all have answered, though it is open for longer', () => {
  const g = voting({ openForMinutes: 120 }).by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go).by('gonogo');
  g.at('2026-03-03T10:30:00.000Z')
    .when({ type: 'EscalateVote', ...VOTE })
    .thenFacts();
});

describe('a vote that runs out of time', () => {
  const at = '2026-03-03T11:00:00.000Z';
  const rejected = (g: Given) => {
    const { decision } = g.at(at).when(close);
    return 'facts' in decision ? decision.facts[1] : undefined;
  };
  test('is rejected by nobody, for want of the roles that lack answers; a no-go without veto decides nothing', () => {
    const of = { stream: 'release/R-1', type: 'ReleaseRejected', release: 'R-1', at, by: '' };
    expect(rejected(voting())).toEqual({ ...of, role: 'QA, SRE', text: { why: 'no answer in time from QA, SRE' } });
    expect(rejected(voting().by('USRE1').done(noGo).by('UQA').done(go))).toEqual({
      ...of,
      role: 'SRE',
      text: { why: 'no answer in time from SRE' },
    });
  });
});

describe('a veto', () => {
  const rejection = (g: Given, more: object = {}) => {
    const { decision } = g.when({ ...noGo, ...more });
    return 'facts' in decision ? decision.facts.at(-1) : undefined;
  };
  const of = { stream: 'release/R-1', type: 'ReleaseRejected', release: 'R-1', role: 'qa', by: 'UQA' };
  test('rejects by whom it was given, and when, where that was before it arrived', () => {
    const now = '2026-03-03T09:10:00.000Z';
    const g = () =>
      voting()
        .by('USRE1')
        .done({ ...noGo, why: 'tired' })
        .by('UQA')
        .at(now);
    expect(rejection(g())).toEqual({ ...of, at: now, text: { why: 'disk is full' } });
    expect(rejection(g(), { acted: now })).toEqual({ ...of, at: now, text: { why: 'disk is full' } });
    const acted = '2026-03-03T09:05:00.000000Z';
    expect(rejection(g(), { acted })).toEqual({ ...of, at: now, said: acted, text: { why: 'disk is full' } });
  });
  test('after the vote had passed it says so', () => {
    const now = '2026-03-03T11:30:00.000Z';
    expect(rejection(approved().at(now).by('UQA'))).toEqual({
      ...of,
      at: now,
      passed: true,
      text: { why: 'disk is full' },
    });
  });
  test('in two roles is lifted in both, or holds on', () => {
    const rules = [
      { role: 'qa', need: 1, veto: true },
      { role: 'sre', need: 1, veto: true },
    ];
    const held = () => voting({ rules }).by('UBOTH').done(noGo);
    held()
      .when({ ...go, role: 'qa' })
      .thenFacts(answered('UBOTH', 'qa'));
    held()
      .when(go)
      .thenTypes('BallotCast', 'BallotCast', 'VetoLifted', 'ReleaseVoteOpened', 'VoteClosed', 'ReleaseApproved');
    const begun = voting({ rules }).by('UQA').done(go).by('USRE1').done(go).by('UMANAGER').at(PLAN.window.start);
    begun
      .done({ type: 'StartDeploy', ...R })
      .by('UBOTH')
      .when(noGo)
      .thenFacts(
        answered('UBOTH', 'qa', { answer: 'no-go', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
        answered('UBOTH', 'sre', { answer: 'no-go', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
        noGoGiven.of('R-1', { by: 'UBOTH', role: 'qa', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
      );
  });
});

describe('answers that are too old', () => {
  const expire = { type: 'ExpireBallots', ...VOTE } as const;
  test('go; younger ones of the same role stay', () => {
    const g = voting({ ballotsLastHours: 1 }).by('USRE1').done(go).by('UQA').done(go);
    g.at('2026-03-03T09:40:00.000Z')
      .by('USRE2')
      .done(go)
      .at('2026-03-03T09:50:00.000Z')
      .by('UQA')
      .done({ ...go, acted: '2026-03-03T09:50:00.000Z' });
    g.by('gonogo').at('2026-03-03T10:00:00.000Z');
    g.done(expire);
    const vote = g.world.votes['R-1/v1'];
    expect(vote?.ballots.map((b) => `${b.role} ${b.by}`)).toEqual(['qa UQA', 'sre USRE2']);
    g.when(expire).thenFacts();
  });
  test('are asked for again, for the same content and on the same terms', () => {
    const g = voting({ ballotsLastHours: 1 }).by('UQA').done(go).by('gonogo');
    // A build that nobody has compared yet is no part of it.
    g.done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0', commits: [] });
    const content = g.world.votes['R-1/v1']?.content;
    const now = '2026-03-03T10:00:00.000Z';
    const closesAt = '2026-03-03T11:00:00.000Z';
    expect(content && g.at(now).when(expire).decision).toMatchObject({
      facts: [
        {
          stream: 'vote/R-1/v1',
          type: 'VoteContentChanged',
          vote: 'R-1/v1',
          content,
          print: 'c1',
          parts: [],
          roles: ['qa'],
          because: 'expired',
          closesAt,
          remindAt: now,
          at: now,
        },
        { type: 'ReleaseVoteOpened', vote: 'R-1/v1', round: 1, closesAt, was: 'voting' },
      ],
    });
    expect(g.done(expire).facts.at(-2)).not.toHaveProperty('rules');
  });
  test('of a release that deploys, or that a no-go holds: nothing', () => {
    const all = () => voting({ ballotsLastHours: 1 }).by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go);
    const later = '2026-03-03T10:30:00.000Z';
    all().at(later).when(expire).thenTypes('VoteContentChanged', 'ReleaseVoteOpened');
    all().at(later).by('UQA').done(noGo).when(expire).thenFacts();
    const early = { ...PLAN, window: { ...PLAN.window, start: '2026-03-03T09:00:00.000Z' } };
    const begun = given()
      .company(asking({ ballotsLastHours: 1, closesBeforeMinutes: 0 }))
      .done(early, open);
    begun.by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go).by('UMANAGER');
    begun
      .done({ type: 'StartDeploy', ...R })
      .at(later)
      .when(expire)
      .thenFacts();
  });
});

describe('answers that grow too old once the window has opened', () => {
  const start = { type: 'StartDeploy', ...R } as const;
  const expire = { type: 'ExpireBallots', ...VOTE } as const;
  const window = { ...PLAN.window, start: '2026-03-03T09:30:00.000Z', end: '2026-03-03T18:00:00.000Z' };
  const passed = (more: Partial<VotePolicy> = {}) =>
    given()
      .company(asking({ ballotsLastHours: 1, closesBeforeMinutes: 0, ...more }))
      .done({ ...PLAN, window }, open)
      .by('USRE1')
      .done(go)
      .by('USRE2')
      .done(go)
      .by('UQA')
      .done(go)
      .by('UMANAGER');
  const AGED = '2026-03-03T10:00:00.000Z';

  test('let it begin until the last millisecond, and no longer', () => {
    passed().at('2026-03-03T09:59:59.999Z').when(start).thenTypes('RolloutStarted', 'StageStarted');
    const late = passed().at(AGED);
    const refused = late.when(start);
    refused.thenRefused('too-old');
    expect(refused.decision).toMatchObject({ remedy: [{ say: 'They are being asked again.' }] });
    late.when({ type: 'BeginByItself', ...R }).thenFacts();
  });
  test('are named, and whose they are, but for those of a role that still has enough', () => {
    const g = passed()
      .at('2026-03-03T09:30:00.000Z')
      .by('UBOTH')
      .done({ ...go, role: 'qa' })
      .by('UMANAGER')
      .done(start)
      .by('pipeline');
    g.at(AGED).done({
      type: 'ReportStage',
      ...R,
      deployId: 'R-1-1',
      stage: 'eu',
      n: 1,
      message: 'disk',
      status: 'failed',
    });
    const { decision } = g.by('UMANAGER').when(start);
    if (!isRefusal(decision)) throw new Error('it began');
    expect(spoken(decision.why)).toContain('The go of @USRE1 for SRE');
    expect(spoken(decision.why)).not.toContain('@UQA');
    expect(spoken(decision.remedy ?? [])).toBe(
      'It can be deployed once @USRE1 and @USRE2, or others of the same role, answer go again.',
    );
  });
  test('are asked for again as long as the window is open', () => {
    const g = passed().by('gonogo').at(AGED).done(expire);
    expect(g.world.releases['R-1']).toMatchObject({ status: 'voting', closesAt: window.end });
    g.by('UMANAGER').when(start).thenRefused('blocked');
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('UMANAGER').when(start).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('are hours that pass, whatever the clocks on the wall do', () => {
    // Berlin leaves out an hour on 29 March: 24 hours after Saturday 14:00 it is Sunday 15:00 there.
    const saturday = '2026-03-28T13:00:00.000Z';
    const sunday = { ...window, start: '2026-03-29T08:00:00.000Z', end: '2026-03-29T18:00:00.000Z' };
    const g = given()
      .company(asking({ ballotsLastHours: 24, closesBeforeMinutes: 0 }))
      .at(saturday)
      .done({ ...PLAN, window: sunday }, open);
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('UMANAGER').at('2026-03-29T12:59:59.999Z').when(start).thenTypes('RolloutStarted', 'StageStarted');
    g.at('2026-03-29T13:00:00.000Z').when(start).thenRefused('too-old');
  });
  test('neither stop what goes on by itself, nor let somebody go on by hand', () => {
    const failed = passed().at('2026-03-03T09:59:59.999Z').done(start).at(AGED).by('pipeline');
    const step = { type: 'ReportStage', ...R, deployId: 'R-1-1', stage: 'eu', n: 1, message: 'disk' } as const;
    failed
      .when({ ...step, status: 'succeeded' })
      .thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', 'StageStarted');
    failed.done({ ...step, status: 'failed' }).by('UMANAGER');
    const refused = failed.when(start);
    refused.thenRefused('too-old');
    expect(refused.decision).toMatchObject({ offers: [{ verb: 'ask-them', about: 'R-1/answer' }, { verb: 'show' }] });
    // Somebody else of the role may answer as well as whoever did; those who did say the same again.
    failed
      .by('UBOTH')
      .when({ ...go, role: 'qa' })
      .thenFacts(answered('UBOTH', 'qa', { at: '2026-03-03T10:00:00.000Z' }));
    failed
      .by('UQA')
      .when(go)
      .thenFacts(answerRepeated.of('R-1/v1', { by: 'UQA', role: 'qa', at: '2026-03-03T10:00:00.000Z' }));
    failed.by('UOTHER').when(go).thenRefused('not-a-voter');
    for (const voter of ['UQA', 'USRE1', 'USRE2']) failed.by(voter).done(go);
    failed.by('UQA').when(go).thenRefused('begun');
    failed.by('UMANAGER').when(start).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('are asked for again, too, where the window had ended and is moved so little that what was said stands', () => {
    const short = { ...window, end: '2026-03-03T09:45:00.000Z' };
    const g = given()
      .company(asking({ ballotsLastHours: 1, closesBeforeMinutes: 0, toleranceMinutes: 30 }))
      .done({ ...PLAN, window: short }, open);
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('gonogo').at(AGED).when(expire).thenFacts();
    const later = { ...short, start: AGED, end: '2026-03-03T10:15:00.000Z' };
    g.by('UMANAGER').done({ type: 'MoveRelease', ...R, window: later, why: 'late' });
    expect(g.follows()).toContainEqual(expect.objectContaining({ key: 'timer/expire/R-1/v1', dueAt: AGED }));
    g.by('gonogo').done(expire);
    expect(g.world.releases['R-1']).toMatchObject({ status: 'voting' });
  });
  test('do not hold what was cleared without them', () => {
    const cleared = low({ ballotsLastHours: 1, closesBeforeMinutes: 0 }).by('UQA').done(go).by('gonogo');
    cleared.at('2026-03-03T09:30:00.000Z').done(conclude).at(PLAN.window.start).by('UMANAGER');
    cleared.when(start).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('decide nothing, however late somebody says that they are old', () => {
    const g = given()
      .company(asking({ ballotsLastHours: 1, closesBeforeMinutes: 0 }))
      .done({ ...PLAN, window }, open)
      .by('USRE1')
      .done(go)
      .by('USRE2')
      .done(go);
    g.at(AGED)
      .by('UQA')
      .when(go)
      .thenFacts(answered('UQA', 'qa', { at: '2026-03-03T10:00:00.000Z' }));
    g.at('2026-03-03T09:59:59.999Z')
      .when(go)
      .thenFacts(
        answered('UQA', 'qa', { at: '2026-03-03T09:59:59.999Z' }),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:59:59.999Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:59:59.999Z' }),
      );
  });
});

describe('a vote that was left open by a release that goes on without it', () => {
  test('takes nothing and does nothing', () => {
    const left = voting().world.votes['R-1/v1'];
    const g = voting().done({ type: 'CancelRelease', ...R, why: 'x' });
    if (left) g.put('vote', 'R-1/v1', left);
    g.at('2026-03-03T11:00:00.000Z').when(close).thenFacts();
    const offers = [{ verb: 'show', label: 'Open it', about: 'R-1' }];
    expect(g.by('UQA').when(go).decision).toMatchObject({ refused: 'superseded', offers });
    const newer = voting().by('UQA').done(noGo).by('UMANAGER').done(open);
    if (left) newer.put('vote', 'R-1/v1', left);
    newer.at('2026-03-03T11:00:00.000Z').when(close).thenFacts();
    newer.by('UQA').when(go).thenRefused('superseded');
  });
});

describe('whose no-go holds a release', () => {
  test('is whose role has a veto, whoever else was against it', () => {
    const both = voting().by('USRE1').done(noGo).by('UQA').done(noGo);
    expect(vetoersOf(both.world.releases['R-1'], both.world.votes['R-1/v1'], NOW)).toEqual(['UQA']);
    both.by('USRE1').when(go).thenRefused('closed');
  });
  const g = voting().by('UQA').done(noGo).by('UMANAGER');
  const first = g.world.votes['R-1/v1'];
  g.done(open)
    .by('UBOTH')
    .done({ ...noGo, vote: 'R-1/v2', role: 'qa' });
  const { 'R-1/v2': second } = g.world.votes;
  const held = (vote: typeof first, now = NOW) => vetoersOf(g.world.releases['R-1'], vote, now);
  test('is of its newest vote, until its window is over', () => {
    expect(held(second)).toEqual(['UBOTH']);
    expect(held(first)).toEqual([]);
    expect(held(undefined)).toEqual([]);
    expect(held(second, '2026-03-03T12:59:59.999Z')).toEqual(['UBOTH']);
    expect(held(second, PLAN.window.end)).toEqual([]);
    expect(vetoersOf(undefined, second, NOW)).toEqual([]);
    expect(vetoersOf(voting().world.releases['R-1'], first, NOW)).toEqual([]);
  });
});

describe('the same answer again, later', () => {
  const later = '2026-03-03T09:05:00.000Z';
  const repeated = { stream: 'vote/R-1/v1', type: 'AnswerRepeated', vote: 'R-1/v1', at: later } as const;
  test('is as new as its repetition, for oneself and for somebody else; at the same moment it is nothing new', () => {
    const g = voting().by('USRE1').done(go).at(later);
    g.when(go).thenFacts({ ...repeated, by: 'USRE1', role: 'sre' });
    g.done(go).when(go).thenFacts();
    const until = { from: NOW, until: '2026-03-04T09:00:00.000Z' };
    const mate = voting()
      .by('USRE1')
      .done({ type: 'DelegateVote', to: 'UMATE', ...until })
      .by('UMATE')
      .done(go)
      .at(later);
    mate.when(go).thenFacts({ ...repeated, by: 'UMATE', role: 'sre', instead: 'USRE1' });
    mate.done(go);
    expect(mate.world.votes['R-1/v1']?.ballots).toMatchObject([{ by: 'UMATE', instead: 'USRE1', at: later }]);
  });
  test('for somebody else, a command is newer than what Slack’s clock put ahead', () => {
    const until = { from: NOW, until: '2026-03-04T09:00:00.000Z' };
    const g = voting()
      .by('USRE1')
      .done({ type: 'DelegateVote', to: 'UMATE', ...until })
      .by('UMATE');
    g.done({ ...go, acted: '2026-03-03T09:00:04.000000Z' }).done(noGo);
    expect(g.world.votes['R-1/v1']?.ballots).toMatchObject([
      { by: 'UMATE', instead: 'USRE1', answer: 'no-go', at: '2026-03-03T09:00:04.000000Z', changed: true },
    ]);
  });
  test('lifts a veto at the time at which it was said, and opens the vote as it was', () => {
    const g = voting().by('UQA').done(noGo).at(later);
    const acted = '2026-03-03T09:04:00.000000Z';
    expect(g.when({ ...go, acted }).decision).toMatchObject({
      facts: [{}, { type: 'VetoLifted', by: 'UQA', at: acted }, { type: 'ReleaseVoteOpened', was: 'rejected' }],
    });
    g.by('UMANAGER');
    expect(g.when(open).decision).toMatchObject({ facts: [{}, { vote: 'R-1/v2', round: 2, was: 'rejected' }] });
    expect(given().done(PLAN).done(open).facts.at(-1)).not.toHaveProperty('was');
  });
  test('by somebody on duty is marked as such', () => {
    const g = voting()
      .people({ onDuty: { sre: ['USRE1'] } })
      .by('USRE1')
      .done(go)
      .by('USRE2')
      .done(go);
    expect(g.world.votes['R-1/v1']?.ballots.map((b) => [b.by, b.onDuty])).toEqual([
      ['USRE1', true],
      ['USRE2', undefined],
    ]);
  });
});

describe('who is asked', () => {
  test('is kept: whoever was reminded or asked what they meant, once', () => {
    const g = voting()
      .by('UQA')
      .done({ type: 'WonderAtReply', ...VOTE });
    g.by('USRE1').done({ type: 'WonderAtReply', ...VOTE });
    g.done({ type: 'RemindVoters', ...VOTE })
      .by('UQA')
      .done(go)
      .done({ type: 'RemindVoters', ...VOTE });
    const vote = g.world.votes['R-1/v1'];
    expect(vote?.wondered).toEqual(['UQA', 'USRE1']);
    expect(vote?.reminded).toEqual(['UQA', 'UBOTH', 'USRE1', 'USRE2']);
  });
  test('an answer is marked as changed when it is another than before', () => {
    const said = (g: Given) => g.world.votes['R-1/v1']?.ballots.map((b) => [b.by, b.changed]);
    const g = voting().by('USRE1').done(noGo);
    expect(said(g)).toEqual([['USRE1', false]]);
    expect(said(g.done({ ...noGo, why: 'ill' }))).toEqual([['USRE1', false]]);
    expect(said(g.by('USRE2').done(go).by('USRE1').done(go))).toEqual([
      ['USRE2', false],
      ['USRE1', true],
    ]);
  });
  test('cover needs somebody to stand in for', () => {
    const rules = [{ role: 'qa', need: 1, veto: true, cover: 'manager' }];
    const people = { roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UCOVER'] } };
    const g = voting({ rules })
      .people({ ...people, away: ['UQA', 'UBOTH'] })
      .by('UCOVER');
    expect(g.when(go).decision).toMatchObject({ facts: [{ instead: 'UQA' }, {}, {}] });
    g.people({ away: ['UQA'] })
      .when(go)
      .thenRefused('not-a-voter');
    g.people({ away: undefined }).when(go).thenRefused('not-a-voter');
  });
});

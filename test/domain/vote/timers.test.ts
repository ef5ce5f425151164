import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import { noGoGiven } from '../../../src/domain/release/facts/no-go-given.ts';
import { releaseApproved } from '../../../src/domain/release/facts/release-approved.ts';
import { releaseRejected } from '../../../src/domain/release/facts/release-rejected.ts';
import { voteClosed } from '../../../src/domain/vote/facts/vote-closed.ts';
import { vetoersOf } from '../../../src/domain/vote/veto.ts';
import { answered, approved, type Given, given, go, NOW, PEOPLE, PLAN } from '../given.ts';
import { conclude, low, noGo, open, R, VOTE, voting } from './voting.ts';

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

test('who is missing is told half way to when the vote closes now, not to when it was to close', () => {
  const closesAt = '2026-03-03T11:00:00.000Z';
  const g = voting().by('gonogo').at('2026-03-03T10:30:00.000Z');
  g.when({ type: 'EscalateVote', ...VOTE, closesAt: '2026-03-03T10:59:59.999Z' }).thenFacts();
  for (const as of [{ closesAt }, {}])
    expect(g.when({ type: 'EscalateVote', ...VOTE, ...as }).decision).toMatchObject({
      facts: [{ type: 'VoteEscalated' }],
    });
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

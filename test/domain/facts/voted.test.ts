import { describe, expect, test } from 'vitest';
import * as releaseCommands from '../../../src/domain/release/index.ts';
import * as voteCommands from '../../../src/domain/vote/index.ts';
import { COMPANY, given, go, PLAN } from '../given.ts';
import { HOTFIX, live } from '../hotfix/planned.ts';
import { reckoned, release, roles, vote } from './steps.ts';

const { leads, misses, needless } = reckoned();

describe('a release', () => {
  test('is planned and voted on', () => {
    const g = given();
    leads(g, PLAN, {
      stream: 'release/R-1',
      type: 'ReleasePlanned',
      release: 'R-1',
      items: [
        { service: 'api', version: '4.2' },
        { service: 'ledger', version: '2.9' },
      ],
      environment: 'production',
      change: 'normal',
      window: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
      owner: 'UMANAGER',
      at: '2026-03-03T09:00:00.000Z',
      text: { why: 'faster', customers: '' },
    });
    leads(
      g,
      { type: 'OpenVote', ...release },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteOpened',
        vote: 'R-1/v1',
        release: 'R-1',
        round: 1,
        rules: [
          { role: 'qa', need: 1, veto: true },
          { role: 'sre', need: 2, veto: false },
        ],
        policy: 'all',
        authorCounts: false,
        author: 'UMANAGER',
        by: 'UMANAGER',
        at: '2026-03-03T09:00:00.000Z',
        closesAt: '2026-03-03T11:00:00.000Z',
        remindAt: '2026-03-03T10:00:00.000Z',
        content: {
          items: [
            { service: 'api', version: '4.2' },
            { service: 'ledger', version: '2.9' },
          ],
          environment: 'production',
          change: 'normal',
          window: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
          after: [],
          strategy: 'eu → us by pipeline',
        },
        print: 'c1',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteOpened',
        release: 'R-1',
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T11:00:00.000Z',
      },
    );
    leads(
      g.by('gonogo'),
      { type: 'RemindVoters', ...vote },
      { stream: 'vote/R-1/v1', type: 'VotersReminded', vote: 'R-1/v1', people: ['UQA', 'UBOTH', 'USRE1', 'USRE2'] },
    );
    leads(
      g,
      { type: 'EscalateVote', ...vote },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteEscalated',
        vote: 'R-1/v1',
        people: ['UQA', 'UBOTH', 'USRE1', 'USRE2'],
        roles: ['qa', 'sre'],
      },
    );
    leads(
      g.by('UQA'),
      { ...go, answer: 'no-go', why: 'untested' },
      {
        stream: 'vote/R-1/v1',
        type: 'BallotCast',
        vote: 'R-1/v1',
        by: 'UQA',
        role: 'qa',
        answer: 'no-go',
        at: '2026-03-03T09:00:00.000Z',
        print: 'c1',
        text: { why: 'untested' },
      },
      { stream: 'vote/R-1/v1', type: 'VoteClosed', vote: 'R-1/v1', outcome: 'no-go', at: '2026-03-03T09:00:00.000Z' },
      {
        stream: 'release/R-1',
        type: 'ReleaseRejected',
        release: 'R-1',
        at: '2026-03-03T09:00:00.000Z',
        role: 'qa',
        by: 'UQA',
        text: { why: 'untested' },
      },
    );
    leads(
      g,
      go,
      {
        stream: 'vote/R-1/v1',
        type: 'BallotCast',
        vote: 'R-1/v1',
        by: 'UQA',
        role: 'qa',
        answer: 'go',
        at: '2026-03-03T09:00:00.000Z',
        print: 'c1',
        text: { why: '' },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VetoLifted',
        vote: 'R-1/v1',
        by: 'UQA',
        closesAt: '2026-03-03T11:00:00.000Z',
        remindAt: '2026-03-03T10:00:00.000Z',
        at: '2026-03-03T09:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteOpened',
        release: 'R-1',
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T11:00:00.000Z',
        was: 'rejected',
      },
    );
    leads(g.by('USRE1'), go, {
      stream: 'vote/R-1/v1',
      type: 'BallotCast',
      vote: 'R-1/v1',
      by: 'USRE1',
      role: 'sre',
      answer: 'go',
      at: '2026-03-03T09:00:00.000Z',
      print: 'c1',
      text: { why: '' },
    });
    leads(
      g.by('USRE2'),
      { ...go, role: 'sre' },
      {
        stream: 'vote/R-1/v1',
        type: 'BallotCast',
        vote: 'R-1/v1',
        by: 'USRE2',
        role: 'sre',
        answer: 'go',
        at: '2026-03-03T09:00:00.000Z',
        print: 'c1',
        text: { why: '' },
      },
      { stream: 'vote/R-1/v1', type: 'VoteClosed', vote: 'R-1/v1', outcome: 'go', at: '2026-03-03T09:00:00.000Z' },
      { stream: 'release/R-1', type: 'ReleaseApproved', release: 'R-1', at: '2026-03-03T09:00:00.000Z' },
    );
  });

  test('runs out of time, waits for another, is overridden', () => {
    const g = given()
      .company({ roles })
      .done(PLAN, { type: 'OpenVote', ...release });
    leads(
      g.by('gonogo').at('2026-03-03T11:00:00.000Z'),
      { type: 'CloseVote', ...vote },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteClosed',
        vote: 'R-1/v1',
        outcome: 'out-of-time',
        at: '2026-03-03T11:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseRejected',
        release: 'R-1',
        at: '2026-03-03T11:00:00.000Z',
        role: 'QA, SRE',
        by: '',
        text: { why: 'no answer in time from QA, SRE' },
      },
    );
    g.by('UMANAGER').done({ ...PLAN, items: [{ service: 'shop', version: '1' }], after: ['R-1'] });
    leads(
      g,
      { type: 'OverrideChecks', ...release, why: 'the board' },
      {
        stream: 'release/R-1',
        type: 'ChecksOverridden',
        release: 'R-1',
        gates: ['votes'],
        content: {
          items: PLAN.items,
          environment: 'production',
          change: 'normal',
          window: PLAN.window,
          after: [],
          strategy: 'eu → us by pipeline',
        },
        by: 'UMANAGER',
        at: '2026-03-03T11:00:00.000Z',
        text: {
          why: 'the board',
          saw: ['Votes', { say: ' (' }, { say: 'rejected: ' }, 'no answer in time from QA, SRE', { say: ')' }],
        },
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseApproved',
        release: 'R-1',
        at: '2026-03-03T11:00:00.000Z',
        was: 'rejected',
      },
    );
    leads(
      g,
      { type: 'CancelRelease', ...release, why: 'no' },
      {
        stream: 'release/R-1',
        type: 'ReleaseCancelled',
        release: 'R-1',
        at: '2026-03-03T11:00:00.000Z',
        by: 'UMANAGER',
        text: { why: 'no' },
      },
      { stream: 'release/R-2', type: 'PredecessorEnded', release: 'R-2', predecessor: 'R-1', how: 'cancelled' },
    );
  });
});

test('what only some decisions need', () => {
  const template = {
    name: 'docs',
    title: 'Docs',
    version: 1,
    services: ['api', 'ledger'],
    environments: ['production'],
    revokedByFailure: true,
  };
  misses(given().company({ templates: [template] }), { ...PLAN, change: 'standard', template: 'docs' });
  const policies = COMPANY.policies.map((p) => ({ ...p, clearsLowRiskAfterMinutes: 30 }));
  misses(given().company({ policies }).done(PLAN), { type: 'OpenVote', release: 'R-1' });
  // Who answers for those who are asked at once.
  const hotfix = live()
    .done(HOTFIX)
    .by('USRE1')
    .done({ ...go, answer: 'no-go', why: 'wrong build' })
    .by('UMANAGER');
  misses(hotfix, { type: 'OpenVote', release: 'R-1' });
});

test('a world can’t lie: whatever a command reads is missed when it is forgotten', () => {
  expect(needless(releaseCommands, voteCommands)).toEqual([]);
});

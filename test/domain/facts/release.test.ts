import { describe, expect, test } from 'vitest';
import type { DeadlineRule } from '../../../src/domain/company/plans.ts';
import * as deadline from '../../../src/domain/deadline/index.ts';
import type { Command } from '../../../src/domain/index.ts';
import { say } from '../../../src/domain/phrase.ts';
import * as releaseCommands from '../../../src/domain/release/index.ts';
import * as voteCommands from '../../../src/domain/vote/index.ts';
import { approved, COMPANY, given, go, PLAN } from '../given.ts';
import { deploy, leads, misses, needless, release, report, roles, vote } from './steps.ts';

describe('a release', () => {
  test('is planned, voted on, deployed and rolled back', () => {
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
    leads(
      g.by('gonogo').at('2026-03-03T12:00:00.000Z'),
      { type: 'OpenWindow', ...release },
      { stream: 'release/R-1', type: 'ReleaseWindowOpened', release: 'R-1', ready: true },
    );
    leads(
      g.by('UMANAGER'),
      { ...deploy, why: 'now' },
      {
        stream: 'release/R-1',
        type: 'RolloutStarted',
        release: 'R-1',
        rollout: {
          evidence: {
            at: '2026-03-03T12:00:00.000Z',
            seen: expect.arrayContaining([{ gate: 'votes', open: true, saw: say`approved` }]),
          },
          id: 'R-1-1',
          direction: 'forward',
          by: 'UMANAGER',
          startedAt: '2026-03-03T12:00:00.000Z',
          stages: [
            {
              name: 'eu',
              region: 'eu',
              target: 'pipeline',
              items: [
                { service: 'ledger', version: '2.9', previous: null },
                { service: 'api', version: '4.2', previous: null },
              ],
              state: 'waiting',
              percent: 0,
              n: 0,
              note: '',
            },
            {
              name: 'us',
              region: 'us',
              target: 'pipeline',
              items: [
                { service: 'ledger', version: '2.9', previous: null },
                { service: 'api', version: '4.2', previous: null },
              ],
              state: 'waiting',
              percent: 0,
              n: 0,
              note: '',
            },
          ],
        },
        text: { why: 'now' },
      },
      {
        stream: 'release/R-1',
        type: 'StageStarted',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'eu',
        at: '2026-03-03T12:00:00.000Z',
      },
    );
    leads(g.by('gonogo'), report('eu', 'running', 1), {
      stream: 'release/R-1',
      release: 'R-1',
      rollout: 'R-1-1',
      stage: 'eu',
      n: 1,
      at: '2026-03-03T12:00:00.000Z',
      type: 'StageProgressed',
      percent: 40,
      text: { note: 'said' },
    });
    leads(
      g,
      report('eu', 'succeeded', 2),
      {
        stream: 'release/R-1',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'eu',
        n: 2,
        at: '2026-03-03T12:00:00.000Z',
        type: 'StageSucceeded',
        text: { note: 'said' },
      },
      {
        stream: 'environment/production',
        type: 'VersionWentLive',
        environment: 'production',
        region: 'eu',
        service: 'ledger',
        version: '2.9',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
      },
      {
        stream: 'environment/production',
        type: 'VersionWentLive',
        environment: 'production',
        region: 'eu',
        service: 'api',
        version: '4.2',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'StageStarted',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'us',
        at: '2026-03-03T12:00:00.000Z',
      },
    );
    leads(
      g,
      report('us', 'failed', 1),
      {
        stream: 'release/R-1',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'us',
        n: 1,
        at: '2026-03-03T12:00:00.000Z',
        type: 'StageFailed',
        how: 'reported',
        text: { why: 'said' },
      },
      {
        stream: 'environment/production',
        type: 'VersionInDoubt',
        environment: 'production',
        service: 'ledger',
        region: 'us',
        may: ['2.9'],
        release: 'R-1',
        rollout: 'R-1-1',
        step: 'us',
        at: '2026-03-03T12:00:00.000Z',
      },
      {
        stream: 'environment/production',
        type: 'VersionInDoubt',
        environment: 'production',
        service: 'api',
        region: 'us',
        may: ['4.2'],
        release: 'R-1',
        rollout: 'R-1-1',
        step: 'us',
        at: '2026-03-03T12:00:00.000Z',
      },
      {
        stream: 'environment/production',
        type: 'DeployEnded',
        environment: 'production',
        services: ['api', 'ledger'],
        how: 'failed',
        ended: 'R-1',
      },
    );
    leads(
      g.by('UMANAGER'),
      { type: 'RollBack', ...release, why: 'errors' },
      {
        stream: 'release/R-1',
        type: 'RolloutStarted',
        release: 'R-1',
        rollout: {
          evidence: {
            at: '2026-03-03T12:00:00.000Z',
            seen: expect.arrayContaining([{ gate: 'votes', open: true, saw: say`approved` }]),
          },
          id: 'R-1-2',
          direction: 'back',
          by: 'UMANAGER',
          startedAt: '2026-03-03T12:00:00.000Z',
          stages: [
            {
              name: 'us',
              region: 'us',
              target: 'pipeline',
              items: [
                { service: 'ledger', version: '2.9', previous: null },
                { service: 'api', version: '4.2', previous: null },
              ],
              state: 'waiting',
              percent: 0,
              n: 0,
              note: '',
            },
            {
              name: 'eu',
              region: 'eu',
              target: 'pipeline',
              items: [
                { service: 'ledger', version: '2.9', previous: null },
                { service: 'api', version: '4.2', previous: null },
              ],
              state: 'waiting',
              percent: 0,
              n: 0,
              note: '',
            },
          ],
        },
        text: { why: 'errors' },
      },
      {
        stream: 'release/R-1',
        type: 'StageStarted',
        release: 'R-1',
        rollout: 'R-1-2',
        stage: 'us',
        at: '2026-03-03T12:00:00.000Z',
      },
    );
    leads(
      g.by('gonogo'),
      report('us', 'succeeded', 1, 'R-1-2'),
      {
        stream: 'release/R-1',
        release: 'R-1',
        rollout: 'R-1-2',
        stage: 'us',
        n: 1,
        at: '2026-03-03T12:00:00.000Z',
        type: 'StageSucceeded',
        text: { note: 'said' },
      },
      {
        stream: 'environment/production',
        type: 'VersionTakenBack',
        environment: 'production',
        region: 'us',
        service: 'ledger',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
      },
      {
        stream: 'environment/production',
        type: 'VersionTakenBack',
        environment: 'production',
        region: 'us',
        service: 'api',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'StageStarted',
        release: 'R-1',
        rollout: 'R-1-2',
        stage: 'eu',
        at: '2026-03-03T12:00:00.000Z',
      },
    );
    leads(
      g,
      report('eu', 'succeeded', 1, 'R-1-2'),
      {
        stream: 'release/R-1',
        release: 'R-1',
        rollout: 'R-1-2',
        stage: 'eu',
        n: 1,
        at: '2026-03-03T12:00:00.000Z',
        type: 'StageSucceeded',
        text: { note: 'said' },
      },
      {
        stream: 'environment/production',
        type: 'VersionTakenBack',
        environment: 'production',
        region: 'eu',
        service: 'ledger',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
      },
      {
        stream: 'environment/production',
        type: 'VersionTakenBack',
        environment: 'production',
        region: 'eu',
        service: 'api',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
      },
      { stream: 'release/R-1', type: 'ReleaseRolledBack', release: 'R-1', at: '2026-03-03T12:00:00.000Z' },
      {
        stream: 'environment/production',
        type: 'DeployEnded',
        environment: 'production',
        services: ['api', 'ledger'],
        how: 'rolled-back',
        ended: 'R-1',
      },
      {
        stream: 'environment/production',
        type: 'VersionHeld',
        environment: 'production',
        service: 'ledger',
        version: '2.9',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
        text: { why: 'errors' },
      },
      {
        stream: 'environment/production',
        type: 'VersionHeld',
        environment: 'production',
        service: 'api',
        version: '4.2',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
        text: { why: 'errors' },
      },
    );
  });

  test('goes live, and is reviewed', () => {
    const policies = COMPANY.policies.map((p) => ({ ...p, reviewWithinHours: 48 }));
    const g = approved()
      .company({ policies })
      .done(deploy)
      .by('gonogo')
      .done(report('eu', 'succeeded', 1));
    leads(
      g,
      report('us', 'succeeded', 1),
      {
        stream: 'release/R-1',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'us',
        n: 1,
        at: '2026-03-03T12:00:00.000Z',
        type: 'StageSucceeded',
        text: { note: 'said' },
      },
      {
        stream: 'environment/production',
        type: 'VersionWentLive',
        environment: 'production',
        region: 'us',
        service: 'ledger',
        version: '2.9',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
      },
      {
        stream: 'environment/production',
        type: 'VersionWentLive',
        environment: 'production',
        region: 'us',
        service: 'api',
        version: '4.2',
        release: 'R-1',
        at: '2026-03-03T12:00:00.000Z',
      },
      { stream: 'release/R-1', type: 'ReleaseCompleted', release: 'R-1', at: '2026-03-03T12:00:00.000Z' },
      {
        stream: 'environment/production',
        type: 'DeployEnded',
        environment: 'production',
        services: ['api', 'ledger'],
        how: 'completed',
        ended: 'R-1',
      },
      { stream: 'release/R-1', type: 'ReviewDue', release: 'R-1', due: '2026-03-05T12:00:00.000Z' },
    );
    leads(
      g.at('2026-03-05T12:00:00.000Z'),
      { type: 'ChaseReview', ...release },
      { stream: 'release/R-1', type: 'ReviewOverdue', release: 'R-1', at: '2026-03-05T12:00:00.000Z' },
    );
    leads(
      g.by('UMANAGER'),
      { type: 'CompleteReview', ...release, found: 'fine' },
      {
        stream: 'release/R-1',
        type: 'ReviewCompleted',
        release: 'R-1',
        by: 'UMANAGER',
        at: '2026-03-05T12:00:00.000Z',
        text: { found: 'fine' },
      },
    );
  });

  test('is moved, edited, documented, handed over and cancelled', () => {
    const g = approved().at('2026-03-03T10:00:00.000Z');
    const window = { ...PLAN.window, start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z' };
    leads(
      g,
      { type: 'MoveRelease', ...release, window, why: 'lunch' },
      {
        stream: 'release/R-1',
        type: 'ReleaseMoved',
        release: 'R-1',
        window: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', zone: 'Europe/Berlin' },
        before: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
        by: 'UMANAGER',
        at: '2026-03-03T10:00:00.000Z',
        text: { why: 'lunch' },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteContentChanged',
        vote: 'R-1/v1',
        content: {
          items: [
            { service: 'api', version: '4.2' },
            { service: 'ledger', version: '2.9' },
          ],
          environment: 'production',
          change: 'normal',
          window: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', zone: 'Europe/Berlin' },
          after: [],
          strategy: 'eu → us by pipeline',
        },
        print: 'c2',
        parts: ['window'],
        roles: ['qa', 'sre'],
        because: 'content',
        rules: [
          { role: 'qa', need: 1, veto: true },
          { role: 'sre', need: 2, veto: false },
        ],
        closesAt: '2026-03-03T13:00:00.000Z',
        remindAt: '2026-03-03T12:00:00.000Z',
        at: '2026-03-03T10:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteOpened',
        release: 'R-1',
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T13:00:00.000Z',
      },
    );
    const edit = {
      type: 'EditRelease',
      ...release,
      items: [{ service: 'shop', version: '1' }],
      environment: 'production',
      change: 'normal',
      after: [],
      why: 'other',
      customers: '',
    } satisfies Command;
    leads(
      g,
      edit,
      {
        stream: 'release/R-1',
        type: 'ReleaseEdited',
        release: 'R-1',
        items: [{ service: 'shop', version: '1' }],
        environment: 'production',
        change: 'normal',
        after: [],
        before: {
          items: [
            { service: 'api', version: '4.2' },
            { service: 'ledger', version: '2.9' },
          ],
          environment: 'production',
          change: 'normal',
        },
        by: 'UMANAGER',
        at: '2026-03-03T10:00:00.000Z',
        text: { why: 'other', customers: '' },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteContentChanged',
        vote: 'R-1/v1',
        content: {
          items: [{ service: 'shop', version: '1' }],
          environment: 'production',
          change: 'normal',
          window: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', zone: 'Europe/Berlin' },
          after: [],
          strategy: 'eu → us by other',
        },
        print: 'c3',
        parts: ['services', 'strategy'],
        roles: ['qa', 'sre'],
        because: 'content',
        rules: [
          { role: 'qa', need: 1, veto: true },
          { role: 'sre', need: 2, veto: false },
        ],
        closesAt: '2026-03-03T13:00:00.000Z',
        remindAt: '2026-03-03T12:00:00.000Z',
        at: '2026-03-03T10:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteOpened',
        release: 'R-1',
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T13:00:00.000Z',
      },
    );
    const documents = [{ name: 'way back', url: 'https://wiki.example.com/back' }];
    leads(
      g,
      { type: 'SetDocuments', ...release, documents },
      {
        stream: 'release/R-1',
        type: 'DocumentsChanged',
        release: 'R-1',
        by: 'UMANAGER',
        at: '2026-03-03T10:00:00.000Z',
        text: { documents: [{ name: 'way back', url: 'https://wiki.example.com/back' }] },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteContentChanged',
        vote: 'R-1/v1',
        content: {
          items: [{ service: 'shop', version: '1' }],
          environment: 'production',
          change: 'normal',
          window: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', zone: 'Europe/Berlin' },
          after: [],
          strategy: 'eu → us by other',
          documents: [{ name: 'way back', url: 'https://wiki.example.com/back' }],
        },
        print: 'c4',
        parts: ['documents'],
        roles: ['qa', 'sre'],
        because: 'content',
        rules: [
          { role: 'qa', need: 1, veto: true },
          { role: 'sre', need: 2, veto: false },
        ],
        closesAt: '2026-03-03T13:00:00.000Z',
        remindAt: '2026-03-03T12:00:00.000Z',
        at: '2026-03-03T10:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteOpened',
        release: 'R-1',
        vote: 'R-1/v1',
        round: 1,
        closesAt: '2026-03-03T13:00:00.000Z',
      },
    );
    leads(
      g,
      { type: 'OfferHandOver', ...release, to: 'UQA', summary: 'mind it' },
      {
        stream: 'release/R-1',
        type: 'HandOverOffered',
        release: 'R-1',
        to: 'UQA',
        by: 'UMANAGER',
        at: '2026-03-03T10:00:00.000Z',
        text: { summary: 'mind it' },
      },
    );
    leads(
      g.by('UQA'),
      { type: 'AnswerHandOver', ...release, accept: false },
      {
        stream: 'release/R-1',
        release: 'R-1',
        by: 'UQA',
        at: '2026-03-03T10:00:00.000Z',
        type: 'HandOverDeclined',
        from: 'UMANAGER',
      },
    );
    g.by('UMANAGER').done({ type: 'OfferHandOver', ...release, to: 'UQA', summary: 'mind it' });
    leads(
      g.by('UQA'),
      { type: 'AnswerHandOver', ...release, accept: true },
      {
        stream: 'release/R-1',
        release: 'R-1',
        by: 'UQA',
        at: '2026-03-03T10:00:00.000Z',
        type: 'HandOverAccepted',
        from: 'UMANAGER',
      },
      {
        stream: 'vote/R-1/v1',
        type: 'OwnerChanged',
        vote: 'R-1/v1',
        by: 'UQA',
        at: '2026-03-03T10:00:00.000Z',
      },
    );
    leads(
      g.by('USTRANGER'),
      { type: 'AskForHelp', ...release, action: 'deploy' },
      {
        stream: 'release/R-1',
        type: 'HelpAsked',
        release: 'R-1',
        action: 'deploy',
        asked: ['UMANAGER'],
        by: 'USTRANGER',
        at: '2026-03-03T10:00:00.000Z',
      },
    );
    const texts = { engineering: 'on it' };
    leads(
      g.by('UQA'),
      { type: 'PostUpdate', ...release, happened: 'slow', next: 'wait', texts },
      {
        stream: 'release/R-1',
        type: 'UpdatePosted',
        release: 'R-1',
        at: '2026-03-03T10:00:00.000Z',
        by: 'UQA',
        text: { 'to engineering': 'on it', happened: 'slow', next: 'wait' },
      },
    );
    leads(
      g,
      { type: 'CancelRelease', ...release, why: 'no' },
      {
        stream: 'release/R-1',
        type: 'ReleaseCancelled',
        release: 'R-1',
        at: '2026-03-03T10:00:00.000Z',
        by: 'UQA',
        text: { why: 'no' },
      },
      {
        stream: 'vote/R-1/v1',
        type: 'VoteClosed',
        vote: 'R-1/v1',
        outcome: 'cancelled',
        at: '2026-03-03T10:00:00.000Z',
      },
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
        text: { why: 'the board' },
      },
      { stream: 'release/R-1', type: 'ReleaseApproved', release: 'R-1', at: '2026-03-03T11:00:00.000Z' },
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

  test('owes what is due, and is asked for more', () => {
    const rule = { remindHours: 1, cutOff: false, gate: true, scope: { services: [], environments: [] } };
    const before = { count: 1, unit: 'hours' } as const;
    const deadlines: DeadlineRule[] = [
      { ...rule, name: 'tests', title: 'Tests', before, owes: 'qa' },
      { ...rule, name: 'notes', title: 'Notes', before, owes: 'owner' },
    ];
    const g = given().company({ deadlines }).done(PLAN);
    const about = { ...release, deadline: 'tests', due: '2026-03-03T11:00:00.000Z' };
    leads(
      g.by('UMANAGER'),
      { type: 'MeetDeadline', ...release, deadline: 'notes' },
      {
        stream: 'release/R-1',
        type: 'DeadlineMet',
        release: 'R-1',
        deadline: 'notes',
        by: 'UMANAGER',
        at: '2026-03-03T09:00:00.000Z',
      },
    );
    leads(
      g.by('gonogo').at('2026-03-03T10:00:00.000Z'),
      { type: 'RemindOfDeadline', ...about },
      {
        stream: 'release/R-1',
        type: 'DeadlineReminded',
        release: 'R-1',
        deadline: 'tests',
        due: '2026-03-03T11:00:00.000Z',
      },
    );
    leads(
      g.at('2026-03-03T11:00:00.000Z'),
      { type: 'PassDeadline', ...about },
      {
        stream: 'release/R-1',
        type: 'DeadlinePassed',
        release: 'R-1',
        deadline: 'tests',
        due: '2026-03-03T11:00:00.000Z',
      },
    );
    const ask = {
      type: 'RequestScope',
      ...release,
      items: [{ service: 'shop', version: '9' }],
      why: 'refunds',
    } satisfies Command;
    leads(g.by('UQA'), ask, {
      stream: 'release/R-1',
      type: 'ScopeRequested',
      release: 'R-1',
      request: { id: 'Q-1', items: [{ service: 'shop', version: '9' }], by: 'UQA', at: '2026-03-03T11:00:00.000Z' },
      text: { why: 'refunds' },
    });
    g.done(ask);
    leads(
      g.by('UMANAGER'),
      { type: 'TakeRequest', ...release, request: 'Q-1' },
      {
        stream: 'release/R-1',
        type: 'ScopeTaken',
        release: 'R-1',
        request: 'Q-1',
        items: [
          { service: 'api', version: '4.2' },
          { service: 'ledger', version: '2.9' },
          { service: 'shop', version: '9' },
        ],
        before: [
          { service: 'api', version: '4.2' },
          { service: 'ledger', version: '2.9' },
        ],
        asker: 'UQA',
        by: 'UMANAGER',
        at: '2026-03-03T11:00:00.000Z',
      },
      {
        stream: 'release/R-1',
        type: 'ClearanceLapsed',
        release: 'R-1',
        lapsed: { what: 'met', titles: ['Notes'], parts: ['services'] },
        at: '2026-03-03T11:00:00.000Z',
      },
    );
    leads(
      g,
      { type: 'DeclineRequest', ...release, request: 'Q-2', why: 'in it' },
      {
        stream: 'release/R-1',
        type: 'ScopeDeclined',
        release: 'R-1',
        request: 'Q-2',
        items: [{ service: 'shop', version: '9' }],
        asker: 'UQA',
        by: 'UMANAGER',
        text: { why: 'in it' },
      },
    );
  });

  test('becomes a change that another policy decides: its vote is dropped', () => {
    const policies = COMPANY.policies.flatMap((p) => [p, { ...p, name: 'urgent', changes: ['emergency' as const] }]);
    const g = approved().company({ policies });
    const items = [{ service: 'shop', version: '1' }];
    const after = { items, environment: 'production', change: 'emergency' as const, after: [] };
    leads(
      g,
      { type: 'EditRelease', ...release, ...after, why: 'now', customers: '' },
      {
        stream: 'release/R-1',
        type: 'ReleaseEdited',
        ...release,
        ...after,
        before: { items: PLAN.items, environment: 'production', change: 'normal' },
        by: 'UMANAGER',
        at: '2026-03-03T12:00:00.000Z',
        text: { why: 'now', customers: '' },
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseVoteDropped',
        ...release,
        was: 'approved',
        changedFor: ['technical', 'business'],
      },
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
  misses(approved().done(deploy).by('gonogo'), report('eu', 'succeeded', 1));
  misses(
    approved().done(deploy, { type: 'StopWaiting', release: 'R-1', why: '' }).by('gonogo'),
    report('eu', 'succeeded', 1),
  );
  const [above, below] = [
    { version: '4.3', release: 'R-2' },
    { version: '4.2', release: 'R-1' },
  ];
  const done = approved()
    .done(deploy)
    .by('gonogo')
    .done(report('eu', 'succeeded', 1))
    .by('UMANAGER');
  const back: Command = { type: 'RollBack', release: 'R-1', why: 'x', how: 'all', confirmed: ['R-2'] };
  misses(
    done.put('environment', 'production', {
      v: 4,
      name: 'production',
      live: { api: { eu: { now: above, before: [below] } } },
    }),
    back,
  );
  const asked = given()
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .done({ type: 'RequestScope', release: 'R-1', items: [{ service: 'shop', version: '1' }], why: 'x' });
  misses(asked, { type: 'TakeRequest', release: 'R-1', request: 'Q-1' });
  const another = approved().at('2026-03-03T11:30:00.000Z');
  another.done({ type: 'OfferHandOver', release: 'R-1', to: 'USRE1', summary: '' }).by('USRE1');
  misses(another, { type: 'AnswerHandOver', release: 'R-1', accept: true });
});

test('of a release that failed, an answer that is too old is asked for', () => {
  const policies = COMPANY.policies.map((p) => ({ ...p, ballotsLastHours: 4 }));
  const g = given()
    .company({ policies })
    .done(PLAN, { type: 'OpenVote', ...release });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
  g.by('UMANAGER')
    .at(PLAN.window.start)
    .done(deploy)
    .by('pipeline')
    .done(report('eu', 'failed', 1));
  leads(
    g.by('UMANAGER').at('2026-03-03T13:00:00.000Z'),
    { type: 'AskForHelp', ...release, action: 'answer' },
    {
      stream: 'release/R-1',
      type: 'HelpAsked',
      release: 'R-1',
      action: 'answer',
      asked: ['UQA', 'UBOTH', 'USRE1', 'USRE2'],
      by: 'UMANAGER',
      at: '2026-03-03T13:00:00.000Z',
    },
  );
});

test('a world can’t lie: whatever a command reads is missed when it is forgotten', () => {
  expect(needless(releaseCommands, voteCommands, deadline)).toEqual([]);
});

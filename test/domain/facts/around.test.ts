import { describe, expect, test } from 'vitest';
import * as build from '../../../src/domain/build/index.ts';
import type { Template, Train } from '../../../src/domain/company/plans.ts';
import * as delegation from '../../../src/domain/delegation/index.ts';
import * as feed from '../../../src/domain/feed/index.ts';
import type { Command } from '../../../src/domain/index.ts';
import * as train from '../../../src/domain/train/index.ts';
import { COMPANY, given, PLAN, running } from '../given.ts';
import { deploy, freeze, reckoned, release, roles, vote } from './steps.ts';

const { leads, misses, needless } = reckoned();

describe('around a release', () => {
  test('somebody stands in, takes it back, comes to the end', () => {
    const until = '2026-03-03T10:00:00.000Z';
    const delegate = {
      type: 'DelegateVote',
      to: 'UMATE',
      role: 'qa',
      from: '2026-03-03T09:00:00.000Z',
      until,
    } as const;
    const g = given().by('UQA');
    leads(g, delegate, {
      stream: 'delegation/D-1',
      type: 'VoteDelegated',
      delegation: 'D-1',
      by: 'UQA',
      to: 'UMATE',
      role: 'qa',
      from: '2026-03-03T09:00:00.000Z',
      until: '2026-03-03T10:00:00.000Z',
    });
    leads(
      g,
      { type: 'RevokeDelegation' },
      { stream: 'delegation/D-1', type: 'DelegationRevoked', delegation: 'D-1', by: 'UQA' },
    );
    g.done(delegate);
    leads(
      g.by('gonogo').at(until),
      { type: 'EndDelegation', delegation: 'D-2' },
      { stream: 'delegation/D-2', type: 'DelegationEnded', delegation: 'D-2' },
    );
  });

  test('a vote is cleared, objected to, asked of who comes on duty', () => {
    const value = running({ shop: { eu: '1' } });
    const policies = COMPANY.policies.map((p) => ({ ...p, clearsLowRiskAfterMinutes: 30 }));
    const g = given()
      .company({ policies })
      .put('environment', 'production', value)
      .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, { type: 'OpenVote', ...release });
    leads(
      g.by('UANYBODY'),
      { type: 'ObjectToClearing', ...vote, why: 'the sale' },
      {
        stream: 'vote/R-1/v1',
        type: 'ObjectionRaised',
        vote: 'R-1/v1',
        by: 'UANYBODY',
        at: '2026-03-03T09:00:00.000Z',
        text: { why: 'the sale' },
      },
    );
    leads(
      g.by('gonogo').people({ onDuty: { qa: ['UQA'] } }),
      { type: 'AskOnDuty', ...vote },
      { stream: 'vote/R-1/v1', type: 'VotersAsked', vote: 'R-1/v1', people: ['UQA'] },
    );
  });

  test('a build is told of, a calendar is followed, a template is used and taken away', () => {
    const template: Template = {
      name: 'cache',
      title: 'Cache',
      version: 1,
      services: ['shop'],
      environments: ['production'],
      revokedByFailure: true,
    };
    const g = given().company({ templates: [template] });
    const commits = [{ sha: 'c1', title: 'better', by: 'UDEV' }];
    leads(
      g,
      { type: 'RegisterBuild', service: 'shop', version: '2', commit: 'abcdef0', commits, since: '1' },
      {
        stream: 'build/shop',
        type: 'BuildRegistered',
        service: 'shop',
        version: '2',
        commit: 'abcdef0',
        commits: [{ sha: 'c1', by: 'UDEV' }],
        at: '2026-03-03T09:00:00.000Z',
        since: '1',
        text: { titles: ['better'] },
      },
    );
    leads(
      g,
      { type: 'OpenFeed', feed: 'digest', of: { kind: 'all' }, by: 'UQA' },
      {
        stream: 'feed/digest',
        type: 'FeedOpened',
        feed: 'digest',
        of: { kind: 'all' },
        by: 'UQA',
        at: '2026-03-03T09:00:00.000Z',
      },
    );
    leads(
      g,
      { type: 'RevokeFeeds', by: 'UQA' },
      { stream: 'feed/digest', type: 'FeedRevoked', feed: 'digest', by: 'UQA', at: '2026-03-03T09:00:00.000Z' },
    );
    leads(
      g,
      { ...PLAN, items: [{ service: 'shop', version: '2' }], change: 'standard', template: 'cache' },
      {
        stream: 'release/R-1',
        type: 'ReleasePlanned',
        release: 'R-1',
        items: [{ service: 'shop', version: '2' }],
        environment: 'production',
        change: 'standard',
        window: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
        owner: 'UMANAGER',
        at: '2026-03-03T09:00:00.000Z',
        text: { why: 'faster', customers: '' },
      },
      {
        stream: 'release/R-1',
        type: 'ReleaseCleared',
        release: 'R-1',
        template: 'cache',
        version: 1,
        at: '2026-03-03T09:00:00.000Z',
        text: { title: 'Cache' },
      },
    );
    g.at('2026-03-03T12:00:00.000Z').done(deploy);
    leads(
      g.by('gonogo'),
      { type: 'FailStage', ...release, deployId: 'R-1-1', stage: 'eu', how: 'refused', why: 'x' },
      {
        stream: 'release/R-1',
        type: 'StageFailed',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'eu',
        n: 0,
        how: 'refused',
        at: '2026-03-03T12:00:00.000Z',
        text: { why: 'x' },
      },
      {
        stream: 'environment/production',
        type: 'DeployEnded',
        environment: 'production',
        services: ['shop'],
        how: 'failed',
        ended: 'R-1',
      },
      { stream: 'template/cache', type: 'TemplateRevoked', template: 'cache', version: 1, release: 'R-1' },
    );
  });

  test('a train opens, is skipped, held, resumed; a request waits for the next', () => {
    const weekly: Train = {
      name: 'weekly',
      title: 'Weekly train',
      start: '0 14 * * 4',
      hours: 1,
      zone: 'Europe/Berlin',
      items: [{ service: 'api', version: '{year}.{week}' }],
      environment: 'production',
      change: 'normal',
      owners: 'sre',
      opensDaysBefore: 3,
      duringFreeze: 'skip',
      why: 'what was merged',
      customers: '',
    };
    const moving = given().company({ trains: [{ ...weekly, duringFreeze: 'move' }], roles });
    moving.done({ ...freeze, from: '2026-03-05T13:00:00.000Z', until: '2026-03-05T14:00:00.000Z' });
    misses(moving.by('gonogo'), { type: 'OpenTrain', train: 'weekly', departure: '2026-03-05T13:00:00.000Z' });
    const g = given().company({ trains: [weekly], roles });
    leads(
      g.at('2026-03-01T09:00:00.000Z'),
      { type: 'SkipTrain', train: 'weekly', why: 'holiday' },
      {
        stream: 'train/weekly',
        train: 'weekly',
        type: 'TrainSkipped',
        departure: '2026-03-05T13:00:00.000Z',
        by: 'UMANAGER',
        text: { why: 'holiday' },
      },
    );
    leads(
      g,
      { type: 'HoldTrain', train: 'weekly', why: 'audit' },
      { stream: 'train/weekly', train: 'weekly', type: 'TrainHeld', by: 'UMANAGER', text: { why: 'audit' } },
    );
    leads(
      g,
      { type: 'ResumeTrain', train: 'weekly' },
      { stream: 'train/weekly', train: 'weekly', type: 'TrainResumed', by: 'UMANAGER' },
    );
    leads(
      g.by('gonogo'),
      { type: 'OpenTrain', train: 'weekly', departure: '2026-03-05T13:00:00.000Z' },
      {
        stream: 'train/weekly',
        train: 'weekly',
        type: 'TrainDidNotRun',
        departure: '2026-03-05T13:00:00.000Z',
        because: 'skipped',
        text: { why: 'holiday' },
      },
    );
    g.at('2026-03-09T13:00:00.000Z');
    leads(
      g,
      { type: 'OpenTrain', train: 'weekly', departure: '2026-03-12T13:00:00.000Z' },
      {
        stream: 'release/R-1',
        type: 'ReleasePlanned',
        release: 'R-1',
        items: [{ service: 'api', version: '2026.11' }],
        environment: 'production',
        change: 'normal',
        window: { start: '2026-03-12T13:00:00.000Z', end: '2026-03-12T14:00:00.000Z', zone: 'Europe/Berlin' },
        owner: 'USRE1',
        at: '2026-03-09T13:00:00.000Z',
        train: 'weekly',
        text: { why: 'what was merged', customers: '' },
      },
      {
        stream: 'train/weekly',
        train: 'weekly',
        type: 'TrainOpened',
        departure: '2026-03-12T13:00:00.000Z',
        opens: 'R-1',
      },
    );
    const ask = {
      type: 'RequestScope',
      ...release,
      items: [{ service: 'shop', version: '9' }],
      why: 'refunds',
    } satisfies Command;
    g.by('UMANAGER').done(ask);
    leads(
      g,
      { type: 'DeferRequest', ...release, request: 'Q-1' },
      {
        stream: 'release/R-1',
        type: 'ScopeDeferred',
        release: 'R-1',
        request: 'Q-1',
        items: [{ service: 'shop', version: '9' }],
        asker: 'UMANAGER',
        by: 'UMANAGER',
        to: 'Weekly train',
        at: '2026-03-19T13:00:00.000Z',
      },
      {
        stream: 'train/weekly',
        type: 'RequestWaits',
        train: 'weekly',
        request: {
          id: 'Q-1',
          items: [{ service: 'shop', version: '9' }],
          by: 'UMANAGER',
          at: '2026-03-09T13:00:00.000Z',
        },
        text: { why: 'refunds' },
      },
    );
  });
});

test('a world can’t lie: whatever a command reads is missed when it is forgotten', () => {
  // The one judge of plans asks whether a template was revoked; no train may be of that kind.
  expect(needless(build, delegation, feed, train)).toEqual(['OpenTrain templates']);
});

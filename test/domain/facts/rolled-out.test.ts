import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import { say } from '../../../src/domain/phrase.ts';
import * as releaseCommands from '../../../src/domain/release/index.ts';
import { approved, COMPANY } from '../given.ts';
import { deploy, reckoned, release, report } from './steps.ts';

const { leads, misses, needless } = reckoned();

describe('an approved release', () => {
  test('is deployed and rolled back', () => {
    const g = approved();
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
        seen: { changed: [] },
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
            again: [{ at: '2026-03-03T12:00:00.000Z', stage: 'us', changed: [] }],
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
});

test('what only some decisions need', () => {
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
      v: 5,
      name: 'production',
      live: { api: { eu: { now: above, before: [below] } } },
    }),
    back,
  );
});

test('a world can’t lie: whatever a command reads is missed when it is forgotten', () => {
  expect(needless(releaseCommands)).toEqual([]);
});

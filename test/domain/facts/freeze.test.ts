import { describe, expect, test } from 'vitest';
import * as freezeCommands from '../../../src/domain/freeze/index.ts';
import { approved, given } from '../given.ts';
import { deploy, freeze, reckoned, release, report, scope } from './steps.ts';

const { leads, misses, needless } = reckoned();

describe('a freeze', () => {
  test('is declared, changed, begins, ends; one is lifted', () => {
    const g = approved();
    leads(
      g,
      { ...freeze, soft: true, inFlight: 'pause' },
      {
        stream: 'freeze/F-1',
        type: 'FreezeDeclared',
        freeze: 'F-1',
        by: 'UMANAGER',
        scope: { services: [], environments: ['production'] },
        from: '2026-03-03T12:00:00.000Z',
        until: '2026-03-03T14:00:00.000Z',
        soft: true,
        inFlight: 'pause',
        text: { name: 'sale', why: 'sales' },
      },
    );
    const { type: _, ...terms } = freeze;
    const begun = given()
      .done({ ...freeze, inFlight: 'finish-step' })
      .at(freeze.from);
    misses(begun, { ...terms, type: 'ChangeFreeze', freeze: 'F-1', inFlight: 'pause' });
    leads(
      g,
      { ...terms, type: 'ChangeFreeze', freeze: 'F-1', name: 'sale!', until: '2026-03-03T15:00:00.000Z' },
      {
        stream: 'freeze/F-1',
        type: 'FreezeChanged',
        freeze: 'F-1',
        by: 'UMANAGER',
        scope: { services: [], environments: ['production'] },
        from: '2026-03-03T12:00:00.000Z',
        until: '2026-03-03T15:00:00.000Z',
        text: { name: 'sale!', why: 'sales' },
        was: {
          scope: { services: [], environments: ['production'] },
          ...{ from: '2026-03-03T12:00:00.000Z', until: '2026-03-03T14:00:00.000Z', soft: true },
          inFlight: 'pause',
        },
      },
    );
    leads(
      g.by('gonogo'),
      { type: 'BeginFreeze', freeze: 'F-1' },
      { stream: 'freeze/F-1', type: 'FreezeBegan', freeze: 'F-1' },
    );
    leads(
      g.by('UMANAGER'),
      { type: 'GrantPass', ...release, why: 'refunds', until: '2026-03-03T13:00:00.000Z' },
      {
        stream: 'release/R-1',
        type: 'FreezePassGranted',
        release: 'R-1',
        freeze: 'F-1',
        until: '2026-03-03T13:00:00.000Z',
        by: 'UMANAGER',
        text: { name: 'sale!', why: 'refunds' },
      },
    );
    leads(
      g.by('gonogo').at('2026-03-03T13:00:00.000Z'),
      { type: 'EndPass', ...release, freeze: 'F-1' },
      { stream: 'release/R-1', type: 'FreezePassEnded', release: 'R-1', freeze: 'F-1' },
    );
    leads(
      g.at('2026-03-03T15:00:00.000Z'),
      { type: 'EndFreeze', freeze: 'F-1' },
      { stream: 'freeze/F-1', type: 'FreezeEnded', freeze: 'F-1' },
    );
    g.by('UMANAGER').done({ ...freeze, until: '2026-03-03T16:00:00.000Z' });
    leads(
      g,
      { type: 'LiftFreeze', freeze: 'F-2', why: 'sold out' },
      { stream: 'freeze/F-2', type: 'FreezeLifted', freeze: 'F-2', text: { why: 'sold out' } },
    );
  });

  test('pauses what runs, or holds its next step', () => {
    const g = approved().done(deploy);
    leads(
      g,
      { ...freeze, inFlight: 'pause' },
      {
        stream: 'freeze/F-1',
        type: 'FreezeDeclared',
        freeze: 'F-1',
        by: 'UMANAGER',
        scope: { services: [], environments: ['production'] },
        from: '2026-03-03T12:00:00.000Z',
        until: '2026-03-03T14:00:00.000Z',
        inFlight: 'pause',
        text: { name: 'sale', why: 'sales' },
      },
      {
        stream: 'release/R-1',
        type: 'RolloutPaused',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'eu',
        freeze: 'sale',
        until: '2026-03-03T14:00:00.000Z',
        at: '2026-03-03T12:00:00.000Z',
      },
    );
    leads(
      g.by('gonogo'),
      { type: 'RefusePause', ...release, rollout: 'R-1-1', stage: 'eu', why: 'can not' },
      {
        stream: 'release/R-1',
        type: 'PauseRefused',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'eu',
        text: { why: 'can not' },
      },
    );
    const held = approved().done(deploy, freeze).by('gonogo');
    leads(
      held,
      report('eu', 'succeeded', 1),
      {
        stream: 'release/R-1',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'eu',
        n: 1,
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
        type: 'RolloutHeld',
        release: 'R-1',
        rollout: 'R-1-1',
        freeze: 'sale',
        until: '2026-03-03T14:00:00.000Z',
      },
    );
    leads(
      held.at(freeze.until),
      { type: 'EndHold', ...release, rollout: 'R-1-1' },
      { stream: 'release/R-1', type: 'HoldEnded', release: 'R-1', rollout: 'R-1-1', freeze: 'sale' },
    );
    const paused = approved()
      .done(deploy, { ...freeze, inFlight: 'pause' })
      .at(freeze.until);
    leads(
      paused,
      deploy,
      {
        stream: 'release/R-1',
        type: 'RolloutResumed',
        release: 'R-1',
        rollout: 'R-1-1',
        seen: {
          ...{ at: '2026-03-03T14:00:00.000Z', stage: 'eu', by: 'UMANAGER' },
          // Its window has ended meanwhile.
          changed: [expect.objectContaining({ gate: 'window', open: true })],
        },
      },
      {
        stream: 'release/R-1',
        type: 'StageContinued',
        release: 'R-1',
        rollout: 'R-1-1',
        stage: 'eu',
        at: '2026-03-03T14:00:00.000Z',
      },
    );
  });

  test('stops everything, is extended, is warned about; one comes again', () => {
    const stop = { type: 'EmergencyStop', why: 'money', scope, minutes: 60 } as const;
    const g = approved();
    leads(g, stop, {
      stream: 'freeze/F-1',
      type: 'FreezeDeclared',
      freeze: 'F-1',
      by: 'UMANAGER',
      scope: { services: [], environments: ['production'] },
      from: '2026-03-03T12:00:00.000Z',
      until: '2026-03-03T13:00:00.000Z',
      text: { name: 'Emergency stop', why: 'money' },
      stop: true,
    });
    leads(
      g,
      { ...stop, minutes: 120, why: 'still' },
      {
        stream: 'freeze/F-1',
        type: 'FreezeExtended',
        freeze: 'F-1',
        until: '2026-03-03T14:00:00.000Z',
        by: 'UMANAGER',
        text: { why: 'still' },
      },
    );
    leads(
      g.by('gonogo'),
      { type: 'WarnOfEnd', freeze: 'F-1', until: '2026-03-03T14:00:00.000Z' },
      { stream: 'freeze/F-1', type: 'FreezeEnding', freeze: 'F-1' },
    );
    const again = { name: 'Night', why: 'batch', start: '0 22 * * *', hours: 2, zone: 'UTC', scope, announce: true };
    const night = approved()
      .company({ freezes: [again] })
      .by('gonogo')
      .at('2026-03-03T22:00:00.000Z');
    leads(
      night,
      { type: 'AnnounceFreeze', freeze: 'Night', from: '2026-03-03T22:00:00.000Z' },
      {
        stream: 'freeze/again-night',
        freeze: 'again-night',
        type: 'FreezeCame',
        scope: { services: [], environments: ['production'] },
        from: '2026-03-03T22:00:00.000Z',
        until: '2026-03-04T00:00:00.000Z',
        by: 'gonogo',
        text: { name: 'Night', why: 'batch' },
      },
    );
    night.at('2026-03-04T00:00:00.000Z');
    leads(
      night,
      { type: 'AnnounceThaw', freeze: 'Night', from: '2026-03-03T22:00:00.000Z' },
      { stream: 'freeze/again-night', freeze: 'again-night', type: 'FreezeWent', from: '2026-03-03T22:00:00.000Z' },
    );
  });
});

test('a world can’t lie: whatever a command reads is missed when it is forgotten', () => {
  expect(needless(freezeCommands)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../src/domain/company/audiences.ts';
import type { DeclareFreeze } from '../../../src/domain/freeze/declare-freeze.ts';
import { freezeBegan } from '../../../src/domain/freeze/facts/freeze-began.ts';
import { freezeChanged } from '../../../src/domain/freeze/facts/freeze-changed.ts';
import { freezeDeclared } from '../../../src/domain/freeze/facts/freeze-declared.ts';
import { holdEnded } from '../../../src/domain/release/facts/hold-ended.ts';
import { rolloutPaused } from '../../../src/domain/release/facts/rollout-paused.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { ABLE, approved, COMPANY } from '../given.ts';
import { deploy, freeze, intents, report, timers } from './under-way.ts';

describe('a freeze begins while a step runs', () => {
  test('by default the step is finished and the next one waits', () => {
    const g = approved().done(deploy, freeze);
    g.when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', 'RolloutHeld');
    g.done(report('eu')).when(deploy).thenRefused('blocked');
    g.at(freeze.until)
      .done({ type: 'EndFreeze', freeze: 'F-1' })
      .when(deploy)
      .thenTypes('RolloutResumed', 'StageStarted');
  });

  test('or all of it is finished; a deploy that starts later is held all the same', () => {
    const g = approved()
      .done(deploy)
      .at('2026-03-03T12:10:00.000Z')
      .done({ ...freeze, from: '2026-03-03T12:10:00.000Z', inFlight: 'finish' });
    g.when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', 'StageStarted');
    approved()
      .done({ ...freeze, inFlight: 'finish' })
      .when(deploy)
      .thenRefused('blocked');
  });

  test('or it is paused at once, and goes on with the same step', () => {
    const paused = approved()
      .done(deploy)
      .done({ ...freeze, inFlight: 'pause' });
    expect(paused.facts.slice(-2).map((f) => f.type)).toEqual(['FreezeDeclared', 'RolloutPaused']);
    expect(intents(paused)).toContainEqual(expect.objectContaining({ kind: 'deploy', stage: 'eu', ask: 'pause' }));
    // Silence is what a paused step owes.
    paused.when({ type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'eu', n: 0 }).thenFacts();
    const over = paused.at(freeze.until).done({ type: 'EndFreeze', freeze: 'F-1' }).done(deploy);
    expect(over.facts.slice(-2).map((f) => f.type)).toEqual(['RolloutResumed', 'StageContinued']);
    expect(intents(over)).toContainEqual(expect.objectContaining({ kind: 'deploy', stage: 'eu', ask: 'resume' }));
    over.when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', 'StageStarted');
  });

  test('a pipeline that finishes before it pauses: what is live is live, the next step waits', () => {
    const g = approved()
      .done(deploy, { ...freeze, inFlight: 'pause' })
      .done(report('eu'));
    expect(rolloutOf(g.world.releases['R-1'] as never)).toMatchObject({ held: { freeze: 'sale' } });
    g.when(deploy).thenRefused('blocked');
    const over = g.at(freeze.until).done({ type: 'EndFreeze', freeze: 'F-1' });
    over.when(deploy).thenTypes('RolloutResumed', 'StageStarted');
  });

  test('a pipeline that can’t pause finishes the step, and is waited for again', () => {
    const g = approved()
      .done(deploy, { ...freeze, inFlight: 'pause' })
      .done({ type: 'RefusePause', release: 'R-1', rollout: 'R-1-1', stage: 'eu', why: '405' });
    expect(timers(g)).toEqual(['StageQuiet 12:15']);
    g.when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive');
    g.when({ type: 'RefusePause', release: 'R-1', rollout: 'R-1-1', stage: 'eu', why: '405' }).thenFacts();
  });

  test('of which it is known that it can’t, it is not asked: the step is finished, and that is said at once', () => {
    const can = { ...ABLE, pause: "Jenkins can't pause a build" };
    const g = approved()
      .company({ pipelines: [{ name: 'pipeline', can }] })
      .done(deploy)
      .done({ ...freeze, inFlight: 'pause' });
    expect(intents(g)).not.toContainEqual(expect.objectContaining({ kind: 'deploy' }));
    expect(JSON.stringify(intents(g))).toContain("Jenkins can't pause a build");
    // It is waited for as before.
    const { decision } = g.when({ type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'eu', n: 0 });
    expect(JSON.stringify(decision)).toContain('StageFailed');
    g.when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive');
    g.done(report('eu')).when(deploy).thenRefused('blocked');
  });

  test('announced for later, it pauses when it begins, not before', () => {
    const g = approved()
      .done(deploy)
      .done({ ...freeze, from: '2026-03-03T12:20:00.000Z', inFlight: 'pause' });
    g.when({ type: 'BeginFreeze', freeze: 'F-1' }).thenFacts();
    g.at('2026-03-03T12:20:00.000Z')
      .when({ type: 'BeginFreeze', freeze: 'F-1' })
      .thenFacts(
        freezeBegan.of('F-1', {}),
        rolloutPaused.of('R-1', {
          rollout: 'R-1-1',
          stage: 'eu',
          freeze: 'sale',
          until: '2026-03-03T14:00:00.000Z',
          at: '2026-03-03T12:20:00.000Z',
        }),
      );
  });

  test('one that comes again has its start and end waited for by the rollout itself', () => {
    const g = approved();
    const nightly = {
      name: 'nightly',
      why: 'batch runs',
      start: '30 13 * * *',
      hours: 1,
      zone: 'Europe/Berlin',
      scope: { services: [], environments: [] },
      inFlight: 'pause' as const,
    };
    g.company({ freezes: [nightly] });
    g.done(deploy);
    expect(timers(g)).toEqual(['StageQuiet 12:15', 'PauseForFreeze 12:30', 'PauseForFreeze 12:30']);
    g.at('2026-03-03T12:30:00.000Z').done({ type: 'PauseForFreeze', release: 'R-1', rollout: 'R-1-1' });
    expect(timers(g)).toEqual(['EndHold 13:30']);
    const over = g.at('2026-03-03T13:30:00.000Z');
    over
      .when({ type: 'EndHold', release: 'R-1', rollout: 'R-1-1' })
      .thenFacts(holdEnded.of('R-1', { rollout: 'R-1-1', freeze: 'nightly' }));
    over.done(deploy).when({ type: 'EndHold', release: 'R-1', rollout: 'R-1-1' }).thenFacts();
  });

  test('a rollback goes on, whatever the rule', () => {
    const g = approved()
      .done(deploy, { type: 'RollBack', release: 'R-1', why: 'errors' })
      .done({ ...freeze, inFlight: 'pause' });
    expect(g.facts.at(-1)?.type).toBe('FreezeDeclared');
    g.when(report('eu', 'R-1-2')).thenTypes(
      'StageSucceeded',
      'VersionTakenBack',
      'VersionTakenBack',
      'ReleaseRolledBack',
      'DeployEnded',
      'VersionHeld',
      'VersionHeld',
    );
  });
});

describe('a soft freeze', () => {
  const soft = { ...freeze, soft: true } as const;
  test('asks for a reason once, and holds nothing after that', () => {
    const g = approved().done(soft);
    g.when(deploy).thenRefused('needs-reason');
    const going = g.done({ ...deploy, why: 'refunds are broken' });
    expect(intents(going, 2)).toContainEqual(expect.objectContaining({ kind: 'note', broadcast: true }));
    going.when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', 'StageStarted');
  });
  test('is no news for those outside', () => {
    const business = { name: 'execs', title: 'E', language: 'business', channel: 'e', headline: false } as const;
    const audiences: Audience[] = COMPANY.audiences
      .concat({ ...business, events: [], templates: {} })
      .map((a) => ({ ...a, events: ['frozen'] }));
    const heard = (command: DeclareFreeze) =>
      intents(approved().company({ audiences }).done(command)).flatMap((i) => (i.kind === 'post' ? [i.audience] : []));
    expect(heard(soft)).toEqual(['engineering']);
    expect(heard(freeze)).toEqual(['engineering', 'execs']);
  });
});

describe('changing a freeze', () => {
  const change = { ...freeze, type: 'ChangeFreeze', freeze: 'F-1' } as const;
  test('one that has begun keeps its beginning; announcements are edited, its new end is waited for', () => {
    const g = approved().done(freeze).at('2026-03-03T12:30:00.000Z');
    g.done({ ...change, from: '2026-03-03T13:00:00.000Z', until: '2026-03-03T15:00:00.000Z' });
    expect(g.world.freezes[0]).toMatchObject({ from: freeze.from, until: '2026-03-03T15:00:00.000Z' });
    expect(timers(g)).toEqual(['EndFreeze 15:00']);
    expect(intents(g)).toContainEqual({ kind: 'edit', message: 'post/F-1/FreezeDeclared/engineering' });
    g.at(freeze.until).when({ type: 'EndFreeze', freeze: 'F-1' }).thenFacts();
  });
  test('refusals are those of declaring, and what is over stays over', () => {
    const g = approved().done(freeze);
    g.when({ ...change, until: freeze.from }).thenRefused('ends-before-start');
    g.when(change).thenFacts();
    g.by('UQA').when(change).thenRefused('forbidden');
    g.by('UMANAGER').done({ type: 'LiftFreeze', freeze: 'F-1', why: '' });
    g.when(change).thenRefused('no-freeze');
  });
  test('made one that pauses, it pauses what runs', () => {
    const g = approved().done(deploy, freeze);
    g.when({ ...change, inFlight: 'pause' }).thenFacts(
      freezeChanged.of('F-1', {
        by: 'UMANAGER',
        scope: { services: [], environments: [] },
        from: '2026-03-03T12:00:00.000Z',
        until: '2026-03-03T14:00:00.000Z',
        inFlight: 'pause',
        was: { scope: { services: [], environments: [] }, from: freeze.from, until: freeze.until },
        text: { name: 'sale', why: 'sale' },
      }),
      rolloutPaused.of('R-1', {
        rollout: 'R-1-1',
        stage: 'eu',
        freeze: 'sale',
        until: '2026-03-03T14:00:00.000Z',
        at: '2026-03-03T12:00:00.000Z',
      }),
    );
  });
});

test('everything, everywhere, for long: asked about', () => {
  const long = { ...freeze, until: '2026-04-03T12:00:00.000Z' };
  approved().when(long).thenRefused('everything');
  approved()
    .when({ ...long, sure: true })
    .thenFacts(
      freezeDeclared.of('F-1', {
        by: 'UMANAGER',
        scope: { services: [], environments: [] },
        from: '2026-03-03T12:00:00.000Z',
        until: '2026-04-03T12:00:00.000Z',
        text: { name: 'sale', why: 'sale' },
      }),
    );
  approved()
    .when({ ...long, scope: { services: [], environments: ['production'] } })
    .thenFacts(
      freezeDeclared.of('F-1', {
        by: 'UMANAGER',
        scope: { services: [], environments: ['production'] },
        from: '2026-03-03T12:00:00.000Z',
        until: '2026-04-03T12:00:00.000Z',
        text: { name: 'sale', why: 'sale' },
      }),
    );
});

import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../src/domain/company/audiences.ts';
import { rolloutPausedByPerson } from '../../../src/domain/release/facts/rollout-paused-by-person.ts';
import { type Release, rolloutOf } from '../../../src/domain/release/release.ts';
import { stateOf } from '../../../src/domain/release/state.ts';
import { ABLE, approved, COMPANY, type Given, go } from '../given.ts';
import { deploy, freeze, intents, report, timers } from './under-way.ts';

describe('somebody pauses one rollout', () => {
  const pause = { type: 'PauseRollout', release: 'R-1', why: 'odd logs' } as const;
  const paused = () => approved().done(deploy, pause);
  const state = (g: Given) => stateOf(g.world.releases['R-1'] as Release, g.world);
  const cant = { ...ABLE, pause: "Jenkins can't pause a build" };
  const unable = () =>
    approved()
      .company({ pipelines: [{ name: 'pipeline', can: cant }] })
      .done(deploy);

  test('its step is asked to stop, who and why stay, and another person resumes it', () => {
    const g = paused();
    expect(intents(g)).toContainEqual(expect.objectContaining({ kind: 'deploy', stage: 'eu', ask: 'pause' }));
    expect(rolloutOf(g.world.releases['R-1'] as Release)?.held).toEqual({
      paused: 'eu',
      pause: { by: 'UMANAGER', at: '2026-03-03T12:00:00.000Z', why: 'odd logs' },
    });
    expect(state(g)).toBe('held');
    g.when({ type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'eu', n: 0 }).thenFacts();
    const roles = COMPANY.roles.map((r) => (r.name === 'qa' ? { ...r, actions: ['deploy' as const] } : r));
    g.company({ roles }).by('UQA').when(deploy).thenTypes('RolloutResumed', 'StageContinued');
    g.by('UQA').done(deploy);
    expect(intents(g)).toContainEqual(expect.objectContaining({ kind: 'deploy', stage: 'eu', ask: 'resume' }));
    expect(state(g)).toBe('deploying');
    g.by('gonogo').when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', 'StageStarted');
  });

  test('a pipeline that finishes its step all the same: it stays paused, and the next step waits', () => {
    const g = paused().done(report('eu'));
    expect(rolloutOf(g.world.releases['R-1'] as Release)?.held).toEqual({ pause: expect.anything() });
    expect(state(g)).toBe('held');
    g.when(deploy).thenTypes('RolloutResumed', 'StageStarted');
  });

  test('a pipeline that refuses finishes its step; it stays paused', () => {
    const refuse = { type: 'RefusePause', release: 'R-1', rollout: 'R-1-1', stage: 'eu', why: '405' } as const;
    const g = paused().done(refuse);
    expect(timers(g)).toEqual(['StageQuiet 12:15']);
    g.when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive');
    g.when(deploy).thenTypes('RolloutResumed');
    expect(JSON.stringify(intents(g))).toContain('the next one waits');
    const last = paused().done(report('eu'), deploy, pause, { ...refuse, stage: 'us' });
    expect(JSON.stringify(intents(last))).toContain('no other one follows it');
  });

  test('of which it is known that it can’t, it is not asked, and that is said; its last step can’t be paused at all', () => {
    const g = unable().done(pause);
    expect(intents(g)).not.toContainEqual(expect.objectContaining({ kind: 'deploy' }));
    expect(JSON.stringify(intents(g))).toContain("Jenkins can't pause a build");
    g.when(report('eu')).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive');
    unable().done(report('eu')).when(pause).thenRefused('last-step');
    paused()
      .done(report('eu'), deploy)
      .when(pause)
      .thenFacts(
        rolloutPausedByPerson.of('R-1', {
          rollout: 'R-1-1',
          by: 'UMANAGER',
          at: '2026-03-03T12:00:00.000Z',
          text: { why: 'odd logs' },
          stage: 'us',
        }),
      );
  });

  test('twice, without a reason, while it goes back', () => {
    paused().when(pause).thenRefused('paused');
    approved()
      .done(deploy)
      .when({ ...pause, why: ' ' })
      .thenRefused('needs-reason');
    const back = { type: 'RollBack', release: 'R-1', why: 'errors' } as const;
    paused().when(back).thenTypes('VersionInDoubt', 'VersionInDoubt', 'RolloutStarted', 'StageStarted');
    paused().done(back).when(pause).thenRefused('not-running');
  });

  test('a freeze and a no-go hold it too: each has to go, and nothing is restarted by that', () => {
    const g = paused().done(freeze);
    g.when(deploy).thenRefused('blocked');
    const over = g.at(freeze.until).done({ type: 'EndFreeze', freeze: 'F-1' });
    expect(state(over)).toBe('held');
    over.when(deploy).thenTypes('RolloutResumed', 'StageContinued');
    const against = paused()
      .by('UQA')
      .done({ ...go, answer: 'no-go', why: 'broken' });
    against.by('UMANAGER').when(deploy).thenRefused('blocked');
    against.by('UQA').done({ ...go, answer: 'go' });
    expect(JSON.stringify(intents(against))).toContain('stays paused until somebody resumes it');
    against.by('UMANAGER').when(deploy).thenTypes('RolloutResumed', 'StageContinued');
    // The other way round.
    const held = approved().done(deploy, { ...freeze, inFlight: 'pause' });
    expect(intents(held.done(pause))).not.toContainEqual(expect.objectContaining({ kind: 'deploy' }));
    expect(state(held.at(freeze.until).done({ type: 'EndFreeze', freeze: 'F-1' }))).toBe('held');
    held.when(deploy).thenTypes('RolloutResumed', 'StageContinued');
  });
});

test('what is held already is paused too: only those who build it hear of the second reason', () => {
  const [engineering] = COMPANY.audiences;
  if (!engineering) throw new Error('nobody hears anything');
  const outside: Audience = { ...engineering, name: 'support', language: 'user-facing', headline: false };
  const heard = (g: Given) => intents(g).flatMap((i) => (i.kind === 'post' ? [i.audience] : []));
  const pause = { type: 'PauseRollout', release: 'R-1', why: 'odd logs' } as const;
  const begun = () =>
    approved()
      .company({ audiences: [engineering, outside] })
      .done(deploy);
  expect(heard(begun().done(pause))).toEqual(['engineering', 'support']);
  expect(heard(begun().done({ ...freeze, inFlight: 'pause' }, pause))).toEqual(['engineering']);
});

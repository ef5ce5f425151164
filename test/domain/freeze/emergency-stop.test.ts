import { describe, expect, test } from 'vitest';
import type { EmergencyStop } from '../../../src/domain/freeze/emergency-stop.ts';
import { freezeEnded } from '../../../src/domain/freeze/facts/freeze-ended.ts';
import { freezeExtended } from '../../../src/domain/freeze/facts/freeze-extended.ts';
import { approved, type Given, given, PEOPLE } from '../given.ts';

const STOP: EmergencyStop = {
  type: 'EmergencyStop',
  why: 'payments lose money',
  scope: { services: [], environments: ['production'] },
  minutes: 120,
};
const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const timers = (g: Given) =>
  g.follows(1).flatMap((d) => (d.intent.kind === 'timer' ? [[d.intent.command.type, d.dueAt]] : []));

describe('an emergency stop', () => {
  test('holds from now on, for as long as it says', () => {
    const stopped = approved().done(STOP);
    stopped.when(deploy).thenRefused('blocked');
    expect(stopped.world.freezes).toMatchObject([
      { name: 'Emergency stop', stop: true, from: '2026-03-03T12:00:00.000Z', until: '2026-03-03T14:00:00.000Z' },
    ]);
  });

  test('between two steps of a deploy that runs: the step is finished, the next one waits', () => {
    const running = approved().done(deploy).done(STOP);
    const report = {
      type: 'ReportStage',
      release: 'R-1',
      deployId: 'R-1-1',
      stage: 'eu',
      status: 'succeeded',
      n: 1,
      message: '',
    } as const;
    running.when(report).thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', 'RolloutHeld');
  });

  test('warns a quarter of an hour before it ends, or at half its length', () => {
    expect(timers(approved().done(STOP))).toEqual([
      ['EndFreeze', '2026-03-03T14:00:00.000Z'],
      ['WarnOfEnd', '2026-03-03T13:45:00.000Z'],
    ]);
    expect(timers(approved().done({ ...STOP, minutes: 10 }))).toEqual([
      ['EndFreeze', '2026-03-03T12:10:00.000Z'],
      ['WarnOfEnd', '2026-03-03T12:05:00.000Z'],
    ]);
    const warned = approved()
      .done(STOP)
      .at('2026-03-03T13:45:00.000Z')
      .done({ type: 'WarnOfEnd', freeze: 'F-1', until: '2026-03-03T14:00:00.000Z' });
    const told = warned.follows(1).map((d) => d.lane);
    expect(told).toEqual(['dm/UMANAGER']);
  });

  test('again for the same scope, it lasts that long from then on, and its old end changes nothing', () => {
    const longer = approved()
      .done(STOP)
      .at('2026-03-03T13:50:00.000Z')
      .done({ ...STOP, why: 'still', minutes: 60 });
    expect(longer.facts.at(-1)).toMatchObject({ type: 'FreezeExtended', until: '2026-03-03T14:50:00.000Z' });
    expect(longer.world.freezes).toHaveLength(1);
    const old = longer.at('2026-03-03T14:00:00.000Z');
    old.when({ type: 'EndFreeze', freeze: 'F-1' }).thenFacts();
    old.when({ type: 'WarnOfEnd', freeze: 'F-1', until: '2026-03-03T14:00:00.000Z' }).thenFacts();
    longer
      .at('2026-03-03T14:50:00.000Z')
      .when({ type: 'EndFreeze', freeze: 'F-1' })
      .thenFacts(freezeEnded.of('F-1', {}));
    given()
      .done(STOP, { ...STOP, scope: { services: ['api'], environments: [] } })
      .when(STOP)
      .thenFacts(
        freezeExtended.of('F-1', {
          until: '2026-03-03T11:00:00.000Z',
          by: 'UMANAGER',
          text: { why: 'payments lose money' },
        }),
      );
  });

  test('again by somebody else it is theirs, and never ends earlier by that', () => {
    const both = approved()
      .people({ roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } })
      .done(STOP)
      .by('UOTHER');
    const { decision } = both.when({ ...STOP, why: 'mine', minutes: 30 });
    expect(decision).toMatchObject({ refused: 'stopped-longer' });
    expect(JSON.stringify(decision)).toContain('payments lose money');
    both.done({ ...STOP, why: 'still', minutes: 180 });
    expect(both.world.freezes).toMatchObject([{ by: 'UOTHER', why: 'still', until: '2026-03-03T15:00:00.000Z' }]);
  });

  test.each([
    ['for longer', 180, '2026-03-03T15:00:00.000Z'],
    ['for less long', 30, '2026-03-03T14:00:00.000Z'],
  ])('again %s, so that what runs is paused: it is, and no end comes earlier', (_, minutes, until) => {
    const g = approved().done(deploy).done(STOP);
    const again: EmergencyStop = { ...STOP, why: 'worse', minutes, inFlight: 'pause' };
    g.when(again).thenTypes('FreezeExtended', 'RolloutPaused');
    g.done(again);
    expect(g.world.freezes).toMatchObject([{ inFlight: 'pause', why: 'worse', until }]);
    g.when({ ...again, minutes: 240 }).thenTypes('FreezeExtended');
    g.done({ ...STOP, minutes: 240, inFlight: 'finish-step' });
    expect(g.world.freezes).toMatchObject([{ inFlight: 'pause' }]);
  });

  test('takes the role, a reason and a length', () => {
    given().by('UQA').when(STOP).thenRefused('forbidden');
    given()
      .when({ ...STOP, why: '' })
      .thenRefused('needs-reason');
    for (const minutes of [0, 4, 1441, Number.NaN, 1.5])
      given()
        .when({ ...STOP, minutes })
        .thenRefused('bad-length');
  });
});

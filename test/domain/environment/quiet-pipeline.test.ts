import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import { type Given, given, go, PLAN } from '../given.ts';
import { at, deploy, known, releaseOf, report, status } from './made.ts';

describe('a quiet pipeline', () => {
  const timer = (g: Given) =>
    g
      .follows(1)
      .flatMap((d) =>
        d.intent.kind === 'timer' && d.key.startsWith('timer/overdue')
          ? [`${d.intent.command.type} ${d.dueAt.slice(11, 16)}`]
          : [],
      );
  const fell = (n: number, since = '2026-03-03T12:10:00.000Z', moved?: string): Command => ({
    type: 'StageQuiet',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    n,
    since,
    ...(moved && { moved }),
  });
  test('whoever deployed is told at half of the time, once; the rest begins then', () => {
    const g = known().done(deploy());
    expect(timer(g)).toEqual(['StageQuiet 12:15']);
    g.by('gonogo')
      .at('2026-03-03T12:10:00.000Z')
      .done(report('running', 'eu', 3, 'R-1-1', { url: 'https://ci.example/9' }));
    expect(timer(g)).toEqual(['StageQuiet 12:25']);
    g.at('2026-03-03T12:15:00.000Z').when(fell(0)).thenFacts();
    g.at('2026-03-03T12:25:00.000Z').done(fell(3));
    const told = g.follows(1).filter((d) => d.intent.kind === 'tell');
    expect(told.map((d) => d.key)).toEqual(['tell/UMANAGER/quiet/R-1-1/eu/3']);
    expect(JSON.stringify(told)).toContain('https://ci.example/9');
    expect(timer(g)).toEqual(['StageOverdue 12:40']);
    expect(g.world.releases['R-1']).toMatchObject({
      rollout: { stages: [{ heardAt: '2026-03-03T12:10:00.000Z', url: 'https://ci.example/9' }, {}] },
    });
  });
  describe('that is heard of, and stands still', () => {
    const says =
      (time: string, n: number, percent = 25, message = 'rolling out') =>
      (g: Given) =>
        g.at(`2026-03-03T${time}:00.000Z`).done(report('running', 'eu', n, 'R-1-1', { percent, message }));
    const nudges = (g: Given) => g.follows(1).flatMap((d) => (d.intent.kind === 'tell' ? [d.intent.phrase] : []));
    const moved = '2026-03-03T12:05:00.000Z';
    const still = (n: number) => fell(n, moved, moved);
    const heard = () => {
      const g = known().done(deploy()).by('gonogo');
      for (const say of [says('12:05', 1), says('12:10', 2), says('12:18', 3)]) say(g);
      return g;
    };
    test('is told of at half of the time after it moved, then each time after twice as long, and never fails', () => {
      const g = heard();
      expect(timer(g)).toEqual(['StageQuiet 12:20']);
      g.at('2026-03-03T12:20:00.000Z').done(still(3));
      expect(JSON.stringify(nudges(g))).toMatch(
        /Nothing moves: .*is still said to run, .*nothing has changed since .*12:05/,
      );
      const offers = g.follows(1).flatMap(({ intent }) => (intent.kind === 'tell' ? (intent.offers ?? []) : []));
      expect(offers.map((o) => `${o.label} ${o.about}`)).toEqual(['Stop waiting… R-1', 'Details R-1']);
      expect(timer(g)).toEqual(['StageQuiet 12:35']);
      says('12:30', 4)(g);
      expect(timer(g)).toEqual(['StageQuiet 12:35']);
      g.at('2026-03-03T12:35:00.000Z').done(still(4));
      for (const [time, n] of [
        ['12:45', 5],
        ['12:55', 6],
        ['13:05', 7],
      ] as const)
        says(time, n)(g);
      expect(timer(g)).toEqual(['StageQuiet 13:05']);
      expect(status(g)).toBe('deploying');
    });
    test.each([
      ['its percent grows', says('12:19', 4, 26)],
      ['it says something else', says('12:19', 4, 25, 'draining')],
    ])('not when %s', (_, say) => {
      const g = heard();
      say(g);
      expect(timer(g)).toEqual(['StageQuiet 12:34']);
      g.at('2026-03-03T12:20:00.000Z').when(still(4)).thenFacts();
    });
    test('a percent that goes back is no movement', () => {
      const g = heard();
      says('12:19', 4, 10)(g);
      expect(timer(g)).toEqual(['StageQuiet 12:20']);
    });
    test('what nobody saw while Gonogo was down is told at once, and once', () => {
      const g = heard();
      says('14:00', 4)(g);
      expect(timer(g)).toEqual(['StageQuiet 14:00']);
      g.done(still(4));
      expect(timer(g)).toEqual(['StageQuiet 14:15']);
    });
    test('whoever has been told of silence is told of standstill as late as that doubles', () => {
      const g = known().done(deploy()).by('gonogo');
      says('12:05', 1)(g);
      g.at('2026-03-03T12:20:00.000Z').done(fell(1, moved));
      expect(timer(g)).toEqual(['StageOverdue 12:35']);
      says('12:22', 2)(g);
      expect(timer(g)).toEqual(['StageQuiet 12:35']);
    });
  });
  test('a nudge that comes late, after Gonogo was down, puts nothing off', () => {
    const g = known()
      .done(deploy())
      .by('gonogo')
      .at('2026-03-03T12:29:00.000Z')
      .done(fell(0, '2026-03-03T12:00:00.000Z'));
    expect(timer(g)).toEqual(['StageOverdue 12:30']);
    g.at('2026-03-03T12:30:00.000Z').done({
      type: 'StageOverdue',
      release: 'R-1',
      deployId: 'R-1-1',
      stage: 'eu',
      n: 0,
    });
    expect(status(g)).toBe('failed');
  });
  test.each([
    ['2026-03-29T00:50:00.000Z', '2026-03-29T01:05:00.000Z'],
    ['2026-10-25T00:50:00.000Z', '2026-10-25T01:05:00.000Z'],
  ])('when the clocks change, the time is as long: from %s', (start, half) => {
    const end = new Date(Date.parse(start) + 3_600_000).toISOString();
    const g = given()
      .at(new Date(Date.parse(start) - 7_200_000).toISOString())
      .done({ ...PLAN, window: { start, end, zone: 'Europe/Berlin' } }, { type: 'OpenVote', release: 'R-1' });
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('UMANAGER').at(start).done(deploy());
    expect(g.follows(1).find((d) => d.key === 'timer/overdue/R-1-1/eu')?.dueAt).toBe(half);
  });
});

describe('a step that is given up, and said to have ended before any of it began', () => {
  const stop: Command = { type: 'StopWaiting', release: 'R-1', why: 'wrong one' };
  const gone = (deployId = 'R-1-1') => report('failed', 'eu', 1, deployId, { unchanged: true });
  const doubtIn = (g: Given) => at(g, 'api', 'eu').doubt?.may;
  test('leaves nothing in doubt, and may be deployed again', () => {
    const g = known().done(deploy()).at('2026-03-03T12:05:00.000Z').done(stop);
    expect(doubtIn(g)).toEqual(['4.1', '4.2']);
    g.by('gonogo').done(gone());
    expect([doubtIn(g), at(g, 'api', 'eu').now?.version]).toEqual([undefined, '4.1']);
    expect(releaseOf(g)).toMatchObject({ status: 'failed', rollout: { stages: [{ how: 'refused' }, {}] } });
    g.when(gone()).thenFacts();
    g.by('UMANAGER').when(deploy()).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('while it is waited for, too', () => {
    const g = known().done(deploy()).by('gonogo').done(gone());
    expect([doubtIn(g), releaseOf(g)?.status]).toEqual([undefined, 'failed']);
  });
  test.each<[string, (g: Given) => Given]>([
    ['what failed in its middle', (g) => g.done(deploy(), stop).by('gonogo').done(report('failed'))],
    [
      'a doubt that is older than the step',
      (g) =>
        g
          .done(deploy(), stop)
          .at('2026-03-03T12:10:00.000Z')
          .done(deploy())
          .at('2026-03-03T12:11:00.000Z')
          .done(stop)
          .by('gonogo')
          .done(gone('R-1-2')),
    ],
  ])('but %s stays in doubt', (_, after) => {
    expect(doubtIn(after(known()))).toEqual(['4.1', '4.2']);
  });
});

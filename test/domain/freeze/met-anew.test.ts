import { describe, expect, test } from 'vitest';
import type { Freeze } from '../../../src/domain/freeze/freeze.ts';
import { allHolding, hardThen } from '../../../src/domain/freeze/freezes-holding.ts';
import { stillHits } from '../../../src/domain/freeze/held-releases.ts';
import { stoppedFor } from '../../../src/domain/freeze/stopped.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { delayOf } from '../../../src/domain/release/clearing/delay.ts';
import type { Pass, Release } from '../../../src/domain/release/release.ts';
import { approved, type Given } from '../given.ts';
import { spoken } from '../spoken.ts';
import { deploy, freeze, report, timers } from './under-way.ts';

const R = { release: 'R-1' } as const;
const everything = { services: [], environments: [] };
const at = (time: string, day = '03') => `2026-03-${day}T${time}:00.000Z`;
const pausing = { ...freeze, inFlight: 'pause' } as const;
const { type: _, ...terms } = pausing;
const change = { ...terms, type: 'ChangeFreeze', freeze: 'F-1' } as const;
const released = (g: Given) => g.world.releases['R-1'] as Release;
const said = (g: Given, facts = 1) => JSON.stringify(g.follows(facts));

describe('a freeze that pauses at once pauses what it did not hold before it was changed', () => {
  test.each<[string, object]>([
    ['brought forward to now', { from: at('18:00', '04'), until: at('20:00', '04') }],
    ['made wider', { scope: { services: ['shop'], environments: [] } }],
    ['made hard', { soft: true }],
    ['made to pause', { inFlight: 'finish' }],
  ])('%s', (_, before) => {
    const g = approved().done(deploy, { ...pausing, ...before });
    expect(released(g)).not.toHaveProperty('rollout.held');
    g.when(change).thenTypes('FreezeChanged', 'RolloutPaused');
  });
  test('brought forward, it does not begin a second time at the time that it had', () => {
    const from = at('18:00', '04');
    const g = approved().done({ ...pausing, from, until: at('20:00', '04') }, { ...change, until: at('20:00', '04') });
    const timer = { type: 'BeginFreeze', freeze: 'F-1', from } as const;
    g.by('gonogo').at(from).when(timer).thenFacts();
    expect(
      approved()
        .done({ ...pausing, from, until: at('20:00', '04') })
        .at(from)
        .by('gonogo')
        .when(timer).decision,
    ).toMatchObject({
      facts: [{ type: 'FreezeBegan' }],
    });
  });
});

test.each<[string, 'finish' | 'pause', boolean]>([
  ['finish, which lets it go on', 'finish', true],
  ['pause, which is told as it does', 'pause', false],
])('who read that the next step waits hears of a change to %s', (_, inFlight, hears) => {
  const g = approved().done(deploy, freeze);
  g.done({ ...change, inFlight });
  expect(said(g, g.facts.at(-1)?.type === 'RolloutPaused' ? 2 : 1).includes('does not wait for it any more')).toBe(
    hears,
  );
});

describe('what holds a rollout on', () => {
  const end = { type: 'EndHold', ...R, rollout: 'R-1-1' } as const;
  const stop = (minutes: number) => ({ type: 'EmergencyStop', why: 'money', scope: everything, minutes }) as const;
  /** The sale holds it until 14:00, and a stop of everything for three hours. */
  const held = () => approved().done(deploy, freeze, report('eu'), stop(180));
  test('is told once what held it until then is over, and not while that lasts', () => {
    held().by('gonogo').when(end).thenFacts();
    const over = held().at(freeze.until).by('gonogo').done({ type: 'EndFreeze', freeze: 'F-1' }, end);
    expect(said(over)).toMatch(/Held on: .*emergency stop.*now that .*sale.* is over/);
    expect(released(over)).toMatchObject({ rollout: { held: { freeze: 'Emergency stop', until: at('15:00') } } });
  });
  test('is the one whose end was moved, though another ends later', () => {
    const g = held().done({ ...change, inFlight: 'finish-step', until: at('14:30') });
    g.by('gonogo').done(end);
    expect(said(g)).toMatch(/Held until .*14:30.*sale.*, whose end was moved/);
  });
  test('is another emergency stop: nobody moved its end', () => {
    const g = approved().done(
      deploy,
      { ...stop(60), scope: { services: ['api'], environments: [] } },
      report('eu'),
      stop(180),
    );
    g.done({ type: 'LiftFreeze', freeze: 'F-1', why: 'x' }).by('gonogo').done(end);
    expect(said(g)).toMatch(/Held until .*15:00.*emergency stop/);
    expect(said(g)).not.toContain('was moved');
  });
});

describe('a step that goes on through more than one night', () => {
  const nightly = {
    ...{ name: 'nightly', why: 'batch', start: '30 13 * * *', hours: 1, zone: 'Europe/Berlin', scope: everything },
    inFlight: 'pause' as const,
  };
  const pause = { type: 'PauseForFreeze', ...R, rollout: 'R-1-1' } as const;
  test('is paused again where it was let go on after the first', () => {
    const g = approved()
      .company({ freezes: [nightly] })
      .done(deploy);
    g.by('gonogo').at(at('12:30')).done(pause);
    g.at(at('13:30')).done({ type: 'EndHold', ...R, rollout: 'R-1-1' });
    g.by('UMANAGER').at(at('14:00')).done(deploy);
    expect(g.facts.at(-1)?.type).toBe('StageContinued');
    expect(timers(g)).toEqual(['StageQuiet 14:15', 'PauseForFreeze 12:30', 'PauseForFreeze 12:30']);
    g.by('gonogo').at(at('12:30', '04')).when(pause).thenTypes('RolloutPaused');
  });
  test('is waited for beyond the one that it has a pass for', () => {
    const g = approved()
      .company({ freezes: [nightly] })
      .done(deploy);
    const nights = g.follows(1).filter(({ intent: i }) => i.kind === 'timer' && i.command.type === 'PauseForFreeze');
    expect(nights.map((d) => d.dueAt)).toEqual([at('12:30'), at('12:30', '04')]);
  });
  test('is waited for after the one that it has a pass for: that one is none of those waited for', () => {
    const g = approved()
      .company({ freezes: [{ ...nightly, start: '30 * * * *', hours: 0.25 }] })
      .at(at('12:20'))
      .done({ type: 'GrantPass', ...R, why: 'a migration', until: at('17:00'), freeze: 'recurring/nightly' }, deploy);
    const nights = g.follows(1).filter(({ intent: i }) => i.kind === 'timer' && i.command.type === 'PauseForFreeze');
    expect(nights.map((d) => d.dueAt)).toEqual([at('13:30'), at('14:30'), at('15:30'), at('16:30')]);
  });
  test('is paused though another freeze ends later and lets it be finished', () => {
    const g = approved()
      .company({ freezes: [nightly] })
      .done(deploy, { ...freeze, from: at('12:10') });
    g.by('gonogo').at(at('12:30')).when(pause).thenTypes('RolloutPaused');
  });
});

describe('a freeze that lets be finished what runs', () => {
  const finishing = { ...freeze, from: at('12:10'), inFlight: 'finish' } as const;
  const sees = (g: Given) => {
    const gate = gatesOf(released(g), g.world).find((x) => x.id === 'freeze');
    return gate && [gate.open, spoken(gate.saw)];
  };
  const paused = () =>
    approved()
      .done(deploy, { type: 'PauseRollout', ...R, why: 'odd logs' }, finishing)
      .at(at('12:20'));
  test('is in the way of nobody who goes on with it by hand', () => {
    const g = paused();
    expect(sees(g)).toEqual([true, expect.stringMatching(/^frozen .*; what had begun may be finished$/)]);
    g.when(deploy).thenTypes('RolloutResumed', 'StageContinued');
    expect(allHolding(released(g), g.world)).toEqual([]);
  });
  test('holds what begins while it lasts', () => {
    const g = approved().done(finishing).at(at('12:20'));
    expect(sees(g)?.[0]).toBe(false);
    g.when(deploy).thenRefused('blocked');
  });
  test('that began before the rollout holds it', () => {
    const early = { ...finishing, from: freeze.from };
    const g = approved()
      .done(deploy)
      .put('freeze', 'F-9', { ...(approved().done(early).world.freezes[0] as Freeze), id: 'F-9' });
    expect(sees(g)?.[0]).toBe(false);
  });
});

describe('a pass counts where the freeze and the window meet', () => {
  const NOW = at('09:00', '01');
  const week: Freeze = {
    ...{ v: 1, id: 'F-1', name: 'week', why: 'x', scope: everything, by: 'U', status: 'declared' as const },
    ...{ from: at('00:00', '02'), until: at('00:00', '07') },
  };
  const pass = (until: string): Pass => ({ freeze: 'F-1', name: 'week', until, by: 'U', why: 'x' });
  const planned = (until: string, now = NOW) => {
    const release = {
      ...released(approved()),
      passes: [pass(until)],
      window: { start: at('10:00', '04'), end: at('12:00', '04'), zone: 'UTC' },
    } as Release;
    const frost = { freezes: [week], company: { freezes: [], windows: [] }, now };
    return { release, frost };
  };
  const hits = (until: string, now?: string) => {
    const { release, frost } = planned(until, now);
    const said = stoppedFor({ language: 'technical', events: [], headline: false }, week, [release], frost.now);
    return [hardThen(release, frost).length > 0, stillHits(release, week, frost.now), said !== undefined];
  };
  test.each([
    ['ends before its window', at('18:00', '03'), NOW],
    ['ends as its window begins', at('10:00', '04'), NOW],
    ['ended while its window was open', at('10:30', '04'), at('11:00', '04')],
  ])('one that %s is none', (_, until, now) => expect(hits(until, now)).toEqual([true, true, true]));
  test('one that lasts into it is one', () => expect(hits(at('11:00', '04'))).toEqual([false, false, false]));
  test('what was planned for a time that is past is stopped by nothing any more', () => {
    const { passes: _, ...release } = planned(at('18:00', '03')).release;
    const stopped = (now: string) =>
      stoppedFor({ language: 'technical', events: [], headline: false }, week, [release as Release], now);
    expect([stopped(at('11:59', '04')) !== undefined, stopped(at('12:00', '04'))]).toEqual([true, undefined]);
  });
  test('audiences are promised no time that it excludes', () => {
    const g = approved();
    const { release, frost } = planned(at('18:00', '03'));
    const world = { ...g.world, ...frost, company: { ...g.world.company }, freezes: [week] };
    expect(delayOf(release, world as never, [])).toMatchObject({ why: ['freeze'] });
  });
});

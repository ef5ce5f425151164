import { describe, expect, test } from 'vitest';
import type { DeclareFreeze } from '../../../../src/domain/freeze/declare-freeze.ts';
import { gatesOf } from '../../../../src/domain/gates/index.ts';
import { freezePassEnded } from '../../../../src/domain/release/facts/freeze-pass-ended.ts';
import { approved, type Given, given, PLAN } from '../../given.ts';

const FREEZE: DeclareFreeze = {
  type: 'DeclareFreeze',
  name: 'Sale',
  why: 'weekend',
  scope: { services: ['api'], environments: [] },
  from: '2026-03-03T11:00:00.000Z',
  until: '2026-03-04T08:00:00.000Z',
};
const pass = (more: object = {}) =>
  ({ type: 'GrantPass', release: 'R-1', why: 'the fix for refunds', ...more }) as const;
const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const frozen = () => approved().done(FREEZE);
const freezeGate = (g: Given) => {
  const release = g.world.releases['R-1'];
  return release && gatesOf(release, g.world).find((x) => x.id === 'freeze')?.open;
};

describe('a freeze pass', () => {
  test('lets one release pass one freeze, with a name, a reason and an end', () => {
    frozen().when(deploy).thenRefused('blocked');
    frozen().done(pass()).when(deploy).thenTypes('RolloutStarted', 'StageStarted');
    expect(frozen().done(pass()).facts.at(-1)).toMatchObject({
      type: 'FreezePassGranted',
      freeze: 'F-1',
      until: FREEZE.until,
      by: 'UMANAGER',
      text: { name: 'Sale', why: 'the fix for refunds' },
    });
  });

  test('leaves the freeze in force for all others', () => {
    const other = {
      ...PLAN,
      window: { ...PLAN.window, start: '2026-03-05T12:00:00.000Z', end: '2026-03-05T13:00:00.000Z' },
    };
    const both = frozen().done(pass(), other);
    expect(both.world.freezes).toHaveLength(1);
    const second = both.world.releases['R-2'];
    expect(second && gatesOf(second, both.world).find((g) => g.id === 'freeze')?.open).toBe(false);
  });

  test('ends when it says, at the latest with the freeze', () => {
    const short = frozen().done(pass({ until: '2026-03-03T12:30:00.000Z' }));
    expect(freezeGate(short.at('2026-03-03T12:29:59.999Z'))).toBe(true);
    expect(freezeGate(short.at('2026-03-03T12:30:00.000Z'))).toBe(false);
    short.when(deploy).thenRefused('blocked');
    short
      .when({ type: 'EndPass', release: 'R-1', freeze: 'F-1' })
      .thenFacts(freezePassEnded.of('R-1', { freeze: 'F-1' }));
    const long = frozen().done(pass({ until: '2026-04-01T00:00:00.000Z' }));
    expect(long.facts.at(-1)).toMatchObject({ until: FREEZE.until });
  });

  test('a longer one replaces it, and its old end changes nothing', () => {
    const twice = frozen().done(
      pass({ until: '2026-03-03T12:30:00.000Z' }),
      pass({ until: '2026-03-03T12:50:00.000Z' }),
    );
    const later = twice.at('2026-03-03T12:30:00.000Z');
    later.when({ type: 'EndPass', release: 'R-1', freeze: 'F-1' }).thenFacts();
    expect(freezeGate(later)).toBe(true);
  });

  test('does not pass another freeze that begins meanwhile', () => {
    const second = { ...FREEZE, name: 'Audit', scope: { services: ['ledger'], environments: [] } };
    frozen().done(pass(), second).when(deploy).thenRefused('blocked');
    frozen().done(pass(), second, pass()).when(deploy).thenTypes('RolloutStarted', 'StageStarted');
  });

  test('passes one weekend of a freeze that comes again, not the next', () => {
    const weekend = {
      name: 'Weekend',
      why: 'nobody is in',
      start: '0 18 * * 5',
      hours: 62,
      zone: 'Europe/Berlin',
      scope: { services: [], environments: ['production'] },
    };
    const friday = approved();
    friday.company({ freezes: [weekend] });
    const night = friday.at('2026-03-06T20:00:00.000Z').done(pass());
    expect(night.facts.at(-1)).toMatchObject({ freeze: 'recurring/Weekend', until: '2026-03-09T07:00:00.000Z' });
    expect(freezeGate(night)).toBe(true);
    expect(freezeGate(night.at('2026-03-13T20:00:00.000Z'))).toBe(false);
  });

  test('between two steps too: what it lets begin it lets go on', () => {
    const running = approved().done(deploy).done(FREEZE);
    const report = {
      type: 'ReportStage',
      release: 'R-1',
      deployId: 'R-1-1',
      stage: 'eu',
      status: 'succeeded',
      n: 1,
      message: '',
    } as const;
    expect(running.when(report).decision).toMatchObject({
      facts: expect.arrayContaining([expect.objectContaining({ type: 'RolloutHeld' })]),
    });
    expect(running.done(pass()).when(report).decision).toMatchObject({
      facts: expect.arrayContaining([expect.objectContaining({ type: 'StageStarted', stage: 'us' })]),
    });
  });

  test('takes the role, a reason, a freeze, and a time to come', () => {
    frozen().by('UQA').when(pass()).thenRefused('forbidden');
    frozen()
      .when(pass({ why: ' ' }))
      .thenRefused('needs-reason');
    approved().when(pass()).thenRefused('nothing-frozen');
    frozen()
      .when(pass({ until: '2026-03-03T11:59:00.000Z' }))
      .thenRefused('past');
    frozen()
      .when(pass({ release: 'R-9' }))
      .thenRefused('unknown-release');
    frozen().done({ type: 'CancelRelease', release: 'R-1', why: 'x' }).when(pass()).thenRefused('over');
    given().done(PLAN).when(pass()).thenRefused('nothing-frozen');
  });
});

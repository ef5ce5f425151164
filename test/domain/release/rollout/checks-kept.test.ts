import { describe, expect, test } from 'vitest';
import { seenLines } from '../../../../src/cards/seen.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { say } from '../../../../src/domain/phrase.ts';
import { changedSince, lastSeen, withSeen } from '../../../../src/domain/release/clearing/evidence.ts';
import { type GateEvidence, rolloutOf } from '../../../../src/domain/release/release.ts';
import type { ChecksSeen } from '../../../../src/domain/release/rollout/rollout-parts.ts';
import * as shelf from '../../../../src/domain/strategy/index.ts';
import { deploy, freeze, report, roles } from '../../facts/steps.ts';
import { COMPANY, type Given, given, NOW, PEOPLE, PLAN, running } from '../../given.ts';

const R = { release: 'R-1' } as const;
const kept = (g: Given): ChecksSeen => {
  const release = g.world.releases['R-1'];
  return (release && rolloutOf(release)?.evidence) ?? expect.fail('nothing is kept');
};
const gatesIn = (all: readonly GateEvidence[] = []) => all.map((s) => `${s.gate}${s.open ? '' : ' closed'}`);
/** Of each time that the checks were asked again: before which step, who said so, and what was another. */
const again = (g: Given) =>
  (kept(g).again ?? []).map(({ stage, by, changed, gone = [] }) =>
    [stage, by, ...gatesIn(changed), ...gone.map((id) => `${id} gone`)].filter(Boolean).join(', '),
  );
const others = { roles: { ...PEOPLE.roles, manager: ['UMANAGER', 'UOTHER'] } };
const lock: Command = { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'looking' };
const timed = { name: 'timed', ...shelf.canary.make({ percents: [5, 25, 100], soakMinutes: 10 }) };

/** By time: 5, 25, 100 % of eu and of us. */
function begun(): Given {
  const environments = COMPANY.environments.map((e) => ({ ...e, strategy: 'timed' }));
  return given()
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }))
    .people(others)
    .company({ environments, strategies: [timed], roles })
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] }, { type: 'OverrideChecks', ...R, why: 'x' })
    .at('2026-03-03T12:00:00.000Z')
    .done(deploy);
}
function proved(g: Given, step: string, minute: number): Given {
  const at = (m: number) => `2026-03-03T12:${`${m}`.padStart(2, '0')}:00.000Z`;
  return g
    .by('gonogo')
    .at(at(minute))
    .done(report(step, 'succeeded', 1))
    .at(at(minute + 10))
    .done({ type: 'EndVerifying', ...R, deployId: 'R-1-1', stage: step })
    .by('UMANAGER');
}

describe('what the checks saw before each step', () => {
  test('a step that begins by time keeps it, and only what was another than before', () => {
    const g = begun();
    expect(gatesIn(kept(g).seen)).toContain('window');
    expect(again(proved(g, 'eu 5 %', 1))).toEqual(['eu 25 %']);
    // Somebody moves the lock of whoever deploys there: the check has something to see.
    g.done(lock);
    expect(again(proved(g, 'eu 25 %', 12))).toEqual(['eu 25 %', 'eu 100 %, lock']);
    g.done({ type: 'ReleaseLocks', locks: ['production/api'], why: '' });
    expect(again(proved(g, 'eu 100 %', 23)).at(-1)).toBe('us 5 %, lock gone');
    expect(lastSeen(kept(g))).toEqual(kept(g).seen);
  });

  test('one that a person begins names them, and what was in its way before is not kept as if it had begun', () => {
    const g = begun();
    proved(g.done({ type: 'PauseRollout', ...R, why: 'odd' }), 'eu 5 %', 1);
    expect(kept(g).again).toBeUndefined();
    g.done(freeze, { type: 'LiftFreeze', freeze: 'F-1', why: 'done' });
    expect(again(g.done(deploy))).toEqual(['eu 25 %, UMANAGER']);
  });

  test('a way back asks none, and keeps those of the way there', () => {
    const g = proved(begun(), 'eu 5 %', 1);
    const then = kept(g);
    g.done({ type: 'RollBack', ...R, why: 'errors' });
    expect(kept(g)).toEqual(then);
  });

  test('fifty steps of which nothing was another weigh less than the checks themselves', () => {
    const g = begun();
    const [first] = kept(g).seen;
    const all = Array.from({ length: 50 }, (_, n) => ({ at: NOW, stage: `eu batch ${n} of 50`, changed: [] }));
    const many = all.reduce<ChecksSeen | undefined>(withSeen, kept(g)) ?? expect.fail();
    expect(first && JSON.stringify(many.again).length).toBeLessThan(50 * 90);
  });
});

const see = (gate: string, open: boolean, saw: string) => ({ gate, open, saw: say`${saw}` });
const gate = (id: string, open: boolean, saw: string) => ({ id, title: id, open, saw: say`${saw}` }) as never;

describe('what is another than before', () => {
  const before: ChecksSeen = { at: NOW, seen: [see('votes', true, 'go'), see('tests', true, 'passed')] };
  test.each<[string, ChecksSeen | undefined, string[], string[] | undefined]>([
    ['what says the same is not kept again', before, [], undefined],
    ['of a run that began before any was kept, all is', undefined, ['votes', 'tests'], undefined],
    [
      'what says something else',
      { ...before, seen: [see('votes', true, 'x'), see('tests', true, 'passed')] },
      ['votes'],
      undefined,
    ],
    [
      'what is closed by now',
      { ...before, seen: [see('votes', false, 'go'), see('tests', true, 'passed')] },
      ['votes'],
      undefined,
    ],
    ['what sees something only now', { ...before, seen: [see('votes', true, 'go')] }, ['tests'], undefined],
    ['what sees nothing any more', { ...before, seen: [...before.seen, see('lock', true, 'yours')] }, [], ['lock']],
    [
      'what was kept last counts, not what was first',
      { ...before, again: [{ at: NOW, changed: [see('tests', false, 'failed')], gone: ['votes'] }] },
      ['votes', 'tests'],
      undefined,
    ],
  ])('%s', (_, kept, changed, gone) => {
    const now = changedSince(kept, [gate('votes', true, 'go'), gate('tests', true, 'passed')]);
    expect([now.changed.map((c) => c.gate), now.gone]).toEqual([changed, gone]);
    const after = withSeen(kept, { at: NOW, ...now });
    expect(new Set(lastSeen(after).map((s) => JSON.stringify(s)))).toEqual(
      new Set(before.seen.map((s) => JSON.stringify(s))),
    );
  });
  test('what a check rests on is another too', () => {
    const proof = { what: 'unit', said: 'passed', source: 'ci', at: NOW };
    const other = { id: 'tests', open: true, saw: say`passed`, proofs: [proof] } as never;
    expect(changedSince(before, [gate('votes', true, 'go'), other]).changed.map((c) => c.gate)).toEqual(['tests']);
  });
});

test('Details tells it step by step: what was another, who went on, and that nothing was', () => {
  const lines = (evidence: ChecksSeen) => seenLines(evidence).map((l) => l.text);
  const evidence: ChecksSeen = {
    at: NOW,
    seen: [see('votes', true, 'go'), see('lock', true, 'yours')],
    again: [
      { at: NOW, stage: 'eu 5 %', changed: [] },
      { at: NOW, stage: 'eu 25 %', changed: [] },
      { at: NOW, stage: 'eu 100 %', by: 'UDANA', changed: [see('tests', false, 'failed')], gone: ['lock'] },
      { at: NOW, changed: [see('tests', true, 'passed')] },
    ],
  };
  expect(lines(evidence).map((l) => l.replace(/<!date[^>]*>/g, 'now'))).toEqual([
    '*Checks as they were* now',
    '✓ Votes: go',
    '✓ Lock: yours',
    '*Before eu 100 %* now · by <@UDANA>',
    '✕ Tests (closed): failed',
    'Nothing to see any more: Lock',
    '*When it went on* now',
    '✓ Tests: passed',
    '_Nothing was another before eu 5 %, eu 25 %_',
  ]);
  const many = { ...evidence, again: Array.from({ length: 13 }, () => evidence.again?.at(-1) ?? expect.fail()) };
  expect(lines(many)).toContain('_3 steps more before these_');
});

import { describe, expect, test } from 'vitest';
import { evidenceUnmatched } from '../../../src/domain/evidence/facts/evidence-unmatched.ts';
import { unmatchedSettled } from '../../../src/domain/evidence/facts/unmatched-settled.ts';
import type { KeepUnmatched } from '../../../src/domain/evidence/keep-unmatched.ts';
import type { DeploymentKept, IncidentKept, Unmatched } from '../../../src/domain/evidence/unmatched.ts';
import { say } from '../../../src/domain/phrase.ts';
import { given, NOW } from '../given.ts';

import { days } from './made.ts';

describe('what nobody could place', () => {
  const deployment = (state: DeploymentKept['state'], at?: string, key = '7'): DeploymentKept => ({
    type: 'deployment',
    from: { environment: 'far' },
    key,
    state,
    ...(at && { at }),
  });
  const incident = (n: number, state: IncidentKept['state']): IncidentKept => ({
    type: 'incident',
    from: {},
    key: 'P1',
    title: 'x',
    state,
    at: days(0, n),
  });
  const keep = (told: KeepUnmatched['told'], unmatched = 'u1') =>
    ({ type: 'KeepUnmatched', unmatched, source: 'ci', told, why: say`no such place` }) as const;
  const system = () => given().by('gonogo');
  const kept = (g: ReturnType<typeof system>, id = 'u1') => g.document(`unmatched/${id}`) as Unmatched;
  test('is kept as it was told, and what was told before of the same, the oldest first', () => {
    system()
      .when(keep(deployment('succeeded')))
      .thenFacts({
        stream: 'unmatched/u1',
        type: 'EvidenceUnmatched',
        unmatched: 'u1',
        source: 'ci',
        at: NOW,
        text: { told: { ...deployment('succeeded'), at: NOW }, why: say`no such place` },
      });
    const [early, later] = [deployment('running', days(0, -2)), deployment('succeeded', days(0, -1))];
    for (const order of [
      [early, later],
      [later, early],
    ]) {
      const g = system().done(...order.map((t) => keep(t)));
      expect([kept(g).told, kept(g).earlier]).toEqual([later, [early]]);
      g.when(keep(early)).thenFacts();
      g.when(keep(later)).thenFacts();
    }
  });
  test('of one incident forty; what says least goes first', () => {
    const told = Array.from({ length: 42 }, (_, n) => incident(n, n % 2 === 0 ? 'open' : 'resolved'));
    const g = system().done(...told.slice(0, 40).map((t) => keep(t)));
    expect(kept(g).earlier).toHaveLength(39);
    expect(kept(g.done(keep(told[40] as IncidentKept))).earlier?.[0]).toEqual(told[1]);
    system()
      .done(...told.slice(1, 41).map((t) => keep(t)))
      .when(keep(told[0] as IncidentKept))
      .thenFacts();
  });
  test('once it is placed, it does not come back by what is told of it; a check’s next result does', () => {
    const settled = { ...kept(system().done(keep(deployment('running', NOW)))), settled: true as const };
    system()
      .put('unmatched', 'u1', settled)
      .when(keep(deployment('succeeded')))
      .thenFacts();
    const told = { type: 'check', from: {}, kind: 'tests', app: 'ci', name: 'unit', state: 'passed' } as const;
    system()
      .put('unmatched', 'u1', { ...settled, told })
      .when(keep(told))
      .thenTypes('EvidenceUnmatched');
  });
  test('where it was placed is remembered: of a thing, or where somebody said so', () => {
    const of = (told: Unmatched['told'], by: string, more: object) => {
      const before = evidenceUnmatched.evolve(
        undefined,
        evidenceUnmatched.of('u1', { source: 'ci', at: NOW, text: { told, why: [] } }),
      );
      return unmatchedSettled.evolve(before, unmatchedSettled.of('u1', { by, ...more })).whither;
    };
    const told = { type: 'check', from: {}, kind: 'tests', app: 'ci', name: 'unit', state: 'passed' } as const;
    const place = { service: 'api', environment: 'production' };
    expect(of(deployment('running'), 'gonogo', place)).toEqual(place);
    expect(of(incident(1, 'open'), 'gonogo', { service: 'api' })).toEqual({ service: 'api' });
    expect(of(told, 'gonogo', place)).toBeUndefined();
    expect(of(told, 'UQA', place)).toEqual(place);
    expect(of(deployment('running'), 'gonogo', {})).toBeUndefined();
  });
  test('two hundred are kept: the oldest of what there is most of goes', () => {
    const g = system();
    for (let n = 0; n < 200; n++) {
      const told = n < 150 ? deployment('running', NOW, `${n}`) : { ...incident(n, 'open'), key: `${n}` };
      g.put('unmatched', `u${n}`, { v: 7, id: `u${n}`, source: 'ci', told, why: [], at: days(0, n === 3 ? -9 : n) });
    }
    const { decision } = g.when(keep({ ...incident(1, 'open'), key: 'new' }, 'new'));
    const gone = 'facts' in decision ? decision.facts.slice(1) : [];
    expect(gone).toEqual([{ stream: 'unmatched/u3', type: 'UnmatchedSettled', unmatched: 'u3', by: 'gonogo' }]);
  });
});

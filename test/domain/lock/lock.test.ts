import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import { lockTaken } from '../../../src/domain/lock/facts/lock-taken.ts';
import { heldAt, isHeld, type Lock, locksOn, meet } from '../../../src/domain/lock/lock.ts';
import rules from '../../fixtures/approvals/branch-deploy-lock-rules.json' with { type: 'json' };
import { approved, COMPANY, given, NOW } from '../given.ts';
import { API, claim, deploy, holderOf, told, two } from './claimed.ts';

/** Other systems' rules, each tried here. */
const RULES: Record<string, () => void> = {
  'a sticky lock stays until unlocked; a non-sticky lock lives only for one deployment and is removed on success and on failure':
    () => {
      const g = approved().done(claim()).done(deploy);
      expect(holderOf(g, API)).toBe('UMANAGER');
      g.done({ type: 'FailStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', how: 'refused', why: 'x' });
      expect(holderOf(g, API)).toBe('UMANAGER');
      // What a rollout holds is held while it runs, and not a moment longer.
      const running = approved()
        .done(deploy)
        .people({ roles: { manager: ['UOTHER'] } })
        .by('UOTHER');
      running.when(claim()).thenRefused('running');
      running
        .by('gonogo')
        .done({ type: 'FailStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', how: 'refused', why: 'x' })
        .by('UOTHER')
        .when(claim())
        .thenFacts(
          lockTaken.of('production/api', {
            by: 'UOTHER',
            at: '2026-03-03T12:00:00.000Z',
            text: { why: 'payments look odd' },
          }),
        );
    },
  'locks are per environment or global; a global lock blocks every environment': () => {
    const company = { environments: [...COMPANY.environments, { ...COMPANY.environments[0], name: 'staging' }] };
    const both = two()
      .company({
        environments: company.environments.map((e) => ({
          regions: [],
          stageTimeoutMinutes: 1,
          ...e,
        })) as typeof COMPANY.environments,
      })
      .done(claim({ services: [], environments: ['production', 'staging'] }))
      .by('UOTHER');
    both.when(claim({ environments: ['staging'] })).thenRefused('locked');
    both.when(claim()).thenRefused('locked');
  },
  'the owner may deploy as often as they like; anyone else is told who holds it and since when': () => {
    const g = approved().done(claim());
    g.when(deploy).thenTypes('RolloutStarted', 'StageStarted');
    const other = approved()
      .done(claim())
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .by('UOTHER');
    const { decision } = other.when(deploy);
    expect(decision).toMatchObject({ refused: 'blocked' });
    expect(JSON.stringify(decision)).toMatch(/locked by .*UMANAGER.*2026-03-03T12:00:00.000Z/);
  },
  "claiming is atomic: of two simultaneous claims exactly one wins; retrying one's own claim is idempotent and posts no second message":
    () => {
      const g = two().done(claim({ claim: 'a', minutes: 60 }));
      g.at('2026-03-03T09:00:05.000Z')
        .when(claim({ claim: 'a', minutes: 60 }))
        .thenFacts();
      two().done(claim()).when(claim()).thenFacts();
      g.by('UOTHER')
        .when(claim({ claim: 'b' }))
        .thenRefused('locked');
    },
  'an unreadable lock blocks, it is never overwritten': () => {
    for (const odd of [
      { v: 9, id: API, environment: 'production', service: 'api', held: { by: 'UOTHER', since: NOW, why: 'x' } },
      { v: 1, id: API, environment: 'production', service: 'api', held: { by: 'UOTHER', since: 4 } },
    ]) {
      const g = approved().put('lock', API, odd as never);
      g.when(claim()).thenRefused('locked');
      g.when({ type: 'StealLock', lock: API, from: 'UQA', since: NOW, why: 'x' }).thenRefused('unreadable');
      g.when({ type: 'ReleaseLocks', locks: [API], why: '' }).thenRefused('unreadable');
      g.when({ type: 'EndLock', lock: API }).thenFacts();
      g.when(deploy).thenRefused('blocked');
      expect(g.world.locks).toMatchObject([{ id: API, unreadable: true }]);
    }
  },
  'anyone with write permission may unlock': () => {
    const g = two()
      .done(claim())
      .by('UOTHER')
      .done({ type: 'ReleaseLocks', locks: [API], why: 'it is over' });
    expect(g.world.locks).toEqual([]);
    expect(JSON.stringify(told(g, 'UMANAGER'))).toMatch(/UOTHER.*released your lock.*it is over/);
  },
};
describe('a lock', () => {
  test('is of one service in one environment, or of all of it', () => {
    const spot = (environment: string, service: string) => ({ environment, service });
    expect(meet(spot('p', 'api'), spot('p', 'api'))).toBe(true);
    expect(meet(spot('p', 'api'), spot('p', '*'))).toBe(true);
    expect(meet(spot('p', '*'), spot('p', '*'))).toBe(true);
    expect(meet(spot('p', 'api'), spot('p', 'ledger'))).toBe(false);
    expect(meet(spot('p', '*'), spot('s', '*'))).toBe(false);
  });

  test.each([
    ['2026-03-03T09:59:59.999Z', 'UQA'],
    ['2026-03-03T10:00:00.000Z', undefined],
  ])('with an end is held until it, without it: at %s by %s', (now, by) => {
    const held = { by: 'UQA', why: 'x', since: NOW, until: '2026-03-03T10:00:00.000Z' };
    const lock: Lock = { v: 1, id: API, environment: 'production', service: 'api', held };
    expect(heldAt(lock, now)?.by).toBe(by);
    const { until: _, ...open } = held;
    expect(heldAt({ ...lock, held: open }, '2030-01-01T00:00:00.000Z')?.by).toBe('UQA');
  });

  test('needs a place, a reason and a length that can be', () => {
    given()
      .when(claim({ why: ' ' }))
      .thenRefused('needs-reason');
    given()
      .when(claim({ why: 'x'.repeat(301) }))
      .thenRefused('too-long');
    given()
      .when(claim({ environments: [] }))
      .thenRefused('unknown-environment');
    given()
      .when(claim({ environments: ['moon'] }))
      .thenRefused('unknown-environment');
    given()
      .when(claim({ services: ['__proto__'] }))
      .thenRefused('unknown-service');
    for (const minutes of [4, -60, 0, 0.5, Number.NaN, 31 * 1440 + 1])
      given().when(claim({ minutes })).thenRefused('bad-length');
    for (const minutes of [5, 31 * 1440]) given().when(claim({ minutes })).thenTypes('LockTaken');
  });

  test('several services at once: all of them, or none', () => {
    const g = two()
      .done(claim({ services: ['ledger'] }))
      .by('UOTHER');
    g.when(claim({ services: ['api', 'ledger'] })).thenRefused('locked');
    expect(g.done(claim({ services: ['api', 'shop'] })).facts.map((f) => f.stream)).toEqual([
      'lock/production/ledger',
      'lock/production/api',
      'lock/production/shop',
    ]);
  });

  test('of an environment keeps others from each of its services, and the other way round', () => {
    const g = two()
      .done(claim({ services: [] }))
      .by('UOTHER');
    g.when(claim()).thenRefused('locked');
    two()
      .done(claim())
      .by('UOTHER')
      .when(claim({ services: [] }))
      .thenRefused('locked');
  });

  test('that is another’s is refused with who, why and until when, and how it is taken over', () => {
    const g = two()
      .done(claim({ minutes: 60 }))
      .by('UOTHER');
    const { decision } = g.when(claim());
    expect(decision).toMatchObject({ offers: [{ verb: 'take-over-lock', about: API }] });
    const words = JSON.stringify(decision);
    for (const part of ['UMANAGER', 'payments look odd', '2026-03-03T10:00:00.000Z', NOW])
      expect(words).toContain(part);
  });
});

describe('the rules of branch-deploy', () => {
  test('all are tried', () => expect(Object.keys(RULES).sort()).toEqual([...rules.rules].sort()));
  test.each(rules.rules)('%s', (rule) => RULES[rule]?.());
});

test('two claims in any order, with others between them: exactly one holder at any moment', () => {
  const people = ['UMANAGER', 'UOTHER', 'UTHIRD'];
  const step = fc.record({
    by: fc.constantFrom(...people),
    does: fc.constantFrom('claim', 'claim all', 'steal', 'release', 'wait'),
    minutes: fc.option(fc.constantFrom(5, 60), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const g = given().people({ roles: { manager: people } });
      let now = Date.parse(NOW);
      for (const { by, does, minutes } of steps) {
        if (does === 'wait') now += 7 * 60_000;
        g.at(new Date(now).toISOString()).by(by);
        const before = g.world.locks;
        const mine = claim({ services: does === 'claim all' ? [] : ['api'], ...(minutes && { minutes }) });
        const held = before.find((l) => l.id === API)?.held;
        const asked: Command =
          does === 'steal'
            ? { type: 'StealLock', lock: API, from: held?.by ?? '-', since: held?.since ?? '-', why: 'x' }
            : does === 'release'
              ? { type: 'ReleaseLocks', locks: [API], why: '' }
              : mine;
        const { decision } = g.when(asked);
        if (!('refused' in decision)) g.done(asked);
        const all = g.world.locks.filter((l) => isHeld(l, g.world.now));
        const holders = new Set(
          locksOn(all, { environment: 'production', services: ['api'] }, g.world.now).map((l) => l.held?.by),
        );
        expect(holders.size).toBeLessThanOrEqual(1);
        // Whoever claimed, and was not refused, is the one.
        if (does.startsWith('claim') && !('refused' in decision)) expect([...holders]).toEqual([by]);
        // Nobody loses it by another's claim.
        if (does.startsWith('claim') && 'refused' in decision) expect(g.world.locks).toEqual(before);
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});

describe('is taken over', () => {
  const steal = (more: object = {}) =>
    ({ type: 'StealLock', lock: API, from: 'UMANAGER', since: NOW, why: 'customers wait', ...more }) as const;
  test('by who says why; its holder is told by whom and why', () => {
    const g = two().done(claim()).by('UOTHER').at('2026-03-03T10:00:00.000Z').done(steal());
    expect(holderOf(g, API)).toBe('UOTHER');
    expect(JSON.stringify(told(g, 'UMANAGER'))).toMatch(/UOTHER.*took your lock.*customers wait/);
  });
  test('only from whom they were shown; not twice, not one’s own, not what nobody holds', () => {
    const g = two().done(claim()).by('UOTHER');
    g.when(steal({ why: '' })).thenRefused('needs-reason');
    g.when(steal({ from: 'UQA' })).thenRefused('changed');
    g.when(steal({ since: '2026-03-03T08:00:00.000Z' })).thenRefused('changed');
    g.done(steal()).when(steal()).thenRefused('own');
    two().when(steal()).thenRefused('not-held');
    two()
      .done(claim({ minutes: 5 }))
      .by('UOTHER')
      .at('2026-03-03T09:05:00.000Z')
      .when(steal())
      .thenRefused('not-held');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import type { ClaimLock } from '../../../src/domain/lock/claim-lock.ts';
import { lockReleased } from '../../../src/domain/lock/facts/lock-released.ts';
import { lockTaken } from '../../../src/domain/lock/facts/lock-taken.ts';
import { heldAt, isHeld, type Lock, locksOn, meet } from '../../../src/domain/lock/lock.ts';
import { nextNag } from '../../../src/domain/lock/timers.ts';
import rules from '../../fixtures/approvals/branch-deploy-lock-rules.json' with { type: 'json' };
import { approved, COMPANY, emptyWorld, type Given, given, NOW, PLAN } from '../given.ts';

const claim = (more: Partial<ClaimLock> = {}): ClaimLock => ({
  type: 'ClaimLock',
  services: ['api'],
  environments: ['production'],
  why: 'payments look odd',
  ...more,
});
const API = 'production/api';
const two = () => given().people({ roles: { manager: ['UMANAGER', 'UOTHER'], qa: ['UQA'], sre: ['USRE1', 'USRE2'] } });
const holderOf = (g: Given, id: string) => g.world.locks.find((l) => l.id === id)?.held?.by;
const told = (g: Given, who: string) =>
  g.follows(1).flatMap(({ intent }) => (intent.kind === 'tell' && intent.user === who ? [intent] : []));
const deploy = { type: 'StartDeploy', release: 'R-1' } as const;

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

describe('time', () => {
  const timers = (g: Given, type: string) =>
    g
      .follows(1)
      .flatMap(({ intent, dueAt }) => (intent.kind === 'timer' && intent.command.type === type ? [dueAt] : []));

  test('its holder is asked every three hours by day, and offered to release it', () => {
    const g = given().done(claim());
    const [first = ''] = timers(g, 'NagOfLock');
    expect(first).toBe('2026-03-03T12:00:00.000Z');
    g.by('gonogo').at(first).done({ type: 'NagOfLock', lock: API, since: NOW, when: first });
    expect(told(g, 'UMANAGER')).toMatchObject([{ offers: [{ verb: 'unlock', about: API }] }]);
    expect(timers(g, 'NagOfLock')).toEqual(['2026-03-03T15:00:00.000Z']);
    // One that was released, and is held anew, is not meant.
    g.by('UMANAGER')
      .done({ type: 'ReleaseLocks', locks: [API], why: '' })
      .at('2026-03-03T12:30:00.000Z')
      .done(claim());
    g.by('gonogo').when({ type: 'NagOfLock', lock: API, since: NOW, when: first }).thenFacts();
  });

  test.each([
    // Quiet hours begin at 20:00 in Berlin, 19:00 UTC in winter.
    ['2026-03-03T15:59:00.000Z', '2026-03-03T18:59:00.000Z'],
    ['2026-03-03T16:00:00.000Z', '2026-03-04T08:00:00.000Z'],
    // Over a weekend; the clocks go forward on Sunday 29 March: 09:00 is 07:00 UTC then.
    ['2026-03-27T17:00:00.000Z', '2026-03-30T07:00:00.000Z'],
    // And back on Sunday 25 October.
    ['2026-10-23T16:00:00.000Z', '2026-10-26T08:00:00.000Z'],
  ])('held at %s, they are asked at %s', (now, at) => expect(nextNag('UMANAGER', emptyWorld(now))).toBe(at));

  test('before its end they may keep it longer; at its end it is free, and who waits is told', () => {
    const g = approved().done(claim({ minutes: 60 }));
    const until = '2026-03-03T13:00:00.000Z';
    expect(timers(g, 'WarnOfLockEnd')).toEqual(['2026-03-03T12:45:00.000Z']);
    expect(timers(g, 'EndLock')).toEqual([until]);
    expect(timers(g, 'NagOfLock')).toEqual([]);
    g.by('gonogo').at('2026-03-03T12:45:00.000Z').done({ type: 'WarnOfLockEnd', lock: API, until });
    expect(told(g, 'UMANAGER')[0]?.offers?.map((o) => o.verb)).toEqual(['unlock', 'lock-longer']);
    g.at('2026-03-03T12:59:59.999Z').when({ type: 'EndLock', lock: API }).thenFacts();
    g.at(until).done({ type: 'EndLock', lock: API });
    expect(g.world.locks).toEqual([]);
    expect(told(g, 'UMANAGER')).toHaveLength(1);
    g.when({ type: 'EndLock', lock: API }).thenFacts();
  });

  test.each([
    ['the same reason', {}],
    ['another reason', { why: 'the schema moves' }],
  ])('claimed again for %s and without a length, it lasts until it is released', (_, more) => {
    const g = given()
      .done(claim({ minutes: 60 }))
      .done(claim(more));
    expect(g.world.locks).toMatchObject([{ held: { by: 'UMANAGER', since: NOW } }]);
    expect(g.world.locks[0]?.held).not.toHaveProperty('until');
    // Its holder is asked about it from now on.
    expect(timers(g, 'NagOfLock')).toEqual(['2026-03-03T12:00:00.000Z']);
    g.by('gonogo').at('2026-03-03T10:00:00.000Z').when({ type: 'EndLock', lock: API }).thenFacts();
  });

  test('at its end it is another’s to claim, before the end was worked off', () => {
    const g = two()
      .done(claim({ minutes: 60 }))
      .by('UOTHER');
    g.at('2026-03-03T09:59:59.999Z').when(claim()).thenRefused('locked');
    g.at('2026-03-03T10:00:00.000Z').done(claim());
    expect(holderOf(g, API)).toBe('UOTHER');
    g.by('gonogo').when({ type: 'EndLock', lock: API }).thenFacts();
    g.by('UMANAGER')
      .when({ type: 'ReleaseLocks', locks: [API], why: '' })
      .thenFacts(
        lockReleased.of('production/api', {
          by: 'UMANAGER',
          from: 'UOTHER',
          at: '2026-03-03T10:00:00.000Z',
          text: { why: '' },
        }),
      );
    expect(g.world.locks).toHaveLength(1);
  });

  test('kept longer, its old end and warning are moot', () => {
    const g = given()
      .done(claim({ minutes: 60 }))
      .at('2026-03-03T09:50:00.000Z')
      .done(claim({ minutes: 60 }));
    expect(g.facts.at(-1)).toMatchObject({ type: 'LockChanged', until: '2026-03-03T10:50:00.000Z' });
    g.by('gonogo').at('2026-03-03T10:00:00.000Z').when({ type: 'EndLock', lock: API }).thenFacts();
    g.when({ type: 'WarnOfLockEnd', lock: API, until: '2026-03-03T10:00:00.000Z' }).thenFacts();
  });

  test('whoever holds it has left: the release managers are asked', () => {
    const g = two()
      .by('UOTHER')
      .done(claim())
      .people({ deactivated: ['UOTHER'] })
      .by('gonogo');
    g.at('2026-03-03T12:00:00.000Z').done({ type: 'NagOfLock', lock: API, since: NOW, when: NOW });
    expect(told(g, 'UMANAGER')).toHaveLength(1);
    expect(told(g, 'UOTHER')).toHaveLength(0);
  });
});

describe('and releases', () => {
  test('whose owner is another are held: it is said on their cards, and their owners are told', () => {
    const g = approved()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .by('UOTHER')
      .done(claim());
    expect(JSON.stringify(told(g, 'UMANAGER'))).toMatch(/can't deploy: .*api in production|can't deploy/);
    expect(g.follows(1).map((d) => d.key)).toContain('edit/R-1/headline');
    g.done({ type: 'ReleaseLocks', locks: [API], why: '' });
    expect(JSON.stringify(told(g, 'UMANAGER'))).toContain('is not locked any more');
  });

  test('move with a release that is handed over, and no others', () => {
    const g = given()
      .done(PLAN, claim(), claim({ services: ['shop'] }))
      .done({ type: 'OfferHandOver', release: 'R-1', to: 'UQA', summary: '' })
      .by('UQA')
      .done({ type: 'AnswerHandOver', release: 'R-1', accept: true });
    expect(holderOf(g, API)).toBe('UQA');
    expect(holderOf(g, 'production/shop')).toBe('UMANAGER');
    expect(JSON.stringify(told(g, 'UQA'))).toContain('is yours now');
    expect(g.world.locks.find((l) => l.id === API)?.held?.since).toBe(NOW);
  });

  test('that roll back pass it: its holder is told, and it holds again', () => {
    const g = approved()
      .done(deploy)
      .by('gonogo')
      .done({ type: 'FailStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', how: 'silent', why: 'x' })
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .by('UOTHER')
      .done(claim())
      .by('UMANAGER');
    g.when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
    g.done({ type: 'RollBack', release: 'R-1', why: 'errors' });
    expect(JSON.stringify(told(g, 'UOTHER'))).toMatch(/is rolled back.*UMANAGER.*although you lock.*errors/);
    expect(holderOf(g, API)).toBe('UOTHER');
  });

  test('that are overridden pass it: its holder is told', () => {
    const g = approved()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .company({ roles: COMPANY.roles.map((r) => ({ ...r, actions: [...r.actions, 'override' as const] })) })
      .by('UOTHER')
      .done(claim())
      .by('UMANAGER')
      .done({ type: 'OverrideChecks', release: 'R-1', why: 'the board' })
      .done(deploy);
    expect(JSON.stringify(told(g, 'UOTHER'))).toMatch(
      /is deployed.*although you lock.*UMANAGER.*overrode it.*the board/,
    );
  });
});

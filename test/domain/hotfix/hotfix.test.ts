import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import type { PlanHotfix } from '../../../src/domain/hotfix/plan-hotfix.ts';
import type { Command } from '../../../src/domain/index.ts';
import { ABLE, type Given, given, go, NOW, PLAN, running } from '../given.ts';
import { emergency, HOTFIX, later, live, told } from './planned.ts';

describe('a hotfix', () => {
  test('asks whoever may approve it once: those who are not asked yet are not told so', () => {
    const notified = (g: Given, command: Command) =>
      g
        .done(command)
        .follows()
        .flatMap(({ intent }) => (intent.kind === 'my-turn' ? [intent.user] : []));
    expect(notified(live(), HOTFIX)).toEqual([]);
    expect(told(live().done(HOTFIX), 'USRE1').join()).toContain('Your approval is needed now');
    // Nobody is asked one after the other for what is no hotfix.
    const plan = { ...PLAN, change: 'emergency' as const };
    expect(notified(live().done(plan), { type: 'OpenVote', release: 'R-1' })).toContain('USRE1');
  });

  test('is an emergency from now on, says what it replaces, and its vote is open in the same moment', () => {
    const g = live().done(HOTFIX);
    expect(g.facts.map((f) => f.type)).toEqual([
      'ReleasePlanned',
      'HotfixPlanned',
      'VoteOpened',
      'ReleaseVoteOpened',
      'ApproverPaged',
    ]);
    expect(g.world.releases['R-1']).toMatchObject({
      change: 'emergency',
      status: 'voting',
      window: { start: NOW, end: '2026-03-03T13:00:00.000Z' },
      hotfix: { replaces: [{ service: 'api', version: '4.1.3' }], skips: [] },
    });
    expect(g.world.votes['R-1/v1']?.rules.map((r) => r.role)).toEqual(['sre']);
  });

  test('keeps what can’t be undone, so that it never goes back by itself', () => {
    const irreversible = 'drops the column amounts';
    expect(live().done({ ...HOTFIX, irreversible }).world.releases['R-1']?.irreversible).toBe(irreversible);
    expect(live().done(HOTFIX).world.releases['R-1']).not.toHaveProperty('irreversible');
  });

  test('goes as was chosen: that is part of what is approved, and refused where there is none', () => {
    const step = { called: '', act: 'deploy', share: 100, soakMinutes: 0, promotion: 'timed' } as const;
    const strategies = [{ name: 'careful', words: 'canary', steps: [{ ...step, called: '5 %', share: 5 }, step] }];
    const g = live().company({ ...emergency(), strategies });
    g.when({ ...HOTFIX, strategy: 'carefull' }).thenRefused('unknown-strategy');
    g.done({ ...HOTFIX, strategy: 'Careful' });
    expect(g.world.releases['R-1']?.strategy).toBe('careful');
    expect(JSON.stringify(g.world.votes['R-1/v1']?.content)).toContain('canary');
    const pipelines = [{ name: 'pipeline', can: { ...ABLE, shares: 'it is told no share' } }];
    live()
      .company({ ...emergency(), strategies, pipelines })
      .when({ ...HOTFIX, strategy: 'careful' })
      .thenRefused('cant-in-parts');
  });

  test('is refused where it is live already, and asked about where it is older', () => {
    const of = (version: string, more: Partial<PlanHotfix> = {}) =>
      live().when({ ...HOTFIX, items: [{ service: 'api', version }], ...more });
    of('4.1.3').thenRefused('already-live');
    of('v4.1.3').thenRefused('already-live');
    of('4.1.2').thenRefused('older');
    expect(isRefusal(of('4.1.2', { older: true }).decision)).toBe(false);
    for (const newer of ['4.1.10', '4.1.3-hotfix.1', '4.1.3-hf1']) expect(isRefusal(of(newer).decision)).toBe(false);
    // One region of two runs it: the other one waits for it.
    const half = running({ api: { eu: '4.1.3', us: '4.1.4' } });
    const g = live().put('environment', 'production', half).done(HOTFIX);
    expect(g.world.releases['R-1']?.hotfix?.replaces).toEqual([{ service: 'api', version: '4.1.3' }]);
  });

  test('of what nobody has told of says so', () => {
    const g = given().company(emergency()).done(HOTFIX);
    expect(g.world.releases['R-1']?.hotfix).toEqual({ replaces: [], skips: [] });
    expect(JSON.stringify(g.follows())).toContain('nobody has said what it replaces');
  });

  test.each([
    [{ why: ' ' }, 'needs-reason'],
    [{ items: [] }, 'nothing'],
    [{ items: [{ service: '__proto__', version: '1' }] }, 'unknown-service'],
    [{ environment: 'moon' }, 'unknown-environment'],
    [{ alone: true as const }, 'not-alone'],
  ])('%j is refused: %s', (more, why) => {
    live()
      .when({ ...HOTFIX, ...more })
      .thenRefused(why);
  });

  test('sent twice is one', () => {
    live()
      .done(HOTFIX)
      .when({ ...HOTFIX, items: [{ service: 'API', version: '4.1.4' }] })
      .thenRefused('twice');
  });

  test('is refused where no policy covers it, or nobody may approve it', () => {
    given().company({ policies: [] }).when(HOTFIX).thenRefused('no-policy');
    live()
      .people({ roles: { manager: ['UMANAGER'], qa: ['UQA'], sre: ['UMANAGER'] } })
      .when(HOTFIX)
      .thenRefused('too-few-voters');
  });

  test('is planned into a freeze, and whoever may lift it hears at once; it does not pass it', () => {
    const g = live()
      .done({
        type: 'DeclareFreeze',
        name: 'Quarter',
        why: 'books',
        scope: { services: [], environments: [] },
        from: NOW,
        until: later(300),
      })
      .done({
        type: 'DeclareFreeze',
        name: 'odd',
        why: 'odd',
        scope: { services: [], environments: [] },
        from: NOW,
        until: later(200),
      })
      .done(HOTFIX);
    // Each freeze takes a pass of its own.
    expect(told(g, 'UMANAGER').join()).toMatch(/without a pass: .*Quarter.*books.*odd/);
    g.by('USRE1')
      .done({ ...go, vote: 'R-1/v1' })
      .by('UMANAGER');
    g.when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
  });

  test('waits for a lock, and its holder hears at once', () => {
    const g = live()
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'], qa: ['UQA'], sre: ['USRE1', 'USRE2'] } })
      .by('UOTHER')
      .done({ type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'looking' })
      .by('UMANAGER')
      .done(HOTFIX);
    expect(told(g, 'UOTHER').join()).toContain("can't go live while you lock");
  });
});

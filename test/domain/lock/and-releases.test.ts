import { describe, expect, test } from 'vitest';
import { approved, COMPANY, given, NOW, PLAN } from '../given.ts';
import { API, claim, deploy, holderOf, told } from './claimed.ts';

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

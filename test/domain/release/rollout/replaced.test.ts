import { describe, expect, test } from 'vitest';
import type { Command } from '../../../../src/domain/index.ts';
import { saidOf } from '../../../../src/domain/release/status-words.ts';
import { sees } from '../../gates/seeing.ts';
import { approved, COMPANY, type Given, go, PLAN, running } from '../../given.ts';
import { spoken } from '../../spoken.ts';

type Items = { service: string; version: string }[];

const report = (deployId: string, status: 'succeeded' | 'failed', stage: string): Command => ({
  type: 'ReportStage',
  release: deployId.slice(0, deployId.lastIndexOf('-')),
  deployId,
  stage,
  status,
  n: 9,
  message: 'errors',
});
const settle = (came: string): Command => ({ type: 'SettleRelease', release: 'R-1', by: 'gonogo', came });
const settlings = (g: Given) => g.follows().flatMap(({ intent }) => (intent.kind === 'timer' ? [intent.command] : []));

/** R-1 with api 4.2 and ledger 2.9: live in eu, and failed in us. */
const failed = () =>
  approved()
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }))
    .done({ type: 'StartDeploy', release: 'R-1' })
    .by('gonogo')
    .done(report('R-1-1', 'succeeded', 'eu'), report('R-1-1', 'failed', 'us'));

/** R-1, live in eu and us, and then not to be taken back: us is back, in doubt, or as it was. */
const failedBack = (us: 'back' | 'in doubt' | 'as it was') => {
  const g = approved()
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }))
    .done({ type: 'StartDeploy', release: 'R-1' })
    .by('gonogo')
    .done(report('R-1-1', 'succeeded', 'eu'), report('R-1-1', 'succeeded', 'us'))
    .by('UMANAGER')
    .done({ type: 'RollBack', release: 'R-1', why: 'slow' })
    .by('gonogo');
  if (us === 'back') return g.done(report('R-1-2', 'succeeded', 'us'), report('R-1-2', 'failed', 'eu'));
  const how = us === 'in doubt' ? 'silent' : 'refused';
  return g.done({ type: 'FailStage', release: 'R-1', deployId: 'R-1-2', stage: 'us', how, why: 'no' });
};
/** The next release, live in these regions; `anyway`: somebody goes against the check that a rollback has failed there. */
function live(g: Given, items: Items, regions = ['eu', 'us'], anyway = false): Given {
  const id = `R-${Object.keys(g.world.releases).length + 1}`;
  g.by('UMANAGER')
    .at('2026-03-03T12:05:00.000Z')
    .done({ ...PLAN, items }, { type: 'OpenVote', release: id });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done({ ...go, release: id, vote: `${id}/v1` });
  g.by('UMANAGER');
  const roles = COMPANY.roles.map((r) => ({ ...r, actions: [...r.actions, 'override' as const] }));
  if (anyway) g.company({ roles }).done({ type: 'OverrideChecks', release: id, why: 'fix forward' });
  g.done({ type: 'StartDeploy', release: id }).by('gonogo');
  return g.done(...regions.map((region) => report(`${id}-1`, 'succeeded', region)));
}
const both = (api: string, ledger: string): Items => [
  { service: 'api', version: api },
  { service: 'ledger', version: ledger },
];
const state = (g: Given) => g.world.releases['R-1'];

describe('a release that failed, and another that goes live in its place', () => {
  test('is over once nothing of it runs any more, and names what runs', () => {
    const g = live(failed(), both('4.2.1', '2.9.1'));
    expect(settlings(g)).toContainEqual(settle('R-2'));
    g.done(settle('R-2'));
    expect(state(g)).toMatchObject({ status: 'rolled-back', replacedBy: ['R-2'], reason: 'errors' });
    expect(g.facts.slice(-6).map((f) => f.type)).toEqual([
      'StageSettled',
      'StageSettled',
      'ReleaseRolledBack',
      'DeployEnded',
      'VersionHeld',
      'VersionHeld',
    ]);
    // One post says it, with no note for each step beside it.
    expect(g.follows().flatMap(({ intent }) => (intent.kind === 'note' ? [spoken(intent.note)] : []))).toEqual([]);
    const posts = g
      .follows()
      .flatMap(({ intent }) => (intent.kind === 'post' ? [intent.told] : []))
      .filter((t) => t.event === 'replaced');
    expect(posts.length).toBeGreaterThan(0);
    expect(spoken(posts[0]?.said ?? [])).toBe(
      'Replaced: api 4.2, ledger 2.9 → production (R-1) is over, R-2 runs in its place.',
    );
    const [replaced] = [state(g)];
    expect(replaced && saidOf(replaced)).toBe('is replaced by R-2');
    g.by('UMANAGER').when({ type: 'RollBack', release: 'R-1', why: 'errors' }).thenRefused('replaced');
  });
  test('is live where that brought the same version', () => {
    const g = live(failed(), both('4.2', '2.9')).done(settle('R-2'));
    expect(state(g)?.status).toBe('completed');
  });
  test('goes on failing where a service or a region is left', () => {
    for (const g of [
      live(failed(), [{ service: 'api', version: '4.2.1' }]),
      live(failed(), both('4.2.1', '2.9.1'), ['eu']),
    ])
      g.when(settle('R-2')).thenFacts();
  });
  test('is replaced by all that run in its place', () => {
    const g = live(failed(), [{ service: 'api', version: '4.2.1' }]);
    live(g, [{ service: 'ledger', version: '2.9.1' }]).done(settle('R-3'));
    expect(state(g)).toMatchObject({ status: 'rolled-back', replacedBy: ['R-2', 'R-3'] });
  });
  test('does not settle itself by what it brings late', () => {
    const g = failed().done({ ...report('R-1-1', 'succeeded', 'us'), n: 12 } as Command);
    expect(settlings(g).filter((t) => t.type === 'SettleRelease')).toEqual([]);
  });
});

describe('a release whose rollback failed, and another that goes live in its place', () => {
  const EVERYWHERE = ['eu', 'us'];
  test.each(['back', 'in doubt', 'as it was'] as const)('is over once nothing of it runs any more: us was %s', (us) => {
    const g = live(failedBack(us), both('4.2.1', '2.9.1'), EVERYWHERE, true);
    expect(settlings(g)).toContainEqual(settle('R-2'));
    g.done(settle('R-2'));
    expect(state(g)).toMatchObject({ status: 'rolled-back', replacedBy: ['R-2'], reason: 'slow' });
    const told = g
      .follows()
      .flatMap(({ intent }) => (intent.kind === 'post' && intent.told.event === 'replaced' ? [intent.audience] : []));
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual([...new Set(told)]);
    expect(g.follows().some(({ intent: i }) => i.kind === 'timer' && i.command.type === 'ResolvePages')).toBe(true);
    g.when(settle('R-2')).thenFacts();
  });
  test('is not while a part of it is left, or what came is the same', () => {
    for (const g of [
      live(failedBack('in doubt'), both('4.2.1', '2.9.1'), ['eu'], true),
      live(failedBack('in doubt'), [{ service: 'api', version: '4.2.1' }], EVERYWHERE, true),
      live(failedBack('in doubt'), both('4.2', '2.9'), EVERYWHERE, true),
    ])
      g.when(settle('R-2')).thenFacts();
  });
  test('is over once any later one is everywhere, also where none was told when the first came', () => {
    const g = live(failedBack('in doubt'), both('4.2.1', '2.9.1'), EVERYWHERE, true);
    live(g, [{ service: 'api', version: '4.2.2' }], EVERYWHERE, true).done(settle('R-3'));
    expect(state(g)).toMatchObject({ status: 'rolled-back', replacedBy: ['R-2', 'R-3'] });
  });
  test('a check keeps others from it until somebody goes against it, and never a hotfix', () => {
    const g = failedBack('in doubt');
    g.by('UMANAGER').done({ ...PLAN, items: both('4.2.1', '2.9.1') });
    expect(sees(g, 'failed-rollback', g.world.releases['R-2'])).toEqual({
      open: false,
      saw: 'api 4.2, ledger 2.9 → production (R-1) has a rollback that failed there: it goes back again, or is put right by hand; a hotfix goes there all the same',
    });
    const hotfix = { replaces: [], skips: [] };
    expect(sees(g, 'failed-rollback', Object.assign({}, g.world.releases['R-2'], { hotfix }))).toBeUndefined();
    expect(sees(g, 'failed-rollback')).toBeUndefined();
    // It succeeded after all, late: the rest of it is left.
    g.by('gonogo').done(report('R-1-2', 'succeeded', 'us'));
    expect(sees(g, 'failed-rollback', g.world.releases['R-2'])?.saw).toContain(
      'is rolled back halfway there: the rest of it goes back, or is put right by hand',
    );
  });
});

test('a drill replaces nothing: it comes back', () => {
  const before = [{ version: '4.0' }];
  const place = { now: { version: '4.1' }, before };
  const g = approved()
    .put('environment', 'production', { ...running({}), live: { api: { eu: place, us: place } } })
    .done({ type: 'StartDeploy', release: 'R-1' })
    .by('gonogo')
    .done({ type: 'FailStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', how: 'refused', why: 'no' })
    .by('UMANAGER')
    .done({ type: 'StartDrill', service: 'api', environment: 'production' })
    .by('gonogo')
    .done(report('R-2-1', 'succeeded', 'eu'));
  expect(g.facts.some((f) => f.type === 'VersionWentLive')).toBe(true);
  expect(settlings(g).filter((t) => t.type === 'SettleRelease')).toEqual([]);
});

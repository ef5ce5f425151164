import { describe, expect, test } from 'vitest';
import type { Command } from '../../../../src/domain/index.ts';
import { saidOf } from '../../../../src/domain/release/status-words.ts';
import { approved, type Given, go, PLAN, running } from '../../given.ts';
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

/** The next release, live in these regions. */
function live(g: Given, items: Items, regions = ['eu', 'us']): Given {
  const id = `R-${Object.keys(g.world.releases).length + 1}`;
  g.by('UMANAGER')
    .at('2026-03-03T12:05:00.000Z')
    .done({ ...PLAN, items }, { type: 'OpenVote', release: id });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done({ ...go, release: id, vote: `${id}/v1` });
  g.by('UMANAGER').done({ type: 'StartDeploy', release: id }).by('gonogo');
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

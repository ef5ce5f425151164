import { describe, expect, test } from 'vitest';
import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { deploy, report } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved } from '../given.ts';
import { at, earlier, told } from './heard.ts';

describe('what a step did is heard as its run, and counts once', () => {
  const own = (more: Partial<HearDeployment> = {}) => told({ version: '4.2', at: at('12:01'), ...more });
  const live = () =>
    approved()
      .put('environment', 'production', earlier())
      .done(deploy, report('eu', 'succeeded', 1), report('us', 'succeeded', 1));
  test.each(['requested', 'running', 'succeeded', 'failed'] as const)('%s while the step runs', (state) =>
    approved().done(deploy).at(at('12:02')).when(own({ state })).thenFacts(),
  );
  test.each(['running', 'succeeded', 'failed'] as const)('%s once the step is done, the first or the last', (state) => {
    approved()
      .done(deploy, report('eu', 'succeeded', 1))
      .at(at('12:03'))
      .when(own({ state }))
      .thenFacts();
    live().at(at('12:03')).when(own({ state })).thenFacts();
  });
  test('by its run, whatever version it tells', () => {
    const g = approved()
      .done(deploy, { ...report('eu', 'running', 1), url: 'https://ci.example/runs/7' })
      .at(at('12:03'));
    for (const url of ['https://ci.example/runs/7', 'https://ci.example/runs/7/job/3'])
      g.when(own({ version: 'sha-1', url })).thenFacts();
    g.when(own({ version: 'sha-1', url: 'https://ci.example/runs/77' })).thenTypes(
      'DeploymentHeard',
      'VersionRanOutside',
      'VersionRanOutside',
    );
  });
  test('a rollback is no deployment of the version before, nor what it took away a new one', () => {
    const g = live().at(at('12:20')).done({ type: 'RollBack', release: 'R-1', why: 'slow' }).at(at('12:21'));
    g.when(own({ version: '4.1', at: at('12:21') })).thenFacts();
    g.done(report('us', 'succeeded', 1, 'R-1-2'), report('eu', 'succeeded', 1, 'R-1-2')).at(at('12:40'));
    g.when(own({ at: at('12:05') })).thenFacts();
  });
  test('what was rolled back to nobody knows what is not there again by an old report', () => {
    const g = approved()
      .done(deploy, report('eu', 'succeeded', 1), report('us', 'succeeded', 1))
      .at(at('12:20'))
      .done({ type: 'RollBack', release: 'R-1', why: 'slow' })
      .done(report('us', 'succeeded', 1, 'R-1-2'), report('eu', 'succeeded', 1, 'R-1-2'))
      .at(at('12:40'));
    for (const time of ['12:05', '12:20']) g.when(own({ at: at(time) })).thenFacts();
    g.when(own({ at: at('12:21') })).thenTypes('DeploymentHeard', 'VersionRanOutside', 'VersionRanOutside');
  });
  test('another version while a step runs is said in its thread, and the step goes on', () => {
    const g = approved()
      .done(deploy)
      .at(at('12:02'))
      .done(told({ version: '4.1.9', at: at('12:01') }));
    expect(g.world.releases['R-1']?.status).toBe('deploying');
    expect(following(g, 3).filter((l) => l.startsWith('R-1!'))).toEqual([
      `R-1!: Deployed outside Gonogo: api 4.1.9 runs in eu, us of production since ${at('12:01')}, told by github`,
    ]);
    expect(following(g, 3)).toContain('edit R-1/headline');
  });
  test('what was rolled back and runs again is said loudly, and stays held', () => {
    const g = live().at(at('12:20')).done({ type: 'RollBack', release: 'R-1', why: 'slow' });
    g.done(report('us', 'succeeded', 1, 'R-1-2'), report('eu', 'succeeded', 1, 'R-1-2')).at(at('12:40'));
    g.done(own({ key: '2', at: at('12:35') }));
    const said = following(g, 3).filter((l) => l.includes('Rolled back before, and running again'));
    expect(said.map((l) => l.slice(0, l.indexOf(':')))).toEqual(['R-1!', 'tell @UMANAGER']);
    expect(g.world.environments.production?.held?.map((h) => h.version)).toContain('4.2');
  });
  test('what is older than what Gonogo did since changes nothing', () => {
    live()
      .at(at('12:30'))
      .when(told({ version: '4.1', at: at('11:59') }))
      .thenFacts();
    live()
      .at(at('12:30'))
      .when(told({ version: '4.1', at: at('12:00') }))
      .thenFacts();
    live()
      .at(at('12:30'))
      .when(told({ version: '4.1', at: '2026-03-03T12:00:00.001Z' }))
      .thenTypes('DeploymentHeard', 'VersionRanOutside', 'VersionRanOutside');
  });
});

import { describe, expect, test } from 'vitest';
import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { deploy, report } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved, given, running } from '../given.ts';
import { at, earlier, gone, told, versions } from './heard.ts';

describe('a service that was taken away as a whole', () => {
  const old = () => given().put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }));
  test.each<[string, HearDeployment[], string[]]>([
    ['runs there no more', [gone()], ['-', '4.1']],
    ['whatever came before it', [told(), gone()], ['-', '4.3', '4.1']],
    ['whatever is told late', [gone(), told()], ['-', '4.3', '4.1']],
    ['runs again by what comes later', [gone(), told({ at: at('08:31') })], ['4.3', '4.1']],
    ['runs by what came in the same instant', [gone(), told({ at: at('08:30') })], ['4.3', '4.1']],
    [
      'is away again once that was taken back',
      [told({ at: at('08:31') }), gone(), told({ state: 'rolled-back', at: at('08:40') })],
      ['-', '4.1'],
    ],
    ['counts once', [gone(), gone({ source: 'argo', at: at('08:20') })], ['-', '4.1']],
    ['stays in the other regions', [gone({ regions: ['us'] })], ['4.1']],
  ])('%s', (_, reports, expected) => {
    const g = old().done(...reports);
    expect(versions(g)).toEqual(expected);
    g.when(reports.find((r) => r.state === 'removed') ?? gone()).thenFacts();
  });
  test('is told once, and nothing where nothing was known to run', () => {
    const g = old().done(gone({ by: { name: 'hubot' }, url: 'https://ci.example/7' }));
    expect(following(g).filter((l) => !l.startsWith('edit'))).toEqual([
      `engineering: Removed outside Gonogo: api runs in eu, us of production no more since ${at('08:30')}, by hubot, told by cdevents: https://ci.example/7`,
    ]);
    g.done(gone({ source: 'argo', at: at('08:31') }));
    expect(following(g)).toEqual([]);
    expect(following(given().done(gone()))).toEqual([]);
  });
  test('where a release had brought it: said loudly in its thread, which says what to do', () => {
    const g = approved()
      .put('environment', 'production', earlier())
      .done(deploy, report('eu', 'succeeded', 1), report('us', 'succeeded', 1))
      .at(at('13:00'))
      .done(gone({ at: at('12:50') }));
    const said = `Removed outside Gonogo: api runs in eu, us of production no more since ${at('12:50')}, told by cdevents\n4.2 of R-1 ran there until then: deploy it again, unless that was meant`;
    expect(following(g).filter((l) => !l.startsWith('edit'))).toEqual([`engineering: ${said}`, `R-1!: ${said}`]);
    expect(versions(g)).toEqual(['-', '4.2', '4.1']);
  });
  test('by the step that is about to replace it is no news, nor is what is older than a release', () => {
    for (const regions of [['eu'], []])
      approved()
        .done(deploy)
        .at(at('12:02'))
        .when(gone({ at: at('12:01'), regions }))
        .thenFacts();
    // Which names no region tells of the step that runs, not of what another has brought.
    approved()
      .done(deploy, report('eu', 'succeeded', 1))
      .at(at('12:02'))
      .when(gone({ at: at('12:01') }))
      .thenFacts();
    approved()
      .done(deploy, report('eu', 'succeeded', 1), report('us', 'succeeded', 1))
      .at(at('12:30'))
      .when(gone({ at: at('11:59') }))
      .thenFacts();
  });
});

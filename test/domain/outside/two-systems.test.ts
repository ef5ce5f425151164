import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { following } from '../following.ts';
import { given, running } from '../given.ts';
import { at, gone, told, versions } from './heard.ts';

describe('what two systems told of one deployment', () => {
  const there = (key: string, minute: string, more: Partial<HearDeployment> = {}) =>
    told({ key, at: at(minute), ...more });
  const argo = (minute: string, more: Partial<HearDeployment> = {}) => there('a', minute, { source: 'argo', ...more });
  test.each<[string, HearDeployment[], string[]]>([
    ['is rolled back by whichever says so', [argo('08:01'), there('1', '08:30', { state: 'rolled-back' })], ['4.1']],
    ['failed after that', [argo('08:01'), there('1', '08:30', { state: 'failed' })], ['4.1']],
    ['runs no more', [argo('08:01'), there('1', '08:30', { state: 'removed' })], ['-', '4.3', '4.3', '4.1']],
    [
      'was rolled back before the other came',
      [there('1', '08:05', { state: 'rolled-back' }), argo('08:06')],
      ['4.3', '4.1'],
    ],
    ['was another one, long after', [there('1', '08:30', { state: 'rolled-back' }), argo('08:11')], ['4.3', '4.1']],
    [
      'runs again by the same one, which says so',
      [argo('08:01'), there('1', '08:30', { state: 'rolled-back' }), there('1', '08:40')],
      ['4.3', '4.3', '4.1'],
    ],
    [
      'is the nearest of what the other made of that version',
      [there('2', '08:05'), there('1', '08:05', { state: 'removed' }), argo('08:05', { source: 'spinnaker' })],
      ['4.3', '4.3', '4.3', '4.1'],
    ],
    [
      'is not what the other made of that version soon after',
      [there('2', '08:05'), argo('08:00'), there('2', '08:30', { state: 'rolled-back' })],
      ['4.3', '4.3', '4.1'],
    ],
    [
      'of another version is another',
      [argo('08:01', { version: '4.4' }), there('1', '08:30', { state: 'removed' })],
      ['4.4', '4.3', '4.1'],
    ],
    [
      'is another after all, by the version it is called in the end',
      [
        argo('08:01'),
        there('1', '08:30', { state: 'rolled-back' }),
        there('1', '08:40', { state: 'rolled-back', version: '4.4' }),
      ],
      ['4.3', '4.1'],
    ],
  ])('%s', (_, reports, expected) => {
    const g = given().put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }));
    expect(versions(g.done(told(), ...reports))).toEqual(expected);
  });
  test('of one region stays in the others, and that it went is told once', () => {
    const g = given()
      .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }))
      .done(told({ regions: ['eu'] }), argo('08:01'));
    g.done(told({ regions: ['eu'], state: 'rolled-back', at: at('08:30') }));
    expect([versions(g), versions(g, 'us')]).toEqual([['4.1'], ['4.3', '4.1']]);
    expect(following(g, 3).filter((l) => l.startsWith('engineering'))).toEqual([
      'engineering: Rolled back outside Gonogo: api 4.3 in eu of production, told by github',
    ]);
  });
});

test('in whatever order and how often they come, the same runs there in the end', () => {
  const one = fc.record({
    source: fc.constantFrom('github', 'argo'),
    key: fc.constantFrom('1', '2', '3'),
    minute: fc.integer({ min: 0, max: 9 }),
    state: fc.constantFrom('requested', 'running', 'succeeded', 'failed', 'rolled-back', 'removed'),
    // Of the same version, they may be told of one deployment; and one may be called otherwise on its way.
    same: fc.boolean(),
    // A service may go as a whole.
    whole: fc.boolean(),
    more: fc.record(
      {
        url: fc.constantFrom('https://ci.example/1', 'https://ci.example/2'),
        by: fc.constantFrom({ name: 'hubot' }, { name: 'octocat' }),
        commit: fc.constantFrom('abcdef0123', '0123abcdef'),
      },
      { requiredKeys: [] },
    ),
  });
  const all = fc.uniqueArray(one, { maxLength: 8, selector: (r) => `${r.source}/${r.key}/${r.minute}` });
  const ended = (reports: typeof all extends fc.Arbitrary<infer T> ? T : never) => {
    const g = given().put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }));
    for (const { source, key, minute, state, same, whole, more } of reports) {
      const { commit: _, ...rest } = more;
      g.done(
        state === 'removed' && whole
          ? gone({ source, key, at: at(`08:0${minute}`), ...rest })
          : told({
              source,
              key,
              state,
              version: same ? '4.9' : `4.${key}.${source}`,
              at: at(`08:0${minute}`),
              ...more,
            }),
      );
    }
    return [g.world.environments.production?.live, g.document('deployments/production/api')];
  };
  const shuffled = all.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
  );
  fc.assert(
    fc.property(shuffled, ([list, mixed]) => {
      const ordered = [...list].sort((a, b) => a.minute - b.minute);
      expect(ended(mixed)).toEqual(ended(ordered));
    }),
    { numRuns: 150 },
  );
});

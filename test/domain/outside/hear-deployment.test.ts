import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { deploy, report } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved, type Given, given, NOW, running } from '../given.ts';

const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const told = (more: Partial<HearDeployment> = {}): HearDeployment => ({
  type: 'HearDeployment',
  source: 'github',
  key: '1',
  service: 'api',
  environment: 'production',
  regions: [],
  state: 'succeeded',
  version: '4.3',
  at: at('08:00'),
  ...more,
});
const place = (g: Given, region = 'eu') => g.world.environments.production?.live.api?.[region];
const versions = (g: Given, region = 'eu') => {
  const there = place(g, region);
  return [there?.now?.version ?? '-', ...(there?.before ?? []).map((r) => r.version)];
};
const build = (version: string, commit: string): Command => ({
  type: 'RegisterBuild',
  service: 'api',
  version,
  commit,
  commits: [],
});
const earlier = () => running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } });

describe('a deployment that nobody asked for here', () => {
  test('is what runs there, by whom and since when, and engineering hears of it once', () => {
    const g = given().done(told({ by: { name: 'hubot' }, url: 'https://ci.example/7' }));
    for (const region of ['eu', 'us'])
      expect(place(g, region)?.now).toEqual({
        version: '4.3',
        since: at('08:00'),
        outside: { source: 'github', key: '1', by: { name: 'hubot' }, url: 'https://ci.example/7' },
      });
    expect(following(g, 3)).toContain(
      `engineering: Deployed outside Gonogo: api 4.3 runs in eu, us of production since ${at('08:00')}, by hubot, told by github: https://ci.example/7`,
    );
    g.when(told()).thenFacts();
    g.when(told({ state: 'running', at: at('07:55') })).thenFacts();
  });
  test.each<[string, Partial<HearDeployment>, string]>([
    ['as it was registered', { version: 'v4.3' }, '4.3'],
    ['by its commit', { version: undefined, commit: 'abcdef0123' }, '4.3'],
    ['by a commit that is written shorter', { version: undefined, commit: 'abcdef0' }, '4.3'],
    ['of a commit that nobody registered', { version: undefined, commit: '0123456789' }, 'commit 0123456'],
    ['too short to mean one', { version: undefined, commit: 'abcdef' }, 'commit abcdef'],
    ['as it is told, where nothing is known of it', { version: 'main-17' }, 'main-17'],
    ['by a tag that names the service', { version: 'api-v4.3' }, '4.3'],
    ['by a tag of a package', { version: '@acme/api@4.4' }, '4.4'],
    ['by a tag of another service', { version: 'ledger-v4.3' }, 'ledger-v4.3'],
    ['by the whole tag, where that is what was built', { version: 'api-v4.0' }, 'api-v4.0'],
    ['by its commit, where what was told is no version', { version: 'the new one', commit: 'abcdef0123' }, '4.3'],
  ])('its version is known %s', (_, more, version) => {
    const { version: given_, ...rest } = told(more);
    const g = given()
      .put('build', 'api', {
        v: 6,
        service: 'api',
        builds: [{ version: 'api-v4.0', commit: '40', commits: [], at: NOW }],
      })
      .done(build('4.3', 'abcdef0123456789'))
      .done({ ...rest, ...(given_ !== undefined && { version: given_ }) });
    expect(versions(g)).toEqual([version]);
  });
  test.each<[string, Partial<HearDeployment>]>([
    ['an unknown service', { service: 'API' }],
    ['an unknown environment', { environment: 'prod' }],
    ['neither a version nor a commit', { version: ' ' }],
    ['a region that is not there', { regions: ['mars'] }],
  ])('%s changes nothing, and says why', (_, more) => given().when(told(more)).thenFacts());
  test('a region alone is changed alone; a running one changes nothing of what runs', () => {
    const g = given()
      .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }))
      .done(told({ regions: ['us'] }));
    expect([versions(g), versions(g, 'us')]).toEqual([['4.1'], ['4.3', '4.1']]);
    g.done(told({ key: '2', version: '4.4', state: 'running', at: at('08:10') }));
    expect(following(g)).toEqual([]);
    expect(versions(g, 'us')).toEqual(['4.3', '4.1']);
  });
  test('a later time than ours is ours', () => {
    const g = given().done(told({ at: '2027-01-01T00:00:00.000Z' }));
    expect(place(g)?.now?.since).toBe(NOW);
  });
});

describe('how it ends', () => {
  const old = () => given().put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }));
  test('failed: said, and what runs is as it was', () => {
    const g = old().done(told({ state: 'failed' }));
    expect(versions(g)).toEqual(['4.1']);
    expect(following(g)).toEqual([
      'engineering: A deployment outside Gonogo failed: api 4.3 to eu, us of production, told by github',
    ]);
  });
  test.each<[HearDeployment['state'], string[], string]>([
    ['rolled-back', ['4.1'], 'Rolled back outside Gonogo: api 4.3 in eu, us of production'],
    ['failed', ['4.1'], 'Deployed outside Gonogo, and failed after that: api 4.3'],
    ['removed', ['-', '4.3', '4.1'], 'Removed outside Gonogo: api 4.3 runs in eu, us of production no more'],
  ])('%s', (state, left, said) => {
    const g = old().done(told(), told({ state, at: at('08:30') }));
    expect(versions(g)).toEqual(left);
    expect(following(g, 3).join('\n')).toContain(said);
  });
  test.each<[HearDeployment['state'], string]>([
    [
      'rolled-back',
      'Rolled back outside Gonogo: api 4.3 in eu, us of production; nobody has told what runs in eu, us now, ',
    ],
    ['failed', 'and failed after that: api 4.3 in eu, us of production; nobody has told what runs in eu, us now, '],
  ])('%s to where nothing was known to run, that is said', (state, said) => {
    const g = given().done(told(), told({ state, at: at('08:30') }));
    expect(place(g)?.now).toBeUndefined();
    expect(following(g, 3).join('\n')).toContain(said);
    expect(following(old().done(told(), told({ state, at: at('08:30') })), 3).join('\n')).not.toContain(
      'nobody has told',
    );
  });
  test('removed once another has come is its past, and told to nobody', () => {
    const g = old().done(
      told(),
      told({ key: '2', version: '4.4', at: at('08:20') }),
      told({ state: 'removed', at: at('08:21') }),
    );
    expect(versions(g)).toEqual(['4.4', '4.3', '4.1']);
    expect(following(g, 3).filter((l) => l.startsWith('engineering'))).toEqual([]);
  });
});

/** Nothing of the service is left, whichever version it was. */
const gone = (more: Partial<HearDeployment> = {}): HearDeployment => {
  const { version: _, ...rest } = told({ source: 'cdevents', key: 'gone', state: 'removed', at: at('08:30'), ...more });
  return rest;
};

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

describe('what is known by its commit alone', () => {
  const bare = (more: Partial<HearDeployment> = {}): HearDeployment => {
    const { version: _, ...rest } = told({ commit: 'abcdef0123456789', ...more });
    return rest;
  };
  const named = (version = '4.3'): Command => ({ type: 'NameVersion', service: 'api', version });
  const timers = (g: Given) => g.follows(1).filter((d) => d.key.startsWith('timer/name/')).length;

  test('is its version once a build of that commit is registered, where it runs and where it ran', () => {
    const g = given().done(bare(), told({ key: '2', version: '4.4', at: at('08:10'), regions: ['us'] }));
    expect([versions(g), versions(g, 'us')]).toEqual([['commit abcdef0'], ['4.4', 'commit abcdef0']]);
    g.done(build('4.2', '0123456789'));
    expect(timers(g)).toBe(0);
    g.done(build('4.3', 'ABCDEF0123'));
    expect(timers(g)).toBe(1);
    g.done(named());
    expect([versions(g), versions(g, 'us')]).toEqual([['4.3'], ['4.4', '4.3']]);
    g.when(named()).thenFacts();
    // What is told of the same deployment later is of the version too, and changes what it left.
    g.done(bare({ state: 'rolled-back', at: at('08:20') }));
    expect([versions(g), versions(g, 'us')]).toEqual([['-'], ['4.4']]);
  });
  test.each([
    {
      first: 'the build',
      commands: [build('4.3', 'ABCDEF0123'), bare(), bare({ state: 'rolled-back', at: at('08:30') })],
    },
    {
      first: 'the deployment',
      commands: [bare(), bare({ state: 'rolled-back', at: at('08:30') }), build('4.3', 'ABCDEF0123'), named()],
    },
    {
      first: 'the deployment, and the other went again',
      commands: [
        told({ source: 'argo', state: 'rolled-back', at: at('08:30') }),
        bare(),
        build('4.3', 'ABCDEF0123'),
        named(),
      ],
    },
  ])('is what another system told of by its version, and went again with it: $first came first', ({ commands }) => {
    const g = given().put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }));
    expect(versions(g.done(told({ source: 'argo', at: at('08:01') }), ...commands))).toEqual(['4.1']);
  });
  test('is the version that it was built for since, not the one that was built again of another commit', () => {
    const g = given().done(build('4.3', 'ABCDEF0123'), build('4.3', '99bcdef0123'), build('4.4', 'ABCDEF0123'));
    expect(versions(g.done(bare()))).toEqual(['4.4']);
    const early = given().done(bare(), build('4.3', 'ABCDEF0123'), build('4.3', '99bcdef0123'));
    early.done(build('4.4', 'ABCDEF0123'));
    early.when(named('4.3')).thenFacts();
    expect(versions(early.done(named('4.4')))).toEqual(['4.4']);
  });
  test('is the version that was built again of another commit, where no other was built of it since', () => {
    const g = given().done(bare(), build('4.3', 'ABCDEF0123'), build('4.3', '99bcdef0123'));
    expect(versions(g.done(named()))).toEqual(['4.3']);
  });
  test.each<[string, heard: boolean, held: { version?: string; commit?: string }, runs?: boolean]>([
    ['took it away', true, {}],
    ['took it away, where it no longer runs', false, {}, false],
    ['took it away by its commit, as was said when it was heard of', false, { commit: 'abcdef0123456789' }],
    ['took another away', false, { version: '4.2' }],
  ])('where a rollback %s, its thread and the managers hear that it runs again: %s', (_, heard, more, runs = true) => {
    const held = { service: 'api', version: '4.3', release: 'R-1', at: at('07:00'), why: 'slow', ...more };
    const g = given()
      .put('environment', 'production', { ...running({ api: { eu: '4.1', us: '4.1' } }), held: [held] })
      .done(bare());
    if (!runs) g.done(told({ key: '2', version: '4.4', at: at('08:10') }));
    g.done(build('4.3', 'ABCDEF0123'), named());
    const loud =
      'Rolled back before, and running again: nobody said why it may (R-1: `/release allow`). What was deployed to production as commit ABCDEF0 is api 4.3';
    expect(following(g, 1)).toEqual(heard ? [`R-1!: ${loud}`, `tell @UMANAGER: ${loud}`] : []);
  });
  test.each<[string, string, string]>([
    ['another commit of the same first digits', 'abcdef0999', 'commit abcdef0'],
    ['a commit that is written shorter', 'abcdef0', '4.3'],
  ])('%s', (_, commit, left) => {
    const g = given().done(bare(), build('4.3', commit), named());
    expect(versions(g)).toEqual([left]);
  });
});

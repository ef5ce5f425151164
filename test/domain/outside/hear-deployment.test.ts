import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { following } from '../following.ts';
import { type Given, given, NOW, running } from '../given.ts';
import { at, place, told, versions } from './heard.ts';

const build = (version: string, commit: string): Command => ({
  type: 'RegisterBuild',
  service: 'api',
  version,
  commit,
  commits: [],
});
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

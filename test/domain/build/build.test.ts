import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Builds, changesOf } from '../../../src/domain/build/build.ts';
import { buildRegistered } from '../../../src/domain/build/facts/build-registered.ts';
import type { RegisterBuild } from '../../../src/domain/build/register-build.ts';
import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import { versionWentLive } from '../../../src/domain/environment/facts/version-went-live.ts';
import { riskOf } from '../../../src/domain/risk/risk.ts';
import { missing, standings } from '../../../src/domain/vote/standing.ts';
import { approved, COMPANY, emptyWorld, Given, given, go, NOW, PLAN, running } from '../given.ts';

const build = (version: string, more: Partial<RegisterBuild> = {}): RegisterBuild => ({
  type: 'RegisterBuild',
  service: 'api',
  version,
  commit: `${version.replace(/\D/g, '')}abcdef0`,
  commits: [{ sha: `c${version}`, title: `what ${version} is good for`, by: 'UDEV' }],
  ...more,
});
const live = (versions: Record<string, string>) => (g: Given) =>
  g.put('environment', 'production', running({ api: versions }));
const compare = { type: 'CompareContent', release: 'R-1' } as const;
const withPolicy = (more: Partial<VotePolicy>) =>
  new Given({
    ...emptyWorld(),
    company: { ...COMPANY, policies: COMPANY.policies.map((p) => ({ ...p, ...more })) },
  });
const titles = (builds: Builds | undefined, version: string, runs: string[]) => {
  const changes = changesOf(builds, version, runs);
  return changes && [changes.since ?? 'unknown', ...changes.commits.map((c) => c.sha)];
};

describe('the commits of a version that are not live yet', () => {
  const g = given().done(build('4.0'), build('4.1'), build('4.2'), build('4.3', { since: '4.1' }));
  const { api } = g.world.builds;

  test.each([
    ['4.2', ['4.1'], ['4.1', 'c4.2']],
    ['4.2', ['4.0'], ['4.0', 'c4.2', 'c4.1']],
    // A build that names another predecessor than the one before it.
    ['4.3', ['4.0'], ['4.0', 'c4.3', 'c4.1']],
    // Regions run different versions: what is new to any of them.
    ['4.2', ['4.1', '4.0'], ['4.0', 'c4.2', 'c4.1']],
    ['4.2', ['4.2'], ['4.2']],
    // One region runs it already: to the others it is new.
    ['4.2', ['4.2', '4.1'], ['4.1', 'c4.2']],
    ['4.2', ['4.0', '4.2', '4.1'], ['4.0', 'c4.2', 'c4.1']],
    ['4.2', ['4.2', '3.9'], ['unknown', 'c4.2']],
    // Nothing known there; further back than builds tell; a way back.
    ['4.2', [], ['4.1', 'c4.2']],
    ['4.0', [], ['unknown', 'c4.0']],
    ['4.2', ['3.9'], ['unknown', 'c4.2']],
    ['4.1', ['4.2'], ['unknown', 'c4.1']],
    ['5.0', ['4.2'], undefined],
  ])('%s where %j runs', (version, runs, expected) => {
    expect(titles(api, version, runs)).toEqual(expected);
  });

  test.each([
    ['in order', ['4.1', '4.2', '4.3'], { '4.1': undefined, '4.2': '4.1', '4.3': '4.2' }],
    ['late', ['4.1', '4.3', '4.2'], { '4.1': undefined, '4.2': '4.1', '4.3': '4.2' }],
    ['backwards', ['4.3', '4.2', '4.1'], { '4.1': undefined, '4.2': '4.1', '4.3': '4.2' }],
    ['twice', ['4.3', '4.1', '4.3', '4.2', '4.2'], { '4.1': undefined, '4.2': '4.1', '4.3': '4.2' }],
    [
      'a mend of what is older',
      ['4.1.0', '4.2.0', '4.1.1'],
      { '4.1.0': undefined, '4.1.1': '4.1.0', '4.2.0': '4.1.1' },
    ],
    [
      'a trial before it',
      ['v1.0.0', 'v1.1.0', 'v1.1.0-rc.1'],
      { 'v1.0.0': undefined, 'v1.1.0-rc.1': 'v1.0.0', 'v1.1.0': 'v1.1.0-rc.1' },
    ],
    ['what no number says', ['blue', 'green', '4.1'], { blue: undefined, green: 'blue', '4.1': 'green' }],
  ])('nobody says what they come after, and they are registered %s', (_, order, expected) => {
    const g = given();
    for (const version of order) g.done(build(version));
    expect(Object.fromEntries((g.world.builds.api?.builds ?? []).map((b) => [b.version, b.since]))).toEqual(expected);
  });

  test('what a build says that it comes after stays, whatever is registered later; what was thought gives way to it', () => {
    const g = given().done(build('4.1'), build('4.3', { since: '4.1' }), build('4.2'));
    expect(g.world.builds.api?.builds.find((b) => b.version === '4.3')?.since).toBe('4.1');
    g.when(build('4.2')).thenFacts();
    g.done(build('4.2', { since: '4.0' }), build('4.1.5'));
    expect(g.world.builds.api?.builds.find((b) => b.version === '4.2')).toMatchObject({ since: '4.0' });
    expect(titles(g.world.builds.api, '4.3', ['4.1'])).toEqual(['4.1', 'c4.3']);
  });

  test('builds that name each other come to an end', () => {
    const round = given().done(build('1', { since: '2' }), build('2', { since: '1' }));
    expect(titles(round.world.builds.api, '2', ['0'])).toEqual(['unknown', 'c2']);
  });

  test('the same build again is nothing new; a version that was built anew takes the place of the old one', () => {
    g.when(build('4.2')).thenFacts();
    g.when(build('4.2', { commit: 'fffffff' })).thenTypes('BuildRegistered');
    g.when({ ...build('4.2'), service: 'nothing' }).thenRefused('unknown-service');
    const twice = [
      build('4.2', { built: NOW }),
      build('4.2', { commit: 'fffffff', built: '2026-03-03T08:00:00.000Z' }),
    ];
    for (const order of [twice, [...twice].reverse()])
      expect(given().done(...order).world.builds.api?.builds).toMatchObject([{ commit: twice[0]?.commit, built: NOW }]);
    // A clock that is ahead makes nothing older for ever.
    expect(given().done(build('4.2', { built: '2026-03-09T08:00:00.000Z' })).world.builds.api?.builds).toMatchObject([
      { built: NOW },
    ]);
    const again = given().done(build('4.1'), build('4.2'), build('4.1', { commit: 'fffffff' }));
    expect(again.world.builds.api?.builds.map((b) => [b.version, b.since])).toEqual([
      ['4.1', undefined],
      ['4.2', '4.1'],
    ]);
  });

  test('only so much of the past is kept, and the newest build always', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 130 }), (sizes) => {
        const fact = (size: number, n: number) =>
          buildRegistered.of('api', {
            version: `${n}`,
            commit: 'abcdef0',
            commits: Array.from({ length: size }, () => ({ sha: 'abcdef0' })),
            at: '2026-03-03T09:00:00.000Z',
            text: { titles: Array.from({ length: size }, () => 't') },
          });
        const { builds } = sizes.map(fact).reduce<Builds | undefined>(buildRegistered.evolve, undefined) ?? {
          builds: [],
        };
        expect(builds.at(-1)?.version).toBe(`${sizes.length - 1}`);
        expect(builds.length).toBeLessThanOrEqual(100);
        if (builds.length > 1) expect(builds.flatMap((b) => b.commits).length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 50 },
    ));
});

describe('a vote is bound to the commits', () => {
  const voted = () =>
    live({ eu: '4.1' })(given())
      .done(build('4.2'), PLAN, { type: 'OpenVote', release: 'R-1' })
      .by('UQA')
      .done(go)
      .by('gonogo');

  test('the same version from another commit: everybody is asked again, and the old answers stand for nothing', () => {
    const g = voted().done(build('4.2', { commit: '9999999aaaa' }));
    const timers = g.follows(1).filter((d) => d.intent.kind === 'timer');
    expect(timers.map((t) => t.intent)).toEqual([{ kind: 'timer', command: compare }]);
    const after = g.done(compare);
    const vote = after.world.votes['R-1/v1'];
    expect(vote && standings(vote).map((s) => s.gos)).toEqual([0, 0]);
    const said = after.follows(2);
    expect(JSON.stringify(said)).toContain('9999999');
    after.when(compare).thenFacts();
  });

  test('an approval falls with the commit it was given for; a role that keeps on commits is not asked', () => {
    const approved = voted().by('USRE1').done(go).by('USRE2').done(go).by('gonogo');
    expect(approved.world.releases['R-1']?.status).toBe('approved');
    approved.done(build('4.2', { commit: '9999999' }), compare);
    expect(approved.world.releases['R-1']?.status).toBe('voting');
    const kept = withPolicy({
      rules: [{ role: 'qa', need: 1, veto: true, keepsOn: ['commits'] }],
    })
      .done(build('4.2'), PLAN, { type: 'OpenVote', release: 'R-1' })
      .by('UQA')
      .done(go)
      .by('gonogo')
      .done(build('4.2', { commit: '9999999' }), compare);
    expect(kept.world.releases['R-1']?.status).toBe('approved');
  });

  test('a build of another version, or of a release that is over, asks nobody', () => {
    const g = voted().done(build('4.4'));
    expect(g.facts.at(-1)?.type).toBe('BuildRegistered');
    expect(g.follows(1)).toEqual([]);
  });
});

describe('who wrote it does not clear it', () => {
  const by = (person: string) => build('4.2', { commits: [{ sha: 'c1', title: 't', by: person }] });
  const opened = (g: Given) => g.done(PLAN, { type: 'OpenVote', release: 'R-1' });

  test('a go of theirs is refused, a no-go with its reason counts', () => {
    const g = opened(given().done(by('UQA')));
    g.by('UQA').when(go).thenRefused('committer');
    g.when({ ...go, answer: 'no-go', why: 'I broke it' }).thenTypes('BallotCast', 'VoteClosed', 'ReleaseRejected');
    const vote = g.world.votes['R-1/v1'];
    expect(vote && missing(vote, g.world.people.roles)[0]?.people).toEqual(['UBOTH']);
  });

  test('a no-go of theirs that held the release they lift by abstaining', () => {
    const g = opened(given().done(by('UQA')));
    g.by('UQA').done({ ...go, answer: 'no-go', why: 'I broke it' });
    g.when(go).thenRefused('committer');
    expect(JSON.stringify(g.when(go).decision)).toContain('Abstain: that lifts your no-go.');
    g.when({ ...go, answer: 'abstain' }).thenTypes('BallotCast', 'VetoLifted', 'ReleaseVoteOpened');
  });

  test('a go that was given before counts no more once the commits are known', () => {
    const g = withPolicy({ rules: [{ role: 'qa', need: 1, veto: true, keepsOn: ['commits'] }], openForMinutes: 10 });
    opened(g).by('UQA').done(go).by('gonogo').done(by('UQA'), compare);
    const vote = g.world.votes['R-1/v1'];
    expect(vote && standings(vote).map((s) => [s.gos, s.met])).toEqual([[0, false]]);
  });

  test('nor when it is told only later who wrote the same commit: the approval they gave falls', () => {
    const g = opened(given().done(build('4.2', { commits: [] })))
      .by('UQA')
      .done(go)
      .by('USRE1')
      .done(go)
      .by('USRE2')
      .done(go)
      .by('gonogo');
    expect(g.world.releases['R-1']?.status).toBe('approved');
    g.done(by('UQA'));
    // Nobody deploys before its voters were asked again.
    g.by('UMANAGER')
      .at('2026-03-03T12:00:00.000Z')
      .when({ type: 'StartDeploy', release: 'R-1' })
      .thenRefused('changed');
    g.by('gonogo').done(compare);
    const vote = g.world.votes['R-1/v1'];
    expect(g.world.releases['R-1']?.status).toBe('voting');
    expect(vote && standings(vote).map((s) => s.gos)).toEqual([0, 2]);
    const said = g.follows(2);
    expect(JSON.stringify(said)).toContain('Others wrote it than was known');
    g.when(compare).thenFacts();
  });

  test('nor somebody else in their name; what they delegate to others stays theirs', () => {
    const g = opened(given().done(by('UQA')))
      .by('UQA')
      .done({
        type: 'DelegateVote',
        to: 'UMATE',
        from: '2026-03-03T08:00:00.000Z',
        until: '2026-03-04T08:00:00.000Z',
      });
    g.by('UMATE').when(go).thenRefused('committer');
  });

  test('the policy may let them, and people outside of Slack exclude nobody', () => {
    const allowed = withPolicy({ committersCount: true }).done(by('UQA'));
    opened(allowed).by('UQA').when(go).thenTypes('BallotCast');
    opened(given().done(by('?12ab34cd')));
    expect(given().done(by('?12ab34cd')).world.votes).toEqual({});
  });

  test('when nobody is left who could, opening the vote says who wrote it and what to do', () => {
    const commits = ['UQA', 'UBOTH'].map((p) => ({ sha: 'c1', title: 't', by: p }));
    const g = given().done(build('4.2', { commits }), PLAN);
    g.when({ type: 'OpenVote', release: 'R-1' }).thenRefused('too-few-voters');
    expect(JSON.stringify(g.when({ type: 'OpenVote', release: 'R-1' }).decision)).toContain('committersCount');
  });

  test('a share is of those who are able: settled anew when others wrote it', () => {
    const g = withPolicy({ rules: [{ role: 'sre', need: 'all', veto: false }] });
    opened(g);
    expect(g.world.votes['R-1/v1']?.rules[0]?.need).toBe(3);
    g.by('gonogo').done(by('USRE1'), compare);
    expect(g.world.votes['R-1/v1']?.rules[0]?.need).toBe(2);
    g.by('USRE2').done(go).by('UBOTH').when(go).thenTypes('BallotCast', 'VoteClosed', 'ReleaseApproved');
  });
});

test('a large change, and a version that no pipeline told of, are risks', () => {
  const commits = Array.from({ length: 40 }, (_, i) => ({ sha: `c${i}`, title: 't' }));
  const g = live({ eu: '4.1' })(given().done(build('4.2', { commits }), PLAN));
  const said = (of: Given) => {
    const release = of.world.releases['R-1'];
    return release ? JSON.stringify(riskOf(release, of.world).reasons) : '';
  };
  expect(said(g)).toContain('commits');
  expect(said(g)).not.toContain('no pipeline');
  expect(said(live({ eu: '4.1' })(given().done(build('4.1'), PLAN)))).toContain('no pipeline told of a build of ');
});

test('a version that goes back makes more of it new: who wrote that does not clear it any more', () => {
  const g = live({ eu: '4.1' })(given())
    .done(build('4.0'), build('4.1', { commits: [{ sha: 'c1', title: 't', by: 'UQA' }] }), build('4.2'))
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('UQA')
    .done(go)
    .by('gonogo');
  const back = versionWentLive.of('production', { region: 'eu', service: 'api', version: '4.0', release: 'R-9' });
  expect(g.leadsTo(back).map((d) => d.intent)).toContainEqual({ kind: 'timer', command: compare });
  live({ eu: '4.0' })(g).done(compare);
  expect(g.world.votes['R-1/v1']?.committers).toEqual(['UDEV', 'UQA']);
  const vote = g.world.votes['R-1/v1'];
  expect(vote && standings(vote)[0]?.gos).toBe(0);
});

describe('how it is deployed, and what there is to read', () => {
  const earlier = () => approved().at('2026-03-03T09:00:00.000Z');
  const documents = [{ name: 'rollback plan', url: 'https://wiki.example.com/rollback' }];
  const attach = { type: 'SetDocuments', release: 'R-1', documents } as const;

  test('other steps than when it was voted on: asked again', () => {
    const g = earlier().by('gonogo');
    g.when(compare).thenFacts();
    const [place] = COMPANY.environments;
    const environments = place ? [{ ...place, regions: ['us', 'eu'] }] : [];
    g.company({ environments });
    g.when(compare).thenTypes('VoteContentChanged', 'ReleaseVoteOpened');
    g.done(compare);
    const said = g.follows(2);
    expect(JSON.stringify(said)).toContain('us → eu by pipeline');
  });

  test('other documents: asked again; the same ones: nothing', () => {
    const g = earlier();
    g.when(attach).thenTypes('DocumentsChanged', 'VoteContentChanged', 'ReleaseVoteOpened');
    g.done(attach).when(attach).thenFacts();
    g.when({ ...attach, documents: [...documents, ...documents] }).thenRefused('twice');
  });

  test('a deploy waits for the documents its policy asks for', () => {
    const g = withPolicy({ documents: ['Rollback plan'], rules: [{ role: 'qa', need: 1, veto: true }] });
    g.done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UQA').done(go).by('UMANAGER');
    const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
    g.at('2026-03-03T12:10:00.000Z').when(deploy).thenRefused('blocked');
    expect(JSON.stringify(g.when(deploy).decision)).toContain('Rollback plan');
    g.at('2026-03-03T10:00:00.000Z').done(attach).by('UQA').done(go).by('UMANAGER');
    g.at('2026-03-03T12:10:00.000Z').when(deploy).thenTypes('RolloutStarted', 'StageStarted');
  });
});

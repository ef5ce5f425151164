import { describe, expect, test } from 'vitest';
import { type Builds, type Commit, changesOf } from '../../../src/domain/build/build.ts';
import { builtFrom } from '../../../src/domain/build/built-from.ts';

import { withHeard } from '../../../src/domain/build/enrich.ts';
import type { ComparedBuild } from '../../../src/domain/build/parts.ts';
import type { RecordChanges } from '../../../src/domain/build/record-changes.ts';
import type { RegisterBuild } from '../../../src/domain/build/register-build.ts';
import { isSameCommit } from '../../../src/domain/build/same-commit.ts';
import { changesSought } from '../../../src/domain/build/seeking.ts';
import type { Company } from '../../../src/domain/company/company.ts';
import { COMPANY, type Given, given, NOW, PLAN } from '../given.ts';

const commit = (sha: string, more: Partial<Commit> = {}): Commit => ({ sha, title: `of ${sha}`, ...more });
const SHA = 'aabbccddeeff';
const BEFORE = '2026-03-03T07:30:00.000Z';
const compared = (more: Partial<RecordChanges['compared']> = {}): RecordChanges['compared'] => ({
  ...{ from: '4.1', to: '4.2', base: '41abcdef', head: '42abcdef', more: 0 },
  ...{ commits: [commit(SHA, { by: '?dev', names: { '?dev': 'Dev' } })], lost: [commit('11223344')] },
  merged: [{ number: 7, title: 'Sort', url: 'https://git.example/7' }],
  ...more,
});
const record = (more: Partial<RecordChanges['compared']> = {}, paths: string[] = []): RecordChanges => ({
  ...{ type: 'RecordChanges', service: 'api', paths, compared: compared(more) },
});
const build = (version: string, commit: string): RegisterBuild => ({
  type: 'RegisterBuild',
  service: 'api',
  version,
  commit,
  commits: [{ sha: commit, title: version }],
});
const built = () => given().done(build('4.1', '41ABCDEF00'), build('4.2', '42abcdef00'));
const of = (g: Given): Builds => g.world.builds.api ?? { v: 6, service: 'api', builds: [] };

describe('what a repository tells of two versions', () => {
  test('is kept with titles and names, and with what is risky of it', () => {
    const services = COMPANY.services.map((s) => ({
      ...s,
      riskyPaths: [
        { paths: ['db/**', '*.sql'], why: 'the schema' },
        { paths: ['#x', '!y'], why: 'odd names', points: 3 },
        { paths: ['docs/**'], why: 'nothing' },
      ],
    }));
    const g = built().company({ services });
    g.done(record({}, ['db/a', 'db/.b/c', '#x', 'src/d']));
    const risky = [
      { why: 'the schema', points: 10, count: 2, example: 'db/a' },
      { why: 'odd names', points: 3, count: 1, example: '#x' },
    ];
    expect(of(g).compared).toEqual([{ ...compared(), at: NOW, risky }]);
    g.when(record()).thenFacts();
    g.when({ ...record(), service: 'nothing' }).thenRefused('unknown-service');
  });

  test.each<[string, Partial<RecordChanges['compared']>]>([
    ['another head', { head: '42ffffff' }],
    ['another base', { base: '41ffffff' }],
    ['that it can’t say', { failed: 'gone' }],
  ])('%s is told in its place', (_, more) => {
    const g = built().done(record(), record(more));
    expect(of(g).compared).toMatchObject([more]);
  });

  test('of other versions it stands beside it; the newest four are kept', () => {
    const g = built().done(
      ...['1', '2', '3', '4', '5'].map((from) => record({ from })),
      record({ from: '5', to: '6' }),
    );
    expect(of(g).compared?.map((c) => `${c.from} ${c.to}`)).toEqual(['3 4.2', '4 4.2', '5 4.2', '5 6']);
  });

  test('whoever has a release of it is asked again what it brings; of another version or service nobody', () => {
    const planned = (items: { service: string; version: string }[]) =>
      built().done({ ...PLAN, items }, { type: 'OpenVote', release: 'R-1' }, record());
    const asked = (g: Given) => g.follows(1).flatMap((d) => (d.intent.kind === 'timer' ? [d.intent.command.type] : []));
    expect(asked(planned([{ service: 'api', version: '4.2' }]))).toContain('CompareContent');
    expect(asked(planned([{ service: 'api', version: '4.3' }]))).toEqual([]);
    expect(asked(planned([{ service: 'ledger', version: '4.2' }]))).toEqual([]);
  });

  const told = (more: Partial<ComparedBuild> = {}): ComparedBuild => ({ ...compared(), risky: [], at: NOW, ...more });
  const changes = (all: ComparedBuild[], live: string[], g = built()) =>
    changesOf({ ...of(g), compared: all }, '4.2', live);
  const registered = { since: '4.1', commits: [{ sha: '42abcdef00', title: '4.2' }] };

  test('counts in place of what builds tell, once for each version that runs', () => {
    const [one, other] = [told({ url: 'https://git.example/1' }), told({ from: '4.0', base: '40abcdef' })];
    expect(changes([one], ['4.1'])).toEqual({
      ...{ since: '4.1', commits: one.commits, told: [one], url: 'https://git.example/1' },
    });
    const more = { ...other, commits: [...one.commits, commit('99887766')] };
    expect(changes([more, one], ['4.0', '4.1', '4.2'])).toEqual({
      ...{ since: '4.0 and 4.1', commits: more.commits, told: [more, one], url: 'https://git.example/1' },
    });
    expect(changes([other], ['4.0'])).not.toHaveProperty('url');
  });

  test.each<[string, ComparedBuild[], string[], object]>([
    ['of one of two that run alone', [told()], ['4.1', '4.0'], {}],
    ['of other versions', [told({ to: '4.3' })], ['4.1'], {}],
    ['from another commit than it is built from now', [told({ head: '99abcdef' })], ['4.1'], {}],
    ['against another commit than what runs', [told({ base: '99abcdef' })], ['4.1'], {}],
    ['nothing, since it can’t', [told({ failed: 'gone', head: '', base: '' })], ['4.1'], { unread: 'gone' }],
  ])('what it tells %s does not', (_, all, live, more) => {
    expect(changes(all, live)).toEqual({ ...registered, ...more });
  });

  test('without a build, or written shorter, commits fit; nobody registered it and it can’t say: nothing is known', () => {
    expect(changes([told()], ['4.1'], given())).toMatchObject({ told: [told()] });
    expect(changes([told({ head: '42abcdef0011', base: '' })], ['4.1'])).toHaveProperty('told');
    expect(changes([told({ failed: 'gone' })], ['4.1'], given())).toBeUndefined();
  });
});

test.each([
  [SHA, SHA, true],
  [SHA, SHA.slice(0, 7), true],
  [SHA.slice(0, 7), SHA.toUpperCase(), true],
  [SHA, SHA.slice(0, 6), false],
  ['aabb', 'AABB', true],
  ['aabb', 'aabbc', false],
  [SHA, SHA.slice(1), false],
  ['', SHA, false],
])('whether %j and %j are one commit: %j', (one, other, same) => {
  expect([isSameCommit(one, other), isSameCommit(other, one)]).toEqual([same, same]);
});

describe('what a repository tells of its commits', () => {
  const hear = (...commits: Commit[]) => ({ type: 'HearCommits', service: 'api', commits }) as const;
  test.each<[string, Commit, Commit, Commit | undefined]>([
    ['who wrote it and when', commit(SHA), commit(SHA, { by: 'UDEV', at: NOW }), commit(SHA, { by: 'UDEV', at: NOW })],
    [
      'of a commit that is written shorter',
      commit(SHA),
      commit(SHA.slice(0, 7), { by: 'UDEV' }),
      commit(SHA, { by: 'UDEV' }),
    ],
    [
      'of a commit that is written longer',
      commit(SHA.slice(0, 7)),
      commit(SHA, { by: 'UDEV' }),
      commit(SHA.slice(0, 7), { by: 'UDEV' }),
    ],
    ['of one that is written too short to say', commit(SHA), commit(SHA.slice(0, 6), { by: 'UDEV' }), undefined],
    ['of another commit', commit(SHA), commit('11223344', { by: 'UDEV' }), undefined],
    ['that it breaks something', commit(SHA), commit(SHA, { breaking: true }), commit(SHA, { breaking: true })],
    [
      'another time: the first stays',
      commit(SHA, { at: NOW }),
      commit(SHA, { at: '2026-03-04T09:00:00.000Z' }),
      undefined,
    ],
    [
      'another author: both had a hand in it',
      commit(SHA, { by: 'UDEV' }),
      commit(SHA, { by: 'UQA', with: ['UDEV', 'USRE1'] }),
      commit(SHA, { by: 'UDEV', with: ['UQA', 'USRE1'] }),
    ],
    [
      'names of whom nobody knows',
      commit(SHA, { names: { '?a': 'a' } }),
      commit(SHA, { names: { '?b': 'b' } }),
      commit(SHA, { names: { '?a': 'a', '?b': 'b' } }),
    ],
  ])('a build knows then: %s', (_, known, told, expected) => {
    const builds = [{ version: '4.2', commit: SHA, commits: [known], at: NOW }];
    const after = withHeard({ v: 6, service: 'api', builds }, [told]);
    expect(after.builds[0]?.commits).toEqual([expected ?? known]);
    if (!expected) expect(after.builds[0]).toBe(builds[0]);
  });

  test('the newest 200 are kept, each once, where it was told last; nothing new is no fact', () => {
    const all = Array.from({ length: 201 }, (_, i) => commit(`${i}`.padStart(8, '0')));
    const g = given().done(hear(...all));
    expect(of(g).heard).toEqual(all.slice(1));
    g.done(hear(commit('00000005', { by: 'UDEV' })));
    expect(of(g).heard).toHaveLength(200);
    expect(of(g).heard?.at(-1)).toEqual(commit('00000005', { by: 'UDEV' }));
    g.when(hear(commit('00000005', { by: 'UDEV' }))).thenFacts();
    g.when(hear()).thenFacts();
    g.when({ ...hear(commit(SHA)), service: 'nothing' }).thenRefused('unknown-service');
  });

  test('a build that comes later knows it too', () => {
    const g = given().done(hear(commit('42abcdef00', { by: 'UDEV' })), build('4.2', '42abcdef00'));
    expect(of(g).builds[0]?.commits).toEqual([{ sha: '42abcdef00', title: '4.2', by: 'UDEV' }]);
  });
});

describe('an artifact says what its version is built from', () => {
  const artifact = (from: { version?: string; commit?: string }, url?: string) =>
    builtFrom('api', of(built()), { type: 'artifact', name: 'image', from, ...(url && { url }) }, NOW);
  test.each<[string, { version?: string; commit?: string }, object[]]>([
    ['no version', { commit: SHA }, []],
    ['no commit', { version: '4.3' }, []],
    ['what is known', { version: '4.2', commit: '42ABCDEF' }, []],
    ['a version that is new', { version: '4.3', commit: SHA }, [{ version: '4.3', since: '4.2', guessed: true }]],
    [
      'another commit of a version, written otherwise',
      { version: 'v4.2', commit: SHA },
      [{ version: '4.2', since: '4.1', guessed: true }],
    ],
    ['the first of its line', { version: '4.0', commit: SHA }, [{ version: '4.0', guessed: true }]],
  ])('%s', (_, from, facts) => {
    const told = artifact(from, 'https://ci.example');
    expect(told).toMatchObject(facts.map((f) => ({ ...f, commit: SHA, commits: [], url: 'https://ci.example' })));
    expect(told).toHaveLength(facts.length);
  });
  test('of what was built again since, it is told once more or late: what it was built from before', () => {
    const again = { service: 'api', version: '4.2', commits: [] };
    const g = given().done(
      { type: 'RegisterBuild', ...again, commit: SHA, built: '2026-03-03T07:00:00.000Z' },
      { type: 'RegisterBuild', ...again, commit: '43abcdef00', built: '2026-03-03T08:00:00.000Z' },
    );
    expect(of(g).builds[0]).toMatchObject({ commit: '43abcdef00', former: [SHA] });
    const late = (commit: string) =>
      builtFrom('api', of(g), { type: 'artifact', name: 'x', from: { version: '4.2', commit }, at: BEFORE }, NOW);
    expect(late(SHA)).toEqual([]);
    expect(late('44abcdef00')).toMatchObject([{ type: 'BuiltBefore', version: '4.2', commit: '44abcdef00' }]);
    // The build that was told late says it in the same way, once.
    const older = { type: 'RegisterBuild', ...again, commit: '44abcdef00', built: BEFORE } as const;
    g.when(older).thenTypes('BuiltBefore');
    expect(of(g.done(older)).builds[0]).toMatchObject({ commit: '43abcdef00', former: [SHA, '44abcdef00'].sort() });
    g.when(older).thenFacts();
  });
  test('without an address it has none', () =>
    expect(artifact({ version: '4.3', commit: SHA })[0]).not.toHaveProperty('url'));
});

test('a tag that names its service is told as the version alone, by whomever', () => {
  const by = { ...build('api-v4.3', SHA), since: 'api-v4.2' };
  const g = given().by('gonogo').done(by);
  expect(of(g).builds).toMatchObject([{ version: '4.3', since: '4.2' }]);
  g.when(by).thenFacts();
  const told = (version: string, commit?: string) =>
    ({ type: 'artifact', name: version, from: { version, ...(commit && { commit }) } }) as const;
  const hear = (it: ReturnType<typeof told>) =>
    ({ type: 'HearEvidence', source: 'ci', service: 'api', told: it }) as const;
  g.done(hear(told('@acme/api@4.4', '44abcdef00')));
  expect(of(g).builds.map((b) => b.version)).toEqual(['4.3', '4.4']);
  g.when(hear(told('api/v4.5'))).thenFacts(expect.objectContaining({ type: 'ArtifactHeard', subject: 'api@4.5' }));
});

describe('repositories and trackers are asked', () => {
  const changes = `latest changes/R-1 changes/R-1 changes ${NOW}`;
  const tickets = `latest tickets/R-1 tickets/R-1 tickets ${NOW}`;
  const of = (service: string) =>
    COMPANY.services.map((s) => (s.name === service ? { ...s, repositories: ['acme/it'] } : s));
  test.each<[string, Partial<Company>, string[]]>([
    ['none is connected', { services: of('api') }, []],
    ['an empty list', { services: of('api'), repositories: [], trackers: [] }, []],
    ['of a service of it', { services: of('ledger'), repositories: ['git'] }, [changes]],
    ['of another service', { services: of('shop'), repositories: ['git'] }, []],
    ['tickets alone', { services: of('shop'), repositories: ['git'], trackers: ['jira'] }, [tickets]],
    ['both', { services: of('api'), repositories: ['git'], trackers: ['jira'] }, [changes, tickets]],
  ])('%s', (_, more, expected) => {
    const { company, releases } = given().done(PLAN).company(more).world;
    const release = releases['R-1'];
    const due = (now: string, r = release) =>
      r && changesSought(r, { company, now }).map((d) => `${d.mode} ${d.key} ${d.lane} ${d.intent.kind} ${d.dueAt}`);
    expect(due(NOW)).toEqual(expected);
    expect(release && due(NOW, { ...release, status: 'cancelled', by: 'UQA', reason: 'x', at: NOW })).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Commit } from '../../../src/domain/build/build.ts';
import type { RegisterBuild } from '../../../src/domain/build/register-build.ts';
import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { following } from '../following.ts';
import { COMPANY, emptyWorld, Given, go, NOW, PLAN, running } from '../given.ts';

const build = (commits: Commit[], more: Partial<RegisterBuild> = {}): RegisterBuild => ({
  type: 'RegisterBuild',
  service: 'api',
  version: '4.2',
  since: '4.1',
  commit: 'abcdef0',
  commits,
  ...more,
});
const commit = (by: string | undefined, more: Partial<Commit> = {}): Commit => ({
  sha: 'abcdef012345',
  title: 'x',
  ...(by && { by }),
  ...more,
});
const company = (more: Partial<VotePolicy>) => ({
  ...COMPANY,
  policies: COMPANY.policies.map((p) => ({ ...p, ...more })),
});
const planned = (commits: Commit[] | undefined, more: Partial<VotePolicy> = { knownAuthors: true }) => {
  const g = new Given({ ...emptyWorld(), company: company(more) }).put(
    'environment',
    'production',
    running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }),
  );
  const built = commits ? g.done(build(commits)) : g;
  return built
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] })
    .done({ type: 'OpenVote', release: 'R-1' });
};
const gate = (g: Given) => {
  const release = g.world.releases['R-1'];
  if (!release) throw new Error('not planned');
  return gatesOf(release, g.world).find((x) => x.id === 'authors');
};
const said = (g: Given) =>
  (gate(g)?.saw ?? []).map((p) => (typeof p === 'string' ? p : 'say' in p ? p.say : '')).join('');

describe('where the policy asks that authors are known', () => {
  test.each<[string, Commit[], boolean]>([
    ['all are in Slack', [commit('UDEV')], true],
    ['a bot', [commit('bot:renovate')], true],
    ['nobody wrote it', [commit(undefined)], true],
    ['nothing is new', [], true],
    ['one is unknown', [commit('UDEV'), commit('?aaaaaaaa', { names: { '?aaaaaaaa': 'eve' } })], false],
    ['a co-author is unknown', [commit('UDEV', { with: ['?aaaaaaaa'] })], false],
    ['a bot’s commit that somebody unknown merged', [commit('bot:renovate', { with: ['?aaaaaaaa'] })], false],
  ])('%s', (_, commits, open) => expect(gate(planned(commits))?.open).toBe(open));

  test('a closed gate says whom, and what can be done; a name means nothing to Slack', () => {
    const names = { '?aaaaaaaa': '<!channel>' };
    const g = planned([commit('?aaaaaaaa', { names })]);
    expect(said(g)).toBe('1 author unknown (<!channel>): map them in manifests/people.yml, or confirm by an override');
    expect(gate(g)?.saw).toContain('<!channel>');
    expect(said(planned(undefined))).toBe('nobody told who wrote api 4.2');
    const many = Array.from({ length: 8 }, (_, n) => commit(`?aaaaaaa${n}`));
    expect(said(planned(many))).toContain(
      '8 authors unknown (somebody, somebody, somebody, somebody, somebody and 3 more)',
    );
  });

  test.each<[number, string]>([
    [1, 'nobody told who wrote 1 commit of api 4.2'],
    [250, 'nobody told who wrote 250 commits of api 4.2'],
  ])('of %d commits that a repository has and nobody read, nobody knows', (more, words) => {
    const compared = { from: '4.1', to: '4.2', base: 'a', head: 'b', commits: [commit('UDEV')], lost: [], merged: [] };
    const g = planned([commit('UDEV')])
      .by('gonogo')
      .done({ type: 'RecordChanges', service: 'api', paths: [], compared: { ...compared, head: 'abcdef0', more } })
      .done({ type: 'CompareContent', release: 'R-1' });
    expect(said(g)).toBe(words);
    const names = { '?aaaaaaaa': 'eve' };
    const both = g
      .done({
        type: 'RecordChanges',
        service: 'api',
        paths: [],
        compared: { ...compared, head: 'abcdef0d', commits: [commit('?aaaaaaaa', { names })], more },
      })
      .done({ type: 'CompareContent', release: 'R-1' });
    expect(said(both)).toBe(
      `1 author unknown (eve): map them in manifests/people.yml, or confirm by an override; ${words}`,
    );
  });

  test('people.yml opens it, without anything being built anew; so does an override with its reason', () => {
    const g = planned([commit('?aaaaaaaa?bbbbbbbb')]);
    expect(gate(g.people({ authors: { bbbbbbbb: 'UDEV' } }))?.open).toBe(true);
    expect(gate(g.people({ authors: { bbbbbbbb: 'bot:x' } }))?.open).toBe(true);
    expect(gate(g.people({ authors: { cccccccc: 'UDEV' } }))?.open).toBe(false);
  });

  test('a build that comes later closes it while there is a vote', () => {
    const g = planned([commit('UDEV')]);
    const again = g
      .done(build([commit('?aaaaaaaa')], { commit: 'fffffff' }))
      .done({ type: 'CompareContent', release: 'R-1' });
    expect(gate(again)?.open).toBe(false);
  });

  test('elsewhere there is no such gate, and nothing is noted', () => {
    const g = planned([commit('?aaaaaaaa')], {});
    expect(gate(g)).toBeUndefined();
    expect(g.world.releases['R-1']?.authors).toBeUndefined();
  });
});

describe('who had a hand in it does not clear it', () => {
  test.each<[string, Commit, Record<string, string>]>([
    ['its author', commit('UQA'), {}],
    ['a co-author, or who merged it', commit('UDEV', { with: ['UQA'] }), {}],
    ['somebody whom people.yml knows by now', commit('?aaaaaaaa?bbbbbbbb'), { bbbbbbbb: 'UQA' }],
  ])('%s', (_, wrote, authors) => {
    const g = new Given(emptyWorld())
      .people({ authors })
      .put('environment', 'production', running({ api: { eu: '4.1' } }))
      .done(build([wrote]))
      .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] })
      .done({ type: 'OpenVote', release: 'R-1' });
    expect(g.world.votes['R-1/v1']?.committers).toContain('UQA');
    g.by('UQA').when(go).thenRefused('committer');
  });
});

describe('what a repository tells of its commits', () => {
  const heard = (...commits: Commit[]) => ({ type: 'HearCommits', service: 'api', commits }) as const;
  const at = '2026-03-02T09:00:00.000Z';
  const full = commit('UDEV', { sha: 'abcdef012345', with: ['UQA'], at });
  const short = commit('UDEV', { sha: 'abcdef0' });

  test.each<[string, (g: Given) => Given]>([
    ['before its build', (g) => g.done(heard(full)).done(build([short]))],
    ['after its build', (g) => g.done(build([short])).done(heard(full))],
    [
      'twice',
      (g) =>
        g
          .done(build([short]))
          .done(heard(full))
          .done(heard(full), build([short])),
    ],
  ])('%s: its times and everybody who had a hand in it are known', (_, tell) => {
    const g = tell(new Given(emptyWorld()));
    expect(g.world.builds.api?.builds[0]?.commits).toEqual([{ ...short, with: ['UQA'], at }]);
  });

  test('takes nobody away, and takes no other commit for it', () => {
    const other = commit('UELSE', { sha: 'abcdef1' });
    const differs = commit('UOTHER', { sha: 'abcdef012345' });
    const g = new Given(emptyWorld()).done(build([short, other])).done(heard(differs));
    expect(g.world.builds.api?.builds[0]?.commits).toEqual([{ ...short, with: ['UOTHER'] }, other]);
  });

  test('is kept for so many, the newest', () => {
    const many = Array.from({ length: 450 }, (_, n) => commit('UDEV', { sha: `${1_000_000 + n}` }));
    const g = new Given(emptyWorld()).done(heard(...many.slice(0, 300))).done(heard(...many.slice(300)));
    expect(g.world.builds.api?.heard?.map((c) => c.sha)).toEqual(many.slice(-200).map((c) => c.sha));
  });

  test('what is open of its service is compared with it, where a build has such a commit', () => {
    const planned = (service: string) => ({ ...PLAN, items: [{ service, version: '4.2' }] });
    const asked = (...told: Commit[]) => {
      const g = new Given(emptyWorld()).done(build([commit('UDEV', { sha: '1111111' }), short]));
      g.done(planned('api'), planned('api'), planned('shop'), { type: 'OpenVote', release: 'R-1' });
      return following(g.done(heard(...told)));
    };
    const both = ['edit R-1/headline', 'edit R-1/v1', `${NOW}: CompareContent R-1`, 'edit R-2/headline'];
    expect(asked(commit('UELSE', { sha: '2222222' }), full)).toEqual(both);
    expect(asked(commit('UELSE', { sha: '2222222' }))).toEqual([]);
  });

  test('a go of who turns out to have written it is asked for again', () => {
    const g = new Given(emptyWorld())
      .put('environment', 'production', running({ api: { eu: '4.1' } }))
      .done(build([short]))
      .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] })
      .done({ type: 'OpenVote', release: 'R-1' });
    g.by('UQA').when(go);
    const after = g.by('UQA').done(go).by('gonogo').done(heard(full));
    after.when({ type: 'CompareContent', release: 'R-1' }).thenTypes('VoteContentChanged', 'ReleaseVoteOpened');
    g.when(heard()).thenFacts();
    g.when({ ...heard(full), service: 'nothing' }).thenRefused('unknown-service');
  });
});

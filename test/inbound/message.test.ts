import { describe, expect, test } from 'vitest';
import { builds } from '../../src/inbound/generic/json.ts';
import { webhooks as github } from '../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../src/inbound/gitlab/index.ts';
import { breakingIn, refsIn } from '../../src/inbound/message.ts';
import { toldOf as ofGithub } from '../../src/repositories/github/shapes.ts';
import { toldOf as ofGitlab } from '../../src/repositories/gitlab/shapes.ts';
import { cpuMs } from '../support/cpu.ts';
import { translated } from './translating.ts';

/** By https://www.conventionalcommits.org/en/v1.0.0/ (CC BY 3.0), its examples and rules 11 to 16. */
const BREAKS: [string, string][] = [
  [
    'a footer',
    'feat: allow provided config object to extend other configs\n\nBREAKING CHANGE: `extends` key in config file is now used for extending other config files',
  ],
  ['both', 'feat!: drop support for Node 6\n\nBREAKING CHANGE: use JavaScript features not available in Node 6.'],
  ['its synonym', 'fix: x\n\nBREAKING-CHANGE: y'],
  [
    'among other footers',
    'chore: x\n\nWhy it is.\n\nReviewed-by: Z\nBREAKING CHANGE: environment variables now take precedence\nRefs: #123',
  ],
  ['its description on the next line', 'fix: x\n\nBREAKING CHANGE:\n\nThe amount is in cents.'],
  ['lines that end as on Windows', 'fix: x\r\n\r\nBREAKING CHANGE: y\r\n'],
  ['commits that were squashed', 'Refunds (#7)\n\n* feat: a\n\n* fix(api)!: b\n\n* docs: c'],
  ['one of them by its footer', 'Refunds (#7)\n\n* feat: a\n\nBREAKING CHANGE: the amount is in cents\n\n* fix: b'],
  ['one of them in another script', 'x\n\n- fix(決済)!: 丸め'],
  ['after a long body', `feat: x\n\n${'word '.repeat(40_000)}\n\nBREAKING CHANGE: y`],
];
const BREAKS_NOTHING: [string, string][] = [
  ['no body', 'docs: correct spelling of CHANGELOG'],
  ['other footers', 'fix: prevent racing of requests\n\nIntroduce a request id.\n\nReviewed-by: Z\nRefs: #123'],
  ['a revert', 'revert: let us never again speak of the noodle incident\n\nRefs: 676104e, a215868'],
  ['small letters', 'feat: x\n\nbreaking change: y'],
  ['no description', 'feat: x\n\nBREAKING CHANGE:\n'],
  ['no colon', 'feat: x\n\nBREAKING CHANGE is what this is not'],
  ['in the middle of a line', 'feat: x\n\nThis is no BREAKING CHANGE: it only looks so'],
  ['something like it', 'feat: x\n\nBREAKING CHANGES: none'],
  ['prose', 'feat: x\n\nnote!: this is no title\n* watch out!: neither'],
  ['nothing', ''],
];

describe('what a whole message says beside its title', () => {
  test.each(BREAKS)('%s breaks something', (_, message) => expect(breakingIn(message)).toEqual({ breaking: true }));
  test.each(BREAKS_NOTHING)('%s breaks nothing', (_, message) => expect(breakingIn(message)).toEqual({}));
  test('a message that is all of one thing is read at once', () => {
    for (const piece of ['* ', 'BREAKING ', ' '.repeat(9), '* a(', '-\n', `* ${'x'.repeat(39)}(`]) {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(
        cpuMs(() => breakingIn(text), 100),
        piece,
      ).toBeLessThan(100);
    }
  });
});

describe('which tickets a message names below its title', () => {
  test.each<[string, string[] | undefined]>([
    ['Rank it (#45)\n\nRefs: SHOP-12, shop-13', ['SHOP-12', 'SHOP-13']],
    ['Rank it (#45)\n\nFixes #12', ['#12']],
    [
      'Rank it\n\nCloses: #12, closes harbor/web#3\nResolved https://github.com/harbor/api/issues/4',
      ['#12', 'harbor/web#3', 'harbor/api#4'],
    ],
    ['Rank it\n\n* SHOP-1\n* SHOP-1 again', ['SHOP-1']],
    [`${'long '.repeat(22)}SHOP-12`, ['SHOP-12']],
    [`${'x'.repeat(97)} SHOP-12`, ['SHOP-12']],
    ['SHOP-12 rank it\n\nSHOP-12', undefined],
    ['Bump x\n\n- [#9](https://github.com/other/x/issues/9): y\nsee #10', undefined],
    ['Rank it\r\n\r\nFixes #12\r\n', ['#12']],
    ['Rank it', undefined],
    ['', undefined],
  ])('%j: %j', (message, refs) => expect(refsIn(message)).toEqual(refs ? { refs } : {}));
  test('as many as are read, at once', () => {
    expect(refsIn(`x\n${Array.from({ length: 500 }, (_, n) => `SHOP-${n + 1}`).join(' ')}`).refs).toHaveLength(30);
    for (const piece of ['a', 'A-', 'fixes ', 'fixes: ', 'a/b', '#1', 'SHOP-1 '])
      expect(
        cpuMs(() => refsIn(piece.repeat(1_000_000 / piece.length)), 100),
        piece,
      ).toBeLessThan(100);
  });
});

const SHA = '1f3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
const MESSAGE = 'feat: x\n\nBREAKING CHANGE: token=abcdef0123456789 is gone\nRefs: SHOP-12';
const commit = { id: SHA, message: MESSAGE, title: 'feat: x' };
const project = { path_with_namespace: 'acme/api', web_url: 'https://gitlab.example/acme/api' };
const told = {
  'a push to GitHub': () =>
    translated(
      github('s'),
      { ref: 'refs/heads/main', after: SHA, repository: { full_name: 'acme/api' }, commits: [commit] },
      { 'x-github-event': 'push' },
    ),
  'a push to GitLab': () =>
    translated(
      gitlab('s'),
      { object_kind: 'push', ref: 'refs/heads/main', after: SHA, checkout_sha: SHA, project, commits: [commit] },
      { 'x-gitlab-event': 'Push Hook' },
    ),
  'a build of one’s own': () =>
    translated(builds('whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA=='), {
      type: 'build',
      service: 'api',
      version: '4.2',
      commit: SHA,
      commits: [{ sha: SHA, title: MESSAGE }],
    }),
  'GitHub, asked': () =>
    ofGithub({ sha: SHA, html_url: undefined, commit: { message: MESSAGE, author: null }, author: null }),
  'GitLab, asked': () =>
    ofGitlab({ ...commit, author_name: '', author_email: '', authored_date: undefined, web_url: undefined }),
};
test.each(Object.entries(told))(
  '%s: only that it breaks something, and which tickets it names, is kept of the body',
  (_, tell) => {
    const said = JSON.stringify(tell());
    expect(said).toContain('"breaking":true');
    expect(said).toContain('"refs":["SHOP-12"]');
    expect(said).not.toContain('is gone');
  },
);

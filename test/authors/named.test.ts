import { describe, expect, test } from 'vitest';
import { commitOf } from '../../src/authors/commit.ts';
import type { Host } from '../../src/authors/keys.ts';
import { byMark } from '../../src/authors/person-behind.ts';
import { whoIn } from '../../src/authors/who.ts';
import { peopleIn, strangersIn, writersOf } from '../../src/domain/build/writers.ts';
import type { KnownAuthor } from '../../src/domain/company/authors.ts';
import type { Author } from '../../src/inbound/told.ts';

const known = (more: Partial<KnownAuthor>): KnownAuthor => ({ github: [], gitlab: [], emails: [], ...more });
const authors = [
  known({ person: 'UADA00001', github: ['ada-codes', '583231'], emails: ['Ada@Home.example'] }),
  known({ person: 'bo@harbor.example', gitlab: ['bo', '77'] }),
  known({ bot: true, github: ['release-please'] }),
  known({ person: 'left@harbor.example', github: ['left'] }),
];
const SLACK: Record<string, string> = {
  'bo@harbor.example': 'UBO000001',
  'cy@harbor.example': 'UCY000001',
  // Somebody who set a no-reply address as theirs is not believed.
  '583299+eve@users.noreply.github.com': 'UEVE00001',
};
const personOf = (email: string) => SLACK[email.toLowerCase()];
const who = (author: Author, host?: Host) => whoIn({ authors }, personOf, host)(author);

describe('who an author is', () => {
  test.each<[string, Author, Host | undefined, string | undefined]>([
    ['a login of people.yml', { login: 'Ada-Codes' }, 'github', 'UADA00001'],
    ['an id goes before a login that is somebody else’s by now', { login: 'bo', id: '583231' }, 'github', 'UADA00001'],
    ['the same login elsewhere is somebody else', { login: 'ada-codes' }, 'gitlab', undefined],
    ['a login of nobody knows where', { login: 'ada-codes' }, undefined, 'UADA00001'],
    ['another address', { email: 'ada@home.example' }, undefined, 'UADA00001'],
    ['people.yml by address in Slack', { login: 'bo' }, 'gitlab', 'UBO000001'],
    ['an address in Slack', { email: 'Cy@Harbor.example', name: 'x' }, 'github', 'UCY000001'],
    ['GitHub’s no-reply with an id', { email: '583231+renamed@users.noreply.github.com' }, undefined, 'UADA00001'],
    ['GitHub’s no-reply of before', { email: 'ada-codes@users.noreply.github.com' }, undefined, 'UADA00001'],
    ['GitLab’s no-reply', { email: '77-somebody@users.noreply.gitlab.harbor.example' }, undefined, 'UBO000001'],
    [
      'a no-reply address is never looked up in Slack',
      { email: '583299+eve@users.noreply.github.com' },
      undefined,
      undefined,
    ],
    ['who left Slack is not known', { login: 'left' }, 'github', undefined],
    ['a name says nothing', { name: 'ada-codes' }, 'github', undefined],
    ['a bot by its login', { login: 'dependabot[bot]' }, 'github', 'bot:dependabot[bot]'],
    ['a bot by its host’s word', { login: 'ci', bot: true }, 'github', 'bot:ci'],
    [
      'a bot by its no-reply',
      { email: '49699333+dependabot[bot]@users.noreply.github.com' },
      undefined,
      'bot:dependabot[bot]',
    ],
    ['a bot by people.yml', { login: 'release-please' }, 'github', 'bot:release-please'],
  ])('%s', (_, author, host, expected) => {
    const found = who(author, host)?.by;
    expect(found?.startsWith('?') ? undefined : found).toBe(expected);
  });

  test.each<[string, Author]>([
    ['who signs what is merged in the browser', { email: 'noreply@github.com', name: 'GitHub' }],
    ['web-flow', { login: 'web-flow' }],
    ['of whom nothing is told', {}],
  ])('nobody: %s', (_, author) => expect(who(author, 'github')).toBeUndefined());

  test('nobody makes themselves a bot by their name', () => {
    expect(who({ name: 'dependabot[bot]', email: 'eve@evil.example' })?.by).toMatch(/^\?/);
  });

  test('whom nobody knows is told apart, shown without an address, and known once people.yml is', () => {
    const eve = who({ login: 'eve', email: 'eve@evil.example' }, 'github');
    expect(eve).toEqual({ by: expect.stringMatching(/^(\?[0-9a-f]{8}){2}$/), name: 'eve' });
    expect(who({ email: 'eve@evil.example' })?.name).toBe('e…@evil.example');
    expect(who({ email: 'other@evil.example' })?.by).not.toBe(who({ email: 'eve@evil.example' })?.by);
    const commit = commitOf(
      { sha: 'a'.repeat(40), title: 'x', authors: [{ login: 'eve', email: 'eve@evil.example' }] },
      (a) => who(a, 'github'),
    );
    expect(strangersIn([commit], {}).map((s) => s.name)).toEqual(['eve']);
    for (const more of [{ github: ['eve'] }, { emails: ['EVE@evil.example'] }]) {
      const people = { authors: byMark([known({ person: 'UEVE00001', ...more })], (id) => id) };
      expect(peopleIn([commit], people)).toEqual(['UEVE00001']);
      expect(strangersIn([commit], people)).toEqual([]);
    }
    const bots = { authors: byMark([known({ bot: true, github: ['eve'] })], (id) => id) };
    expect(writersOf(commit, bots)).toEqual([{ is: 'bot', name: 'eve' }]);
  });
});

test('a commit keeps its author, who had a hand in it, and its time; each once, and no secrets', () => {
  const told = [{ login: 'ada-codes' }, { email: 'cy@harbor.example' }, { email: 'ada@home.example' }, { name: 'x' }];
  expect(
    commitOf(
      {
        sha: 'ABCDEF0123456789',
        title: 'Use ghp_0123456789012345678901\nmore',
        at: '2026-03-03T10:00:00+01:00',
        authors: told,
      },
      who,
    ),
  ).toEqual({
    sha: 'ABCDEF012345',
    title: 'Use [redacted]',
    by: 'UADA00001',
    with: ['UCY000001'],
    at: '2026-03-03T09:00:00.000Z',
  });
  expect(commitOf({ sha: 'abcdef0', title: 'x', at: 'yesterday', authors: [] }, who)).toEqual({
    sha: 'abcdef0',
    title: 'x',
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { prepared } from '../../src/adapters/adapter.ts';
import * as shelf from '../../src/trackers/index.ts';
import type { Outcome } from '../../src/trackers/tracker.ts';
import type { Mishap } from '../fakes/serve.ts';
import { FakeTrackers } from '../fakes/trackers.ts';

let fake: FakeTrackers;
let url: string;
beforeEach(async () => {
  fake = new FakeTrackers();
  url = await fake.open();
});

const opened = (type: string, token = 'right') => {
  const where = {
    jira: { url, email: 'bot@harbor.example', projects: ['SHOP', 'utf'] },
    linear: { url: `${url}/graphql`, teams: ['ENG'] },
    'github-issues': { api: url, repositories: ['harbor/search', 'harbor/web'] },
  }[type];
  const entry = { type, token: { env: 'T' }, writesBack: true, allowPrivate: true, timeoutSeconds: 2, ...where };
  return prepared(shelf, entry, () => token)({});
};
const OUTCOME: Outcome = {
  id: 'R-7',
  name: 'search 7.1',
  environment: 'production',
  how: 'live',
  at: '2026-03-03T09:00:00.000Z',
  link: 'https://gonogo.example/#R-7',
};

describe('keys', () => {
  test.each<[string, string, string[]]>([
    ['jira', 'SHOP-12 Rank it', ['SHOP-12']],
    ['jira', 'feat(shop): rank it [shop-12, SHOP-13]', ['SHOP-12', 'SHOP-13']],
    ['jira', 'Read UTF-8, SHA-256 and CVE-2024-1234', ['UTF-8']],
    ['jira', 'Mend CVE-2024 and OTHER-1', []],
    ['jira', 'WEBSHOP-12 SHOP-0 SHOP-012 SHOP-12a SHOP-1.2 x.SHOP-1', []],
    ['jira', 'Merge branch SHOP-12-rank', []],
    ['linear', 'ENG-4: rank it; ENG-4', ['ENG-4']],
    ['github-issues', 'Rank it, closes #12', ['harbor/search#12']],
    ['github-issues', 'See harbor/web#3 and harbor/else#4', ['harbor/web#3']],
    ['github-issues', 'Not &#12; nor abc#12 nor #12a nor #0', []],
  ])('%s: %s', (type, title, keys) => expect(opened(type).keysIn(title, ['Harbor/Search'])).toEqual(keys));

  test('a repository whose issues do not count has none of its own', () => {
    expect(opened('github-issues').keysIn('closes #12', ['harbor/else'])).toEqual([]);
  });
});

describe('how tickets stand', () => {
  test.each<[string, string, (f: FakeTrackers) => void, object | string]>([
    [
      'jira',
      'SHOP-1',
      (f) => f.jira.set('SHOP-1', { summary: 'x', status: 'In Arbeit', category: 'indeterminate' }),
      { state: 'progress', status: 'In Arbeit' },
    ],
    [
      'jira',
      'SHOP-1',
      (f) => f.jira.set('SHOP-1', { summary: 'x', status: 'Fertig', category: 'done', resolution: 'Done' }),
      { state: 'done', status: 'Fertig' },
    ],
    [
      'jira',
      'SHOP-1',
      (f) => f.jira.set('SHOP-1', { summary: 'x', status: 'Closed', category: 'done', resolution: "Won't Do" }),
      { state: 'dropped', status: "Won't Do" },
    ],
    [
      'jira',
      'SHOP-1',
      (f) => f.jira.set('SHOP-1', { summary: 'x', status: 'Odd', category: 'undefined' }),
      { state: 'unknown' },
    ],
    ['jira', 'SHOP-9', () => {}, 'unknown'],
    [
      'linear',
      'ENG-1',
      (f) => f.linear.set('ENG-1', { title: 'x', name: 'In Review', type: 'started' }),
      { state: 'progress', status: 'In Review' },
    ],
    [
      'linear',
      'ENG-1',
      (f) => f.linear.set('ENG-1', { title: 'x', name: 'Canceled', type: 'canceled' }),
      { state: 'dropped' },
    ],
    [
      'linear',
      'ENG-1',
      (f) => f.linear.set('ENG-1', { title: 'x', name: 'New', type: 'of tomorrow' }),
      { state: 'unknown' },
    ],
    ['linear', 'ENG-9', () => {}, 'unknown'],
    [
      'github-issues',
      'harbor/search#1',
      (f) => f.issues.set('1', { title: 'x', state: 'open' }),
      { state: 'new', status: 'open' },
    ],
    [
      'github-issues',
      'harbor/search#1',
      (f) => f.issues.set('1', { title: 'x', state: 'closed', state_reason: 'completed' }),
      { state: 'done' },
    ],
    [
      'github-issues',
      'harbor/search#1',
      (f) => f.issues.set('1', { title: 'x', state: 'closed', state_reason: 'not_planned' }),
      { state: 'dropped', status: 'not planned' },
    ],
    ['github-issues', 'harbor/search#1', (f) => f.issues.set('1', { title: 'x', state: 'closed', pull: true }), 'none'],
    ['github-issues', 'harbor/search#9', () => {}, 'unknown'],
  ])('%s %s', async (type, key, keep, ticket) => {
    keep(fake);
    expect(await opened(type).read(key)).toEqual({
      ok: true,
      ticket: typeof ticket === 'string' ? ticket : expect.objectContaining(ticket),
    });
  });

  const KEYS = [
    ['jira', 'SHOP-1'],
    ['linear', 'ENG-1'],
    ['github-issues', 'harbor/search#1'],
  ] as const;
  const MISHAPS: [string, Mishap, object][] = [
    ['a token that has ended', { answer: 401 }, { final: true, why: expect.stringContaining('trackers.yml') }],
    ['too many requests', { answer: 429, headers: { 'retry-after': '9' } }, { final: false, retryAfterMs: 9000 }],
    ['a server’s fault', { answer: 502 }, { final: false }],
    ['a page to sign in', { answer: 200, html: true }, { ok: false }],
    ['a dropped connection', { drop: 'before' }, { final: false }],
  ];
  test.each(
    KEYS.flatMap(([type, key]) => MISHAPS.map(([name, mishap, expected]) => ({ type, key, name, mishap, expected }))),
  )('$type: $name is a value', async ({ type, key, mishap, expected }) => {
    fake.planned.push(mishap);
    expect(await opened(type).read(key)).toMatchObject({ ok: false, ...expected });
  });
});

describe.each([
  ['jira', 'SHOP-1'],
  ['linear', 'ENG-1'],
  ['github-issues', 'harbor/search#1'],
])('%s: what became of a release is written once', (type, key) => {
  const there = () =>
    type === 'github-issues'
      ? (fake.comments.get('1') ?? []).filter((c) => c.body.includes('R-7')).map((c) => c.body.split('\n')[0])
      : [...(fake.written.get(key)?.values() ?? [])];
  const write = (more: Partial<Outcome> = {}) => opened(type).write(key, { ...OUTCOME, ...more });
  beforeEach(() => {
    fake.linear.set('ENG-1', { title: 'x', name: 'Done', type: 'completed' });
    fake.comments.set(
      '1',
      Array.from({ length: 120 }, (_, id) => ({ id, body: 'somebody says R_7' })),
    );
  });

  test('however often it is sent; then it is brought up to date', async () => {
    await write();
    await write();
    expect(there()).toEqual(['R-7: search 7.1 is live in production']);
    await write({ how: 'rolled-back' });
    expect(there()).toEqual(['R-7: search 7.1 was rolled back in production']);
  });

  test('killed between the write and its answer: the next try finds it', async () => {
    if (type !== 'linear') {
      fake.writes.push({ drop: 'after' });
      expect(await write()).toMatchObject({ ok: false, unclear: true, final: false });
    }
    expect(await write()).toEqual({ ok: true });
    expect(there()).toHaveLength(1);
  });

  test('a token that has ended meanwhile is told, and nothing is written', async () => {
    expect(await opened(type, 'gone').write(key, OUTCOME)).toMatchObject({ ok: false, final: true });
    expect(there()).toEqual([]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { prepared } from '../../src/adapters/adapter.ts';
import * as shelf from '../../src/trackers/index.ts';
import type { TicketOutcome } from '../../src/trackers/tracker.ts';
import type { Mishap } from '../fakes/serve.ts';
import { FakeTrackers } from '../fakes/trackers.ts';

let fake: FakeTrackers;
let url: string;
beforeEach(async () => {
  fake = new FakeTrackers();
  url = await fake.open();
});

const opened = (type: string, token = 'right', more: object = {}) => {
  const where = {
    jira: { url, email: 'bot@harbor.example', projects: ['SHOP', 'utf'] },
    linear: { url: `${url}/graphql`, teams: ['ENG'] },
    'github-issues': { api: url, repositories: ['harbor/search', 'harbor/web'] },
  }[type];
  const entry = {
    type,
    token: { env: 'T' },
    writesBack: true,
    allowPrivate: true,
    timeoutSeconds: 2,
    ...where,
    ...more,
  };
  const address = type === 'linear' ? `${url}/graphql` : url;
  return prepared(shelf, entry, (variable) => (variable === 'ADDRESS' ? address : token))({});
};
const OUTCOME: TicketOutcome = {
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
    ['jira', 'Merge branch SHOP-12-rank', ['SHOP-12']],
    ['jira', "Merge branch 'feature/shop-12_rank' into 'main'", ['SHOP-12']],
    ['jira', 'Merge pull request #4 from harbor/SHOP-12', ['SHOP-12']],
    ['jira', 'SHOP-12, SHOP-13 and shop-14: rank (SHOP-15)', ['SHOP-12', 'SHOP-13', 'SHOP-14', 'SHOP-15']],
    ['jira', 'SHOP-12-13 SHOP-12_13 SHOP_12 SHOP 12 SHOP-', []],
    ['jira', 'Dates as ISO-8601, RFC-3339 of 2026-03-02', []],
    ['linear', 'ENG-4: rank it; ENG-4', ['ENG-4']],
    ['github-issues', 'Rank it, closes #12', ['harbor/search#12']],
    ['github-issues', 'See harbor/web#3 and harbor/else#4', ['harbor/web#3']],
    ['github-issues', 'Not &#12; nor abc#12 nor #12a nor #0', []],
  ])('%s: %s', (type, title, keys) => expect(opened(type).keysIn(title, ['Harbor/Search'])).toEqual(keys));

  test('a repository whose issues do not count has none of its own', () => {
    expect(opened('github-issues').keysIn('closes #12', ['harbor/else'])).toEqual([]);
  });
});

test.each([
  ['jira', 'SHOP-1', { url: { env: 'ADDRESS' } }],
  ['linear', 'ENG-1', { url: { env: 'ADDRESS' } }],
  ['github-issues', 'harbor/search#1', { api: { env: 'ADDRESS' } }],
])('%s is asked at the address that a variable holds', async (type, key, where) => {
  expect(await opened(type, 'right', where).read(key)).toEqual({ ok: true, ticket: 'unknown' });
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
  const write = (more: Partial<TicketOutcome> = {}) => opened(type).write(key, { ...OUTCOME, ...more });
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

const SOUGHT = { service: 'search', version: '7.1' };
const asking = (type: string, query: unknown, services?: string[]) =>
  opened(type, 'right', { queries: [{ query, ...(services && { services }) }] });
const JQL = 'project in ("SHOP", "UTF") AND ';
const TEAM = { team: { key: { in: ['ENG'] } } };

describe('a query', () => {
  test.each<[string, unknown, string, unknown]>([
    ['jira', 'fixVersion = {{version}}', '7.1', `${JQL}(fixVersion = "7.1")`],
    ['jira', 'fixVersion = "{{service}} {{ version }}"', '7.1', `${JQL}(fixVersion = "search 7.1")`],
    ['jira', 'fixVersion = {{version}}', '1") OR (project=X', `${JQL}(fixVersion = "1\\") OR (project=X")`],
    ['jira', "labels = '{{version}}'", "1' OR '1'='1", `${JQL}(labels = '1\\' OR \\'1\\'=\\'1')`],
    ['jira', 'labels = "{{version}}"', '1\\" OR 1=1', `${JQL}(labels = "1\\\\\\" OR 1=1")`],
    ['jira', 'fixVersion = {{version}}', '{{service}}$&', `${JQL}(fixVersion = "{{service}}$&")`],
    ['github-issues', 'milestone:{{version}}', '7.1', 'repo:harbor/search is:issue milestone:"7.1"'],
    ['github-issues', 'label:"in {{version}}"', '1 is:pr', 'repo:harbor/search is:issue label:"in 1 is:pr"'],
    [
      'linear',
      { labels: { name: { eq: '{{service}}-{{version}}' } }, or: [{ title: { contains: '{{version}}' } }] },
      '1"}}',
      { and: [TEAM, { labels: { name: { eq: 'search-1"}}' } }, or: [{ title: { contains: '1"}}' } }] }] },
    ],
  ])('%s: %j for %s', async (type, query, version, asked) => {
    expect(await asking(type, query).find({ ...SOUGHT, version }, ['harbor/search'])).toEqual([
      { ok: true, tickets: [] },
    ]);
    expect(fake.searches).toEqual([asked]);
  });

  test.each(['1"', '1\\'])('that GitHub has no way to ask for (%s) is not asked', async (version) => {
    const [found] = await asking('github-issues', 'milestone:{{version}}').find({ ...SOUGHT, version }, []);
    expect(found).toMatchObject({ ok: false, why: expect.stringContaining('can’t search for a quote') });
    expect(fake.searches).toEqual([]);
  });

  test('is asked for its services alone', async () => {
    expect(await asking('jira', 'labels = x', ['ledger']).find(SOUGHT, [])).toEqual([]);
    expect(await asking('jira', 'labels = x', ['ledger', 'search']).find(SOUGHT, [])).toHaveLength(1);
  });

  test('of a service without a repository whose issues count asks each that does', async () => {
    await asking('github-issues', 'label:x').find(SOUGHT, ['harbor/else']);
    expect(fake.searches).toEqual(['repo:harbor/search is:issue label:x', 'repo:harbor/web is:issue label:x']);
  });

  const KINDS: [string, unknown, (n: number) => string, string[]][] = [
    ['jira', 'labels = x', (n) => `SHOP-${n}`, ['OTHER-1', 'SHOP-1/../x']],
    ['linear', { project: { name: { eq: 'x' } } }, (n) => `ENG-${n}`, ['OPS-1']],
    ['github-issues', 'label:x', (n) => String(n), []],
  ];
  describe.each(KINDS)('of %s', (type, query, keyOf, others) => {
    const found = () => asking(type, query).find(SOUGHT, ['harbor/search']);
    const keep = (count: number) => {
      const keys = Array.from({ length: count }, (_, i) => keyOf(i + 1));
      for (const key of keys) {
        fake.jira.set(key, { summary: 'x', status: 'Done', category: 'done' });
        fake.linear.set(key, { title: 'x', name: 'Done', type: 'completed' });
        fake.issues.set(key, { title: 'x', state: 'closed' });
      }
      return keys;
    };

    test.each([0, 1, 100, 101, 500])('finds %d tickets, however many pages that is', async (count) => {
      fake.finds = keep(count);
      const [all] = await found();
      if (!all?.ok) throw new Error('it failed');
      expect(all.tickets.map((t) => t.state)).toEqual(Array.from({ length: count }, () => 'done'));
      expect(new Set(all.tickets.map((t) => t.key)).size).toBe(count);
    });

    test('that finds more is about something else', async () => {
      fake.finds = keep(501);
      expect(await found()).toEqual([
        expect.objectContaining({ ok: false, final: true, why: expect.stringContaining('more than 500 tickets') }),
      ]);
    });

    test('finds nothing beyond what counts', async () => {
      for (const key of others) fake.jira.set(key, { summary: 'x', status: 'Done', category: 'done' });
      fake.issues.set('7', { title: 'x', state: 'open', pull: true });
      fake.finds = type === 'github-issues' ? ['7'] : others;
      expect(await found()).toEqual([{ ok: true, tickets: [] }]);
    });

    test('that is wrong says what, and where to mend it', async () => {
      fake.bad = {
        jira: { status: 400 as const, body: { errorMessages: ["The value '7.1' does not exist for fixVersion"] } },
        linear: { status: 200 as const, body: { errors: [{ message: "The value '7.1' does not exist" }] } },
        'github-issues': {
          status: 422 as const,
          body: { message: 'Validation Failed', errors: [{ message: "The value '7.1' does not exist" }] },
        },
      }[type];
      expect(await found()).toEqual([
        expect.objectContaining({
          ok: false,
          final: true,
          why: expect.stringMatching(
            /^the query for search 7\.1: .*The value '7\.1' does not.*Correct it in trackers\.yml/,
          ),
        }),
      ]);
    });

    test.each([
      [
        { answer: 401 as const },
        { final: true, why: expect.stringContaining('renew them where trackers.yml takes them from') },
      ],
      [
        { answer: 429 as const, headers: { 'retry-after': '9' } },
        { final: false, retryAfterMs: 9000 },
      ],
      [{ answer: 502 as const }, { final: false }],
    ])('that is not answered: %j', async (mishap, expected) => {
      fake.planned.push(mishap);
      expect(await found()).toMatchObject([{ ok: false, ...expected }]);
    });
  });
});

test.each<[string, unknown, string]>([
  ['jira', 'fixVersion = {{release}}', 'there are {{service}} and {{version}}'],
  ['jira', 'fixVersion = "{{version}}', 'a quote that does not end'],
  ['jira', 'fixVersion = api-{{version}}', 'put the word in quotes'],
  ['jira', 'labels = x ORDER BY key', 'leave ORDER BY out'],
  ['github-issues', 'label:x OR label:y', 'write two queries'],
  ['github-issues', 'repo:a/b label:x', 'leave repo:'],
  ['linear', { title: { eq: '{{x}}' } }, 'there are {{service}} and {{version}}'],
])('%s: the query %j is refused where it is read', (type, query, why) => {
  expect(() => asking(type, query)).toThrow(why);
});

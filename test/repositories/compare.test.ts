import { beforeEach, describe, expect, test } from 'vitest';
import { prepared } from '../../src/adapters/adapter.ts';
import * as shelf from '../../src/repositories/index.ts';
import type { ComparisonRead, End } from '../../src/repositories/repository.ts';
import { FakeRepositories } from '../fakes/repositories.ts';
import type { Mishap } from '../fakes/serve.ts';

let fake: FakeRepositories;
let url: string;
beforeEach(async () => {
  fake = new FakeRepositories();
  url = await fake.open();
});

const opened = (type: string, more: object = {}, token = fake.token) => {
  const where = { [type === 'github' ? 'api' : 'url']: url, allowPrivate: true, timeoutSeconds: 2 };
  const entry = { type, token: { env: 'TOKEN' }, tags: ['v{version}', '{version}'], ...where, ...more };
  return prepared(shelf, entry, () => token)({});
};
const at = (commit: string | undefined, version = '1'): End => ({
  version,
  tags: [`v${version}`, version],
  ...(commit && { commit }),
});
const compared = (got: ComparisonRead) => {
  if (!got.ok) throw new Error(got.why);
  return got.compared;
};

const numbered = (n: number) => Array.from({ length: n }, (_, i) => `f${i}`);

describe.each(['github', 'gitlab'])('%s', (type) => {
  const compare = (base: End, head: End) => opened(type).compare('harbor/search', base, head);
  const titles = (got: ComparisonRead) => compared(got).commits.map((c) => c.title);

  test('commits between two versions, by a commit however short, or by a tag; the newest last', async () => {
    const [first = '', ...rest] = fake.line('a', 4);
    fake.tags.set('v2', rest[2] ?? '');
    const got = await compare(at(first.slice(0, 12)), at(undefined, '2'));
    expect(compared(got)).toMatchObject({ base: first, head: rest[2], how: 'ahead', lost: [], more: 0 });
    expect(titles(got)).toEqual(['a 1', 'a 2', 'a 3']);
    expect(compared(got).commits[0]).toMatchObject({ at: '2026-03-02T10:00:00Z' });
    expect(compared(await compare(at(first), at(first))).how).toBe('same');
  });

  test('a way back takes back; what has diverged does both', async () => {
    const main = fake.line('main', 4);
    const fix = fake.line('fix', 2, main[1]);
    const back = compared(await compare(at(main[3]), at(main[1])));
    expect([back.how, back.commits, back.lost.map((c) => c.title)]).toEqual(['behind', [], ['main 2', 'main 3']]);
    const both = compared(await compare(at(main[3]), at(fix[1])));
    expect([both.how, both.commits.map((c) => c.title), both.lost.map((c) => c.title)]).toEqual([
      'diverged',
      ['fix 0', 'fix 1'],
      ['main 2', 'main 3'],
    ]);
  });

  test('over pages, up to our own ceiling', async () => {
    const many = fake.line('m', 651);
    const got = await compare(at(many[0]), at(many[150]));
    expect(titles(got)).toHaveLength(150);
    const more = compared(await compare(at(many[0]), at(many[650])));
    expect(more.commits).toHaveLength(500);
    expect(more.more).toBeGreaterThan(0);
    expect(compared(await compare(at(many[0]), at(many[500])))).toMatchObject({ more: 0 });
  });

  test('over pages that are shorter than was asked for, or come again for ever', async () => {
    const many = fake.line('m', 151);
    fake.perPage = 40;
    const got = compared(await compare(at(many[0]), at(many[150])));
    expect([got.commits.length, got.more]).toEqual([150, 0]);
    fake.lies = { repeats: true };
    fake.asked = [];
    const looped = compared(await compare(at(many[0]), at(many[150])));
    expect(looped.commits).toHaveLength(40);
    expect(looped.more).toBeGreaterThan(0);
    expect(fake.asked.filter((a) => /page=/.test(a) && !/pulls/.test(a)).length).toBe(2);
  });

  test('who wrote it: co-authors, who opened and who merged what it came by, and whose commits were squashed into it', async () => {
    const line = fake.line('a', 3, undefined, (n) =>
      n === 2 ? { message: 'Squashed\n\nCo-authored-by: Cy <cy@harbor.example>', pull: 4 } : n === 1 ? { pull: 5 } : {},
    );
    fake.pulls = [
      {
        ...{ number: 4, title: 'Rank it', branch: 'feature/shop-12-rank', says: 'Fixes #7, not #8' },
        ...{ by: 'opener', mergedBy: 'merger', wrote: ['squashed@harbor.example'] },
      },
      { number: 5, title: 'Not merged yet', by: 'nobody', open: true },
    ];
    const { commits, merged } = compared(await compare(at(line[0]), at(line[2])));
    const known = commits.map((c) => c.authors.flatMap((a) => a.login ?? a.email ?? []));
    expect(known).toEqual([
      ['dev@harbor.example'],
      ['dev@harbor.example', 'cy@harbor.example', 'opener', 'merger', 'squashed@harbor.example'],
    ]);
    expect(merged.map((m) => [m.number, m.title, m.refs])).toEqual([[4, 'Rank it', ['SHOP-12', '#7']]]);
  });

  test('which commits are a request’s own, asked once for all that were merged as they are; and how it was reviewed', async () => {
    const [base = '', a = '', b = '', tip = ''] = fake.line('a', 4, undefined, () => ({ pull: 4 }));
    const review = (by: string, state: string, of = b) => ({ by, state, of });
    fake.pulls = [
      {
        ...{
          number: 4,
          title: 'Rank it',
          by: 'opener',
          own: [a, b],
          tip,
          pushed: [{ sha: b, at: '2026-03-01T10:00:00Z' }],
        },
        reviews: [
          ...[review('bo', 'APPROVED'), review('cy', 'CHANGES_REQUESTED', a), review('di', 'DISMISSED')],
          ...[{ ...review('opener', 'APPROVED'), id: 1 }, review('helper[bot]', 'APPROVED'), review('ed', 'COMMENTED')],
        ],
      },
    ];
    const got = compared(await compare(at(base), at(tip)));
    const [merged] = got.merged;
    expect(merged).toMatchObject({ number: 4, head: b, tip });
    expect(new Set(merged?.commits)).toEqual(new Set([a, b, tip]));
    expect(fake.asked.filter((path) => /commits\/\w+\/(pulls|merge_requests)/.test(path))).toHaveLength(1);
    const told = [
      ['review by bo', 'passed', b],
      ['review by cy', 'failed', a],
      ['review by di', 'cancelled', b],
      ['review by opener', 'neutral', b],
      ['review by helper[bot]', 'neutral', b],
    ];
    const reviews = (got.reviews ?? []).map((r) => [r.name, r.state, r.from.commit]);
    // GitLab tells approvals alone, of nothing but the request, and marks no bots by their names.
    const approvals = [told[0], told[3], ['review by helper[bot]', 'passed', b]];
    expect(reviews).toEqual(type === 'github' ? told : approvals);
  });

  test('files and lines; more than are told are not taken for all', async () => {
    const one = fake.line('a', 2, undefined, (n) => ({ files: n === 1 ? ['db/1.sql', 'src/a.ts'] : [] }));
    expect(compared(await compare(at(one[0]), at(one[1]))).files).toMatchObject({
      paths: ['db/1.sql', 'src/a.ts'],
      added: 4,
      removed: 2,
    });
    fake.truncated = true;
    const many = fake.line('b', 2, undefined, () => ({ files: numbered(300) }));
    expect(compared(await compare(at(many[0]), at(many[1]))).files).toMatchObject({ more: true });
  });

  test('what was pushed over is gone; an unknown tag too', async () => {
    const [first = ''] = fake.line('a', 1);
    expect(await compare(at('f'.repeat(40), '0.9'), at(first))).toMatchObject({ ok: false, final: true, gone: '0.9' });
    expect(await compare(at(first), at(undefined, '7'))).toMatchObject({ ok: false, gone: '7' });
  });

  test.each<[string, Mishap, object]>([
    ['too many requests', { answer: 429, headers: { 'retry-after': '7' } }, { final: false, retryAfterMs: 7000 }],
    ['a rate limit', { answer: 403, headers: { 'retry-after': '60' } }, { final: false, retryAfterMs: 60_000 }],
    [
      'a secondary limit that says no time',
      { answer: 403, body: { message: 'You have exceeded a secondary rate limit' } },
      { final: false, retryAfterMs: 60_000 },
    ],
    ['no right', { answer: 403 }, { final: true }],
    [
      'a token that has ended',
      { answer: 401 },
      { final: true, why: expect.stringContaining('renew them where repositories.yml takes them from') },
    ],
    ['a server’s fault', { answer: 500 }, { final: false }],
    ['a page to sign in', { answer: 200, html: true }, { ok: false }],
    ['a dropped connection', { drop: 'before' }, { final: false }],
    ['an answer of a gigabyte’s beginning', { answer: 200, body: [{ id: 'x'.repeat(6_000_000) }] }, { ok: false }],
  ])('%s is a value', async (_, mishap, expected) => {
    const line = fake.line('a', 2);
    fake.planned.push(mishap);
    expect(await compare(at(line[0]), at(line[1]))).toMatchObject({ ok: false, ...expected });
  });

  test('a wrong token is never repeated', async () => {
    const got = await opened(type, {}, 'wrong-secret').compare('harbor/search', at('a'.repeat(40)), at('b'.repeat(40)));
    expect(got).toMatchObject({ ok: false, final: true });
    expect(JSON.stringify(got)).not.toContain('wrong-secret');
  });
});

test('GitHub: a size that is a lie is not believed, and moves are followed within the same host', async () => {
  const line = fake.line('a', 3);
  fake.lies = { total: 2_000_000_000 };
  const got = compared(await opened('github').compare('harbor/old-name', at(line[0]), at(line[2])));
  expect(got.commits).toHaveLength(2);
  expect(got.more).toBe(99_998);
  const many = fake.line('m', 601);
  fake.lies = { total: 0 };
  expect(compared(await opened('github').compare('harbor/search', at(many[0]), at(many[600]))).more).toBeGreaterThan(0);
  expect(compared(await opened('github').compare('harbor/search', at(line[0]), at(line[2])))).toMatchObject({
    more: 0,
  });
});

test.each([
  [undefined, 'harbor/search', true],
  [['harbor/search'], 'Harbor/Search', true],
  [['harbor/*'], 'harbor/web', true],
  [['harbor/*'], 'harbour/web', false],
  [['harbor/search'], 'harbor/searches', false],
])('only %j: %s is there: %s', (only, name, expected) => {
  expect(opened('github', only ? { only } : {}).has(name)).toBe(expected);
});

test('what the tag of a version may be called', () => {
  const tags = opened('github', { tags: ['v{version}', '{service}/{version}'] });
  expect(tags.tagsOf('search', '7.1')).toEqual(['v7.1', 'search/7.1']);
  expect(tags.tagsOf('search', 'v7.1')).toEqual(['v7.1', 'search/7.1']);
});

describe('an approval of GitLab is of what the branch was when it was given', () => {
  const reviewed = async (approvals: { at?: string; by?: string }[], pushes: string[]) => {
    const [base = '', ...own] = fake.line('a', 1 + Math.max(1, pushes.length), undefined, () => ({ pull: 4 }));
    const pushed = pushes.map((at, n) => ({ sha: own[n] ?? '', at }));
    const reviews = approvals.map(({ at, by = 'bo' }) => ({ by, state: 'APPROVED', of: '', ...(at && { at }) }));
    fake.pulls = [{ number: 4, title: 'Rank it', by: 'opener', own, pushed, reviews }];
    const got = compared(await opened('gitlab').compare('harbor/search', at(base), at(own.at(-1))));
    return (got.reviews ?? []).map((r) => [r.name, own.indexOf(r.from.commit ?? '')]);
  };
  const [NINE, TEN, NOON] = ['2026-03-01T09:00:00Z', '2026-03-01T10:00:00.000Z', '2026-03-01T12:00:00+01:00'];

  test.each<[string, { at?: string }[], string[], unknown[]]>([
    ['before the last push: of what was there', [{ at: TEN }], [NINE, NOON], [['review by bo', 0]]],
    ['after it: of that', [{ at: '2026-03-01T11:00:01Z' }], [NINE, NOON], [['review by bo', 1]]],
    ['in the same moment', [{ at: TEN }], [NINE, TEN], [['review by bo', 1]]],
    ['before anything that is known was pushed', [{ at: NINE }], [TEN, NOON], []],
    ['at no time, pushed once', [{}], [NINE], [['review by bo', 0]]],
    ['at no time, pushed twice', [{}], [NINE, NOON], []],
    ['at what is no time', [{ at: 'yesterday' }], [NINE, NOON], []],
    ['of nothing that was pushed', [{ at: TEN }], [], []],
    ['by nobody', [], [NINE], []],
  ])('%s', async (_, approvals, pushes, expected) => {
    expect(await reviewed(approvals, pushes)).toEqual(expected);
  });

  test('where nobody approved, nothing else is asked', async () => {
    await reviewed([], [NINE]);
    expect(fake.asked.filter((a) => a.includes('/versions'))).toEqual([]);
  });

  test.each([[/approvals$/], [/versions$/], [/merge_requests/]])(
    'what may not be read (%s) approves nothing, and the rest is told',
    async (forbids) => {
      fake.forbids = forbids;
      expect(await reviewed([{ at: TEN }], [NINE])).toEqual([]);
    },
  );
});

describe('more files than GitHub tells of a comparison', () => {
  const files = async (base: string | undefined, head: string | undefined) =>
    compared(await opened('github').compare('harbor/search', at(base), at(head))).files;

  test('are read from the two trees, those that are gone among them; of their lines nothing is told', async () => {
    const [base, head] = fake.line('a', 2, undefined, (n) =>
      n === 0 ? { files: ['same', 'gone', 'src/f5'] } : { files: [...numbered(650), 'db/9.sql', '-gone'] },
    );
    const got = await files(base, head);
    expect(got?.paths).toHaveLength(652);
    expect(got?.paths).toEqual(expect.arrayContaining(['f649', 'db/9.sql', 'gone']));
    expect(got?.paths).not.toContain('same');
    expect([got?.more, got?.added]).toEqual([undefined, undefined]);
  });

  test('of what has diverged, against the commit they have in common', async () => {
    const main = fake.line('main', 2, undefined, (n) => ({ files: n === 0 ? ['base'] : ['theirs'] }));
    const [fix] = fake.line('fix', 1, main[0], () => ({ files: numbered(301) }));
    const got = await files(main[1], fix);
    expect([got?.paths.length, got?.paths.includes('theirs')]).toEqual([301, false]);
  });

  test('on the way back as on the way there', async () => {
    const [base, head] = fake.line('a', 2, undefined, (n) => ({ files: n === 0 ? ['base'] : numbered(400) }));
    expect((await files(head, base))?.paths).toHaveLength(400);
  });

  test.each<[string, Partial<FakeRepositories>]>([
    ['that it cuts', { truncated: true }],
    ['that may not be read', { forbids: /trees/ }],
  ])('of trees %s, nothing is known but that there may be more', async (_, spoilt) => {
    Object.assign(fake, spoilt);
    const [base, head] = fake.line('a', 2, undefined, (n) => ({ files: n === 0 ? [] : numbered(400) }));
    const got = await files(base, head);
    expect([got?.paths.length, got?.more, got?.added]).toEqual([300, true, 600]);
  });

  test('fewer are told as they are, and no tree is asked for', async () => {
    const [base, head] = fake.line('a', 2, undefined, (n) => ({ files: n === 0 ? [] : numbered(299) }));
    expect((await files(base, head))?.added).toBe(598);
    expect(fake.asked.filter((a) => a.includes('trees'))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { sections } from '../../src/blocks/blocks.ts';
import { repositoryLines } from '../../src/cards/beside-commits.ts';
import { commitLines, kindsLine } from '../../src/cards/changes.ts';
import { evidenceCard, proofLines } from '../../src/cards/evidence.ts';
import { missingLines } from '../../src/cards/missing.ts';
import { diffLine, sizeLine } from '../../src/cards/risk.ts';
import { voteCard } from '../../src/cards/vote.ts';
import type { Commit } from '../../src/domain/build/build.ts';
import type { ComparedBuild } from '../../src/domain/build/parts.ts';
import type { WhatRuns } from '../../src/domain/environment/environment.ts';
import type { Check, Evidence, Scan } from '../../src/domain/evidence/evidence.ts';
import type { Freeze } from '../../src/domain/freeze/freeze.ts';
import { say } from '../../src/domain/phrase.ts';
import { riskOf } from '../../src/domain/risk/risk.ts';
import { COMPANY, emptyWorld, Given, NOW, PLAN, running } from '../domain/given.ts';

const commits = (count: number, title: (n: number) => string): Commit[] =>
  Array.from({ length: count }, (_, n) => ({ sha: `abcdef${n}`, title: title(n), by: `U${n % 2}` }));

/** What the repository told of api 4.1 → 4.2. */
function told(all: Commit[], more = 0, pages: Pick<Partial<ComparedBuild>, 'url' | 'merged'> = {}) {
  const compared = { from: '4.1', to: '4.2', base: 'a', head: 'b', commits: all, lost: [], more, merged: [], ...pages };
  const g = new Given(emptyWorld())
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }))
    .done({ type: 'RecordChanges', service: 'api', paths: [], compared })
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] })
    .done({ type: 'OpenVote', release: 'R-1' });
  const release = g.world.releases['R-1'];
  const vote = g.world.votes['R-1/v1'];
  if (!release || !vote) throw new Error('not planned');
  return { release, vote, world: g.world };
}
const text = (lines: { text: string }[]) => lines.map((l) => l.text).join('\n');

describe('how much is new', () => {
  test.each<[number, number, string]>([
    [1, 0, '1 commit by 1 person'],
    [14, 0, '14 commits by 2 people'],
    [1, 1, '2 commits, 1 of them read, by 1 person'],
    [250, 250, '500 commits, 250 of them read, by 2 people'],
  ])('of %d read and %d besides', (read, more, words) => {
    const { release, world } = told(
      commits(read, () => 'x'),
      more,
    );
    expect(diffLine(release, world).text).toContain(words);
    expect(sizeLine(release, world).text).toBe(words);
  });

  test('where the service was taken away, nothing runs there; where that is of one region, the other tells', () => {
    const { release, world } = told(commits(1, () => 'x'));
    const away = { before: [{ version: '4.1' }], removed: { since: NOW, outside: { source: 'cdevents', key: '1' } } };
    const where = (live: WhatRuns['live']) => ({ ...world, environments: { production: { ...running({}), live } } });
    expect(diffLine(release, where({ api: { eu: away, us: away } })).text).toContain('api 4.2 (nothing runs there)');
    const one = where({ api: { eu: away, us: { now: { version: '4.1' }, before: [] } } });
    expect(diffLine(release, one).text).toContain('api 4.1 → 4.2');
  });

  test('those that nobody read count for the risk', () => {
    const { release, world } = told(
      commits(4, () => 'x'),
      46,
    );
    expect(riskOf(release, world).reasons).toContainEqual({ points: 10, why: say`${50} commits` });
  });
});

describe('commits by name', () => {
  test('say how many of each kind are shown, and of all', () => {
    const { release, world } = told(
      commits(30, (n) => (n < 15 ? `feat!: a${n}` : n < 20 ? `fix: b${n}` : `chore: c${n}`)),
      20,
    );
    const shown = text(commitLines(release, world));
    expect(shown).toContain('*New in api*: 12 of 50');
    expect(shown).toContain('⚠ _Breaking_ (12 of 15)');
    expect(kindsLine(release, world).text).toContain('⚠ 15 breaking, 5 fixes, 10 other');
  });

  test('where titles say no kind, they are the newest', () => {
    const { release, world } = told(commits(13, (n) => `work ${n}`));
    const shown = text(commitLines(release, world));
    expect(shown).toContain('*New in api*: the newest 12 of 13');
    expect(shown).toContain('work 12');
    expect(shown).not.toContain('work 0 ');
  });

  test('those that nobody read are counted also where all others are shown', () => {
    const { release, world } = told(
      commits(4, () => 'feat: x'),
      46,
    );
    expect(text(commitLines(release, world))).toContain('*New in api*: 4 of 50');
  });

  test('all of them are shown without a count', () => {
    const { release, world } = told(commits(12, (n) => `fix: b${n}`));
    expect(text(commitLines(release, world))).not.toContain(' of ');
    expect(repositoryLines(release, world)).toEqual([]);
  });
});

describe('links', () => {
  const one = [{ sha: 'abcdef0123ab', title: 'fix: x', by: 'U1' }];
  const shownOf = (pages: Parameters<typeof told>[2]) => {
    const { release, world } = told(one, 0, pages);
    return text(commitLines(release, world));
  };
  const ATTACKS = [
    'javascript:alert(1)//github.com/a/b/compare/a...b',
    'data:text/html,x/compare/a...b',
    'ftp://github.com/a/b/compare/a...b',
    'https://github.com@evil.example/a/b/compare/a...b',
    'http://169.254.169.254/a/b/compare/a...b',
    'http://10.0.0.1/a/b/compare/a...b',
    'http://0x7f.1/a/b/compare/a...b',
    'http://[::1]/a/b/compare/a...b',
    'http://[::ffff:10.0.0.1]/a/b/compare/a...b',
    'http://localhost:8080/a/b/compare/a...b',
    'http://it.localhost./a/b/compare/a...b',
    '/a/b/compare/a...b',
    'x',
    `https://github.com/${'ü'.repeat(400)}/compare/a...b`,
  ];

  test.each<[string, string | undefined]>([
    ['https://github.com/acme/shop/compare/a1...b2', 'https://github.com/acme/shop/commit/abcdef0123ab'],
    [
      'https://github.example/compare/compare/compare/a...b',
      'https://github.example/compare/compare/commit/abcdef0123ab',
    ],
    ['https://gitlab.example/g/s/p/-/compare/a...b', 'https://gitlab.example/g/s/p/-/commit/abcdef0123ab'],
    ['https://ci.example/runs/12', undefined],
    ['https://bitbucket.example/a/b/branches/compare/a..b', undefined],
    ['https://git.example/a/b/compare/a...b?next=https://evil.example', undefined],
  ])('a commit of %s is at %s, and all of them are there', (url, page) => {
    const shown = shownOf({ url });
    expect(shown).toContain(`<${url}|all of them>`);
    expect(shown).toContain(page ? `• <${page}|abcdef0> x` : '• `abcdef0` x');
  });

  test.each(ATTACKS)('%s is none, of a commit or a request', (url) => {
    const shown = shownOf({ url, merged: [{ number: 7, title: 'Sort', url }] });
    expect(shown).toContain('• `abcdef0` x (<@U1>)');
    expect(shown).toContain('• #7 Sort');
    expect(shown.replaceAll('<@U1>', '')).not.toContain('<');
  });

  test('a commit whose hash is none has none', () => {
    const url = 'https://github.com/acme/shop/compare/a...b';
    const { release, world } = told([{ sha: '../../evil', title: 'fix: x' }], 0, { url });
    expect(text(commitLines(release, world))).toContain('• `../../e` x');
  });

  test('an address can end no link', () => {
    const shown = shownOf({ merged: [{ number: 7, title: 'x', url: 'https://github.com/a|b>c<!channel>\n/pull/7' }] });
    expect(shown).toMatch(/^• <https:\/\/github\.com\/[^<>|\n]*\|#7> x$/m);
  });
});

describe('the requests by which it came', () => {
  const request = (number: number, of = 'https://github.com/acme/shop/pull/') => ({
    ...{ number, title: `Change ${number}`, url: `${of}${number}` },
  });
  const shownOf = (merged: ComparedBuild['merged']) => {
    const { release, world } = told(
      commits(1, () => 'fix: x'),
      0,
      { merged },
    );
    return text(commitLines(release, world)).split('\n').slice(3);
  };

  test.each<[string, ComparedBuild['merged'], string[]]>([
    ['none', [], []],
    ['of GitHub', [request(12)], ['_Pull requests_', '• <https://github.com/acme/shop/pull/12|#12> Change 12']],
    [
      'of GitLab',
      [request(3, 'https://gitlab.example/g/p/-/merge_requests/')],
      ['_Merge requests_', '• <https://gitlab.example/g/p/-/merge_requests/3|!3> Change 3'],
    ],
    ['without an address', [{ number: 4, title: 'x' }], ['_Pull requests_', '• #4 x']],
    [
      'whose title would call everybody, and pass for another line',
      [{ number: 4, title: '<!channel> <https://evil.example|go>\n• #5 approved' }],
      ['_Pull requests_', '• #4 &lt;!channel&gt; &lt;https://evil.example|go&gt; / • #5 approved'],
    ],
  ])('%s', (_, merged, lines) => expect(shownOf(merged)).toEqual(lines));

  test('are six, and how many more there are', () => {
    const lines = shownOf(Array.from({ length: 50 }, (_, n) => request(n)));
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toBe('and 44 more');
  });

  test('are told once where two versions run, a share for each service, and fit what Slack takes', () => {
    const long = (number: number) => ({ number, title: '&'.repeat(100), url: `https://g.example/${'x'.repeat(480)}` });
    const merged = Array.from({ length: 50 }, (_, n) => long(n));
    const of = (service: string, from: string, to: string) => ({
      ...{ type: 'RecordChanges' as const, service, paths: [] },
      compared: {
        from,
        to,
        base: 'a',
        head: 'b',
        commits: commits(20, () => '&'.repeat(100)),
        lost: [],
        more: 0,
        merged,
      },
    });
    const g = new Given(emptyWorld())
      .put('environment', 'production', running({ api: { eu: '4.1', us: '4.0' }, shop: { eu: '1.0', us: '1.0' } }))
      .done(of('api', '4.0', '4.2'), of('api', '4.1', '4.2'), of('shop', '1.0', '1.1'))
      .done({
        ...PLAN,
        items: [
          { service: 'api', version: '4.2' },
          { service: 'shop', version: '1.1' },
        ],
      });
    const release = g.world.releases['R-1'];
    const lines = release ? commitLines(release, g.world) : [];
    expect(lines.filter((l) => l.text.includes('|#'))).toHaveLength(6);
    expect(lines.filter((l) => l.text === 'and 47 more')).toHaveLength(2);
    const parts = sections(lines).map((s) => s.text?.text ?? '');
    expect(parts.join('\n')).toBe(text(lines));
    expect(Math.max(...parts.map((p) => p.length))).toBeLessThanOrEqual(3000);
  });
});

test('where two versions run, files are counted since each, and a risky place is named once', () => {
  const services = COMPANY.services.map((s) => ({ ...s, riskyPaths: [{ paths: ['db/*'], why: 'the schema' }] }));
  const since = (from: string, paths: string[]) => ({
    ...{ type: 'RecordChanges' as const, service: 'api', paths },
    compared: {
      ...{ from, to: '4.2', base: 'a', head: 'b', commits: [], lost: [], more: 0, merged: [] },
      files: { count: paths.length },
    },
  });
  const g = new Given({ ...emptyWorld(), company: { ...COMPANY, services } })
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.0' } }))
    .done(since('4.0', ['db/1', 'db/2', 'x']), since('4.1', ['db/2']))
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] });
  const release = g.world.releases['R-1'];
  expect(release && repositoryLines(release, g.world).map((l) => l.text)).toEqual([
    'api since 4.1: 1 file',
    'api since 4.0: 3 files',
    '⚠ the schema: db/1 and 1 more',
  ]);
});

describe('what is in the way of a vote', () => {
  test('is a line for each, with what it is about', () => {
    const { release, vote, world } = told(commits(1, () => 'x'));
    const company = {
      ...world.company,
      policies: world.company.policies.map((p) => ({ ...p, ticketsDone: true, knownAuthors: true })),
    };
    const { text: shown } = voteCard(release, vote, { ...world, company });
    expect(shown).toContain('In the way:\n• Authors: counted once there is a vote\n• Tickets: not read yet');
    const one = { ...company, policies: company.policies.map((p) => ({ ...p, knownAuthors: false })) };
    expect(voteCard(release, vote, { ...world, company: one }).text).toContain('In the way: Tickets: not read yet');
  });
});

test.each([
  ['ends before its window', '2026-03-03T11:00:00.000Z', false],
  ['ends as it opens', PLAN.window.start, false],
  ['ends while it is open', '2026-03-03T12:30:00.000Z', true],
])('a freeze that holds now and %s: in the way of a vote: %s, %s', (_, until, isInTheWay) => {
  const { release, vote, world } = told(commits(1, () => 'x'));
  const freeze: Freeze = {
    v: 1,
    id: 'F-1',
    name: 'sale',
    why: 'sale',
    by: 'UMANAGER',
    status: 'declared',
    scope: { services: [], environments: [] },
    from: '2026-03-03T08:00:00.000Z',
    until,
  };
  expect(voteCard(release, vote, { ...world, freezes: [freeze] }).text.includes('In the way: Freeze')).toBe(isInTheWay);
});

describe('the evidence of a version', () => {
  const at = '2026-03-02T09:00:00.000Z';
  const check = (n: number, state: Check['state']): Check => ({
    ...{ source: 'ci', app: 'ci', name: `c${n}`, kind: 'tests' },
    ...{ state, at },
  });
  const finding = (n: number, severity: 'low' | 'critical') => ({
    ...{ key: `k${n}`, rule: `CVE-${n}`, title: 'x', severity, state: 'open' as const, at },
  });
  const shownOf = (checks: Check[], scans: Scan[], exceptions: Evidence['exceptions'] = []) => {
    const { release } = told(commits(1, () => 'x'));
    const found: Evidence = {
      ...{ v: 5, id: 'api/a', checks, scans },
      ...{ artifacts: [], confirmed: [], exceptions: [], merges: [] },
    };
    const standing: Evidence = { ...found, checks: [], scans: [], exceptions };
    const known = [{ service: 'api', version: '4.2', found: [found], standing }];
    return JSON.stringify(
      evidenceCard(release, known, { except: false, confirm: false, takeBack: false }, [], at).blocks,
    );
  };

  test('says first what is missing, what would open it, and who can; that nothing is, where nothing is', () => {
    const { release } = told(commits(1, () => 'x'));
    const gate = (id: 'tests' | 'drift' | 'window', open: boolean) => ({ id, title: id, open, saw: say`as it is` });
    const lines = (gates: Parameters<typeof missingLines>[1]) =>
      missingLines(release, gates, COMPANY).map((l) => l.text);
    expect(lines([gate('tests', false), gate('drift', true), gate('window', false)])).toEqual([
      '*Missing*',
      '✕ tests (blocked): as it is (<@UMANAGER> can change that)',
    ]);
    expect(lines([gate('tests', true), gate('drift', true)])).toEqual(['*Nothing is missing*: tests, drift']);
    expect(lines([gate('window', false)])).toEqual([]);
  });

  test('says of an exception until when it lets a finding pass, and that it does no more once that is over', () => {
    const exception = { finding: 'CVE-1', why: 'unreachable', by: 'UMANAGER', at, until: '2026-03-02T09:00:01.000Z' };
    expect(shownOf([], [], [exception])).toContain('CVE-1 may be there until');
    expect(shownOf([], [], [{ ...exception, until: at }])).toContain('CVE-1 was let pass until');
  });

  test('says of what somebody confirmed whether it was another build', () => {
    const { release } = told(commits(1, () => 'x'));
    const confirmed = [{ item: 'Runbook', by: 'UQA', at, commit: 'aaaaaaa1', note: 'read' }];
    const found: Evidence = {
      ...{ v: 5, id: 'api@4.2', confirmed },
      ...{ checks: [], scans: [], artifacts: [], exceptions: [], merges: [] },
    };
    const shown = (commit: string) => {
      const known = [{ service: 'api', version: '4.2', commit, found: [found] }];
      return evidenceCard(release, known, { except: false, confirm: false, takeBack: false }, [], at).blocks;
    };
    expect(JSON.stringify(shown('aaaaaaa1'))).toMatch(/Runbook: confirmed by <@UQA> <!date[^>]*>: read/);
    expect(JSON.stringify(shown('bbbbbbb1'))).toContain(', of another build: to be confirmed anew: read');
    expect(JSON.stringify(shown('aaaaaaa1'))).not.toContain('another build');
  });

  test('says of an SBOM how much it names, of provenance who has signed it, and of nothing else what its system said', () => {
    const summary = '214 components, CycloneDX 1.6';
    expect(shownOf([{ ...check(1, 'passed'), kind: 'sbom', summary }], [])).toContain(`passed: ${summary} (sbom`);
    const signed = `built by x, its certificate was not verified: signed as ${'y'.repeat(150)}`;
    const provenance = { ...check(1, 'neutral'), kind: 'provenance' as const, summary: signed };
    expect(shownOf([provenance], [])).toContain(`: ${signed} (provenance`);
    expect(shownOf([{ ...check(1, 'passed'), summary }], [])).not.toContain(summary);
  });

  test('says first what failed, and hides no finding behind many checks', () => {
    const checks = Array.from({ length: 30 }, (_, n) => check(n, n === 29 ? 'failed' : 'passed'));
    const findings = Array.from({ length: 20 }, (_, n) => finding(n, n === 19 ? 'critical' : 'low'));
    const shown = shownOf(checks, [{ tool: 'trivy', source: 'ci', at, complete: true, findings, more: 5 }]);
    expect(shown).toMatch(
      /• c29 failed.*• c0 passed.*and 22 checks more.*trivy: 25 open.*critical CVE-19.*and 20 more/,
    );
  });

  test('kept with a decision, names six of what a check rested on, and says how many more there are', () => {
    const proofs = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ what: 'Runbook', said: 'confirmed', source: 'SRE', at, by: `U${i}` }));
    const lines = (n: number) => proofLines(proofs(n)).map((line) => line.text);
    expect(lines(6)).toHaveLength(6);
    expect(lines(6).at(-1)).toContain('<@U5>');
    expect(lines(8)).toEqual([...lines(6), '    and 2 more']);
  });
});

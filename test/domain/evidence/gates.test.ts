import { describe, expect, test } from 'vitest';
import type { EvidenceRules } from '../../../src/domain/company/evidence-rules.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import { confirmableBy } from '../../../src/domain/evidence/checklist.ts';
import type { Merge } from '../../../src/domain/evidence/evidence.ts';
import { withMerge } from '../../../src/domain/evidence/merges.ts';
import type { CheckTold, EvidenceTold, FindingsTold } from '../../../src/domain/evidence/told.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given, given, go, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';

const OPENS = '2026-03-03T12:00:00.000Z';
const API = '1f3c9ab04d5e';
const LEDGER = 'aabbccdd0011';

const policies = (rules: EvidenceRules) => COMPANY.policies.map((p) => ({ ...p, ...rules }));
const build = (service: string, version: string, commit: string) => ({
  type: 'RegisterBuild' as const,
  service,
  version,
  commit,
  commits: [{ sha: commit, title: 'x' }],
});
const hear = (told: EvidenceTold, service = 'api') => ({ type: 'HearEvidence', source: 'ci', service, told }) as const;
const check = (more: Partial<CheckTold> = {}): CheckTold => ({
  type: 'check',
  from: { commit: `${API}00000000` },
  kind: 'tests',
  app: 'ci',
  name: 'unit',
  state: 'passed',
  ...more,
});
const WEIGH = { type: 'WeighEvidence', release: 'R-1' } as const;

/** Approved, with builds of both; the window is open. */
const ready = (rules: EvidenceRules) =>
  approved()
    .company({ policies: policies(rules) })
    .by('gonogo')
    .done(build('api', '4.2', API), build('ledger', '2.9', LEDGER));
const ledger = (more: Partial<CheckTold> = {}) => hear(check({ from: { commit: LEDGER }, ...more }), 'ledger');

function gate(at: Given, id: 'tests' | 'security' | 'compliance') {
  const release = at.world.releases['R-1'];
  const found = release && gatesOf(release, { ...at.world, runningReleases: [] }).find((g) => g.id === id);
  return found && { open: found.open, waits: found.waits ?? false, saw: spoken(found.saw), proofs: found.proofs ?? [] };
}

test('without evidence a gate is closed, and says what would open it; without a build, that nobody knows the commit', () => {
  const none = approved()
    .company({ policies: policies({ tests: { required: ['unit'] } }) })
    .by('gonogo');
  expect(gate(none, 'tests')).toMatchObject({ open: false, saw: expect.stringContaining('nothing is known yet') });
  expect(gate(none.done(WEIGH), 'tests')?.saw).toBe(
    'api 4.2: nothing is known of unit, and no build tells its commit: register it and ledger 2.9: nothing is known of unit, and no build tells its commit: register it',
  );
  const built = ready({ tests: {} }).done(WEIGH);
  expect(gate(built, 'tests')).toMatchObject({ open: false, waits: false });
  expect(gate(built, 'tests')?.saw).toContain('api 4.2 (1f3c9ab): no result of tests has come for that commit');
  expect(gate(ready({}), 'tests')).toBeUndefined();
});

test('what has not come yet is waited for until the window opens; what is red is not', () => {
  const early = given()
    .company({ policies: policies({ tests: {} }) })
    .done(PLAN)
    .by('gonogo')
    .done(WEIGH);
  expect(gate(early, 'tests')).toMatchObject({ open: false, waits: true });
  early.done(build('api', '4.2', API), hear(check({ state: 'failed' })), WEIGH);
  expect(gate(early, 'tests')).toMatchObject({ open: false, waits: false });
});

test('a red test closes the gate, its rerun opens it, and whoever waits is told once', () => {
  const r = ready({ tests: { required: ['unit'] } });
  r.done(
    ledger(),
    hear(check({ run: '7', state: 'failed', cases: { passed: 9, failed: 1, skipped: 0, flaky: 0 } })),
    WEIGH,
  );
  expect(gate(r, 'tests')).toMatchObject({ open: false, saw: 'api 4.2 (1f3c9ab): unit failed: 1 of 10' });
  const notes = () => r.follows(1).flatMap((d) => (d.intent.kind === 'note' ? [spoken(d.intent.note)] : []));
  expect(notes()).toEqual(['In the way of api 4.2, ledger 2.9 → production: api 4.2 (1f3c9ab): unit failed: 1 of 10.']);
  r.done(hear(check({ run: '7', attempt: 2, state: 'running' })), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: false, waits: true });
  expect(notes()).toEqual([]);
  r.done(hear(check({ run: '7', attempt: 2 })), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({
    open: true,
    saw: expect.stringContaining('unit passed when it was run again'),
  });
  expect(notes()).toEqual(['Ready to deploy: api 4.2, ledger 2.9 → production.']);
  // The late report of the first attempt changes nothing of what the gate sees.
  r.done(hear(check({ run: '7', state: 'failed', at: '2026-03-03T13:00:00Z' })));
  r.when(WEIGH).thenFacts();
});

test('what evidence said when somebody answered is kept with the answer, once for all who saw the same', () => {
  const r = given()
    .company({ policies: policies({ tests: { required: ['unit'] } }) })
    .by('gonogo')
    .done(build('api', '4.2', API), build('ledger', '2.9', LEDGER), ledger(), hear(check({ state: 'failed' })))
    .by('UMANAGER')
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('gonogo')
    .done(WEIGH);
  r.by('UQA').done(go).by('USRE1').done(go).by('gonogo');
  r.done(hear(check({ run: '8', at: '2026-03-03T09:05:00Z' })), WEIGH)
    .by('USRE2')
    .done(go);
  const vote = r.world.votes['R-1/v1'];
  expect(vote?.ballots.map((b) => [b.by, b.saw])).toEqual([
    ['UQA', 0],
    ['USRE1', 0],
    ['USRE2', 1],
  ]);
  expect(vote?.sights?.map((seen) => seen.map((s) => [s.gate, s.open, spoken(s.saw)]))).toEqual([
    [['tests', false, 'api 4.2 (1f3c9ab): unit failed']],
    [['tests', true, expect.stringContaining('unit passed when it was run again')]],
  ]);
  // Where nothing is asked for, nothing is kept.
  expect(approved().world.votes['R-1/v1']?.ballots[0]).not.toHaveProperty('saw');
});

test('evidence of one commit says nothing of another, and a version that is rebuilt needs its own', () => {
  const r = ready({ tests: {} }).done(ledger(), hear(check()), WEIGH);
  expect(gate(r, 'tests')?.open).toBe(true);
  r.done(build('api', '4.2', '1f3c9ab99999'), WEIGH);
  expect(gate(r, 'tests')?.saw).toBe('api 4.2 (1f3c9ab): no result of tests has come for that commit');
  r.done(hear(check({ from: { version: '4.2' } })), WEIGH);
  expect(gate(r, 'tests')?.open).toBe(true);
});

const judged: [string, EvidenceRules['tests'], Partial<CheckTold>, boolean][] = [
  ['a skipped one', {}, { state: 'skipped' }, false],
  ['a skipped one, where that is good', { skipped: 'pass' }, { state: 'skipped' }, true],
  ['a neutral one, where skipped is good', { skipped: 'pass' }, { state: 'neutral' }, true],
  ['a cancelled one', { skipped: 'pass' }, { state: 'cancelled' }, false],
  ['an unknown end', {}, { state: 'unknown' }, false],
  ['without a single test', {}, { cases: { passed: 0, failed: 0, skipped: 0, flaky: 0 } }, false],
  ['some that passed at last', {}, { cases: { passed: 3, failed: 0, skipped: 0, flaky: 1 } }, true],
  [
    'the same, where that is not good',
    { flaky: 'block' },
    { cases: { passed: 3, failed: 0, skipped: 0, flaky: 1 } },
    false,
  ],
  ['a failed one that may fail', {}, { state: 'failed', optional: true }, true],
  ['the same, asked for by its name', { required: ['Unit'] }, { state: 'failed', optional: true }, false],
  ['one with the app’s name', { required: ['ci/*'] }, {}, true],
  ['another name', { required: ['e2e*'] }, {}, false],
  ['one with its workflow’s name', { required: ['CI / *'] }, { workflow: 'CI' }, true],
  ['another workflow’s', { required: ['Nightly / unit'] }, { workflow: 'CI' }, false],
];

test.each(judged)('%s', (_, rules = {}, more, open) => {
  const r = ready({ tests: rules }).done(ledger(more), hear(check(more)), WEIGH);
  expect(gate(r, 'tests')?.open).toBe(open);
});

const found = (more: Partial<FindingsTold> = {}): FindingsTold => ({
  type: 'findings',
  from: { commit: API },
  tool: 'trivy',
  complete: true,
  at: '2026-03-03T08:00:00Z',
  findings: [{ key: 'k1', rule: 'CVE-2026-1', title: 'overflow', severity: 'high', state: 'open', where: 'libz' }],
  ...more,
});
const clean = hear({ ...found(), findings: [], from: { commit: LEDGER } }, 'ledger');

test('what several results in a row are of is said once', () => {
  const r = ready({ tests: {} }).done(hear(check()), hear(check({ name: 'e2e' })), ledger(), WEIGH);
  expect(gate(r, 'tests')?.saw).toMatch(/^api 4\.2 \(1f3c9ab\): (unit|e2e) passed; (unit|e2e) passed and ledger 2\.9/);
});

test('a finding that is too severe blocks, an exception lets it pass, and when that ends it blocks again', () => {
  const r = ready({ security: { lets: 'medium' } }).done(clean, hear(found()), WEIGH);
  expect(gate(r, 'security')).toMatchObject({ open: false, saw: 'api: high CVE-2026-1 in libz: overflow' });
  const until = '2026-03-03T12:30:00.000Z';
  const except = { type: 'ExceptFinding', service: 'API', finding: 'cve-2026-1', until, why: 'not reachable' } as const;
  r.by('UQA').when(except).thenRefused('forbidden');

  r.company({ roles: COMPANY.roles.map((role) => ({ ...role, actions: [...role.actions, 'override' as const] })) });
  // One that nothing has would let nothing pass.
  expect(r.by('UMANAGER').when({ ...except, finding: 'CVE-2026-11' }).decision).toMatchObject({
    ...{ refused: 'unknown-finding', field: 'finding', known: ['CVE-2026-1'] },
  });
  r.when({ ...except, service: 'ledger' }).thenRefused('unknown-finding');
  r.when({ ...except, service: 'leger' }).thenRefused('unknown-service');
  r.when({ ...except, finding: 'K1' }).thenTypes('FindingExcepted');
  r.done(except).by('gonogo').done(WEIGH);
  expect(gate(r, 'security')?.open).toBe(true);
  // As an instant, which each reader is shown in their own zone.
  const release = r.world.releases['R-1'];
  const security = release && gatesOf(release, { ...r.world, runningReleases: [] }).find((g) => g.id === 'security');
  expect(security?.saw).toContainEqual({ at: until });
  expect(r.follows(1).filter((d) => d.key === 'timer/weigh/R-1/ends')).toMatchObject([
    { dueAt: until, mode: 'latest' },
  ]);
  r.at('2026-03-03T12:29:59.999Z');
  expect(gate(r, 'security')?.open).toBe(true);
  // Closed at that instant, whether or not its timer has come already.
  r.at(until);
  expect(gate(r, 'security')).toMatchObject({ open: false, saw: expect.stringContaining(`good only until ${until}`) });
  r.done(WEIGH);
  expect(gate(r, 'security')).toMatchObject({
    open: false,
    saw: `api: high CVE-2026-1 in libz: overflow, whose exception ended ${until}`,
  });
});

test('exceptions of the manifest end with their day where the company is, also on the day when clocks change', () => {
  const allow = (until: string) => ({ lets: 'low' as const, allow: [{ finding: 'CVE-2026-1', until, why: 'x' }] });
  const open = (until: string, now: string) => {
    const r = ready({ security: allow(until) })
      .at(now)
      .done(clean, hear(found()), WEIGH);
    return gate(r, 'security')?.open;
  };
  expect(open('2026-03-03', '2026-03-03T22:59:59.999Z')).toBe(true);
  expect(open('2026-03-03', '2026-03-03T23:00:00.000Z')).toBe(false);
  expect(open('2026-03-29', '2026-03-29T21:59:59.999Z')).toBe(true);
  expect(open('2026-03-29', '2026-03-29T22:00:00.000Z')).toBe(false);
  expect(open('2026-03-03T13:00:00+01:00', '2026-03-03T12:00:00.000Z')).toBe(false);
});

test('a scan is too old from the instant on that the policy says', () => {
  const r = ready({ security: { lets: 'high', withinDays: 1 } }).done(clean, hear(found()), WEIGH);
  expect(gate(r, 'security')?.open).toBe(true);
  r.at('2026-03-04T07:59:59.999Z');
  expect(gate(r, 'security')?.open).toBe(true);
  r.at('2026-03-04T08:00:00.000Z').done(WEIGH);
  expect(gate(r, 'security')?.saw).toContain('trivy is older than 1 day: scan it again');
});

test('severities: what nobody rated is worse than all; what is fixed or let through does not block', () => {
  const open = (
    lets: 'none' | 'medium' | 'critical',
    severity: 'critical' | 'medium' | 'low' | 'unknown',
    state: 'open' | 'fixed' = 'open',
  ) => {
    const r = ready({ security: { lets } });
    r.done(clean, hear(found({ findings: [{ key: 'k', rule: 'R', title: 't', severity, state }] })), WEIGH);
    return gate(r, 'security')?.open;
  };
  expect([
    open('critical', 'critical'),
    open('critical', 'unknown'),
    open('medium', 'medium'),
    open('none', 'low'),
  ]).toEqual([true, false, true, false]);
  expect(open('none', 'critical', 'fixed')).toBe(true);
});

test('findings that are told one by one block whatever the version, until they are fixed', () => {
  const r = ready({ security: { lets: 'medium', required: ['trivy'] } });
  const alert = (state: 'open' | 'fixed', at: string) =>
    hear(
      found({
        from: {},
        tool: 'dependabot',
        complete: false,
        at,
        findings: [{ key: '7', rule: 'GHSA-1', title: 't', severity: 'critical', state }],
      }),
    );
  r.done(clean, hear(found({ findings: [] })), alert('open', '2026-03-03T09:00:00Z'), WEIGH);
  expect(gate(r, 'security')).toMatchObject({ open: false, saw: expect.stringContaining('critical GHSA-1') });
  r.done(alert('fixed', '2026-03-03T10:00:00Z'), WEIGH);
  expect(gate(r, 'security')?.open).toBe(true);
  r.when(alert('open', '2026-03-03T09:30:00Z')).thenFacts();
});

describe('a commit is reviewed when somebody approved', () => {
  const [A, B, HEAD, TIP] = ['a', 'b', 'c', 'd'].map((c) => c.repeat(12)) as [string, string, string, string];
  const brings = (...commits: string[]) =>
    approved()
      .company({ policies: policies({ compliance: { reviewed: true } }) })
      .by('gonogo')
      .done(
        { ...build('api', '4.2', commits.at(-1) ?? ''), commits: commits.map((sha) => ({ sha, title: 'x' })) },
        { ...build('ledger', '2.9', LEDGER), commits: [] },
      );
  const review = (commit: string, more: Partial<CheckTold> = {}) =>
    hear(check({ kind: 'review', app: 'github', name: 'review by bo', from: { commit }, ...more }));
  const merge = (more: Partial<Merge>) =>
    ({ type: 'HearMerge', service: 'api', merge: { tip: TIP, ...more } }) as const;
  const saw = (r: Given) => gate(r.done(WEIGH), 'compliance');
  const rows: [string, string[], Parameters<Given['done']>, boolean | string][] = [
    ['itself', [A], [review(A)], true],
    [
      'the head of its request, which was squashed',
      [TIP],
      [review(HEAD), merge({ number: 7, head: HEAD, size: 3 })],
      true,
    ],
    ['that after it was merged', [TIP], [merge({ number: 7, head: HEAD, size: 3 }), review(HEAD)], true],
    ['only what was pushed over since', [TIP], [review(B), merge({ number: 7, head: HEAD })], 'no review of ddddddd'],
    ['another request', [TIP], [review(B), merge({ tip: A, head: B }), merge({ head: HEAD })], 'no review of ddddddd'],
    [
      'and it was merged with a merge commit',
      [A, B, HEAD, TIP],
      [review(HEAD), merge({ pushed: [A, B, HEAD, TIP] }), merge({ head: HEAD, size: 3 })],
      true,
    ],
    [
      'and its commits were rebased',
      [A, B, TIP],
      [review(HEAD), merge({ head: HEAD, size: 3 }), merge({ pushed: [A, B, TIP] })],
      true,
    ],
    [
      'and something else was pushed with it',
      [A, B, HEAD, TIP],
      [review(HEAD), merge({ pushed: [A, B, HEAD, TIP] }), merge({ head: HEAD, size: 2 })],
      'no review of aaaaaaa, bbbbbbb',
    ],
    [
      'one of several that a merge queue pushed at once',
      [A, TIP],
      [review(HEAD), merge({ pushed: [A, TIP] }), merge({ head: HEAD, size: 2 }), merge({ tip: A, head: B, size: 1 })],
      'no review of aaaaaaa',
    ],
    [
      'and its repository says what is its own',
      [A, B, TIP],
      [review(HEAD), merge({ head: HEAD, commits: [A] }), merge({ head: HEAD, commits: [B] })],
      true,
    ],
    [
      'and took it back',
      [A],
      [review(A, { at: OPENS, startedAt: OPENS }), review(A, { at: OPENS, startedAt: OPENS, state: 'cancelled' })],
      'no review',
    ],
    [
      'while somebody else asks for changes',
      [A],
      [review(A), review(A, { name: 'review by cy', state: 'failed' })],
      'no review',
    ],
    [
      'beside somebody whose wish for changes was dismissed, which keeps its instant',
      [A],
      [
        review(A),
        review(A, { name: 'review by cy', at: OPENS, startedAt: OPENS, state: 'cancelled' }),
        review(A, { name: 'review by cy', at: OPENS, startedAt: OPENS, state: 'failed' }),
      ],
      true,
    ],
    ['who only comments', [A], [review(A, { state: 'neutral' })], 'no review'],
    ['nothing: pushed past any request', [A], [merge({ tip: A, pushed: [B, A] }), review(B)], 'no review of aaaaaaa'],
  ];
  test.each(rows)('%s', (_, commits, told, good) => {
    const found = saw(brings(...commits).done(...told));
    if (good === true) expect(found).toMatchObject({ open: true });
    else expect(found).toMatchObject({ open: false, saw: expect.stringContaining(good as string) });
  });

  test('what is told twice changes nothing; of pushes that nobody asked for, the oldest are forgotten first', () => {
    const r = brings(TIP).done(merge({ head: HEAD, size: 1 }));
    r.when(merge({ head: HEAD, size: 1 })).thenFacts();
    r.when({ ...merge({}), service: 'none' }).thenRefused('unknown-service');
    let merges: Merge[] = [];
    const tips = Array.from({ length: 210 }, (_, n) => `e${String(n).padStart(11, '0')}`);
    for (const told of [{ tip: TIP, head: HEAD }, ...tips.map((tip) => ({ tip, pushed: [A, tip] }))])
      merges = withMerge(merges, told);
    expect(merges.map((m) => m.tip)).toEqual([TIP, ...tips.slice(-199)]);
    const long = Array.from({ length: 101 }, () => A);
    expect(withMerge([], { tip: TIP, pushed: long })).toEqual([{ tip: TIP }]);
  });
});

test('a checklist: reviews, an SBOM, a scan that is new enough, and four eyes', () => {
  const r = ready({
    compliance: {
      reviewed: true,
      sbom: true,
      scannedWithinDays: 7,
      confirm: [{ item: 'Data protection', role: 'sre', people: 2 }],
    },
  });
  const saw = () => gate(r.by('gonogo').done(WEIGH), 'compliance')?.saw ?? '';
  for (const part of [
    'no review of 1f3c9ab',
    'no result of an SBOM',
    'no result of a security scan',
    'Data protection: 0 of 2 SRE',
  ])
    expect(saw()).toContain(part);
  const review = { type: 'check', kind: 'review', app: 'github', name: 'review', state: 'passed' } as const;
  const sbom = { ...review, kind: 'sbom', name: 'cyclonedx' } as const;
  for (const [service, commit] of [
    ['api', API],
    ['ledger', LEDGER],
  ] as const) {
    r.done(hear({ ...review, from: { commit } }, service), hear({ ...sbom, from: { commit } }, service));
    r.done(hear(found({ findings: [], from: { commit } }), service));
  }
  expect(saw()).not.toContain('review');
  const confirm = { type: 'ConfirmItem', release: 'R-1', item: 'data protection', note: 'looked' } as const;
  r.by('UQA').when(confirm).thenRefused('forbidden');
  r.by('UQA')
    .when({ ...confirm, item: 'other' })
    .thenRefused('not-asked');
  r.by('USRE1').done(confirm).when(confirm).thenFacts();
  expect(saw()).toContain('1 of 2 SRE');
  r.by('USRE2').done(confirm);
  saw();
  expect(gate(r, 'compliance')).toMatchObject({
    open: true,
    proofs: expect.arrayContaining([
      expect.objectContaining({ what: 'Data protection', by: 'USRE1', said: 'confirmed: looked' }),
    ]),
  });
});

describe('two pairs of eyes', () => {
  const confirm = (item: string) => ({ type: 'ConfirmItem', release: 'R-1', item, note: '' }) as const;
  const asked = (...rules: [string, number][]): EvidenceRules => ({
    compliance: { confirm: rules.map(([role, people]) => ({ item: 'x', role, people })) },
  });
  const roles = { manager: ['UMANAGER'], qa: ['UA', 'UB'], sre: ['UA', 'UC'], legal: ['UA'] };
  const all = (rules: EvidenceRules, ...who: string[]) => {
    const g = ready(rules).people({ roles });
    for (const person of who) g.by(person).done(confirm('x'));
    return gate(g.by('gonogo').done(WEIGH), 'compliance');
  };

  test.each<[string, EvidenceRules, string[], string | true]>([
    ['one in both roles', asked(['qa', 1], ['sre', 1]), ['UA'], 'x: 0 of 1 SRE'],
    ['one of each', asked(['qa', 1], ['sre', 1]), ['UB', 'UC'], true],
    ['one in both, who gives way to who is in one', asked(['qa', 1], ['sre', 1]), ['UA', 'UB'], true],
    ['the same the other way round', asked(['qa', 1], ['sre', 1]), ['UA', 'UC'], true],
    ['two of one, one of the other', asked(['qa', 2], ['sre', 1]), ['UA', 'UB'], 'x: 0 of 1 SRE'],
    ['three', asked(['qa', 2], ['sre', 1]), ['UA', 'UB', 'UC'], true],
    ['three roles, of which one can fill each', asked(['qa', 1], ['sre', 1], ['legal', 1]), ['UA', 'UB', 'UC'], true],
    ['a role that is asked twice', asked(['sre', 1], ['sre', 1]), ['UA'], 'x: 0 of 1 SRE'],
    ['the same by two', asked(['sre', 1], ['sre', 1]), ['UA', 'UC'], true],
  ])('%s', (_, rules, who, expected) => {
    const seen = all(rules, ...who);
    if (expected === true) expect(seen).toMatchObject({ open: true });
    else expect([seen?.open, seen?.saw]).toEqual([false, expect.stringContaining(expected)]);
  });

  test('what somebody takes back is confirmed no more, and the thread hears of it; it may be confirmed again', () => {
    const back = { type: 'TakeBackItem', release: 'R-1', item: ' X ' } as const;
    const g = ready(asked(['sre', 1])).people({ roles });
    g.by('UC').when(back).thenFacts();
    g.by('UA').done(confirm('x')).by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
    g.by('UC').when(back).thenFacts();
    g.by('UA').when(back).thenTypes('ItemTakenBack', 'ItemTakenBack');
    g.done(back);
    expect(following(g, 2).filter((line) => line.startsWith('R-1'))).toEqual([
      'R-1: x: @UA took their confirmation back.',
    ]);
    g.by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: false });
    g.by('UA').when(back).thenFacts();
    g.done(confirm('x')).by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
    g.by('UMANAGER').done({ type: 'CancelRelease', release: 'R-1', why: 'no' }).by('UA').when(back).thenFacts();
  });

  // An answer of a vote stays when a shift ends, and so does this; whoever holds the role only now counts as well.
  test.each<[string, Record<string, string[]>]>([
    ['goes off duty', { ...roles, sre: ['UC'] }],
    ['takes on another role', { ...roles, sre: ['UC'], qa: ['UA'] }],
    ['leaves, and nobody is left', { manager: ['UMANAGER'] }],
  ])('whoever confirmed it and then %s has confirmed it', (_, later) => {
    const g = ready(asked(['sre', 1])).people({ roles });
    g.by('UA').done(confirm('x')).people({ roles: later }).by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
  });
  test('whoever confirmed it in another role counts for one that they got since', () => {
    const both = asked(['qa', 1], ['sre', 1]);
    const g = ready(both).people({ roles: { ...roles, qa: ['UA'], sre: ['UB'] } });
    g.by('UA').done(confirm('x')).by('UB').done(confirm('x'));
    g.people({ roles: { ...roles, qa: ['UB'], sre: ['UA'] } })
      .by('gonogo')
      .done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
  });

  test('of two things one may confirm both', () => {
    const rules = { compliance: { confirm: ['x', 'y'].map((item) => ({ item, role: 'sre', people: 1 })) } };
    const g = ready(rules).people({ roles }).by('UA').done(confirm('x'), confirm('y')).by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
  });

  test('whoever wrote some of what is new, or owned it, is no second pair; unless the policy says so', () => {
    const wrote = { ...build('api', '4.2', API), commits: [{ sha: API, title: 'x', by: 'UA' }] };
    const g = (more: object) =>
      ready(asked(['sre', 1]))
        .people({ roles })
        .by('gonogo')
        .done(wrote)
        .company({
          policies: policies(asked(['sre', 1])).map((p) => ({ ...p, ...more })),
        });
    g({}).by('UA').when(confirm('x')).thenRefused('own-work');
    g({ committersCount: true }).by('UA').when(confirm('x')).thenTypes('ItemConfirmed', 'ItemConfirmed');
    // Whoever confirmed it, and wrote what came in later, counts no more.
    const late = ready(asked(['sre', 1]))
      .people({ roles })
      .by('UA')
      .done(confirm('x'))
      .by('gonogo')
      .done(WEIGH);
    expect(gate(late, 'compliance')).toMatchObject({ open: true });
    expect(gate(late.done(wrote, WEIGH), 'compliance')).toMatchObject({ open: false });
  });
});

test('each is offered what of the checklist is theirs to confirm, until they have', () => {
  const confirm = [
    { item: 'x', role: 'sre', people: 2 },
    { item: 'Y', role: 'qa', people: 1 },
    { item: 'Y', role: 'sre', people: 1 },
    { item: 'z', role: 'nobody', people: 1 },
  ];
  const r = ready({ compliance: { confirm } });
  const offered = (person: string) => {
    const release = r.world.releases['R-1'] ?? expect.fail('there is no release');
    return confirmableBy(person, release, r.world);
  };
  expect([offered('USRE1'), offered('UQA'), offered('UMANAGER'), offered('UNOBODY')]).toEqual([
    ['x', 'Y'],
    ['Y'],
    [],
    [],
  ]);
  r.by('USRE1').done({ type: 'ConfirmItem', release: 'R-1', item: ' y ', note: '' });
  expect([offered('USRE1'), offered('UQA')]).toEqual([['x'], ['Y']]);
  r.by('USRE1').done({ type: 'ConfirmItem', release: 'R-1', item: 'x', note: '' });
  expect(offered('USRE1')).toEqual([]);
  r.by('gonogo').done(build('api', 'v4.2', 'deadbeef01'));
  expect(offered('USRE1')).toEqual(['x', 'Y']);
  r.by('UMANAGER').done({ type: 'CancelRelease', release: 'R-1', why: 'no' });
  expect(offered('USRE1')).toEqual([]);
});

test('what was confirmed was one build: built anew from another commit, it is confirmed anew', () => {
  const rules: EvidenceRules = { compliance: { confirm: [{ item: 'x', role: 'sre', people: 1 }] } };
  const confirm = { type: 'ConfirmItem', release: 'R-1', item: 'x', note: '' } as const;
  const r = ready(rules).by('USRE1').done(confirm).by('gonogo').done(WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: true });
  r.done(build('api', '4.2', `${API}00`), WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: true });
  r.done(build('api', 'v4.2', 'deadbeef01'), WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: false });
  r.by('USRE1').done(confirm).when(confirm).thenFacts();
  r.by('gonogo').done(WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: true });
  // Before a build is known people confirm a version, whatever it is built from.
  const early = approved()
    .company({ policies: policies(rules) })
    .by('USRE1')
    .done(confirm);
  early.by('gonogo').done(build('api', '4.2', API), build('ledger', '2.9', LEDGER), WEIGH);
  expect(gate(early, 'compliance')).toMatchObject({ open: true });
});

test('whoever owns it confirms nothing of it', () => {
  const r = given()
    .people({ roles: { manager: ['UMANAGER'], sre: ['UMANAGER'] } })
    .company({ policies: policies({ compliance: { confirm: [{ item: 'x', role: 'sre', people: 1 }] } }) })
    .done(PLAN);
  r.when({ type: 'ConfirmItem', release: 'R-1', item: 'x', note: '' }).thenRefused('own-work');
});

test('a deploy keeps what its checks saw, with source, time, link and commit', () => {
  const builds = [build('api', '4.2', API), build('ledger', '2.9', LEDGER)];
  const r = given()
    .company({ policies: policies({ tests: {} }) })
    .by('gonogo')
    .done(...builds);
  r.by('UMANAGER').done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UQA').done(go).by('USRE1').done(go);
  r.by('USRE2').done(go).by('gonogo').at(OPENS);
  const url = 'https://ci.example.com/7';
  r.done(ledger(), hear(check({ url, at: '2026-03-03T10:00:00+01:00' })), WEIGH);
  r.by('UMANAGER').done({ type: 'StartDeploy', release: 'R-1' });
  const release = r.world.releases['R-1'];
  const kept =
    release && 'rollout' in release ? release.rollout.evidence?.seen.find((s) => s.gate === 'tests') : undefined;
  expect(kept?.proofs?.[0]).toEqual({
    what: 'unit',
    said: 'passed',
    source: 'ci',
    at: '2026-03-03T09:00:00.000Z',
    url,
    digest: `${API}00000000`,
  });
});

test('another environment and another policy ask anew', () => {
  const r = ready({ tests: {} }).done(ledger(), hear(check()), WEIGH);
  r.company({ policies: policies({ tests: {} }).map((p) => ({ ...p, name: 'stricter' })) });
  expect(gate(r, 'tests')).toMatchObject({ open: false, saw: expect.stringContaining('nothing is known yet') });
});

test('an artifact with a version and a commit is a build, where none is known; the same commit changes nothing of it', () => {
  const r = given().by('gonogo');
  const image = {
    type: 'artifact',
    from: { version: '4.2', commit: API, digest: 'sha256:ab' },
    name: 'ghcr.io/acme/api',
  } as const;
  r.done(hear(image));
  expect(r.world.builds.api?.builds).toMatchObject([{ version: '4.2', commit: API, commits: [] }]);
  r.when(hear(image)).thenFacts();
  r.done(build('api', '4.2', API));
  r.when(hear({ ...image, from: { ...image.from, digest: 'sha256:cd' } })).thenTypes('ArtifactHeard');
  expect(isRefusal(r.when(hear({ ...image, from: {} })).decision)).toBe(true);
});

test('what is of no service that is known is kept once, and no more than there is room for', () => {
  const keep = (n: number) =>
    ({ type: 'KeepUnmatched', unmatched: `u${n}`, source: 'ci', told: check(), why: ['no service fits'] }) as const;
  const r = given().by('gonogo').done(keep(1));
  r.when(keep(1)).thenFacts();
  for (let n = 2; n <= 200; n++) r.at(new Date(Date.parse(OPENS) + n).toISOString()).done(keep(n));
  r.when(keep(201)).thenTypes('EvidenceUnmatched', 'UnmatchedSettled');
  const place = { ...hear(check()), settles: 'u7' };
  r.by('UQA').when(place).thenRefused('forbidden');
  r.by('UMANAGER').done(place).when(place).thenFacts();
  r.when({ ...place, settles: 'u8' }).thenTypes('UnmatchedSettled');
});

test('where there is too much, the oldest of what there is most of goes', () => {
  const preview = (n: number) =>
    ({
      type: 'KeepUnmatched',
      unmatched: `d${n}`,
      source: 'github',
      why: ['no environment is called so'],
      told: { type: 'deployment', from: { environment: `pr-${n}`, version: '1' }, key: `${n}`, state: 'succeeded' },
    }) as const;
  const r = given().by('gonogo');
  r.done({ type: 'KeepUnmatched', unmatched: 'u', source: 'ci', told: check(), why: ['no service fits'] });
  for (let n = 1; n < 200; n++) r.at(new Date(Date.parse(OPENS) + n).toISOString()).done(preview(n));
  r.when(preview(200)).thenTypes('EvidenceUnmatched', 'UnmatchedSettled');
  r.done(preview(200)).by('UMANAGER');
  const place = (settles: string) => ({ ...hear(check()), settles });
  r.when(place('d1')).thenFacts();
  r.when(place('u')).thenTypes('CheckHeard', 'UnmatchedSettled');
});

test('a version is the same with and without a v: its tag is its build, and what is told of it counts', () => {
  const tag = (version: string, commit: string): EvidenceTold => ({
    type: 'artifact',
    from: { version, commit },
    name: version,
  });
  const policy = { tests: { required: ['unit'] }, compliance: { sbom: true } };
  const r = approved()
    .company({ policies: policies(policy) })
    .by('gonogo')
    .done(hear(tag('v4.2', API)), hear(tag('V2.9', LEDGER), 'ledger'), hear(check()), ledger(), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: true });
  const sbom = (version: string) => check({ from: { version }, kind: 'sbom', name: 'sbom' });
  expect(gate(r, 'compliance')).toMatchObject({ open: false });
  r.done(hear(sbom('v4.2')), hear(sbom('2.9'), 'ledger'), WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: true });
  // Built anew from another commit under the other spelling, it is that one.
  r.done(build('api', '4.2', 'deadbeef01'), WEIGH);
  expect(gate(r, 'tests')?.saw).toBe('api 4.2 (deadbee): no result of unit has come for that commit');
  expect(r.world.builds.api?.builds.map((b) => b.version)).toEqual(['4.2']);
});

test('a commit is the same written short and long: the newest result and the newest scan of it count', () => {
  const r = ready({ tests: {}, security: { lets: 'medium' } });
  const scan = (commit: string, at: string, findings: FindingsTold['findings']): FindingsTold => ({
    ...{ type: 'findings', from: { commit }, tool: 'trivy', complete: true, at, findings },
  });
  const bad = { key: 'k', rule: 'CVE-1', title: 'x', severity: 'critical' as const, state: 'open' as const };
  r.done(ledger(), hear(scan(LEDGER, '2026-03-03T08:00:00Z', []), 'ledger'));
  r.done(hear(check({ from: { commit: API.slice(0, 7) }, state: 'failed', startedAt: '2026-03-03T08:00:00Z' })));
  r.done(hear(scan(API.slice(0, 7), '2026-03-03T08:00:00Z', [bad])), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: false });
  r.done(
    hear(check({ startedAt: '2026-03-03T08:30:00Z' })),
    hear(scan(`${API}00000000`, '2026-03-03T08:30:00Z', [])),
    WEIGH,
  );
  expect(gate(r, 'tests')).toMatchObject({ open: true });
  expect(gate(r, 'security')).toMatchObject({ open: true });
});

test('a clock that is far ahead is ours: what comes after it is newer', () => {
  const r = ready({ tests: { required: ['unit'] } }).done(ledger());
  r.done(hear(check({ startedAt: '2099-01-01T00:00:00Z' })), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: true });
  r.at('2026-03-03T12:05:00.000Z').done(hear(check({ state: 'failed', startedAt: '2026-03-03T12:04:00Z' })), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: false });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SecurityRules } from '../../../src/domain/company/evidence-rules.ts';
import type { Check, Evidence, Exception, Scan } from '../../../src/domain/evidence/evidence.ts';
import { byWorst, isNewScan, isWorse, withScan } from '../../../src/domain/evidence/scans.ts';
import type { FindingSeverity } from '../../../src/domain/evidence/told.ts';
import type { EvidenceVerdict } from '../../../src/domain/evidence/verdict.ts';
import { weighSecurity } from '../../../src/domain/evidence/weigh/security.ts';
import { spoken } from '../spoken.ts';

const AT = '2026-03-03T09:00:00.000Z';
const LATER = '2026-03-03T10:00:00.000Z';
type Found = Scan['findings'][number];
const finding = (key: string, more: Partial<Found> = {}): Found => ({
  ...{ key, rule: key, title: key, severity: 'high', state: 'open', at: AT },
  ...more,
});
/** All that a tool has found. */
const scan = (more: Partial<Scan> = {}): Scan => ({
  ...{ tool: 'trivy', source: 'ci', at: AT, complete: true, findings: [finding('a')] },
  ...more,
});
/** What changed of what a tool has found. */
const changed = (...findings: Found[]): Scan => scan({ complete: false, findings });
const keys = (scans: readonly Scan[]) => scans.map((s) => s.findings.map((f) => `${f.key} ${f.state}`).sort());

const SCANS: [what: string, next: Scan, isNew: boolean, many: number][] = [
  ['the same again', scan(), false, 1],
  ['an older one', scan({ at: '2026-03-03T08:59:59.999Z', findings: [] }), false, 1],
  ['a newer one takes its place', scan({ at: LATER, findings: [] }), true, 1],
  ['a newer one of the tool, written otherwise', scan({ at: LATER, tool: 'Trivy' }), true, 1],
  ['another tool stands beside it', scan({ tool: 'grype' }), true, 2],
  ['another part stands beside it', scan({ part: 'go' }), true, 2],
  ['another commit stands beside it', scan({ commit: 'aabbccd' }), true, 2],
  ['what changes alone stands beside it', changed(finding('a')), true, 2],
];
test.each(SCANS)('a scan, then %s', (_, next, isNew, many) => {
  expect(isNewScan([scan()], next)).toBe(isNew);
  const kept = withScan([scan()], next);
  expect(kept).toHaveLength(many);
  if (isNew) expect(kept).toContainEqual(next);
  else expect(kept).toEqual([scan()]);
});

const FINDINGS: [what: string, next: Found[], kept: string[] | undefined][] = [
  ['the same again', [finding('a')], undefined],
  ['one that is older', [finding('a', { state: 'fixed', at: '2026-03-03T08:00:00.000Z' })], undefined],
  ['fixed later', [finding('a', { state: 'fixed', at: LATER })], ['a fixed', 'b fixed']],
  ['fixed at the same instant: what is open counts', [finding('a', { state: 'fixed' })], undefined],
  ['open at the instant at which it was fixed', [finding('b')], ['a open', 'b open']],
  ['another one', [finding('c')], ['a open', 'b fixed', 'c open']],
  ['one that is known beside another', [finding('a'), finding('c')], ['a open', 'b fixed', 'c open']],
];
test.each(FINDINGS)('findings that change alone: %s', (_, next, kept) => {
  const before = changed(finding('a'), finding('b', { state: 'fixed' }));
  expect(isNewScan([before], changed(...next))).toBe(kept !== undefined);
  expect(keys(withScan([before], changed(...next)))).toEqual([kept ?? ['a open', 'b fixed']]);
});

test('what is told of findings by one who came later is what is kept of the scan, whichever came first', () => {
  const [first, second] = [
    { ...changed(finding('a')), source: 'first' },
    { ...changed(finding('b')), source: 'second', at: LATER },
  ];
  for (const order of [
    [first, second],
    [second, first],
  ])
    expect(order.reduce(withScan, [] as Scan[])).toMatchObject([{ source: 'second', at: LATER }]);
});

test('of too many findings the worst are kept, open ones first, and how many are left out is counted on', () => {
  const many = (count: number, more: Partial<Found>) =>
    Array.from({ length: count }, (_, i) => finding(`${more.state}-${more.severity}-${i}`, more));
  const all = [
    ...many(200, { state: 'fixed', severity: 'critical' }),
    ...many(150, { state: 'open', severity: 'low' }),
    ...many(1, { state: 'open', severity: 'unknown' }),
  ];
  const [kept] = withScan([], scan({ findings: all, more: 7 }));
  expect(kept?.findings[0]?.severity).toBe('unknown');
  expect(kept?.findings.filter((f) => f.state === 'open')).toHaveLength(151);
  expect([kept?.findings.length, kept?.more]).toEqual([300, 58]);
  expect(withScan([], scan({ findings: all.slice(0, 300) }))[0]).not.toHaveProperty('more');
});

test('of too many scans the newest are kept; of one instant the same ones, in whatever order they came', () => {
  const at = (minute: number) => `2026-03-03T09:${String(minute).padStart(2, '0')}:00.000Z`;
  const scans = Array.from({ length: 33 }, (_, i) => scan({ tool: `tool-${i}`, at: at(Math.floor(i / 5)) }));
  const kept = scans.reduce(withScan, [] as Scan[]);
  expect(kept.map((s) => s.at)).toEqual(kept.map((s) => s.at).sort());
  expect([kept.length, kept[0]?.at, kept.at(-1)?.at]).toEqual([30, at(0), at(6)]);
  expect(scans.toReversed().reduce(withScan, [] as Scan[])).toEqual(kept);
});

test('what nobody rated may be as bad as any', () => {
  const worstFirst: FindingSeverity[] = ['unknown', 'critical', 'high', 'medium', 'low', 'none'];
  expect(byWorst(worstFirst.toReversed().map((severity) => ({ severity }))).map((f) => f.severity)).toEqual(worstFirst);
  for (const [i, one] of worstFirst.entries())
    for (const [j, other] of worstFirst.entries()) expect(isWorse(one, other)).toBe(i < j);
});

describe('the security of a version', () => {
  const NOON = '2026-03-03T12:00:00.000Z';
  const LATEST = '2026-03-04T12:00:00.000Z';
  const check = (more: Partial<Check> = {}): Check => ({
    ...{ kind: 'security', app: 'ci', name: 'sast', state: 'passed', source: 'ci', at: AT, commit: 'aabbccd' },
    ...more,
  });
  const known = (more: Partial<Evidence> = {}): Evidence => ({
    ...{ v: 5, id: 'api/aabbccd', checks: [], scans: [], artifacts: [], exceptions: [], confirmed: [], merges: [] },
    ...more,
  });
  const weighed = (rules: Partial<SecurityRules>, found: Partial<Evidence>, standing: Partial<Evidence> = {}) =>
    weighSecurity(
      { lets: 'medium', ...rules },
      {
        ...{ service: 'api', version: '4.2', commit: 'aabbccd00', now: NOON },
        ...{ found: [known(found)], standing: known({ id: 'api', ...standing }) },
      },
    );
  const clean = { scans: [scan({ findings: [] })] };
  const open = (more: Partial<Found> = {}) => ({ scans: [scan({ findings: [finding('CVE-1', more)] })] });

  const STANDS: [what: string, verdict: EvidenceVerdict, stands: EvidenceVerdict['stands'], said: string][] = [
    ['nothing', weighed({}, {}), 'missing', 'a security scan'],
    ['no scan by the one that is asked for', weighed({ required: ['grype'] }, clean), 'missing', 'grype'],
    ['a clean scan', weighed({}, clean), 'good', 'scanned by trivy'],
    ['by the one that is asked for', weighed({ required: ['trivy'] }, clean), 'good', 'scanned by trivy'],
    ['a check by its name', weighed({ required: ['sast'] }, { checks: [check()] }), 'good', 'sast'],
    ['a check by its app', weighed({ required: ['ci'] }, { checks: [check()] }), 'good', 'sast'],
    ['a check of another kind', weighed({}, { checks: [check({ kind: 'tests' })] }), 'missing', 'a security scan'],
    ...(
      [
        ['GitHub Actions', { app: 'github-actions', name: 'Trivy' }],
        ['GitHub Actions, reused', { app: 'github-actions', name: 'checks / trivy' }],
        ['GitLab', { app: 'gitlab', name: 'trivy' }],
        ['CircleCI', { app: 'circleci', name: 'build/trivy' }],
        ['Buildkite', { app: 'buildkite', name: 'ledger/trivy' }],
        ['Jenkins', { app: 'jenkins', name: 'acme/ledger/trivy' }],
      ] as const
    ).flatMap(([system, it]): typeof STANDS => {
      const job = (more: Partial<Check> = {}) =>
        weighed({ required: ['trivy'], withinDays: 1 }, { checks: [check({ kind: 'ci', ...it, ...more })] });
      return [
        [`a job of ${system} by its name`, job(), 'good', `scanned by ${it.name}`],
        [`a job of ${system} that failed`, job({ state: 'failed' }), 'bad', `${it.name} failed`],
        [`a job of ${system} of another commit`, job({ commit: 'ffff000' }), 'missing', 'no result of trivy'],
      ];
    }),
    [
      'a job of another name',
      weighed({ required: ['trivy'] }, { checks: [check({ kind: 'ci' })] }),
      'missing',
      'trivy',
    ],
    ['a job by its app', weighed({ required: ['ci'] }, { checks: [check({ kind: 'ci' })] }), 'missing', 'ci'],
    [
      'a job that was run again: the newest',
      weighed(
        { required: ['sast'] },
        { checks: [check({ kind: 'ci', state: 'failed', run: '1' }), check({ kind: 'ci', run: '2', at: NOON })] },
      ),
      'good',
      'scanned by sast',
    ],
    [
      'a job for anything',
      weighed({ required: ['*'] }, { checks: [check({ kind: 'ci' })] }),
      'missing',
      'a security scan',
    ],
    [
      'a review by its name',
      weighed({ required: ['review*'] }, { checks: [check({ kind: 'review', name: 'review by ann' })] }),
      'missing',
      'review*',
    ],
    ['a check that runs', weighed({}, { checks: [check({ state: 'running' })] }), 'running', 'sast is running'],
    ['a check that failed', weighed({}, { checks: [check({ state: 'failed' })] }), 'bad', 'sast failed'],
    ['a check that was skipped', weighed({}, { checks: [check({ state: 'skipped' })] }), 'bad', 'sast was skipped'],
    ['a neutral check', weighed({}, { checks: [check({ state: 'neutral' })] }), 'good', 'sast'],
    ['a scan of another commit', weighed({}, { scans: [scan({ commit: 'ffff000' })] }), 'missing', 'a security scan'],
    ['findings that change alone are no scan', weighed({}, { scans: [changed()] }), 'missing', 'a security scan'],
    ['what is worse', weighed({}, open()), 'bad', 'api: high CVE-1: CVE-1'],
    ['what is as bad as is let through', weighed({}, open({ severity: 'medium' })), 'good', 'scanned by trivy'],
    ['what nobody rated', weighed({}, open({ severity: 'unknown' })), 'bad', 'unrated CVE-1'],
    ['what is fixed', weighed({}, open({ state: 'fixed' })), 'good', 'scanned by trivy'],
    ['where it is', weighed({}, open({ where: 'x'.repeat(60) })), 'bad', `in ${'x'.repeat(60)}:`],
    ['where it is, cut', weighed({}, open({ where: 'x'.repeat(61) })), 'bad', `in ${'x'.repeat(59)}…:`],
    ['what stands whatever the version', weighed({}, clean, open()), 'bad', 'CVE-1'],
    ['as old as it may be', weighed({ withinDays: 0.125 }, clean), 'bad', 'older than 0.125 days'],
    ['not as old as it may be', weighed({ withinDays: 0.126 }, clean), 'good', 'scanned by trivy'],
    ['a check that is too old', weighed({ withinDays: 0.1 }, { checks: [check()] }), 'bad', 'older than 0.1 days'],
  ];
  test.each(STANDS)('%s', (_, verdict, stands, said) => {
    expect(verdict.stands).toBe(stands);
    expect(spoken(verdict.saw)).toContain(said);
  });

  const exception = (more: Partial<Exception> = {}): Exception => ({
    ...{ finding: 'CVE-1', until: LATEST, by: 'UQA', at: AT, why: 'w', ...more },
  });
  const LEAVE: [what: string, verdict: EvidenceVerdict, closes: string | undefined][] = [
    ['by a person', weighed({}, open(), { exceptions: [exception()] }), LATEST],
    [
      'by its rule, in whatever case',
      weighed({}, open({ rule: 'cve-1', key: 'k' }), { exceptions: [exception()] }),
      LATEST,
    ],
    ['by its key alone', weighed({}, open({ rule: 'r' }), { exceptions: [exception()] }), LATEST],
    ['of another', weighed({}, open(), { exceptions: [exception({ finding: 'CVE-2' })] }), undefined],
    ['that ends now', weighed({}, open(), { exceptions: [exception({ until: NOON })] }), undefined],
    ['by the manifests', weighed({ allow: [{ finding: 'CVE-1', until: LATEST, why: 'w' }] }, open()), LATEST],
    [
      'for this service',
      weighed({ allow: [{ finding: 'CVE-1', until: LATEST, why: 'w', services: ['api'] }] }, open()),
      LATEST,
    ],
    [
      'for another service',
      weighed({ allow: [{ finding: 'CVE-1', until: LATEST, why: 'w', services: ['shop'] }] }, open()),
      undefined,
    ],
    [
      'the longest counts',
      weighed({}, open(), { exceptions: [exception(), exception({ until: '2026-03-03T18:00:00.000Z' })] }),
      LATEST,
    ],
  ];
  test.each(LEAVE)('leave for a finding: %s', (_, verdict, closes) => {
    expect([verdict.stands, verdict.closes]).toEqual(closes ? ['good', closes] : ['bad', undefined]);
  });

  test('its proofs say how many are open, with those that are not kept, and where to look', () => {
    const url = 'https://scan.example/1';
    const findings = [
      finding('a', { state: 'fixed', url: 'https://scan.example/0' }),
      finding('b', { severity: 'low', url }),
    ];
    const { proofs } = weighed(
      {},
      { scans: [scan({ findings, more: 2, commit: 'aabbccd' })], checks: [check({ url })] },
    );
    expect(proofs).toEqual([
      { what: 'trivy', said: '3 open', source: 'ci', at: AT, url, digest: 'aabbccd' },
      { what: 'sast', said: 'passed', source: 'ci', at: AT, url, digest: 'aabbccd' },
    ]);
    expect(weighed({}, clean).proofs).toEqual([{ what: 'trivy', said: '0 open', source: 'ci', at: AT }]);
  });
});

const minute = fc.integer({ min: 0, max: 50 }).map((m) => `2026-03-03T09:${String(m).padStart(2, '0')}:00.000Z`);
test('findings that are told one by one end as they were told last, in whatever order they come', () => {
  const one = fc.record({
    key: fc.constantFrom('a', 'b'),
    state: fc.constantFrom('open' as const, 'fixed' as const, 'dismissed' as const),
    at: minute,
  });
  const told = ({ key, state, at }: { key: string; state: 'open' | 'fixed' | 'dismissed'; at: string }) => ({
    tool: 'codeql',
    source: 'github',
    at,
    complete: false,
    findings: [{ key, rule: key, title: key, severity: 'high' as const, state, at }],
  });
  const arrived = fc
    .uniqueArray(one, { maxLength: 8, selector: (f) => `${f.key} ${f.at}` })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })));
  fc.assert(
    fc.property(arrived, ([ordered, shuffled]) => {
      const end = (all: typeof ordered) =>
        all
          .map(told)
          .reduce(withScan, [] as ReturnType<typeof withScan>)
          .flatMap((s) => s.findings.map((f) => `${f.key} ${f.state}`))
          .sort();
      expect(end(shuffled)).toEqual(end(ordered));
    }),
  );
});

test('a scan of one part of the code takes the place of that part’s alone', () => {
  const scan = (part: string | undefined, key: string, at: string) => ({
    tool: 'CodeQL',
    ...(part !== undefined && { part }),
    source: 'reports',
    at,
    complete: true,
    findings: [{ key, rule: key, title: key, severity: 'high' as const, state: 'open' as const, at }],
  });
  const all = [
    scan('/language:go', 'a', '2026-03-03T09:00:00.000Z'),
    scan('/language:python', 'b', '2026-03-03T09:01:00.000Z'),
    scan(undefined, 'c', '2026-03-03T09:02:00.000Z'),
    scan('/language:go', 'd', '2026-03-03T09:03:00.000Z'),
  ];
  const left = all.reduce(withScan, [] as ReturnType<typeof withScan>);
  expect(left.flatMap((s) => s.findings.map((f) => f.key))).toEqual(['b', 'c', 'd']);
});

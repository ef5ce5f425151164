import { describe, expect, test } from 'vitest';
import { weighedAnew } from '../../../src/domain/evidence/concerned.ts';
import {
  areOfOneCommit,
  type Check,
  type Evidence,
  isOfBuild,
  type Merge,
  ofVersions,
  type Scan,
  serviceIn,
} from '../../../src/domain/evidence/evidence.ts';
import { evidenceUnmatched } from '../../../src/domain/evidence/facts/evidence-unmatched.ts';
import { unmatchedSettled } from '../../../src/domain/evidence/facts/unmatched-settled.ts';
import { findingCalled, unknownFinding } from '../../../src/domain/evidence/finding-called.ts';
import type { KeepUnmatched } from '../../../src/domain/evidence/keep-unmatched.ts';
import { headsOf, withMerge } from '../../../src/domain/evidence/merges.ts';
import type { FindingSeverity } from '../../../src/domain/evidence/told.ts';
import type { DeploymentKept, IncidentKept, Unmatched } from '../../../src/domain/evidence/unmatched.ts';
import { weighCompliance } from '../../../src/domain/evidence/weigh/compliance.ts';
import { weighSecurity } from '../../../src/domain/evidence/weigh/security.ts';
import type { EvidenceOf } from '../../../src/domain/evidence/weigh/subject.ts';
import { weighTests } from '../../../src/domain/evidence/weigh/tests.ts';
import { say } from '../../../src/domain/phrase.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { linesOf } from '../following.ts';
import { COMPANY, emptyWorld, given, NOW } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';
import { BASE } from '../release/made.ts';
import { spoken } from '../spoken.ts';

const DAY = 86_400_000;
const days = (count: number, ms = 0) => new Date(Date.parse(NOW) + count * DAY + ms).toISOString();
const COMMIT = 'abcdef0123';
const finding = (key: string, severity: FindingSeverity, more: object = {}) => ({
  key,
  rule: key.toUpperCase(),
  title: `of ${key}`,
  severity,
  state: 'open' as const,
  at: NOW,
  ...more,
});
const scan = (more: Partial<Scan> = {}): Scan => ({
  tool: 'trivy',
  source: 'ci',
  at: NOW,
  complete: true,
  findings: [],
  ...more,
});
const check = (more: Partial<Check> = {}): Check => ({
  kind: 'security',
  app: 'ci',
  name: 'sast',
  state: 'passed',
  source: 'ci',
  at: NOW,
  ...more,
});
const evidence = (more: Partial<Evidence>): Evidence => ({
  v: 3,
  id: 'api',
  checks: [],
  scans: [],
  artifacts: [],
  exceptions: [],
  confirmed: [],
  merges: [],
  ...more,
});
const subject = (more: Partial<EvidenceOf> = {}, known: Partial<Evidence> = {}): EvidenceOf => ({
  service: 'api',
  version: '4.2',
  commit: COMMIT,
  found: [evidence(known)],
  now: NOW,
  ...more,
});
const label = `api 4.2 (${COMMIT.slice(0, 7)})`;

describe('what it is about', () => {
  test('a service, a commit of it, or one of its versions however that is written', () => {
    expect(['api', 'api/abcdef0', 'api@4.2', 'api/reviews'].map(serviceIn)).toEqual(['api', 'api', 'api', 'api']);
    expect(ofVersions('api', 'v4.2')).toEqual(['api@v4.2', 'api@4.2']);
    expect(ofVersions('api', 'main')).toEqual(['api@main']);
  });
  test('two results are of one commit, or both of none', () => {
    const one = (a?: string, b?: string) => areOfOneCommit({ ...(a && { commit: a }) }, { ...(b && { commit: b }) });
    expect([
      one(),
      one(COMMIT),
      one(undefined, COMMIT),
      one(COMMIT, COMMIT.slice(0, 8)),
      one(COMMIT, '1234567'),
    ]).toEqual([true, false, false, true, false]);
    const confirmed = (commit: string | undefined, now: string | undefined) =>
      isOfBuild({ item: 'x', by: 'U', at: NOW, ...(commit && { commit }) }, now);
    expect([
      confirmed(undefined, COMMIT),
      confirmed(COMMIT, COMMIT),
      confirmed(COMMIT, '1234567'),
      confirmed(COMMIT, undefined),
    ]).toEqual([true, true, false, false]);
  });
  const asking = { company: { ...COMPANY, policies: COMPANY.policies.map((p) => ({ ...p, tests: {} })) } };
  const built = { v: 3, service: 'api', builds: [{ version: '4.2', commit: COMMIT, at: NOW, commits: [] }] } as never;
  test.each<[string, string, Partial<Release>, boolean]>([
    ['its service', 'api', {}, true],
    ['its reviews', 'api/reviews', {}, true],
    ['its version', 'api@4.2', {}, true],
    ['its version, written otherwise', 'api@v4.2', {}, true],
    ['its commit', 'api/abcdef0', {}, true],
    ['another commit', 'api/1234567', {}, false],
    ['another version', 'api@4.3', {}, false],
    ['another service', 'shop', {}, false],
    ['a release that is over', 'api', { status: 'cancelled' } as Partial<Release>, false],
    ['a drill', 'api', { drill: {} }, false],
    ['where nothing is asked', 'api', { environment: 'far' }, false],
  ])('known anew, it is weighed again: %s', (_, of, more, weighs) => {
    const release = { ...BASE, status: 'planned', ...more } as Release;
    const world = { ...emptyWorld(), ...asking, openReleases: [release], built };
    expect(linesOf(weighedAnew(of, serviceIn(of), world))).toEqual(weighs ? [`${NOW}: WeighEvidence R-1`] : []);
  });
});

describe('a finding that may be there', () => {
  const scans = [
    scan({
      findings: [
        finding('k1', 'low', { rule: 'CVE-1' }),
        finding('k2', 'high', { rule: 'CVE-2' }),
        finding('CVE-3', 'none', { rule: 'other', state: 'fixed' }),
      ],
    }),
  ];
  test.each([
    ['k1', 'k1'],
    ['cve-1', 'CVE-1'],
    ['K2', 'k2'],
    ['CVE-3', 'CVE-3'],
    ['OTHER', 'other'],
    ['cve-9', undefined],
  ])('called %s is %s', (typed, found) => expect(findingCalled(scans, typed)).toBe(found));
  test('may be among those that are not kept', () => {
    expect(findingCalled([scan({ more: 0 })], 'cve-9')).toBeUndefined();
    expect(findingCalled([scan({ more: 1 })], 'cve-9')).toBe('cve-9');
    expect(findingCalled([], 'cve-9')).toBeUndefined();
  });
  test('that nobody knows: those that are open are named, the worst first', () => {
    const words = (...all: Scan[]) => {
      const no = unknownFinding(all, 'api', 'x');
      return [no.refused, spoken(no.why), spoken(no.remedy ?? []), no.field];
    };
    expect(words(...scans)).toEqual([
      'unknown-finding',
      'No finding x is known in api.',
      'Known there: CVE-2, CVE-1.',
      'finding',
    ]);
    expect(unknownFinding(scans, 'api', 'x').known).toEqual(['CVE-2', 'CVE-1']);
    const many = (n: number) => scan({ findings: Array.from({ length: n }, (_, k) => finding(`c${k}`, 'high')) });
    expect(words(many(5))[2]).toBe('Known there: C0, C1, C2, C3, C4.');
    expect(words(many(7))[2]).toBe('Known there: C0, C1, C2, C3, C4 and 2 more.');
    expect(words()[2]).toBe('None is known there. Once a scan has told of it, it can be let pass.');
  });
  const roles = COMPANY.roles.map((r) => ({ ...r, actions: [...r.actions, 'override' as const] }));
  const g = (more: Partial<Evidence> = {}) =>
    given()
      .company({ roles })
      .put('evidence', 'api', evidence({ scans, ...more }));
  const except = (more: object = {}) =>
    ({ type: 'ExceptFinding', service: 'api', finding: 'cve-1', until: days(1), why: 'patched', ...more }) as const;
  test.each<[string, object, string[]]>([
    [
      'of a service that nobody knows',
      { service: 'none' },
      ['unknown-service', "I don't know a service none.", 'Services: ledger, api, shop.', 'in service'],
    ],
    [
      'without a name',
      { finding: ' ' },
      ['nothing', 'Which finding? Name its rule, such as CVE-2026-1234.', 'in finding'],
    ],
    ['without a reason', { why: ' ' }, ['needs-reason', 'Why may it be there? Voters and readers see it.', 'in why']],
    ['until now', { until: NOW }, ['past', 'An exception ends in the future.', 'in until']],
    ['until now and a moment', { until: days(0, 1) }, []],
    ['for a year and a day', { until: days(366) }, []],
    [
      'for longer',
      { until: days(366, 1) },
      ['too-long', 'An exception lasts 366 days at most.', 'It can be given again.', 'in until'],
    ],
    ['with spaces about it', { finding: ' CVE-1 ' }, []],
  ])('%s', (_, more, expected) => expect(refusalOf(g(), except(more))).toEqual(expected));
  test('is written as its tool does; the same again is nothing', () => {
    const exception = { finding: 'CVE-1', until: days(1), by: 'UMANAGER', at: NOW };
    const fact = {
      stream: 'evidence/api',
      type: 'FindingExcepted',
      subject: 'api',
      exception,
      text: { why: 'patched' },
    } as const;
    g().when(except()).thenFacts(fact);
    const before = g({ exceptions: [{ ...exception, why: 'patched' }] });
    before.when(except()).thenFacts();
    before.when(except({ why: 'other' })).thenFacts({ ...fact, text: { why: 'other' } });
    before.when(except({ until: days(2) })).thenFacts({ ...fact, exception: { ...exception, until: days(2) } });
  });
});

describe('by which request a commit came in', () => {
  const merge = (tip: string, more: Partial<Merge> = {}): Merge => ({ tip: `${tip}000000`, ...more });
  test('what is told of one arrival is put together, in whatever order', () => {
    const request = merge('a', { head: 'h000000', size: 2, number: 7 });
    const push = merge('a', { pushed: ['b000000', 'c000000'] });
    const both = { ...request, ...push };
    expect(withMerge([request], push)).toEqual([both]);
    expect(withMerge([push], request)).toEqual([both]);
    expect(withMerge([both], push)).toEqual([both]);
    expect(withMerge([merge('a', { commits: ['b'] })], merge('a', { commits: ['b', 'c'] }))[0]?.commits).toEqual([
      'b',
      'c',
    ]);
  });
  test('a push of more than a hundred is no request’s', () => {
    const pushed = (n: number) =>
      withMerge([], merge('a', { pushed: Array.from({ length: n }, (_, k) => `c${k}`) }))[0]?.pushed?.length;
    expect([pushed(100), pushed(101)]).toEqual([100, undefined]);
  });
  test('two hundred are kept; pushes of no request make room first', () => {
    const many = Array.from({ length: 200 }, (_, n) => merge(`${n}x`, n === 7 ? {} : { head: `h${n}` }));
    const full = withMerge(many, merge('new', { head: 'h' }));
    expect([full.length, full.some((m) => m.tip === '7x000000'), full.some((m) => m.tip === '0x000000')]).toEqual([
      200,
      false,
      true,
    ]);
    const requests = many.map((m) => ({ ...m, head: 'h' }));
    expect(withMerge(requests, merge('new', { head: 'h' }))[0]?.tip).toBe('1x000000');
    expect(withMerge(requests.slice(1), merge('new'))).toHaveLength(200);
  });
  const head = 'ddddddd1';
  test.each<[string, Merge, Merge[], string, boolean]>([
    ['its tip', merge('aaaaaaa', { head }), [], 'aaaaaaa000000', true],
    ['what its repository says', merge('aaaaaaa', { head, commits: ['bbbbbbb1'] }), [], 'bbbbbbb1', true],
    [
      'what was pushed with it, where it is as many',
      merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1'] }),
      [],
      'bbbbbbb1',
      true,
    ],
    [
      'what was pushed with it, where it is more',
      merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1', 'ccccccc1'] }),
      [],
      'bbbbbbb1',
      false,
    ],
    ['and one for the merge', merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1', head] }), [], 'bbbbbbb1', true],
    ['where nobody told how many it is', merge('aaaaaaa', { head, pushed: ['bbbbbbb1'] }), [], 'bbbbbbb1', false],
    [
      'beside another request of the queue',
      merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1'] }),
      [merge('bbbbbbb', { tip: 'bbbbbbb1', head: 'x' })],
      'bbbbbbb1',
      false,
    ],
    [
      'beside a push of no request',
      merge('aaaaaaa', { head, size: 1, pushed: ['bbbbbbb1'] }),
      [merge('bbbbbbb', { tip: 'bbbbbbb1' })],
      'bbbbbbb1',
      true,
    ],
    ['of no request', merge('aaaaaaa'), [], 'aaaaaaa000000', false],
  ])('%s', (_, one, others, sha, isHeads) => expect(headsOf(sha, [one, ...others]).includes(head)).toBe(isHeads));
});

describe('what nobody could place', () => {
  const deployment = (state: DeploymentKept['state'], at?: string, key = '7'): DeploymentKept => ({
    type: 'deployment',
    from: { environment: 'far' },
    key,
    state,
    ...(at && { at }),
  });
  const incident = (n: number, state: IncidentKept['state']): IncidentKept => ({
    type: 'incident',
    from: {},
    key: 'P1',
    title: 'x',
    state,
    at: days(0, n),
  });
  const keep = (told: KeepUnmatched['told'], unmatched = 'u1') =>
    ({ type: 'KeepUnmatched', unmatched, source: 'ci', told, why: say`no such place` }) as const;
  const system = () => given().by('gonogo');
  const kept = (g: ReturnType<typeof system>, id = 'u1') => g.document(`unmatched/${id}`) as Unmatched;
  test('is kept as it was told, and what was told before of the same, the oldest first', () => {
    system()
      .when(keep(deployment('succeeded')))
      .thenFacts({
        stream: 'unmatched/u1',
        type: 'EvidenceUnmatched',
        unmatched: 'u1',
        source: 'ci',
        at: NOW,
        text: { told: { ...deployment('succeeded'), at: NOW }, why: say`no such place` },
      });
    const [early, later] = [deployment('running', days(0, -2)), deployment('succeeded', days(0, -1))];
    for (const order of [
      [early, later],
      [later, early],
    ]) {
      const g = system().done(...order.map((t) => keep(t)));
      expect([kept(g).told, kept(g).earlier]).toEqual([later, [early]]);
      g.when(keep(early)).thenFacts();
      g.when(keep(later)).thenFacts();
    }
  });
  test('of one incident forty; what says least goes first', () => {
    const told = Array.from({ length: 42 }, (_, n) => incident(n, n % 2 === 0 ? 'open' : 'resolved'));
    const g = system().done(...told.slice(0, 40).map((t) => keep(t)));
    expect(kept(g).earlier).toHaveLength(39);
    expect(kept(g.done(keep(told[40] as IncidentKept))).earlier?.[0]).toEqual(told[1]);
    system()
      .done(...told.slice(1, 41).map((t) => keep(t)))
      .when(keep(told[0] as IncidentKept))
      .thenFacts();
  });
  test('once it is placed, it does not come back by what is told of it; a check’s next result does', () => {
    const settled = { ...kept(system().done(keep(deployment('running', NOW)))), settled: true as const };
    system()
      .put('unmatched', 'u1', settled)
      .when(keep(deployment('succeeded')))
      .thenFacts();
    const told = { type: 'check', from: {}, kind: 'tests', app: 'ci', name: 'unit', state: 'passed' } as const;
    system()
      .put('unmatched', 'u1', { ...settled, told })
      .when(keep(told))
      .thenTypes('EvidenceUnmatched');
  });
  test('where it was placed is remembered: of a thing, or where somebody said so', () => {
    const of = (told: Unmatched['told'], by: string, more: object) => {
      const before = evidenceUnmatched.evolve(
        undefined,
        evidenceUnmatched.of('u1', { source: 'ci', at: NOW, text: { told, why: [] } }),
      );
      return unmatchedSettled.evolve(before, unmatchedSettled.of('u1', { by, ...more })).whither;
    };
    const told = { type: 'check', from: {}, kind: 'tests', app: 'ci', name: 'unit', state: 'passed' } as const;
    const place = { service: 'api', environment: 'production' };
    expect(of(deployment('running'), 'gonogo', place)).toEqual(place);
    expect(of(incident(1, 'open'), 'gonogo', { service: 'api' })).toEqual({ service: 'api' });
    expect(of(told, 'gonogo', place)).toBeUndefined();
    expect(of(told, 'UQA', place)).toEqual(place);
    expect(of(deployment('running'), 'gonogo', {})).toBeUndefined();
  });
  test('two hundred are kept: the oldest of what there is most of goes', () => {
    const g = system();
    for (let n = 0; n < 200; n++) {
      const told = n < 150 ? deployment('running', NOW, `${n}`) : { ...incident(n, 'open'), key: `${n}` };
      g.put('unmatched', `u${n}`, { v: 2, id: `u${n}`, source: 'ci', told, why: [], at: days(0, n === 3 ? -9 : n) });
    }
    const { decision } = g.when(keep({ ...incident(1, 'open'), key: 'new' }, 'new'));
    const gone = 'facts' in decision ? decision.facts.slice(1) : [];
    expect(gone).toEqual([{ stream: 'unmatched/u3', type: 'UnmatchedSettled', unmatched: 'u3', by: 'gonogo' }]);
  });
});

describe('a checklist', () => {
  const weigh = (rules: Parameters<typeof weighCompliance>[0], of: EvidenceOf) => {
    const { stands, saw, closes, proofs } = weighCompliance(
      rules,
      of,
      () => true,
      () => 'QA',
    );
    return [stands, spoken(saw), closes, proofs.length];
  };
  const scanned = (known: Partial<Evidence>) => weigh({ scannedWithinDays: 7 }, subject({}, known)).slice(0, 3);
  test('asks for a scan that is not too old, whoever made it', () => {
    expect(scanned({})).toEqual([
      'missing',
      `${label}: no result of a security scan has come for that commit`,
      undefined,
    ]);
    expect(scanned({ scans: [scan({ at: days(-7, 1) })] })).toEqual(['good', `${label}: scanned by trivy`, days(0, 1)]);
    expect(scanned({ scans: [scan({ at: days(-7) })] })[0]).toBe('bad');
    expect(scanned({ scans: [scan({ at: days(-8) })], checks: [check({ at: days(-1) })] })[1]).toBe(
      `${label}: scanned by sast`,
    );
    expect(scanned({ scans: [scan({ complete: false })] })[0]).toBe('missing');
    expect(scanned({ checks: [check({ kind: 'tests' })] })[0]).toBe('missing');
  });
  test.each<[Check['state'], string]>([
    ['passed', 'good'],
    ['failed', 'good'],
    ['neutral', 'good'],
    ['queued', 'missing'],
    ['running', 'missing'],
    ['skipped', 'missing'],
    ['cancelled', 'missing'],
    ['unknown', 'missing'],
  ])('a security check that is %s: a scan is %s', (state, stands) =>
    expect(scanned({ checks: [check({ state })] })[0]).toBe(stands),
  );
  test('asks that each commit was reviewed, and none refused', () => {
    const review = (state: Check['state'], commit: string, name = 'ann') =>
      check({ kind: 'review', state, commit, name });
    const reviewed = (brings: string[] | undefined, ...checks: Check[]) =>
      weigh({ reviewed: true }, subject({ brings, reviews: evidence({ checks }) }));
    expect(reviewed(undefined)).toEqual(['missing', `${label}: no build tells which commits it brings`, undefined, 0]);
    expect(reviewed(['aaaaaaa1'], review('passed', 'aaaaaaa1'))).toEqual([
      'good',
      `${label}: all 1 commits reviewed`,
      undefined,
      1,
    ]);
    expect(reviewed(['aaaaaaa1'], review('passed', 'aaaaaaa1'), review('failed', 'aaaaaaa1', 'bob'))[0]).toBe(
      'missing',
    );
    expect(reviewed(['aaaaaaa1'], review('passed', 'bbbbbbb1'))[1]).toBe(`${label}: no review of aaaaaaa`);
    expect(reviewed(['aaaaaaa1', 'bbbbbbb1', 'ccccccc1'])[1]).toBe(`${label}: no review of aaaaaaa, bbbbbbb, ccccccc`);
    expect(reviewed(['aaaaaaa1', 'bbbbbbb1', 'ccccccc1', 'ddddddd1'])[1]).toBe(
      `${label}: no review of aaaaaaa, bbbbbbb, ccccccc …`,
    );
    expect(reviewed([])[0]).toBe('good');
  });
  test('asks for an SBOM and provenance that were verified', () => {
    const of = (...checks: Check[]) => weigh({ sbom: true }, subject({}, { checks })).slice(0, 2);
    expect(of()).toEqual(['missing', `${label}: no result of an SBOM has come for that commit`]);
    expect(of(check({ kind: 'sbom' }))).toEqual(['good', `${label}: an SBOM is there`]);
    expect(of(check({ kind: 'sbom', state: 'failed' }))).toEqual([
      'bad',
      `${label}: an SBOM is there, but not verified`,
    ]);
    expect(of(check({ kind: 'provenance' }))[0]).toBe('missing');
  });
});

describe('what was found', () => {
  const weigh = (rules: Partial<Parameters<typeof weighSecurity>[0]>, of: EvidenceOf) => {
    const { stands, saw, closes } = weighSecurity({ lets: 'low', ...rules }, of);
    return [stands, spoken(saw), ...(closes ? [closes] : [])];
  };
  const found = (rules: object, ...findings: Scan['findings']) =>
    weigh(rules, subject({}, { scans: [scan({ findings })] }));
  test('worse than what is let through is in the way, unless it may be there for a while', () => {
    const bad = finding('k1', 'high', { where: 'go.mod' });
    expect(found({}, bad)).toEqual(['bad', 'api: high K1 in go.mod: of k1']);
    expect(found({}, finding('k1', 'low'))[0]).toBe('good');
    expect(found({}, finding('k1', 'unknown'))[1]).toContain('unrated K1');
    expect(found({}, { ...bad, state: 'fixed' })[0]).toBe('good');
    const allow = (more: object = {}) => ({ allow: [{ finding: 'k1', until: days(1), why: 'x', ...more }] });
    expect(found(allow(), bad)).toEqual([
      'good',
      expect.stringContaining(`excepted until ${days(1).slice(0, 10)} ${days(1).slice(11, 16)} UTC`),
      days(1),
    ]);
    expect(found(allow({ finding: 'K1' }), bad)[0]).toBe('good');
    expect(found(allow({ finding: 'k2' }), bad)[0]).toBe('bad');
    expect(found(allow({ services: ['api'] }), bad)[0]).toBe('good');
    expect(found(allow({ services: ['shop'] }), bad)[0]).toBe('bad');
    expect(found(allow({ until: NOW }), bad)[0]).toBe('bad');
    expect(found(allow({ until: days(0, 1) }), bad)[0]).toBe('good');
    const standing = evidence({ exceptions: [{ finding: 'k1', until: days(2), by: 'U', at: NOW, why: 'x' }] });
    expect(weigh(allow(), subject({ standing }, { scans: [scan({ findings: [bad] })] })).at(-1)).toBe(days(2));
  });
  test('long names are cut; what is asked for by its name has to have come', () => {
    expect(found({}, finding('k'.repeat(61), 'high'))[1]).toContain(`${'K'.repeat(59)}…`);
    expect(found({}, finding('k'.repeat(60), 'high'))[1]).toContain('K'.repeat(60));
    const required = (name: string, known: Partial<Evidence>) => weigh({ required: [name] }, subject({}, known))[0];
    expect([
      required('trivy', { scans: [scan()] }),
      required('snyk', { scans: [scan()] }),
      required('sast', { checks: [check()] }),
      required('ci', { checks: [check()] }),
    ]).toEqual(['good', 'missing', 'good', 'good']);
    expect(weigh({}, subject())[1]).toBe(`${label}: no result of a security scan has come for that commit`);
  });
  test.each<[Check['state'], string]>([
    ['passed', 'good'],
    ['neutral', 'good'],
    ['queued', 'running'],
    ['running', 'running'],
    ['failed', 'bad'],
    ['cancelled', 'bad'],
  ])('a check that is %s is %s', (state, stands) =>
    expect(weigh({}, subject({}, { checks: [check({ state })] }))[0]).toBe(stands),
  );
  test('too old, it is scanned again', () => {
    const old = (at: string) => weigh({ withinDays: 7 }, subject({}, { scans: [scan({ at })] }));
    expect(old(days(-7))).toEqual(['bad', `${label}: trivy is older than 7 days: scan it again`]);
    expect(old(days(-7, 1))).toEqual(['good', expect.any(String), days(0, 1)]);
  });
});

describe('tests', () => {
  const weigh = (rules: Parameters<typeof weighTests>[0], ...checks: Partial<Check>[]) => {
    const { stands, saw } = weighTests(
      rules,
      subject({}, { checks: checks.map((c) => check({ kind: 'tests', name: 'unit', ...c })) }),
    );
    return [stands, spoken(saw)];
  };
  const cases = (passed: number, failed = 0, skipped = 0, flaky = 0) => ({ cases: { passed, failed, skipped, flaky } });
  test.each<[string, Parameters<typeof weighTests>[0], Partial<Check>[], string]>([
    ['nothing has come', {}, [], 'missing'],
    ['something that is no test has come', {}, [{ kind: 'ci' }], 'missing'],
    ['passed', {}, [{}], 'good'],
    ['passed, one of them', {}, [{}, { name: 'e2e', state: 'failed' }], 'bad'],
    ['without a single test', {}, [cases(0)], 'bad'],
    ['with skipped ones alone', {}, [cases(0, 0, 1)], 'good'],
    ['with flaky ones alone', {}, [cases(0, 0, 0, 1)], 'good'],
    ['flaky, where that is no good', { flaky: 'block' }, [cases(1, 0, 0, 1)], 'bad'],
    ['again', { flaky: 'block' }, [{ attempt: 2 }], 'bad'],
    ['skipped', {}, [{ state: 'skipped' }], 'bad'],
    ['skipped, where that is good', { skipped: 'pass' }, [{ state: 'skipped' }], 'good'],
    ['running', {}, [{ state: 'running' }], 'running'],
    ['failed, and may', {}, [{ state: 'failed', optional: true }], 'good'],
    ['failed, asked for by name', { required: ['unit'] }, [{ state: 'failed', optional: true }], 'bad'],
    ['failed, asked for by a pattern', { required: ['un*'] }, [{ state: 'failed', optional: true }], 'good'],
    ['asked for, of whatever kind', { required: ['unit'] }, [{ kind: 'ci' }], 'good'],
    ['asked for, a review is none', { required: ['unit'] }, [{ kind: 'review' }], 'missing'],
    ['asked for by its app', { required: ['ci/unit'] }, [{}], 'good'],
    ['asked for by its workflow', { required: ['build / unit'] }, [{ workflow: 'build' }], 'good'],
    ['asked for by another name', { required: ['e2e'] }, [{}], 'missing'],
  ])('%s', (_, rules, checks, stands) => expect(weigh(rules, ...checks)[0]).toBe(stands));
  test('what failed says how many of how many, or what was said', () => {
    expect(weigh({}, { state: 'failed', ...cases(1, 2, 3, 4) })[1]).toBe(`${label}: unit failed: 2 of 10`);
    expect(weigh({}, { state: 'failed', summary: 'x'.repeat(90) })[1]).toBe(`${label}: unit failed: ${'x'.repeat(80)}`);
    expect(weigh({}, { state: 'failed' })[1]).toBe(`${label}: unit failed`);
    expect(weigh({}, { attempt: 2 })[1]).toBe(`${label}: unit passed when it was run again`);
  });
});

import { describe, expect, test } from 'vitest';
import type { Check, Evidence, Scan } from '../../../src/domain/evidence/evidence.ts';
import { weighCompliance } from '../../../src/domain/evidence/weigh/compliance.ts';
import { weighSecurity } from '../../../src/domain/evidence/weigh/security.ts';
import type { EvidenceOf } from '../../../src/domain/evidence/weigh/subject.ts';
import { weighTests } from '../../../src/domain/evidence/weigh/tests.ts';
import { NOW } from '../given.ts';
import { spoken } from '../spoken.ts';

import { check, days, evidence, finding, label, scan, subject } from './made.ts';

describe('a checklist', () => {
  const weigh = (rules: Parameters<typeof weighCompliance>[0], of: EvidenceOf, scanners?: string[]) => {
    const { stands, saw, closes, proofs } = weighCompliance(
      rules,
      of,
      () => true,
      () => 'QA',
      scanners,
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
    const job = subject({}, { checks: [check({ kind: 'ci', name: 'build/trivy' })] });
    expect([['trivy'], ['grype'], ['*']].map((names) => weigh({ scannedWithinDays: 7 }, job, names)[0])).toEqual([
      'good',
      'missing',
      'missing',
    ]);
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
      `${label}: its commit is reviewed`,
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
  test('keeps who confirmed it, however many reviews there are', () => {
    const brings = Array.from({ length: 60 }, (_, n) => `${n}`.padStart(7, 'a'));
    const reviews = evidence({ checks: brings.map((commit) => check({ kind: 'review', commit, name: commit })) });
    const found = { confirmed: [{ item: 'x', by: 'UA', at: NOW }] };
    const rules = { reviewed: true, confirm: [{ item: 'x', role: 'qa', people: 1 }] };
    const { stands, proofs } = weighCompliance(
      rules,
      subject({ brings, reviews }, found),
      () => true,
      () => 'QA',
    );
    expect([stands, proofs.length, proofs.find((p) => p.by === 'UA')?.what]).toEqual(['good', 30, 'x']);
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
  test('says with what it rests on whether anybody has verified whose a paper is', () => {
    const unverified = 'built by x, its certificate was not verified: signed as https://ci.example';
    const proved = (rules: object, made: Check) =>
      weighCompliance(
        rules,
        subject({}, { checks: [made] }),
        () => true,
        () => 'QA',
      ).proofs.map((p) => p.said);
    const paper = { state: 'neutral', summary: unverified } as const;
    expect(proved({ provenance: true }, check({ kind: 'provenance', ...paper }))).toEqual([unverified]);
    expect(proved({ sbom: true }, check({ kind: 'sbom', ...paper, state: 'passed' }))).toEqual([unverified]);
    expect(proved({ sbom: true }, check({ kind: 'sbom' }))).toEqual(['passed']);
    expect(proved({ sbom: true }, check({ kind: 'sbom', summary: 'x'.repeat(999) }))[0]).toHaveLength(240);
    const tested = weighTests({}, subject({}, { checks: [check({ kind: 'tests', summary: 'what it wrote' })] }));
    expect(tested.proofs.map((p) => p.said)).toEqual(['passed']);
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
    expect(found(allow(), bad)).toEqual(['good', expect.stringContaining(`excepted until ${days(1)}`), days(1)]);
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
    expect(weigh({ withinDays: 1 }, subject({}, { scans: [scan({ at: days(-1) })] }))[1]).toContain('1 day:');
  });
  // In Berlin the clocks go an hour ahead on March 29th, and back on October 25th.
  test.each([
    ['2026-03-27', '2026-04-03T07:59:59.999Z', 'good'],
    ['2026-03-27', '2026-04-03T08:00:00.000Z', 'bad'],
    ['2026-10-23', '2026-10-30T07:59:59.999Z', 'good'],
    ['2026-10-23', '2026-10-30T08:00:00.000Z', 'bad'],
  ])('seven days are 168 hours, whatever the clocks do: of %s, at %s', (day, now, stands) => {
    const at = `${day}T08:00:00.000Z`;
    expect(weigh({ withinDays: 7 }, subject({ now }, { scans: [scan({ at })] }))[0]).toBe(stands);
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
    ['with skipped ones alone', {}, [cases(0, 0, 1)], 'bad'],
    ['with skipped ones alone, where that is good', { skipped: 'pass' }, [cases(0, 0, 1)], 'good'],
    ['with skipped ones alone, told as JUnit is read', {}, [{ state: 'unknown', ...cases(0, 0, 1) }], 'bad'],
    ['the same, where that is good', { skipped: 'pass' }, [{ state: 'unknown', ...cases(0, 0, 1) }], 'good'],
    ['with skipped ones alone, and red', { skipped: 'pass' }, [{ state: 'failed', ...cases(0, 0, 1) }], 'bad'],
    ['with skipped ones beside another', {}, [cases(1, 0, 1)], 'good'],
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
    ['asked for by its name, under its pipeline', { required: ['unit'] }, [{ name: 'build/Unit' }], 'good'],
    ['asked for by its name, in another workflow', { required: ['unit'] }, [{ name: 'ci / unit' }], 'good'],
    ['asked for by a part of its name', { required: ['unit'] }, [{ name: 'build/my unit' }], 'missing'],
  ])('%s', (_, rules, checks, stands) => expect(weigh(rules, ...checks)[0]).toBe(stands));
  test('what failed says how many of how many, or what was said', () => {
    expect(weigh({}, { state: 'failed', ...cases(1, 2, 3, 4) })[1]).toBe(`${label}: unit failed: 2 of 10`);
    expect(weigh({}, { state: 'failed', summary: 'x'.repeat(90) })[1]).toBe(`${label}: unit failed: ${'x'.repeat(80)}`);
    expect(weigh({}, { state: 'failed' })[1]).toBe(`${label}: unit failed`);
    expect(weigh({}, { attempt: 2 })[1]).toBe(`${label}: unit passed when it was run again`);
  });
});

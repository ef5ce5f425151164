import { describe, expect, test } from 'vitest';
import type { Evidence, Scan } from '../../../src/domain/evidence/evidence.ts';
import { findingCalled, unknownFinding } from '../../../src/domain/evidence/finding-called.ts';
import { COMPANY, given, NOW } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';
import { spoken } from '../spoken.ts';

import { days, evidence, finding, scan } from './made.ts';

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

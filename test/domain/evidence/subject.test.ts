import { describe, expect, test } from 'vitest';
import { weighedAnew } from '../../../src/domain/evidence/concerned.ts';
import { areOfOneCommit, isOfBuild, ofVersions, serviceIn } from '../../../src/domain/evidence/evidence.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { linesOf } from '../following.ts';
import { COMPANY, emptyWorld, NOW } from '../given.ts';
import { BASE } from '../release/made.ts';

import { COMMIT } from './made.ts';

describe('what it is about', () => {
  test('a service, a commit of it, or one of its versions however that is written', () => {
    expect(['api', 'api/abcdef0', 'api@4.2', 'api/reviews'].map(serviceIn)).toEqual(['api', 'api', 'api', 'api']);
    expect(ofVersions('api', 'v4.2')).toEqual(['api@v4.2', 'api@4.2']);
    expect(ofVersions('api', 'main')).toEqual(['api@main']);
    // The store keeps keys apart by commas.
    expect(ofVersions('api', '4,2')).toContain('api@4%2C2');
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

import { describe, expect, test } from 'vitest';
import { withCheck } from '../../src/domain/evidence/checks-kept.ts';
import type { Check } from '../../src/domain/evidence/evidence.ts';
import { newestOf } from '../../src/domain/evidence/newest.ts';
import type { Told } from '../../src/inbound/told.ts';
import { SOURCES } from './documented/sources.ts';
import { toldIn, translated } from './translating.ts';

/** One build of a commit at each system that numbers its builds: its number, how it ended, and the minute. */
type Build = [number: number, good: boolean, minute: number];
const COMMIT = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0';
const at = (minute: number) => `2026-03-03T09:${String(minute).padStart(2, '0')}:00Z`;

const jenkins = ([number, good, minute]: Build) => ({
  name: 'api',
  build: {
    ...{ full_url: `https://ci.example/job/api/${number}/`, number, phase: 'FINALIZED', timestamp: at(minute) },
    ...{ status: good ? 'SUCCESS' : 'FAILURE', scm: { url: 'https://github.com/acme/shop.git', commit: COMMIT } },
    test_summary: { total: 2, failed: good ? 0 : 1, skipped: 0, passed: good ? 2 : 1 },
  },
});
const buildkite = ([number, good, minute]: Build) => ({
  event: 'build.finished',
  build: {
    ...{ id: `b-${number}`, number, state: good ? 'passed' : 'failed', commit: COMMIT, branch: 'main' },
    ...{ created_at: at(minute), started_at: at(minute), finished_at: at(minute + 1) },
  },
  pipeline: { slug: 'api', repository: 'git@github.com:acme/shop.git' },
});

const asKept = (told: Told): Check[] => {
  if (told.type !== 'check') return [];
  const { type: _, from, ...check } = told;
  return [{ ...check, source: 'ci', at: told.at ?? '', ...(from.commit && { commit: from.commit }) }];
};

describe.each([
  ['jenkins', jenkins],
  ['buildkite', buildkite],
] as const)('%s, whose builds are numbered', (name, body) => {
  const known = (...all: Build[]) =>
    newestOf(
      all
        .flatMap((one) => toldIn(translated(SOURCES[name].source, body(one))))
        .flatMap(asKept)
        .reduce(withCheck, [] as Check[]),
    ).map(({ state, run, flaky }) => [state, run, flaky]);

  test.each<[string, Build[], unknown]>([
    ['the 118th, green', [[118, true, 1]], ['passed', '118', false]],
    [
      'a green one after a green one',
      [
        [9, true, 1],
        [10, true, 3],
      ],
      ['passed', '10', false],
    ],
    [
      'a green one after a red one',
      [
        [9, false, 1],
        [10, true, 3],
      ],
      ['passed', '10', true],
    ],
    [
      'the same, told late',
      [
        [10, true, 3],
        [9, false, 1],
      ],
      ['passed', '10', true],
    ],
    [
      'a red one after a green one',
      [
        [9, true, 1],
        [10, false, 3],
      ],
      ['failed', '10', false],
    ],
    [
      'two of one minute',
      [
        [10, false, 1],
        [9, true, 1],
      ],
      ['failed', '10', false],
    ],
  ])('%s', (_, builds, newest) => {
    for (const one of known(...builds)) expect(one).toEqual(newest);
    expect(known(...builds)).not.toEqual([]);
  });
});

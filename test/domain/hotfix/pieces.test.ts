import { describe, expect, test } from 'vitest';
import type { Builds } from '../../../src/domain/build/build.ts';
import { hotfixWords } from '../../../src/domain/hotfix/hotfix-words.ts';
import { lacksOf, lackWords, takingAway } from '../../../src/domain/hotfix/lacks.ts';
import { runningFault, runningThere, stoppedFor } from '../../../src/domain/hotfix/running.ts';
import { skippedBy } from '../../../src/domain/hotfix/skipped.ts';
import { alreadyPlanned } from '../../../src/domain/hotfix/twice.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { COMPANY, emptyWorld, NOW, PEOPLE, running } from '../given.ts';
import { BASE, rolled, step } from '../release/made.ts';
import { spoken } from '../spoken.ts';

const hotfix = { replaces: [], skips: [] };
const fix = (more: object = {}): Release =>
  ({
    ...BASE,
    id: 'R-9',
    hotfix,
    items: [{ service: 'api', version: '4.1.1' }],
    status: 'planned',
    ...more,
  }) as Release;
const api = [{ service: 'api', version: '4.1.1' }];

test('the same hotfix is planned once', () => {
  const twice = (more: object, environment = 'production') => alreadyPlanned(api, environment, [fix(more)])?.refused;
  expect(twice({})).toBe('twice');
  const others = [{ hotfix: undefined }, { status: 'rejected' }, { items: [{ service: 'api', version: '4.1.2' }] }];
  expect([...others.map((more) => twice(more)), twice({}, 'staging')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(spoken(alreadyPlanned(api, 'production', [fix()])?.why ?? [])).toBe(
    'api 4.1.1 → production is planned already (R-9).',
  );
});

test('what it replaces and skips is said', () => {
  const words = (replaces: typeof api, skips: string[]) => spoken(hotfixWords({ replaces, skips }));
  expect(words(api, ['staging', 'qa'])).toBe('replaces api 4.1.1; skips staging, qa');
  expect(words([], [])).toBe('nobody has said what it replaces; skips no environment');
  expect(hotfixWords(undefined)).toEqual([]);
});

test('the environments that do not have it first are skipped, the nearest always', () => {
  const chain = ['qa', 'staging', 'production'].map((name, n, all) => ({
    name,
    regions: ['eu'],
    stageTimeoutMinutes: 30,
    ...(n > 0 && { after: all[n - 1] as string }),
  }));
  const skips = (open: boolean, live: Record<string, string> = {}, environment = 'production') =>
    skippedBy(fix({ environment }), [{ id: 'promotion', title: '', open, saw: [] }] as never, {
      company: { ...COMPANY, environments: chain },
      environments: Object.fromEntries(
        Object.entries(live).map(([name, version]) => [name, running({ api: { eu: version } }, name)]),
      ),
    });
  expect([
    skips(true),
    skips(false),
    skips(false, { qa: '4.1.1' }),
    skips(false, { staging: '4.1.1', qa: '4.1' }),
  ]).toEqual([[], ['staging', 'qa'], ['staging'], ['staging', 'qa']]);
  expect([skips(false, {}, 'qa'), skips(false, {}, 'staging')]).toEqual([[], ['qa']]);
});

describe('what is under way there', () => {
  const under = (more: object = {}): Release =>
    ({ ...rolled('deploying', [step('eu', 'running', 'api 4.2')]), ...more }) as Release;
  const world = (...runningReleases: Release[]) => ({ ...emptyWorld(), people: PEOPLE, runningReleases });
  test('is of its services, where it goes', () => {
    const there = (more: object) => runningThere(api, 'production', world(under(more))).length;
    expect([there({}), there({ environment: 'far' }), there({ items: [{ service: 'shop', version: '1' }] })]).toEqual([
      1, 0, 0,
    ]);
    expect(runningThere([...api, { service: 'mail', version: '1' }], 'production', world(under()))).toHaveLength(1);
  });
  test('is stopped, or waited for, as somebody says who has seen it', () => {
    const fault = (asked: object, more: object = {}, g = world(under(more))) =>
      runningFault(api, 'production', asked, g);
    expect(fault({}, {}, world())).toBeUndefined();
    expect(fault({ running: 'wait' })).toBeUndefined();
    const unsaid = fault({});
    expect([unsaid?.refused, spoken(unsaid?.why ?? []), spoken(unsaid?.remedy ?? []), unsaid?.field]).toEqual([
      'other-rollout',
      'api 4.2, ledger 2.9 → production (R-1) is under way there.',
      'Say whether it is stopped, or waited for.',
      'running',
    ]);
    expect(fault({ running: 'stop' })?.refused).toBe('other-rollout');
    expect(fault({ running: 'stop', stops: ['R-1'] })).toBeUndefined();
    expect(fault({ running: 'stop', stops: ['R-1'] }, {}, world(under(), under({ id: 'R-2' })))?.refused).toBe(
      'other-rollout',
    );
    const back = fault({ running: 'stop', stops: ['R-1'] }, { status: 'rolling-back' });
    expect([back?.refused, spoken(back?.why ?? []), back?.field]).toEqual([
      'rolling-back',
      'api 4.2, ledger 2.9 → production (R-1) is being rolled back there: that is waited for.',
      'running',
    ]);
    expect(
      fault({ running: 'stop', stops: ['R-1'] }, {}, { ...world(under({ owner: 'UQA' })), actor: { id: 'UQA2' } })
        ?.refused,
    ).toBe('forbidden');
  });
  test('only what is stopped is given up', () => {
    const stopped = (asked: object) => stoppedFor('R-9', api, 'production', asked, world(under())).map((f) => f.type);
    expect(stopped({ running: 'stop' })[0]).toBe('RolloutStopped');
    expect([stopped({ running: 'wait' }), stopped({})]).toEqual([[], []]);
  });
});

describe('what a release would take away again', () => {
  const commit = (sha: string) => ({ sha: sha.repeat(7), title: `title ${sha}` });
  const build = (version: string, ...shas: string[]) => ({
    version,
    commit: (shas[0] ?? 'x').repeat(7),
    at: NOW,
    commits: shas.map(commit),
    since: '4.1',
  });
  const builds: Record<string, Builds> = {
    api: {
      v: 6,
      service: 'api',
      builds: [build('4.1', 'a'), build('4.1.1', 'f', 'a'), build('4.2', 'b', 'a')],
    },
  };
  const planned = (more: object = {}): Release =>
    ({ ...BASE, items: [{ service: 'api', version: '4.2' }], status: 'planned', ...more }) as Release;
  const world = (...openReleases: Release[]) => ({
    environments: { production: running({ api: { eu: '4.1' } }) },
    builds,
    openReleases,
    company: COMPANY,
  });
  test('of a hotfix on its way there, unless it was rejected, goes elsewhere, or is itself', () => {
    const from = (more: object, release = planned()) =>
      lacksOf(release, world(fix(more))).map((l) => `${l.fix} ${l.from}`);
    expect(from({})).toEqual(['4.1.1 R-9']);
    for (const more of [{ hotfix: undefined }, { status: 'rejected' }, { environment: 'far' }, { id: 'R-1' }])
      expect(from(more)).toEqual([]);
    expect(takingAway(fix(), world(planned(), fix(), rolled('deploying', []))).map((t) => t.release.id)).toEqual([
      'R-1',
    ]);
  });
  test('in words', () => {
    const words = (count: number, more: object = {}) =>
      spoken(
        lackWords({
          service: 'api',
          version: '4.2',
          fix: '4.1.1',
          commits: 'abcdefg'.slice(0, count).split('').map(commit),
          ...more,
        }),
      );
    expect(words(1)).toBe('api 4.2 lacks 1 commit of 4.1.1, which is live: title a');
    expect(words(3, { from: 'R-9' })).toBe(
      'api 4.2 lacks 3 commits of 4.1.1, the hotfix R-9: title a; title b; title c',
    );
    expect(words(4)).toBe('api 4.2 lacks 4 commits of 4.1.1, which is live: title a; title b; title c …');
  });
});

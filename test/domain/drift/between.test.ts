import { describe, expect, test } from 'vitest';
import { betweenAll, betweenWords, runsIn } from '../../../src/domain/drift/between.ts';
import { otherConfig, otherVersion, type Runs } from '../../../src/domain/drift/pairs.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { COMPANY, NOW, PLAN, running } from '../given.ts';
import { BASE } from '../release/made.ts';
import { spoken } from '../spoken.ts';

const runs = (told: string): Runs[] =>
  told.split(' ').map((one, i) => {
    const [version = '', fingerprint] = one.split('#');
    return { region: `r${i}`, version, ...(fingerprint && { fingerprint }) };
  });
test.each([
  ['4.1', 'v4.1', '', ''],
  ['4.1', '4.1 4.2', 'r0 r1', ''],
  ['4.1 4.2', '4.1', 'r1 r0', ''],
  ['4.1#a', '4.1#b', '', 'r0 r0'],
  ['4.1#a', '4.2#b', 'r0 r0', ''],
  ['4.1#a', '4.1', '', ''],
  ['4.1', '4.1#a', '', ''],
  ['4.1 4.1#a', '4.1#a 4.1#b', '', 'r1 r1'],
])('of %s and %s: another version %j, another configuration %j', (here, there, version, config) => {
  const places = (pair: ReturnType<typeof otherVersion>) => (pair ? `${pair.ours.region} ${pair.theirs.region}` : '');
  expect([places(otherVersion(runs(here), runs(there))), places(otherConfig(runs(here), runs(there)))]).toEqual([
    version,
    config,
  ]);
});

const names = ['staging', 'production', 'spare'];
const company = {
  ...COMPANY,
  environments: names.map((name) => ({ name, regions: ['eu', 'us'], target: 'pipeline', stageTimeoutMinutes: 30 })),
  services: COMPANY.services.map((s) => ({ ...s, ...(s.name === 'api' && { sameIn: ['staging', 'production'] }) })),
};
/** `4.1#a`: what runs of api in each, and its configuration where that answers. */
const known = (staging: string, production: string, more: object = {}) => {
  const told = { staging: runs(staging)[0], production: runs(production)[0] };
  const each = <T>(of: (name: string, told: Runs | undefined) => T): [string, T][] =>
    Object.entries(told).map(([name, one]) => [name, of(name, one)]);
  return {
    company,
    environments: Object.fromEntries(each((name, one) => running({ api: { eu: one?.version ?? '' } }, name))),
    answers: Object.fromEntries(
      each((name, one) => {
        const eu = { since: NOW, ...(one?.fingerprint && { fingerprint: one.fingerprint }), ...more };
        return { v: 2 as const, id: `${name}/api`, regions: { eu } };
      }).map(([name, one]) => [`${name}/api`, one]),
    ),
  };
};
const release = (more: object): Release => ({ ...BASE, status: 'planned', ...more }) as Release;
const items = (told: string) =>
  told.split(' ').map((one) => {
    const [service = '', version = ''] = one.split('@');
    return { service, version };
  });

describe('what runs in an environment', () => {
  const place = (more: object) => ({ now: { version: '4.1' }, before: [], ...more });
  const world = (eu: object, answer?: object) => ({
    company,
    environments: {
      production: { v: 5 as const, name: 'production', live: { api: { eu: place(eu), asia: place({}) } } },
    },
    answers: answer
      ? { 'production/api': { v: 2 as const, id: 'production/api', regions: { eu: { since: NOW, ...answer } } } }
      : {},
  });
  const drift = (what: 'version' | 'config') => ({ version: '4.0', drift: { what, since: NOW, released: '4.1' } });
  const doubt = { may: [], since: NOW, release: 'R-1', rollout: 'R-1-1', step: 'eu' };
  test.each<[string, object, object | undefined, object[]]>([
    ['what was released, where nobody asks', {}, undefined, [{ version: '4.1' }]],
    ['its configuration, where that answers', {}, { fingerprint: 'a' }, [{ version: '4.1', fingerprint: 'a' }]],
    [
      'not where nothing answers now',
      {},
      { fingerprint: 'a', failing: { since: NOW, why: 'x' } },
      [{ version: '4.1' }],
    ],
    ['what answers, where that drifts', {}, drift('version'), [{ version: '4.0', fingerprint: undefined }]],
    [
      'what was released, where its configuration drifts',
      {},
      drift('config'),
      [{ version: '4.1', fingerprint: undefined }],
    ],
    ['nothing where it is in doubt', { doubt }, undefined, []],
    ['nothing where nobody told', { now: undefined }, undefined, []],
  ])('is %s', (_, eu, answer, expected) =>
    expect(runsIn('api', 'production', world(eu, answer))).toEqual(expected.map((e) => ({ region: 'eu', ...e }))),
  );
  test('is nothing where the manifest knows no such environment', () =>
    expect(runsIn('api', 'moon', world({}))).toEqual([]));
});

describe('beside what runs there', () => {
  const words = (world: ReturnType<typeof known>, open: Release[] = [], where = 'production') =>
    betweenWords('api', where, open, world).map(spoken);
  test.each([
    ['4.1', '4.1', []],
    ['4.2', '4.1', ['should be as in staging: 4.2 there (eu), 4.1 here (eu)']],
    ['4.1#a', '4.1#b', ['its configuration should be as in staging: of 4.1 it is another in eu there than in eu here']],
  ])('of %s in staging and %s in production', (staging, production, expected) =>
    expect(words(known(staging, production))).toEqual(expected),
  );
  test('nothing while a rollout is under way in one of the two', () => {
    const going = (environment: string, status = 'deploying') => [release({ environment, status })];
    const differ = known('4.2', '4.1');
    expect([words(differ, going('production')), words(differ, going('staging'))]).toEqual([[], []]);
    expect(words(differ, [...going('spare'), ...going('staging', 'planned')])).toHaveLength(1);
    expect(words(differ, [], 'spare')).toEqual([]);
  });
});

describe('in a digest, the difference between two environments is', () => {
  const lines = (...open: Release[]) => betweenAll(open, known('4.2', '4.1')).map(spoken);
  const there = { environment: 'production' };
  const DIFFERENCE = ['api: 4.2 in staging (eu), 4.1 in production (eu)'];
  test.each<[string, object, string[]]>([
    ['left out, where it is on its way', { ...there, items: items('ledger@1 api@v4.2') }, []],
    ['left out, where it is on its way back', { environment: 'staging', items: items('api@4.1') }, []],
    [
      'left out, where it comes there later',
      { environment: 'spare', ahead: [{ ...there, window: PLAN.window }], items: items('api@4.2') },
      [],
    ],
    ['told, where another version comes', { ...there, items: items('api@4.3') }, DIFFERENCE],
    ['told, where another service has that version', { ...there, items: items('ledger@4.2') }, DIFFERENCE],
    ['told, where it goes elsewhere', { environment: 'spare', items: items('api@4.2') }, DIFFERENCE],
    [
      'left out, while a rollout of it is under way',
      { ...there, status: 'deploying', items: items('ledger@1 api@9') },
      [],
    ],
    ['told, while one of another service is', { ...there, status: 'deploying', items: items('ledger@1') }, DIFFERENCE],
  ])('%s', (_, more, expected) => expect(lines(release(more))).toEqual(expected));
  test('of their configurations too; nothing where there is none', () => {
    expect(betweenAll([], known('4.1#a', '4.1#b')).map(spoken)).toEqual([
      'api: the configuration of 4.1 is another in staging (eu) than in production (eu)',
    ]);
    expect(betweenAll([], known('4.1', '4.1'))).toEqual([]);
  });
});

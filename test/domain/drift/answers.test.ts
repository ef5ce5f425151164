import { describe, expect, test } from 'vitest';
import { driftOf, ofPlace, type VersionAnswer } from '../../../src/domain/drift/answers.ts';
import type { ObserveVersion } from '../../../src/domain/drift/observe-version.ts';
import { proofOf } from '../../../src/domain/drift/proof.ts';
import { answerWords } from '../../../src/domain/drift/words.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { following } from '../following.ts';
import { type Given, given, NOW, running } from '../given.ts';
import { BASE, rolled } from '../release/made.ts';
import { spoken } from '../spoken.ts';

const SHA = 'abcdef0123456789';
const drift = { what: 'version', since: NOW, released: '4.2' } as const;
const failing = { since: NOW, why: 'it answered 503' };

test.each<[string, string, object, string | undefined]>([
  ['4.1', '4.1', {}, undefined],
  ['v4.1', '4.1', {}, undefined],
  ['4.0', '4.1', {}, 'version'],
  ['abcdef0', '4.1', { commit: SHA }, undefined],
  [SHA, '4.1', { commit: 'abcdef0' }, undefined],
  [`${SHA}-dirty`, '4.1', { commit: SHA }, 'version'],
  ['abcdef', '4.1', { commit: SHA }, 'version'],
  ['bcdef01', '4.1', { commit: SHA }, 'version'],
  [SHA, 'commit abcdef0', {}, undefined],
  ['abcdef0', `commit ${SHA}`, {}, undefined],
  ['abcdef', 'commit abcdef', {}, 'version'],
  ['abcdef0', `on commit ${SHA}`, {}, 'version'],
  ['abcdef0', 'commit abcdef0 of main', {}, 'version'],
  ['abcdef0', '4.1', {}, 'version'],
])('%s answers where %s %j was released: %s', (version, released, more, what) => {
  const place = { now: { version: released, ...more }, before: [] };
  expect(driftOf({ version }, place, undefined)).toBe(what);
  const doubt = { may: [], since: NOW, release: 'R-1', rollout: 'R-1-1', step: 'eu' };
  expect(driftOf({ version }, { ...place, doubt }, undefined)).toBeUndefined();
});

describe('a configuration is odd', () => {
  const place = { now: { version: '4.1', since: NOW }, before: [] };
  const known = (of: string): VersionAnswer => ({ since: NOW, config: { of, fingerprint: 'a' } });
  test.each([
    ['where it is another than was seen first', 'b', known(ofPlace(place)), 'config'],
    ['not where it is the same', 'a', known(ofPlace(place)), undefined],
    ['not where it tells none', undefined, known(ofPlace(place)), undefined],
    ['not where another version was seen first', 'b', known(`4.0 ${NOW}`), undefined],
    ['not where it was put there anew', 'b', known('4.1 2026-03-03T08:59:59.999Z'), undefined],
    ['not the first time', 'b', undefined, undefined],
  ])('%s', (_, fingerprint, before, what) =>
    expect(driftOf({ version: '4.1', ...(fingerprint && { fingerprint }) }, place, before)).toBe(what),
  );
  test('as it is called where nobody knows since when', () =>
    expect([ofPlace({ before: [] }), ofPlace({ now: { version: '4.1' }, before: [] })]).toEqual([' ', '4.1 ']));
});

test.each<[string, Record<string, Partial<VersionAnswer>>, string[]]>([
  ['nobody asked', {}, []],
  ['one configuration', { eu: { version: '4.1', fingerprint: 'a' }, us: { version: '4.1', fingerprint: 'a' } }, []],
  [
    'two',
    { eu: { version: '4.1', fingerprint: 'a' }, us: { version: 'v4.1', fingerprint: 'b' } },
    ['its configuration differs between eu and us'],
  ],
  [
    'two of another version than the first region has',
    {
      eu: { version: '4.2', fingerprint: 'a' },
      us: { version: '4.1', fingerprint: 'b' },
      asia: { version: '4.1', fingerprint: 'c' },
    },
    ['its configuration differs between us and asia'],
  ],
  ['one that tells none', { eu: { version: '4.1', fingerprint: 'a' }, us: { version: '4.1' } }, []],
  ['one that tells nothing at all', { eu: { fingerprint: 'a' }, us: { fingerprint: 'b' } }, []],
  [
    'one that drifts, which is said',
    { eu: { version: '4.1', fingerprint: 'a' }, us: { version: '4.1', fingerprint: 'b', drift } },
    [`drift in us: 4.2 is released, 4.1 answers since ${NOW}`],
  ],
  [
    'one that does not answer, which is said',
    { eu: { version: '4.1', fingerprint: 'a' }, us: { version: '4.1', fingerprint: 'b', failing } },
    [`us does not answer since ${NOW}: it answered 503`],
  ],
  [
    'one that never told its version',
    { eu: { drift } },
    [`drift in eu: 4.2 is released, another version answers since ${NOW}`],
  ],
])('what is wrong between regions: %s', (_, regions, words) => {
  const all = Object.entries(regions).map(([region, answer]) => [region, { since: NOW, ...answer }] as const);
  const known = { v: 2 as const, id: 'production/api', regions: Object.fromEntries(all) };
  expect(answerWords(known, ['eu', 'us', 'asia']).map(spoken)).toEqual(words);
  expect(answerWords(undefined, ['eu'])).toEqual([]);
});

test.each<[string, Partial<VersionAnswer> | undefined, object[]]>([
  ['nobody asked', undefined, []],
  ['nothing was told', {}, []],
  ['a version', { version: '4.1' }, [{ said: '4.1 answers', at: NOW }]],
  ['a configuration', { version: '4.1', fingerprint: 'a' }, [{ said: '4.1 answers', at: NOW, digest: 'a' }]],
  ['silence', { version: '4.1', failing }, [{ said: 'does not answer: it answered 503', at: NOW }]],
])('what is kept with a decision: %s', (_, answer, kept) => {
  const about = { what: 'api in eu', source: 'where it tells its version' };
  expect(proofOf('api', 'eu', answer && { since: NOW, ...answer })).toEqual(kept.map((k) => ({ ...about, ...k })));
});

describe('since when', () => {
  const at = (minute: number) => `2026-03-03T14:0${minute}:00.000Z`;
  const asked = (version: string, fingerprint?: string): ObserveVersion => ({
    ...{ type: 'ObserveVersion', environment: 'production', service: 'api', region: 'eu' },
    got: { version, ...(fingerprint && { fingerprint }) },
  });
  /** One answer a minute. */
  const answering = (...all: ObserveVersion[]): Given =>
    all.reduce(
      (g, one, minute) => g.at(at(minute)).done(one),
      given().put('environment', 'production', running({ api: { eu: '4.1' } })),
    );
  const said = (g: Given) => answerWords(g.world.answers['production/api'], ['eu']).map(spoken);
  test('another version answers, whichever odd one answered before it', () => {
    const g = answering(asked('4.0'), asked('3.9'), asked('3.9'));
    expect(said(g)).toEqual([`drift in eu: 4.1 is released, 3.9 answers since ${at(1)}`]);
    expect(following(g)[0]).toBe(
      `engineering: Drift: api in eu of production: 4.1 is released, 3.9 answers since ${at(1)}`,
    );
    expect(said(answering(asked('4.0'), asked('4.0'), asked('3.9')))).toEqual([
      `drift in eu: 4.1 is released, 3.9 answers since ${at(2)}`,
    ]);
  });
  test('a version answers, of whatever configuration by now', () =>
    expect(said(answering(asked('4.0', 'a'), asked('4.0', 'a'), asked('4.0', 'b')))).toEqual([
      `drift in eu: 4.1 is released, 4.0 answers since ${at(0)}`,
    ]));
  test('a configuration is another, whichever by now', () =>
    expect(said(answering(asked('4.1', 'a'), asked('4.1', 'b'), asked('4.1', 'b'), asked('4.1', 'c')))).toEqual([
      `drift in eu: the configuration of 4.1 is another since ${at(1)}, and nothing was deployed`,
    ]));
  test('of a version that was released since, it is told anew; of the same it is not', () => {
    const g = answering(asked('4.0'), asked('4.0'));
    g.when(asked('4.0')).thenFacts();
    g.put('environment', 'production', running({ api: { eu: '4.2' } })).done(asked('4.0'));
    expect(said(g)).toEqual([`drift in eu: 4.2 is released, 4.0 answers since ${at(0)}`]);
  });
  test('a version that comes after an odd configuration is seen twice before it is told', () => {
    const g = answering(asked('4.1', 'a'), asked('4.1', 'b'), asked('4.0', 'b'));
    expect(said(g)).toEqual([]);
    expect(said(g.at(at(3)).done(asked('4.0', 'b')))).toEqual([
      `drift in eu: 4.1 is released, 4.0 answers since ${at(2)}`,
    ]);
  });
  test('a rollout of it elsewhere hides nothing here', () => {
    const elsewhere = { ...rolled('deploying', []), environment: 'staging' };
    const g = answering().put('release', 'R-1', elsewhere);
    g.when(asked('4.0')).thenTypes('VersionAnswered');
    g.put('release', 'R-1', rolled('deploying', []));
    g.when(asked('4.0')).thenFacts();
  });
  test('what is checked of the releases that go there is another; of those that go elsewhere it is not', () => {
    const g = answering(asked('4.0'))
      .put('release', 'R-1', { ...BASE, status: 'planned' } as Release)
      .put('release', 'R-2', { ...BASE, id: 'R-2', status: 'planned', environment: 'spare' } as Release);
    expect(following(g.done(asked('4.0'))).filter((l) => l.startsWith('edit'))).toEqual(['edit R-1/headline']);
  });
  test('it has answered as it does is kept, whatever else was seen of it', () => {
    const g = answering(asked('4.1', 'a'), asked('4.1', 'a'));
    expect(g.world.answers['production/api']?.regions.eu).toEqual({
      ...{ version: '4.1', fingerprint: 'a', since: at(0), config: { of: '4.1 ', fingerprint: 'a' } },
    });
    g.done({ ...asked('4.1'), got: { why: 'x', misses: 3, since: at(0) } }).at(at(5));
    expect(g.done(asked('4.1', 'a')).world.answers['production/api']?.regions.eu).toMatchObject({ since: at(0) });
    expect(g.done(asked('4.1', 'b')).world.answers['production/api']?.regions.eu).toMatchObject({ since: at(5) });
    expect(g.done(asked('4.1')).world.answers['production/api']?.regions.eu).not.toHaveProperty('fingerprint');
  });
});

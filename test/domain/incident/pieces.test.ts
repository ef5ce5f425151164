import { describe, expect, test } from 'vitest';
import { incidents, withKey } from '../../../src/domain/incident/document.ts';
import {
  type Cause,
  type Incident,
  leastSaying,
  linkOf,
  type Opening,
  type Sighting,
  seenWith,
  stateOf,
  titleOf,
} from '../../../src/domain/incident/incident.ts';
import { newsOf } from '../../../src/domain/incident/news.ts';
import {
  causedBy,
  isOne,
  keyOfPart,
  openingAt,
  openingBy,
  timesOf,
  verdictOf,
} from '../../../src/domain/incident/openings.ts';
import { causesOf, isInTime, toldOnce } from '../../../src/domain/incident/probable-causes.ts';
import {
  causeWords,
  incidentWords,
  openingWords,
  outsideCause,
  verdictWords,
} from '../../../src/domain/incident/words.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { COMPANY } from '../given.ts';
import { rolled, step } from '../release/made.ts';
import { spoken } from '../spoken.ts';

/** Minutes after 12:00. */
const at = (minute: number) => new Date(Date.parse('2026-03-03T12:00:00.000Z') + minute * 60_000).toISOString();
const saw = (state: Sighting['state'], minute: number, more: Partial<Sighting> = {}): Sighting => ({
  source: 'pagerduty',
  key: 'P1',
  state,
  at: at(minute),
  startedAt: at(minute),
  title: 'Checkout fails',
  ...more,
});
const since = (minute: number) => ({ startedAt: at(minute) });
const cause = (deploy: string, more: Partial<Cause> = {}): Cause => ({
  deploy,
  service: 'api',
  version: '4.2',
  environment: 'production',
  began: at(0),
  ...more,
});
const opening = (from: number, over?: number, ...causes: Cause[]): Opening => ({
  since: at(from),
  ...(over !== undefined && { over: at(over) }),
  causes,
});
const incident = (more: Partial<Incident> = {}): Incident => ({
  v: 5,
  id: 'I-1',
  service: 'api',
  environment: 'production',
  seen: [saw('open', 5)],
  openings: [opening(5)],
  verdicts: [],
  ...more,
});
const verdict = (of: number, deploy?: string) => ({ ...(deploy && { deploy }), by: 'UQA', at: at(30), of: at(of) });

describe('when it was open', () => {
  const other = (state: Sighting['state'], minute: number, more: Partial<Sighting> = {}) =>
    saw(state, minute, { source: 'slack', key: 'S1', ...more });
  test.each<[string, Sighting[], [number, number?][]]>([
    ['nobody told', [], []],
    ['it is', [saw('open', 5)], [[5]]],
    ['taken on, it is one', [saw('open', 5), saw('acknowledged', 7, since(5))], [[5]]],
    ['it is over', [saw('open', 5), saw('resolved', 9, since(5))], [[5, 9]]],
    ['only its end was told', [saw('resolved', 9, since(5))], [[5, 9]]],
    ['its end was told twice', [saw('resolved', 9, since(5)), saw('resolved', 10, since(5))], [[5, 9]]],
    [
      'again, with the start of the first',
      [saw('open', 5), saw('resolved', 9, since(5)), saw('open', 12, since(5))],
      [[5, 9], [12]],
    ],
    [
      'again, with a start of its own',
      [saw('open', 5), saw('resolved', 9, since(5)), saw('open', 12, since(11))],
      [[5, 9], [11]],
    ],
    ['again, from its end', [saw('open', 5), saw('resolved', 9, since(5)), saw('open', 12, since(9))], [[5, 9], [12]]],
    ['it began earlier, as was told later', [saw('open', 5), saw('acknowledged', 7, since(3))], [[3]]],
    ['it began later, as was told later', [saw('open', 5), saw('acknowledged', 7, since(6))], [[5]]],
    [
      'again, and that began earlier',
      [saw('open', 5), saw('resolved', 9, since(5)), saw('open', 14), saw('acknowledged', 15, since(12))],
      [[5, 9], [12]],
    ],
    [
      'by two that overlap',
      [saw('open', 5), saw('resolved', 9, since(5)), other('open', 8), other('resolved', 12, since(8))],
      [[5, 12]],
    ],
    [
      'by two, one within the other',
      [saw('open', 5), saw('resolved', 20, since(5)), other('open', 8), other('resolved', 12, since(8))],
      [[5, 20]],
    ],
    ['by two, one after the other', [saw('open', 5), saw('resolved', 9, since(5)), other('open', 10)], [[5, 9], [10]]],
    ['by two, one at the end of the other', [saw('open', 5), saw('resolved', 9, since(5)), other('open', 9)], [[5]]],
    ['by two, of which one is not over', [saw('open', 5), other('open', 8), other('resolved', 12, since(8))], [[5]]],
  ])('%s', (_, seen, times) =>
    expect(timesOf(seen)).toEqual(
      times.map(([from, over]) => ({ since: at(from), ...(over !== undefined && { over: at(over) }) })),
    ),
  );
  test('an instant is of the last that had begun, else of the first', () => {
    const [first, second] = [opening(5, 9), opening(12)];
    const of = (minute: number) => openingAt([first, second], at(minute));
    expect([of(4), of(5), of(11), of(12), of(60)]).toEqual([first, first, first, second, second]);
    expect(openingAt([], at(1))).toBeUndefined();
  });
  test('by all that tell of it: open while one says so, taken on where one says that', () => {
    const by = (...states: Sighting['state'][]) =>
      stateOf({ seen: states.map((s, n) => saw(s, n, { source: `s${n}` })) });
    expect([by('resolved', 'open'), by('open', 'acknowledged'), by('resolved', 'resolved')]).toEqual([
      'open',
      'acknowledged',
      'resolved',
    ]);
    expect(stateOf({ seen: [saw('open', 1), saw('resolved', 2)] })).toBe('resolved');
  });
  test('it is called as whoever told of it first calls it by now', () => {
    const seen = [
      saw('open', 5, { source: 'b', title: 'B' }),
      saw('open', 3, { source: 'a', title: 'A' }),
      saw('acknowledged', 6, { source: 'a', title: 'A2', ...since(3) }),
    ];
    expect(titleOf({ seen })).toBe('A2');
    expect(titleOf({ seen: [] })).toBe('');
    expect(linkOf({ seen: [saw('open', 5), saw('open', 6, { url: 'https://p.test' })] })).toBe('https://p.test');
    expect(linkOf({ seen: [saw('open', 5)] })).toBeUndefined();
  });
});

describe('what is kept of what was told', () => {
  const many = Array.from({ length: 40 }, (_, n) => saw(n % 2 === 0 ? 'open' : 'resolved', n));
  test('in order of source, key and time, each once', () => {
    const seen = [saw('open', 5)];
    expect(seenWith(seen, saw('open', 5, { title: 'other' }))).toBeUndefined();
    expect(seenWith(seen, saw('acknowledged', 5))?.map((s) => s.state)).toEqual(['open', 'acknowledged']);
    expect(seenWith([saw('acknowledged', 5)], saw('open', 5))?.map((s) => s.state)).toEqual(['open', 'acknowledged']);
    expect(seenWith(seen, saw('resolved', 4))?.map((s) => s.state)).toEqual(['resolved', 'open']);
    expect(seenWith(seen, saw('open', 1, { source: 'z' }))?.map((s) => s.source)).toEqual(['pagerduty', 'z']);
  });
  test('forty of each; what says least goes first, be it what was told', () => {
    expect(seenWith(many.slice(1), saw('open', 99))).toHaveLength(40);
    expect(seenWith(many, saw('open', 99))?.map((s) => s.at)).toEqual([...many.slice(1).map((s) => s.at), at(99)]);
    expect(seenWith(many, saw('open', -1))).toBeUndefined();
    expect(seenWith(many, saw('open', 1, { key: 'P2' }))).toHaveLength(41);
    const alike = [saw('open', 1), saw('open', 2), saw('open', 3), saw('resolved', 4)];
    expect(leastSaying(alike)?.at).toBe(at(2));
    expect(leastSaying(alike.slice(2))?.at).toBe(at(3));
    expect(leastSaying([])).toBeUndefined();
  });
});

describe('whether two are one', () => {
  const other = (more: object = {}) => ({
    ...saw('open', 5, { source: 'slack', key: 'S1' }),
    environment: 'production',
    ...more,
  });
  test.each<[string, Partial<Incident>, ReturnType<typeof other>, boolean]>([
    [
      'by its key',
      {},
      other({ source: 'pagerduty', key: 'P1', startedAt: at(999), title: 'x', environment: 'far' }),
      true,
    ],
    ['by another’s key, at that time', {}, other({ key: 'P1', title: 'x' }), true],
    ['by its title, however it is written', {}, other({ title: '  CHECKOUT – fails!' }), true],
    ['by another title', {}, other({ title: 'Search fails' }), false],
    ['elsewhere', {}, other({ environment: 'far' }), false],
    ['where one does not tell where', {}, other({ environment: undefined }), true],
    ['where the other does not', { environment: undefined as never }, other(), true],
    ['a quarter of an hour apart', {}, other({ startedAt: at(20) }), true],
    ['more than that', {}, other({ startedAt: at(20.001) }), false],
    ['as much before', {}, other({ startedAt: at(-10) }), true],
    ['more before', {}, other({ startedAt: at(-10.001) }), false],
    ['by another key of the same system, while it is open', {}, other({ source: 'pagerduty', key: 'P2' }), false],
    [
      'by the key of another part of what the same system tells',
      {},
      other({ source: 'pagerduty', key: keyOfPart('P1', 'mail') }),
      true,
    ],
    ['by a part of another one', {}, other({ source: 'pagerduty', key: keyOfPart('P2', 'mail') }), false],
    [
      'by another key of the same system, once it opens again',
      {
        seen: [saw('resolved', 9, since(5)), saw('open', 40, { source: 'slack', key: 'S9' })],
        openings: [opening(5, 9), opening(40)],
      },
      other({ source: 'pagerduty', key: 'P2', startedAt: at(41), at: at(41) }),
      true,
    ],
  ])('%s', (_, known, told, one) => expect(isOne(incident(known), told)).toBe(one));
});

describe('what of it is news', () => {
  const open = incident();
  const over = incident({ seen: [saw('resolved', 9, since(5))], openings: [opening(5, 9)] });
  const withCause = (...deploys: string[]) =>
    incident({ openings: [opening(5, undefined, ...deploys.map((d) => cause(d)))] });
  test.each<[string, Incident | undefined, Incident, ReturnType<typeof newsOf>]>([
    ['it opened', undefined, open, 'opened'],
    ['first heard of when it was over, of no deploy', undefined, over, 'nothing'],
    [
      'first heard of when it was over, perhaps of one',
      undefined,
      { ...over, openings: [opening(5, 9, cause('R-1'))] },
      'opened',
    ],
    ['it is over', open, over, 'resolved'],
    ['it is open again', over, open, 'reopened'],
    ['nothing', open, open, 'nothing'],
    ['it stays over', over, over, 'nothing'],
    ['another cause came to light', withCause('R-1'), withCause('R-1', 'R-2'), 'causes'],
    ['fewer causes', withCause('R-1', 'R-2'), withCause('R-2'), 'nothing'],
    [
      'another, once somebody has said',
      withCause('R-1'),
      { ...withCause('R-1', 'R-2'), verdicts: [verdict(5, 'R-1')] },
      'nothing',
    ],
  ])('%s', (_, before, after, news) => expect(newsOf(before, after)).toBe(news));
});

describe('what caused it', () => {
  const two = incident({
    openings: [opening(5, 9, cause('R-1')), opening(12, undefined, cause('R-2'), cause('R-3'))],
    verdicts: [verdict(5, 'R-7')],
  });
  const [first, second] = two.openings as [Opening, Opening];
  test('as somebody said of that opening, else all that may have', () => {
    expect([causedBy(two, first), causedBy(two, second)]).toEqual([['R-7'], ['R-2', 'R-3']]);
    expect(causedBy({ ...two, verdicts: [verdict(5)] }, first)).toEqual([]);
    expect(verdictOf(two, second)).toBeUndefined();
    expect(verdictOf({ ...two, verdicts: [verdict(5, 'R-7'), verdict(6, 'R-8')] }, first)?.deploy).toBe('R-8');
    expect([openingBy(two, 'R-7'), openingBy(two, 'R-3'), openingBy(two, 'R-1')]).toEqual([first, second, undefined]);
  });
  test('it stands in the lists of its keys, days, causes, and of what is open', () => {
    expect(incidents.lists(two)).toEqual([
      'incidents/key/pagerduty/P1',
      'incidents/of/api/2026-03-03',
      'incidents/in/2026-03',
      'incidents/caused-by/R-7',
      'incidents/caused-by/R-2',
      'incidents/caused-by/R-3',
      'incidents/open',
    ]);
    expect(incidents.lists(incident({ openings: [opening(5, 9)] }))).not.toContain('incidents/open');
    // What others write is no mark of the store's.
    const odd = incident({ seen: [{ ...saw('open', 5), key: '{a="b",\tc}' }] });
    expect(incidents.lists(odd)).toContain('incidents/key/pagerduty/{a="b"%2C%09c}');
    expect(withKey('pagerduty', '{a="b",\tc}').lists).toEqual(['incidents/key/pagerduty/{a="b"%2C%09c}']);
  });
  test('within two hours before, or as the company says, and a minute of skew', () => {
    const within = (minute: number, incidentsWithinMinutes?: number) =>
      isInTime(at(minute), at(200), {
        ...COMPANY,
        ...(incidentsWithinMinutes !== undefined && { incidentsWithinMinutes }),
      });
    expect([79, 80, 200, 201, 202].map((m) => within(m))).toEqual([false, true, true, true, false]);
    expect([189, 190].map((m) => within(m, 10))).toEqual([false, true]);
  });

  const about = { service: 'api', environment: 'production', startedAt: at(60) };
  const release = (id: string, startedAt: number, more: Partial<Release> = {}): Release =>
    ({ ...rolled('completed', [step('eu', 'done', 'api 4.2')], { startedAt: at(startedAt) }), id, ...more }) as Release;
  const lines = (found: Cause[]) =>
    found.map((c) =>
      [c.deploy, c.service, ...(['running', 'needs', 'back', 'outside'] as const).filter((k) => c[k])].join(' '),
    );
  const among = (releases: Release[], more: object = {}, known: Cause[] = [], deployments: object[] = []) =>
    lines(causesOf({ ...about, ...more }, { releases, deployments: deployments as never, company: COMPANY }, known));
  test('what is under way first, then its own service, then what began last', () => {
    const ledger = { items: [{ service: 'ledger', version: '3' }] };
    expect(
      among([
        release('R-1', 10),
        release('R-2', 20),
        release('R-3', 30, ledger),
        { ...rolled('deploying', [], { startedAt: at(5) }), id: 'R-4' },
        release('R-5', 40, { items: [{ service: 'shop', version: '1' }] }),
        { ...rolled('rolling-back', [], { startedAt: at(4) }), id: 'R-6', items: ledger.items },
      ]),
    ).toEqual(['R-4 api running', 'R-6 ledger running needs back', 'R-2 api', 'R-1 api', 'R-3 ledger needs']);
  });
  test('the last rollout that began before it, where it is', () => {
    const begun = [
      { environment: 'production', at: at(10) },
      { environment: 'production', at: at(50), back: true as const },
      { environment: 'production', at: at(70) },
    ];
    expect(among([release('R-1', 70, { begun })])).toEqual(['R-1 api back']);
    expect(among([release('R-1', 70, { begun: begun.slice(2) })])).toEqual([]);
    expect(among([release('R-1', 10, { environment: 'far' })])).toEqual([]);
    expect(among([release('R-1', 10, { environment: 'far' })], { environment: undefined })).toEqual(['R-1 api']);
    expect(among([{ ...release('R-1', 10), status: 'planned', rollout: undefined } as never])).toEqual([]);
  });
  test('deployments outside, where they are live; those known before stay, and none is named twice', () => {
    const outside = (key: string, liveAt?: number) => ({
      source: 'ci',
      key,
      version: '4.3',
      ...(liveAt !== undefined && { liveAt: at(liveAt) }),
    });
    const of = (id: string, ...deployments: object[]) => ({ v: 1, id, deployments });
    const found = among(
      [release('R-1', 10)],
      {},
      [cause('R-9', { began: at(30), running: true }), cause('R-1'), cause('R-8', { began: at(-120) })],
      [
        of('production/api', outside('7', 20), outside('8')),
        of('production/shop', outside('9', 20)),
        of('production/ledger', outside('6', 40)),
        undefined as never,
      ],
    );
    expect(found).toEqual(['R-9 api', 'ci/7 api outside', 'R-1 api', 'ci/6 ledger needs outside']);
  });
});

describe('in words', () => {
  const said = (openings: Opening[], seen: Sighting[], of?: number) => {
    const whole = incident({ openings, seen });
    return spoken(incidentWords(whole, of === undefined ? undefined : openings[of]));
  };
  const again = [opening(5, 9), opening(12)];
  const reopened = [saw('resolved', 9, since(5)), saw('acknowledged', 12)];
  test('how it is; of an opening, what became of that', () => {
    const name = 'I-1 “Checkout fails” of api, ';
    expect(said([opening(5)], [saw('open', 5)])).toBe(`${name}open since ${at(5)}`);
    expect(said([opening(5, 9)], [saw('resolved', 9)])).toBe(`${name}over since ${at(9)}, began ${at(5)}`);
    expect(said(again, reopened)).toBe(`${name}acknowledged again since ${at(12)}, for the 2nd time`);
    expect(said(again, reopened, 0)).toBe(
      `${name}over since ${at(9)}, began ${at(5)}; since then acknowledged again since ${at(12)}`,
    );
    expect(said([opening(5, 9), opening(12, 13)], [saw('resolved', 13)])).toBe(
      `${name}over since ${at(13)}, began again ${at(12)}, for the 2nd time`,
    );
    expect(said([], [saw('open', 5)])).toBe(`${name}of which nobody told when`);
  });
  test.each([
    [3, 'rd'],
    [4, 'th'],
    [11, 'th'],
    [12, 'th'],
    [13, 'th'],
    [21, 'st'],
    [22, 'nd'],
    [111, 'th'],
    [114, 'th'],
  ])('the %i%s time', (n, th) => {
    const openings = Array.from({ length: n }, (_, k) => opening(k * 2, k === n - 1 ? undefined : k * 2 + 1));
    expect(said(openings, [saw('open', 0)])).toContain(`for the ${n}${th} time`);
  });
  test('why a deploy may have caused it', () => {
    const words = (more: Partial<Cause>, minute = 5) =>
      spoken(causeWords(cause('R-1', more), { since: at(minute) }, 'shop'));
    expect(words({})).toBe('R-1: its rollout of api 4.2 to production began 5 min before');
    expect(words({ back: true })).toBe('R-1: its rollback of api 4.2 in production began 5 min before');
    expect(words({}, 0)).toBe('R-1: its rollout of api 4.2 to production began in the same minute');
    expect(words({ outside: true, needs: true })).toBe(
      'api 4.2 was deployed to production outside Gonogo 5 min before, which shop needs',
    );
    expect(words({ running: true })).toBe(
      'R-1: its rollout of api 4.2 to production began 5 min before, and is under way',
    );
  });
  test('an opening that another followed: its cause, as somebody said, or perhaps', () => {
    const of = (one: Opening, more: Partial<Incident> = {}) =>
      spoken(openingWords(incident({ openings: [one], ...more }), one));
    expect(of(opening(5, 9))).toBe(`from ${at(5)} to ${at(9)}: no deploy began in the time before it`);
    expect(of(opening(5, undefined, cause('R-1')))).toBe(
      `from ${at(5)}: perhaps R-1: its rollout of api 4.2 to production began 5 min before`,
    );
    expect(of(opening(5), { verdicts: [verdict(5)] })).toBe(
      `from ${at(5)}: no deploy caused it, says @UQA (${at(30)})`,
    );
    const outside = opening(5, undefined, cause('ci/7', { outside: true }), cause('R-1'));
    expect(of(outside, { verdicts: [verdict(5, 'ci/7')] })).toBe(
      `from ${at(5)}: caused by api 4.2, deployed outside Gonogo, says @UQA (${at(30)})`,
    );
    expect(outsideCause(outside, { deploy: 'R-1' })).toBeUndefined();
    expect(spoken(verdictWords(verdict(5, 'R-1')))).toBe(`caused by R-1, says @UQA (${at(30)})`);
  });
});

describe('a deployment outside that several systems tell of', () => {
  const cause = (deploy: string, minute: number, more: object = {}) => ({
    ...{ deploy, service: 'api', version: '4.3', environment: 'production', outside: true as const },
    ...{ began: `2026-03-03T08:${String(minute).padStart(2, '0')}:00.000Z`, ...more },
  });
  const [github, ci] = [cause('github/1', 10), cause('ci/D-1', 12)];
  test.each<[string, ReturnType<typeof cause>[], string | undefined, string[]]>([
    ['is one to choose', [ci, github], undefined, ['ci/D-1']],
    ['is the one that somebody named', [ci, github], 'github/1', ['github/1']],
    ['is another where it is long before', [ci, cause('github/1', 1)], undefined, ['ci/D-1', 'github/1']],
    [
      'is another of another version',
      [ci, cause('github/1', 10, { version: '4.2' })],
      undefined,
      ['ci/D-1', 'github/1'],
    ],
    ['is another elsewhere', [ci, cause('github/1', 10, { environment: 'test' })], undefined, ['ci/D-1', 'github/1']],
    ['is another where one system tells of two', [ci, cause('ci/D-2', 10)], undefined, ['ci/D-1', 'ci/D-2']],
    ['is no rollout of ours', [ci, cause('R-1', 10, { outside: undefined })], undefined, ['ci/D-1', 'R-1']],
  ])('%s', (_, causes, named, left) => expect(toldOnce(causes as never, named).map((c) => c.deploy)).toEqual(left));
});

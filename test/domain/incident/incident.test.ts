import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { incidents } from '../../../src/domain/incident/document.ts';
import type { HearIncident } from '../../../src/domain/incident/hear-incident.ts';
import { stateOf } from '../../../src/domain/incident/incident.ts';
import { incidentWords } from '../../../src/domain/incident/words.ts';
import { following } from '../following.ts';
import { type Given, given } from '../given.ts';
import { spoken } from '../spoken.ts';
import { at, live, only, told } from './told-of.ts';

describe('how it goes on', () => {
  const states = (g: Given) => stateOf(only(g));
  test('acknowledged, over, open again: only what is new is said', () => {
    const g = live().done(told());
    g.at(at('12:10')).done(told({ state: 'acknowledged', at: at('12:07') }));
    expect([states(g), following(g)]).toEqual(['acknowledged', ['edit R-1/headline']]);
    g.done(told({ state: 'resolved', at: at('12:09') }));
    expect(following(g)).toContain(
      `R-1: Over: incident I-1 “Checkout fails” of api, over since ${at('12:09')}, began ${at('12:05')}`,
    );
    g.when(told()).thenFacts();
    g.when(told({ state: 'acknowledged', at: at('12:07') })).thenFacts();
    g.at(at('12:20')).done(told({ state: 'open', at: at('12:15') }));
    expect(states(g)).toBe('open');
    expect(following(g).some((l) => l.startsWith('R-1!: Incident, open again: I-1'))).toBe(true);
  });
  test('over before anybody told of its beginning', () => {
    const g = live(at('12:30')).done(told({ state: 'resolved', at: at('12:20') }));
    expect(states(g)).toBe('resolved');
    g.done(told({ at: at('12:05') }))
      .when(told())
      .thenFacts();
    expect([states(g), spoken(incidentWords(only(g)))]).toEqual([
      'resolved',
      `I-1 “Checkout fails” of api, over since ${at('12:20')}, began ${at('12:05')}`,
    ]);
  });
  test('a clock that is ahead is not believed', () => {
    const g = live().done(told({ at: at('18:00'), startedAt: at('18:00') }));
    expect(only(g).seen[0]).toMatchObject({ at: at('12:06'), startedAt: at('12:06') });
    g.at(at('12:10')).done(told({ state: 'resolved', at: at('12:09') }));
    expect(states(g)).toBe('resolved');
  });
  test.each<[Partial<HearIncident>, number]>([
    [{ source: 'statuspage', key: 'x' }, 1],
    [{ source: 'statuspage', key: 'x', title: 'checkout  FAILS!' }, 1],
    [{ source: 'statuspage', key: 'P1', title: 'Orders' }, 1],
    [{ source: 'statuspage', key: 'x', startedAt: at('12:20'), at: at('12:20') }, 1],
    [{ source: 'statuspage', key: 'x', startedAt: '2026-03-03T12:20:01.000Z', at: at('12:21') }, 2],
    [{ source: 'statuspage', key: 'x', title: 'Orders' }, 2],
    [{ source: 'pagerduty', key: 'P2' }, 2],
    [{ source: 'statuspage', key: 'x', service: 'shop' }, 2],
  ])('of two systems: %j is %i in all', (more, many) => {
    const g = live(at('12:30')).done(told(), told(more));
    expect(g.world.incidents.map((i) => i.id)).toEqual(['I-1', 'I-2'].slice(0, many));
  });
  test('it is over when all who tell of it say so', () => {
    const other = { source: 'statuspage', key: 'x' };
    const g = live(at('12:30')).done(told(), told(other), told({ state: 'resolved', at: at('12:10') }));
    expect(states(g)).toBe('open');
    expect(states(g.done(told({ ...other, state: 'resolved', at: at('12:11') })))).toBe('resolved');
  });
  test.each<[string, Partial<HearIncident>]>([
    ['an unknown service', { service: 'API' }],
    ['an unknown environment', { environment: 'prod' }],
  ])('%s changes nothing, and says why', (_, more) => given().when(told(more)).thenFacts());
});

test('an incident of before, which had one beginning, is read as that', () => {
  const path = join(import.meta.dirname, '../../fixtures/documents/incident-1.json');
  const [said, open] = z.array(z.looseObject({ v: z.literal(1) })).parse(JSON.parse(readFileSync(path, 'utf8')));
  const { causes, verdict: _, ...rest } = Object(said);
  expect(incidents.read(said)).toEqual({
    ...rest,
    v: 5,
    openings: [{ since: at('12:05'), over: at('12:20'), causes }],
    verdicts: [{ deploy: 'R-1', by: 'UMANAGER', at: at('13:00'), of: at('12:05') }],
  });
  expect(incidents.read(open)).toMatchObject({ openings: [{ since: at('12:05'), causes: [] }], verdicts: [] });
});

test('in whatever order and how often it is told, the same is known in the end', () => {
  const one = fc.record({
    source: fc.constantFrom('pagerduty', 'statuspage'),
    key: fc.constantFrom('P1', 'P2'),
    minute: fc.integer({ min: 1, max: 9 }),
    start: fc.integer({ min: 0, max: 9 }),
    url: fc.constantFrom('https://pd.example/1', 'https://pd.example/2', undefined),
    state: fc.constantFrom('open' as const, 'acknowledged' as const, 'resolved' as const),
  });
  const all = fc.uniqueArray(one, { maxLength: 7, selector: (r) => `${r.source}/${r.key}/${r.minute}` });
  const known = (
    list: readonly {
      source: string;
      key: string;
      minute: number;
      start: number;
      url: string | undefined;
      state: HearIncident['state'];
    }[],
  ) => {
    const g = live(at('12:30'));
    for (const { source, key, minute, start, url, state } of list)
      g.done(
        told({
          source,
          key,
          state,
          title: `of ${key}`,
          ...(url !== undefined && { url }),
          startedAt: at(`12:0${Math.min(start, minute)}`),
          at: at(`12:0${minute}`),
        }),
      );
    return g.world.incidents
      .map(({ id: _, ...i }) => i)
      .sort((a, b) => ((a.seen[0]?.key ?? '') < (b.seen[0]?.key ?? '') ? -1 : 1));
  };
  const mixed = all.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
  );
  fc.assert(
    fc.property(mixed, ([list, shuffled]) => {
      expect(known(shuffled)).toEqual(known([...list].sort((a, b) => a.minute - b.minute)));
    }),
    { numRuns: 60 },
  );
});

test('without a time of its own an incident is open since it began: an end that was heard late ends it', () => {
  const { at: _, ...untimed } = told();
  const g = live(at('12:10'))
    .done(untimed)
    .done(told({ state: 'resolved', at: at('12:09') }));
  expect(stateOf(only(g))).toBe('resolved');
  // Told again as open, without a time, it is so now.
  expect(stateOf(only(g.at(at('12:20')).done(untimed)))).toBe('open');
  const early = live(at('12:10')).done({ ...untimed, state: 'resolved' });
  early.done(told({ at: at('12:08') }));
  expect(following(early)).toEqual(['edit R-1/headline']);
  expect(stateOf(only(early))).toBe('resolved');
});

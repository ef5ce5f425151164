import { describe, expect, test } from 'vitest';
import { isCalledBy, renamed } from '../../../src/domain/environment/by-commit.ts';
import type { Outside, Ran, RunsThere, WhatRuns } from '../../../src/domain/environment/environment.ts';
import { versionAllowed } from '../../../src/domain/environment/facts/version-allowed.ts';
import { versionPartlyLive } from '../../../src/domain/environment/facts/version-partly-live.ts';
import { versionProved } from '../../../src/domain/environment/facts/version-proved.ts';
import { versionRecorded } from '../../../src/domain/environment/facts/version-recorded.ts';
import { versionTakenBack } from '../../../src/domain/environment/facts/version-taken-back.ts';
import { versionUnhealthy } from '../../../src/domain/environment/facts/version-unhealthy.ts';
import {
  goneOutside,
  isWhole,
  returned,
  settledAt,
  undone,
  wentLive,
} from '../../../src/domain/environment/going-live.ts';
import { heldAmong, withHeld, without, withoutHeld } from '../../../src/domain/environment/held-versions.ts';
import { looksAt } from '../../../src/domain/environment/looking.ts';
import { placeWords } from '../../../src/domain/environment/place-words.ts';
import { aheadOf, couldMeet, queueOf } from '../../../src/domain/environment/queue.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { linesOf } from '../following.ts';
import { COMPANY, given, NOW, PLAN, running } from '../given.ts';
import { BASE, rolled } from '../release/made.ts';
import { spoken } from '../spoken.ts';

/** Minutes after 08:00. */
const at = (minute: number) => new Date(Date.parse('2026-03-03T08:00:00.000Z') + minute * 60_000).toISOString();
const ran = (version: string, minute?: number, more: Partial<Ran> = {}): Ran => ({
  version,
  ...(minute !== undefined && { since: at(minute) }),
  ...more,
});
const place = (now: Ran | undefined, before: Ran[] = [], more: Partial<RunsThere> = {}): RunsThere => ({
  ...(now && { now }),
  before,
  ...more,
});
const doubt = { may: ['4.1', '4.2'], since: at(30), release: 'R-1', rollout: 'R-1-1', step: 'eu' };
const five = ['3.4', '3.3', '3.2', '3.1', '3.0'].map((v) => ran(v));

describe('a place', () => {
  test('where a version comes live: what ran is its past, and no doubt is left', () => {
    expect(wentLive(place(ran('4.1'), [ran('4.0')], { doubt }), ran('4.2'))).toEqual(
      place(ran('4.2'), [ran('4.1'), ran('4.0')]),
    );
    expect(wentLive(place(undefined), ran('4.2'))).toEqual(place(ran('4.2')));
    const own = { release: 'R-1' };
    expect(wentLive(place(ran('4.2', 1, own), [ran('4.0')]), ran('4.2', 2, own)).before).toEqual([ran('4.0')]);
    expect(wentLive(place(ran('4.2', 1, own)), ran('4.2', 2, { release: 'R-2' })).before).toHaveLength(1);
    expect(wentLive(place(ran('4.1', 1, own)), ran('4.2', 2, own)).before).toHaveLength(1);
    expect(wentLive(place(ran('4.1'), five), ran('4.2')).before.map((b) => b.version)).toEqual([
      '4.1',
      '3.4',
      '3.3',
      '3.2',
      '3.1',
    ]);
    expect([isWhole(place(ran('4.1'), five)), isWhole(place(ran('4.1'), five.slice(1)))]).toEqual([false, true]);
  });
  test('where several systems tell of one deployment: it takes one place in the past', () => {
    const by = (source: string, version: string, minute: number) =>
      ran(version, minute, { outside: { source, key: version } });
    const both = (version: string, minute: number) => [by('argo', version, minute + 1), by('github', version, minute)];
    const past = [both('4.5', 50), both('4.4', 40), both('4.3', 30), both('4.2', 20), both('4.1', 10), ran('4.0', 0)];
    const [now, ...before] = past.flat();
    expect(goneOutside(place(now, before), { source: 'github', key: '4.5' }, before[0]).before).toEqual(before);
    expect(wentLive(place(now, before), ran('4.6', 60)).before).toEqual([now, ...before.slice(0, -1)]);
    expect(returned(place(now, before), ran('9', 60)).before).toEqual([now, ...before.slice(0, -1)]);
    expect([isWhole(place(now, before)), isWhole(place(now, before.slice(0, -1)))]).toEqual([false, false]);
    expect(isWhole(place(now, before.slice(0, 6)))).toBe(true);
    const again = [5, 4, 3, 2, 1, 0].map((n) => by('argo', '4.1', 2 * n));
    expect(wentLive(place(again[0], again.slice(1)), ran('4.6', 60)).before).toEqual(again.slice(0, 5));
  });
  test.each<[string, RunsThere, string, string[] | undefined]>([
    ['the step in doubt, tried again, settles it', place(ran('4.1'), [], { doubt }), '4.2', undefined],
    ['a share of another version does not', place(ran('4.1'), [], { doubt }), '4.3', ['4.1', '4.2']],
    ['what was to be replaced is not known', place(undefined, [], { doubt }), '4.2', ['4.1']],
    ['nothing was in doubt', place(ran('4.1')), '4.2', undefined],
  ])('with a share beside it: %s', (_, before, version, may) => {
    const told = { region: 'eu', service: 'api', version, percent: 5, release: 'R-2', at: at(40) };
    const brought = versionPartlyLive.of('production', told);
    const there = versionPartlyLive.evolve({ ...running({}), live: { api: { eu: before } } }, brought).live.api?.eu;
    expect([there?.partly?.version, there?.doubt?.may]).toEqual([version, may]);
    expect(there?.now).toEqual(before.now);
  });
  test('that goes back: who brought that version first is known again, and what lay above it is gone', () => {
    const old = ran('4.0', 1, { commit: 'c1', release: 'R-0', proved: at(5) });
    const there = place(ran('4.2', 3, { release: 'R-2' }), [ran('4.1', 2, { release: 'R-1' }), old, ran('3.9')]);
    expect(returned(there, ran('4.0', 9))).toEqual(place({ ...old, ...ran('4.0', 9) }, [ran('3.9')]));
    expect(returned(there, ran('4.1', 9), 'R-1')).toEqual(place(ran('4.1', 9), [there.now as Ran, old, ran('3.9')]));
    expect(returned(there, ran('9', 9)).before).toHaveLength(4);
    expect(returned(place(ran('4.1'), five), ran('9', 9)).before).toHaveLength(5);
    expect(returned(place(ran('4.1')), ran('4.1', 9))).toEqual(place(ran('4.1', 9)));
    expect(undone(there, 'R-2')).toEqual({ before: there.before });
  });
  test('where something came from outside stands where its time belongs', () => {
    const outside: Outside = { source: 'ci', key: '7' };
    const theirs = (version: string, minute: number, more: Partial<Ran> = {}) =>
      ran(version, minute, { outside, ...more });
    const there = place(ran('4.1', 20), [ran('4.0', 10)], { doubt });
    expect(goneOutside(there, outside, theirs('4.2', 31))).toEqual(
      place(theirs('4.2', 31), [ran('4.1', 20), ran('4.0', 10)]),
    );
    expect(goneOutside(there, outside, theirs('4.2', 30)).doubt).toEqual(doubt);
    expect(goneOutside(there, outside, theirs('3.9', 15))).toEqual(
      place(ran('4.1', 20), [theirs('3.9', 15), ran('4.0', 10)], { doubt }),
    );
    expect(goneOutside(place(theirs('4.2', 31)), outside, undefined)).toEqual({ before: [] });
    expect(goneOutside(place(theirs('4.2', 31), [ran('4.1', 20)]), outside, theirs('4.2', 40, { gone: true }))).toEqual(
      { before: [theirs('4.2', 40, { gone: true }), ran('4.1', 20)] },
    );
    const other = ran('4.3', 5, { outside: { source: 'ci', key: '8' } });
    expect(goneOutside(place(other), outside, theirs('4.2', 5)).now).toEqual(other);
    expect(goneOutside(place(theirs('4.2', 5)), { source: 'ci', key: '8' }, other).now).toEqual(other);
    expect(goneOutside(place(other), { source: 'cd', key: '8' }, undefined).now).toEqual(other);
    expect(goneOutside(place(ran('4.1', 20), five), outside, theirs('9', 30)).before).toHaveLength(5);
    expect(goneOutside(place(ran('4.1'), []), outside, theirs('9', 1)).before).toEqual([ran('4.1')]);
  });
  test('was settled when Gonogo last changed it, or by a doubt; what others did is past', () => {
    const outside = { outside: { source: 'ci', key: '7' } };
    expect(settledAt(place(ran('4.1', 20), [ran('4.0', 25), ran('3.9', 40, outside)]))).toBe(at(25));
    expect(settledAt(place(ran('4.1', 20), [], { doubt }))).toBe(at(30));
    expect(settledAt(place(ran('4.1')))).toBe('');
    expect(settledAt(place(undefined))).toBe('');
  });
  test('in which something was called by its commit', () => {
    const commit = 'abcdef0123';
    const called = (version: string, of?: string) => isCalledBy({ version, ...(of && { commit: of }) }, commit);
    expect([
      called('commit abcdef0'),
      called('COMMIT ABCDEF0'),
      called('commit 1234567'),
      called('abcdef0'),
      called('commit abcdef0', commit),
      called('commit abcdef0', 'abcdef0999'),
    ]).toEqual([true, true, false, false, true, false]);
    const named = { version: '4.3', commit };
    const before = place(ran('commit abcdef0'), [ran('commit abcdef0'), ran('4.1')], {
      doubt: { ...doubt, may: ['commit abcdef0', '4.1'] },
    });
    expect(renamed(before, named)).toEqual(
      place(ran('4.3'), [ran('4.3'), ran('4.1')], { doubt: { ...doubt, may: ['4.3', '4.1'] } }),
    );
    expect(renamed(place(undefined), named)).toEqual(place(undefined));
  });
  const said = (there: RunsThere) => spoken(placeWords(there));
  test.each<[RunsThere, string]>([
    [place(undefined), 'nobody has told what runs'],
    [place(ran('4.1')), '4.1 (nobody noted since when)'],
    [place(ran('4.1', 1)), `4.1 since ${at(1)}`],
    [place(ran('4.1', 1, { release: 'R-1' })), `4.1 since ${at(1)} (R-1)`],
    [place(ran('4.1', 1, { release: 'R-1', undid: 'R-2' })), `4.1 since ${at(1)} (R-2 was rolled back)`],
    [place(ran('4.1', 1, { byHand: { by: 'UQA', why: 'fire' } })), `4.1 since ${at(1)}, by hand (@UQA: fire)`],
    [
      place(ran('4.1', 1, { release: 'R-1', byHand: { by: 'UQA', why: 'fire' } })),
      `4.1 since ${at(1)} (R-1), by hand (@UQA: fire)`,
    ],
    [
      place(ran('4.1', 1, { release: 'R-1', undid: 'R-2', byHand: { by: 'UQA', why: 'fire' } })),
      `4.1 since ${at(1)}, by hand (@UQA: fire)`,
    ],
    [place(ran('4.1', 1, { outside: { source: 'ci', key: '7' } })), `4.1 since ${at(1)} (outside Gonogo, told by ci)`],
    [
      place(ran('4.1', 1, { outside: { source: 'ci', key: '7', by: { user: 'UQA' } } })),
      `4.1 since ${at(1)} (outside Gonogo, by @UQA, told by ci)`,
    ],
    [
      place(ran('4.1', 1), [], { partly: { version: '4.2', percent: 0, since: at(2), release: 'R-1' } }),
      `4.1 since ${at(1)}, 4.2 beside it, without traffic, since ${at(2)} (R-1)`,
    ],
    [place(ran('4.1', 1), [], { doubt }), `4.1 or 4.2: in doubt since ${at(30)} (step eu of R-1)`],
    [place(undefined, [], { doubt }), `4.1 or 4.2 or what ran before: in doubt since ${at(30)} (step eu of R-1)`],
    [
      place(ran('4.1', 1), [], { doubt: { ...doubt, may: ['4.2'] } }),
      `4.1 or 4.2: in doubt since ${at(30)} (step eu of R-1)`,
    ],
  ])('%#: %s', (there, words) => expect(said(there)).toBe(words));
  test('a reason is cut at two hundred letters', () => {
    const by = (why: string) => said(place(ran('4.1', 1, { byHand: { by: 'UQA', why } })));
    expect(by('x'.repeat(200))).toContain(`${'x'.repeat(200)})`);
    expect(by('😀'.repeat(201))).toContain(`${'😀'.repeat(200)}…)`);
  });
});

describe('what was rolled back is held', () => {
  const held = (service: string, version: string, commit?: string) => ({
    service,
    version,
    ...(commit && { commit }),
    release: 'R-1',
    at: NOW,
    why: 'x',
  });
  const there = (...all: ReturnType<typeof held>[]): WhatRuns => ({ ...running({}), held: all });
  const builds = {
    api: {
      v: 3,
      service: 'api',
      builds: [
        { version: '4.2', commit: 'abcdef0', at: NOW, commits: [] },
        { version: '4.3', commit: 'abcdef0', at: NOW, commits: [] },
      ],
    },
  } as never;
  const found = (items: { service: string; version: string; commit?: string }[], ...all: ReturnType<typeof held>[]) =>
    heldAmong(items, there(...all), { builds }).map((h) => [h.version, ...(h.as ? [`as ${h.as}`] : [])].join(' '));
  test('and comes again by its number, or under another by its commit', () => {
    const api = (version: string, commit?: string) => [{ service: 'api', version, ...(commit && { commit }) }];
    expect(found(api('4.2'), held('api', '4.2'))).toEqual(['4.2']);
    expect(found(api('4.3'), held('api', '4.2'))).toEqual(['4.2 as 4.3']);
    expect(found(api('5.0', 'abcdef0'), held('api', '4.2'))).toEqual(['4.2 as 5.0']);
    expect(found(api('5.0'), held('api', '4.2'))).toEqual([]);
    expect(found(api('4.3'), held('api', '9', '1234567'))).toEqual([]);
    expect(found([{ service: 'shop', version: '4.2' }], held('api', '4.2'))).toEqual([]);
    expect(heldAmong(api('4.2'), running({}), { builds })).toEqual([]);
  });
  test('once each, a hundred of them, the newest', () => {
    const versions = (e: WhatRuns) => e.held?.map((h) => `${h.service} ${h.version}`);
    const three = there(held('api', '1'), held('api', '2'), held('shop', '1'));
    expect(versions(withHeld(three, held('api', '1')))).toEqual(['api 2', 'shop 1', 'api 1']);
    expect(without(three, { service: 'api', version: '1' }).map((h) => h.version)).toEqual(['2', '1']);
    expect(without(running({}), { service: 'api', version: '1' })).toEqual([]);
    expect(withoutHeld(three, [])).not.toHaveProperty('held');
    expect(versions(withoutHeld(three, [held('api', '2')]))).toEqual(['api 2']);
    const many = there(...Array.from({ length: 100 }, (_, n) => held('api', `${n}`)));
    const full = withHeld(many, held('api', 'new')).held;
    expect([full?.length, full?.[0]?.version]).toEqual([100, '1']);
  });
  test('until somebody says why it may go there: those that wait there show it', () => {
    const of = (as?: string) =>
      linesOf(
        given()
          .put('environment', 'production', there(held('api', '4.2')))
          .put('release', 'R-1', { ...BASE, status: 'planned' })
          .put('release', 'R-2', { ...BASE, status: 'planned', id: 'R-2', environment: 'far' })
          .leadsTo(
            versionAllowed.of('production', {
              service: 'api',
              version: '4.2',
              ...(as && { as }),
              asked: 'R-1',
              by: 'UQA',
              at: NOW,
              text: { why: 'mended' },
            }),
          ),
      );
    expect(of()).toEqual(['R-1!: api 4.2 may go to production again, by @UQA: mended', 'edit R-1/headline']);
    expect(of('4.3')[0]).toBe('R-1!: api 4.3 (the same commit as 4.2) may go to production again, by @UQA: mended');
  });
});

describe('what is judged or recorded of what runs', () => {
  const there = (now: Ran, before: Ran[] = []): WhatRuns => ({
    ...running({}),
    live: { api: { eu: place(now, before) } },
  });
  const where = { region: 'eu', service: 'api' };
  const eu = (e: WhatRuns) => e.live.api?.eu;
  test('is of that version alone', () => {
    const proved = (version: string) =>
      eu(versionProved.evolve(there(ran('4.2')), versionProved.of('production', { ...where, version, at: NOW })));
    expect([proved('4.2'), proved('4.1')]).toEqual([place(ran('4.2', undefined, { proved: NOW })), place(ran('4.2'))]);
    const judged = (version: string) =>
      eu(
        versionUnhealthy.evolve(
          there(ran('4.2')),
          versionUnhealthy.of('production', { ...where, version, said: 'errors', at: NOW }),
        ),
      );
    expect([judged('4.2'), judged('4.1')]).toEqual([
      place(ran('4.2', undefined, { unhealthy: { said: 'errors', at: NOW } })),
      place(ran('4.2')),
    ]);
  });
  test('by hand: what ran before is a way back, another is new', () => {
    const recorded = (version: string, more: object = {}) =>
      eu(
        versionRecorded.evolve(
          there(ran('4.2'), [ran('4.1'), ran('4.0')]),
          versionRecorded.of('production', { ...where, version, by: 'UQA', at: NOW, text: { why: 'x' }, ...more }),
        ),
      );
    const now = (version: string) => ({ version, since: NOW, byHand: { by: 'UQA', why: 'x' } });
    expect(recorded('4.1')).toEqual(place(now('4.1'), [ran('4.0')]));
    expect(recorded('4.3', { commit: 'c' })).toEqual(
      place({ ...now('4.3'), commit: 'c' }, [ran('4.2'), ran('4.1'), ran('4.0')]),
    );
  });
  test('by hand: engineering hears, or the release that is stuck there', () => {
    const fact = versionRecorded.of('production', { ...where, version: '4.3', by: 'UQA', at: NOW, text: { why: 'x' } });
    const heard = (...all: Release[]) =>
      linesOf(
        all
          .reduce((g, r) => g.put('release', r.id, r), given().put('environment', 'production', there(ran('4.3'))))
          .leadsTo(fact),
      );
    const said = 'Done by hand: api 4.3 runs in eu of production. By @UQA: x';
    expect(heard()).toEqual([`engineering: ${said}`]);
    expect(heard({ ...BASE, status: 'planned' }).slice(0, 2)).toEqual([`engineering: ${said}`, 'edit R-1/headline']);
    expect(heard(rolled('failed', [])).slice(0, 2)).toEqual([`R-1!: ${said}`, 'edit R-1/headline']);
    expect(heard(rolled('failed', []))).toContain(`${NOW}: SettleRelease R-1 UQA`);
  });
  test('taken back: what is stuck there may be settled by that', () => {
    const fact = versionTakenBack.of('production', { ...where, release: 'R-9', at: NOW });
    expect(
      linesOf(
        given()
          .put('environment', 'production', there(ran('4.1')))
          .put('release', 'R-1', rolled('failed', []))
          .leadsTo(fact),
      ),
    ).toContain(`${NOW}: SettleRelease R-1 UMANAGER`);
  });
});

describe('in line for an environment', () => {
  const hour = (h: number) => new Date(Date.parse(PLAN.window.start) + h * 3_600_000).toISOString();
  const waits = (id: string, from: number, to: number, more: object = {}): Release =>
    ({
      ...BASE,
      status: 'planned',
      ...more,
      id,
      window: { ...PLAN.window, start: hour(from), end: hour(to) },
    }) as Release;
  const line = (...open: Release[]) =>
    queueOf('production', open, NOW).map((one) => [one.release.id, ...one.behind.map((r) => r.id)].join(' < '));
  const items = (...services: string[]) => ({ items: services.map((service) => ({ service, version: '1' })) });
  test.each<[string, Release[], string[]]>([
    [
      'by the start of its window, then by its number',
      [waits('R-10', 1, 2), waits('R-9', 1, 2), waits('R-3', 0, 1)],
      ['R-3', 'R-9', 'R-10 < R-9'],
    ],
    ['behind what overlaps', [waits('R-1', 0, 2), waits('R-2', 1, 3)], ['R-1', 'R-2 < R-1']],
    ['not behind what ends as it begins', [waits('R-1', 0, 1), waits('R-2', 1, 2)], ['R-1', 'R-2']],
    [
      'not behind other services',
      [waits('R-1', 0, 2, items('shop')), waits('R-2', 1, 3, items('api'))],
      ['R-1', 'R-2'],
    ],
    [
      'behind what is under way, whatever its window',
      [
        waits('R-1', 5, 6),
        { ...rolled('deploying', []), id: 'R-2', window: { ...PLAN.window, start: hour(9), end: hour(10) } },
      ],
      ['R-2', 'R-1 < R-2'],
    ],
    ['not behind what failed', [waits('R-1', 0, 1), { ...rolled('failed', []), id: 'R-2' }], ['R-2', 'R-1']],
    [
      'behind what it was to wait for, whenever that goes',
      [waits('R-1', 0, 1, { after: [{ release: 'R-2' }], ...items('shop') }), waits('R-2', 5, 6)],
      ['R-2', 'R-1 < R-2'],
    ],
    [
      'in a circle, as they are',
      [waits('R-1', 0, 1, { after: [{ release: 'R-2' }] }), waits('R-2', 5, 6, { after: [{ release: 'R-1' }] })],
      ['R-2', 'R-1 < R-2'],
    ],
    ['elsewhere, not', [waits('R-1', 0, 1, { environment: 'far' })], []],
    [
      'there later on its way',
      [waits('R-1', 0, 1, { environment: 'far', ahead: [{ environment: 'production', window: PLAN.window }] })],
      ['R-1'],
    ],
    [
      'there already, not',
      [
        waits('R-1', 0, 1, {
          environment: 'far',
          passed: [{ environment: 'production', window: PLAN.window, at: NOW }],
        }),
      ],
      [],
    ],
    ['that missed its window, not', [waits('R-1', -9, -8)], []],
  ])('%s', (_, open, expected) => expect(line(...open)).toEqual(expected));
  test('what it is behind, of all that are open', () => {
    const all = [
      waits('R-1', 0, 2),
      waits('R-2', 1, 3),
      waits('R-3', 0, 9, items('shop')),
      waits('R-4', 1, 2, { ...items('shop'), after: [{ release: 'R-1' }, { release: 'R-8' }] }),
    ];
    const behind = (n: number) => aheadOf(all[n] as Release, all, NOW).map((r) => r.id);
    expect([behind(0), behind(1), behind(2), behind(3)]).toEqual([[], ['R-1'], [], ['R-1', 'R-3']]);
    expect(aheadOf(waits('R-9', -9, -8), all, NOW)).toEqual([]);
  });
  test('two could meet where they share a service and a moment', () => {
    const spot = (start: number, end: number, ...services: string[]) => ({
      start: hour(start),
      end: hour(end),
      services,
    });
    const meet = (a: ReturnType<typeof spot>, b: ReturnType<typeof spot>) => couldMeet(a, b) && couldMeet(b, a);
    expect(meet(spot(0, 2, 'api'), spot(1, 3, 'shop', 'api'))).toBe(true);
    expect(meet(spot(0, 1, 'api'), spot(1, 3, 'api'))).toBe(false);
    expect(meet(spot(0, 2, 'api'), spot(1, 3, 'shop'))).toBe(false);
  });
});

test('whether a release that goes elsewhere asks what runs in an environment', () => {
  const environments = [
    ...COMPANY.environments,
    { name: 'staging', regions: [], stageTimeoutMinutes: 30 },
    { name: 'later', regions: [], stageTimeoutMinutes: 30, after: 'staging' },
  ];
  const looks = (more: object) =>
    looksAt({ ...BASE, status: 'planned', ...more } as Release, 'staging', { ...COMPANY, environments });
  expect(looks({ environment: 'staging' })).toBe(false);
  expect(looks({ environment: 'production' })).toBe(false);
  expect(looks({ environment: 'later' })).toBe(true);
  const passed = (...names: string[]) => ({
    passed: names.map((environment) => ({ environment, window: PLAN.window, at: NOW })),
  });
  expect([looks(passed('staging')), looks(passed('staging', 'far')), looks(passed('far', 'staging'))]).toEqual([
    true,
    false,
    true,
  ]);
});

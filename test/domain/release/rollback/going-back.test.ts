import { expect, test } from 'vitest';
import { type Release, rolloutOf, type Stage } from '../../../../src/domain/release/release.ts';
import { comesFirst } from '../../../../src/domain/release/rollback/comes-first.ts';
import {
  ableBack,
  itemsBack,
  itemsLeft,
  leftAlone,
  onlyWith,
  takenBack,
} from '../../../../src/domain/release/rollback/taken-back.ts';
import { approved } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const api = 'api 4.2<4.1';
const both = 'api 4.2<4.1, ledger 2.9<2.8';
const named = (steps: readonly Stage[]) =>
  steps.map((s) => [s.name, ...s.items.map((i) => i.service), ...(s.act ? [s.act] : [])].join(' '));
const services = (items: readonly { service: string }[]) => items.map((i) => i.service);

test.each<[string, Release, string[]]>([
  ['what was never deployed: nothing', { ...BASE, status: 'planned' }, []],
  [
    'what was begun, the newest first; what waits was not',
    rolled('failed', [step('eu', 'done', api), step('us', 'failed', api), step('ap', 'waiting', api)]),
    ['us api', 'eu api'],
  ],
  [
    'of a way back that failed: what it left, in its order in each region, first where nothing failed',
    rolled('rolling-back', [
      step('us', 'done', api, { region: 'us' }),
      step('eu shop', 'failed', 'shop 2<1'),
      step('eu', 'waiting', api),
      step('ap shop', 'waiting', 'shop 2<1', { region: 'ap' }),
      step('ap', 'waiting', api, { region: 'ap' }),
    ]),
    ['ap shop shop', 'ap api', 'eu shop shop', 'eu api'],
  ],
  [
    'of one that went back in part: the rest',
    rolled('rolled-back', [step('eu', 'done', api)], { left: [step('eu', 'done', 'ledger 2.9<2.8')] }),
    ['eu ledger'],
  ],
  [
    'what its pipeline refused never began: only what came before it',
    rolled('failed', [step('eu', 'done', api), step('us', 'failed', api, { how: 'refused' })]),
    ['eu api'],
  ],
  [
    'the first part of a region, where the second was refused',
    rolled('failed', [
      step('eu 10 %', 'done', api, { part: 'eu', share: 10 }),
      step('eu 100 %', 'failed', api, { part: 'eu', share: 100, how: 'refused' }),
    ]),
    ['eu api'],
  ],
  [
    'of one whose first step was refused: nothing',
    rolled('failed', [step('eu', 'failed', api, { how: 'refused' }), step('us', 'waiting', api)]),
    [],
  ],
  ['of one that went back whole: nothing', rolled('rolled-back', [step('eu', 'done', api)]), []],
  [
    'a part in several steps: in one',
    rolled('deploying', [
      step('eu 10 %', 'done', api, { part: 'eu', share: 10 }),
      step('eu 100 %', 'running', api, { part: 'eu', share: 100 }),
    ]),
    ['eu api'],
  ],
  [
    'while the old copy is kept: by a switch',
    rolled('deploying', [
      step('eu prepare', 'done', api, { part: 'eu', act: 'prepare' }),
      step('eu switch', 'done', api, { part: 'eu', act: 'switch' }),
      step('eu retire', 'waiting', api, { part: 'eu', act: 'retire' }),
    ]),
    ['eu api switch'],
  ],
  [
    'once the old copy is being retired: by a deploy',
    rolled('deploying', [
      step('eu switch', 'done', api, { part: 'eu', act: 'switch' }),
      step('eu retire', 'running', api, { part: 'eu', act: 'retire' }),
    ]),
    ['eu api'],
  ],
])('what a rollback takes back, %s', (_, release, expected) => expect(named(takenBack(release))).toEqual(expected));

test('a part that goes back forgets how it came: nothing of its share, its soak or its doubt is left', () => {
  const came = {
    part: 'eu',
    act: 'deploy',
    share: 10,
    pace: { soakMinutes: 5, promotion: 'timed' },
    verifyUntil: BASE.plannedAt,
    doubt: { verdict: 'unknown', said: 'x', at: BASE.plannedAt, until: BASE.plannedAt },
    passed: { by: 'UMANAGER', at: BASE.plannedAt },
  } as const;
  const [back] = takenBack(rolled('failed', [step('eu 10 %', 'done', api, came)]));
  expect(Object.keys(back ?? {})).toEqual(Object.keys(step('eu', 'done', api)));
});

test('only some services of it: steps that have none of them are left out', () => {
  expect(named(onlyWith([step('eu', 'done', both), step('us', 'done', api)], ['ledger']))).toEqual(['eu ledger']);
});

test('what stays where it is: by region and service, and what an earlier way back left', () => {
  const live = rolled('completed', [step('eu', 'done', both), step('us', 'done', both, { region: 'us' })]);
  expect(named(leftAlone(live, [step('eu', 'waiting', api)]))).toEqual(['us api ledger', 'eu ledger']);
  expect(named(leftAlone(live, takenBack(live)))).toEqual([]);
  const again = rolled('rolling-back', [step('eu', 'failed', both)], {
    left: [step('us', 'done', api, { region: 'us' })],
  });
  expect(named(leftAlone(again, [step('eu', 'waiting', both)]))).toEqual(['us api']);
  expect(leftAlone(rolled('rolling-back', [step('eu', 'failed', both)]), [])).toEqual([]);
});

test('the services that a way back is about, can be about, and leaves', () => {
  const about = (release: Release) => [itemsBack, ableBack, itemsLeft].map((of) => services(of(release)).join());
  const left = [step('eu', 'done', 'ledger 2.9<2.8')];
  expect(about({ ...BASE, status: 'planned' })).toEqual(['api,ledger', '', '']);
  expect(about(rolled('completed', [step('eu', 'done', api)]))).toEqual(['api,ledger', 'api', '']);
  expect(about(rolled('rolling-back', [step('eu', 'running', api)], { left }))).toEqual(['api', 'api', 'ledger']);
  expect(about(rolled('rolled-back', [step('eu', 'done', api)], { left }))).toEqual(['api', 'ledger', 'ledger']);
  expect(about(rolled('rolling-back', [step('eu', 'running', 'shop 1')]))).toEqual(['api,ledger', '', '']);
  // A drill brings all of it back again.
  expect(about({ ...rolled('rolled-back', [step('eu', 'done', api)]), drill: {} })).toEqual(['api,ledger', '', '']);
});

test.each<[string, Stage[], object, string | undefined]>([
  ['waits', [step('us', 'done', api), step('eu', 'waiting', api)], {}, 'R-2'],
  ['has begun', [step('us', 'done', api), step('eu', 'running', api)], {}, undefined],
  ['is held', [step('eu', 'waiting', api)], { held: { next: 'eu' } }, undefined],
])('a way back after another one, that %s', (_, stages, more, expected) => {
  const run = rolloutOf(rolled('rolling-back', stages, { after: 'R-2', ...more }));
  expect(run && comesFirst(run)).toBe(expected);
});

test('what its checks saw when it was let go stays with it when it goes back, and when that is tried again', () => {
  const R = { release: 'R-1' } as const;
  const fails = (deployId: string) =>
    ({ type: 'FailStage', ...R, deployId, stage: 'us', how: 'refused', why: 'x' }) as const;
  const g = approved().done({ type: 'StartDeploy', ...R });
  const seen = () => rolloutOf(g.world.releases['R-1'] ?? { ...BASE, status: 'planned' })?.evidence;
  const report = { type: 'ReportStage', ...R, stage: 'eu', n: 1, message: '' } as const;
  g.by('gonogo').done({ ...report, deployId: 'R-1-1', status: 'succeeded' });
  const then = seen();
  expect(then?.seen.length).toBeGreaterThan(0);
  expect(then?.again).toHaveLength(1);
  g.by('UMANAGER').done({ type: 'RollBack', ...R, why: 'errors' });
  expect(seen()).toEqual(then);
  g.by('gonogo')
    .done(fails('R-1-2'))
    .by('UMANAGER')
    .done({ type: 'RollBack', ...R, why: 'again' });
  expect(seen()).toEqual(then);
});

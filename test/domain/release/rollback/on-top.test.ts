import { expect, test } from 'vitest';
import type { Doubt, Partly, Ran, RunsThere } from '../../../../src/domain/environment/environment.ts';
import type { Release } from '../../../../src/domain/release/release.ts';
import { allOnTop, backPlan } from '../../../../src/domain/release/rollback/back-plan.ts';
import { lastBegunFirst, onTopOf } from '../../../../src/domain/release/rollback/on-top.ts';
import { emptyWorld, NOW, running } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const api = (version: string, release?: string, more: Partial<Ran> = {}): Ran => ({
  version,
  ...(release && { release }),
  ...more,
});
const places = (api: RunsThere, ledger: RunsThere = { before: [] }) => ({
  environments: { production: { ...running({}), live: { api: { eu: api }, ledger: { eu: ledger } } } },
});
const doubt = (release: string): Doubt => ({
  may: ['4.2', '4.3'],
  since: NOW,
  release,
  rollout: `${release}-1`,
  step: 'eu',
});
const partly = (release: string): Partly => ({ version: '4.3', percent: 25, release, since: NOW });
const own = rolled('completed', [step('eu', 'done', 'api 4.2<4.1')]);
const byHand = { byHand: { by: 'UQA', why: 'fire' } };

test.each<[string, RunsThere, string[], string[]]>([
  ['nobody knows what runs there', { before: [] }, [], []],
  ['its own version runs', { now: api('4.2', 'R-1'), before: [api('4.1')] }, [], []],
  ['another release came after it', { now: api('4.3', 'R-2'), before: [api('4.2', 'R-1')] }, ['R-2'], []],
  [
    'two came, the newest first',
    { now: api('4.4', 'R-3'), before: [api('4.3', 'R-2'), api('4.2', 'R-1'), api('4.1', 'R-0')] },
    ['R-3', 'R-2'],
    [],
  ],
  ['another version of the same release is not its own', { now: api('4.3', 'R-1'), before: [] }, ['R-1'], []],
  [
    'somebody put it there by hand',
    { now: api('4.3', 'R-2', byHand), before: [api('4.2', 'R-1')] },
    [],
    ['api 4.3 eu'],
  ],
  ['nobody told who put it there', { now: api('4.3'), before: [api('4.2', 'R-1')] }, [], ['api 4.3 eu']],
  ['its step has left things as they were', { now: api('4.1'), before: [] }, [], []],
  [
    'another ended halfway there, and may run',
    { now: api('4.2', 'R-1'), before: [], doubt: doubt('R-2') },
    ['R-2'],
    [],
  ],
  ['another has a share there', { now: api('4.2', 'R-1'), before: [], partly: partly('R-2') }, ['R-2'], []],
  [
    'another ended halfway on top of a third',
    { now: api('4.3', 'R-2'), before: [api('4.2', 'R-1')], doubt: doubt('R-3'), partly: partly('R-3') },
    ['R-3', 'R-2'],
    [],
  ],
  ['what is in doubt is its own', { now: api('4.2', 'R-1'), before: [], doubt: doubt('R-1') }, [], []],
  [
    'the doubt was there before it, which brought nothing',
    { now: api('4.1'), before: [], doubt: doubt('R-0') },
    [],
    [],
  ],
  ['its version runs by another release', { now: api('4.2', 'R-9'), before: [] }, [], []],
])('on top of what goes back, where %s', (_, there, releases, strange) => {
  const top = onTopOf(own, [step('eu', 'done', 'api 4.2<4.1')], places(there));
  expect(top.releases).toEqual(releases);
  expect(top.strange.map((s) => `${s.service} ${s.version} ${s.region}`)).toEqual(strange);
  expect(top.free).toEqual(releases.length + strange.length > 0 ? [] : ['api']);
});

test('what its own step left in doubt may run under what another left there since', () => {
  const failed = [step('eu', 'failed', 'api 4.2<4.1', { how: 'silent' })];
  const there = (release: string) => places({ now: api('4.1'), before: [], doubt: doubt(release) });
  expect(onTopOf(own, failed, there('R-2')).releases).toEqual(['R-2']);
  expect(onTopOf(own, failed, there('R-1')).releases).toEqual([]);
});

test('a service is free where nothing newer lies on it anywhere', () => {
  const steps = [
    step('eu', 'done', 'api 4.2<4.1, ledger 2.9<2.8'),
    step('us', 'done', 'api 4.2<4.1', { region: 'us' }),
  ];
  const top = onTopOf(
    own,
    steps,
    places({ now: api('4.3', 'R-2'), before: [] }, { now: api('2.9', 'R-1'), before: [] }),
  );
  expect(top).toEqual({ releases: ['R-2'], strange: [], free: ['ledger'] });
});

test('what began last goes back first; what never began, last', () => {
  const at = (id: string, startedAt: string): Release => ({ ...rolled('completed', [], { startedAt }), id });
  const never: Release = { ...BASE, id: 'R-0', status: 'planned' };
  const order = lastBegunFirst([never, at('R-1', '2026-03-01'), at('R-3', '2026-03-03'), at('R-2', '2026-03-02')]);
  expect(order.map((r) => r.id)).toEqual(['R-3', 'R-2', 'R-1', 'R-0']);
});

/** R-1 brought api, R-2 api and ledger on top of it, R-3 ledger on top of that; ledger 3.1 came from outside. */
const other = (id: string, brings: string, startedAt: string) => ({
  ...rolled('completed', [step('eu', 'done', brings)], { startedAt }),
  id,
});
const second = other('R-2', 'api 4.3<4.2, ledger 2.9<2.8', '2026-03-03T10:00:00.000Z');
const third = other('R-3', 'ledger 3.0<2.9', '2026-03-03T11:00:00.000Z');
const piled = (releases: Release[], strange = false) => ({
  ...emptyWorld(),
  ...places(
    { now: api('4.3', 'R-2'), before: [api('4.2', 'R-1'), api('4.1')] },
    { now: api('3.0', 'R-3'), before: [...(strange ? [api('3.1')] : []), api('2.9', 'R-2'), api('2.8')] },
  ),
  releases: Object.fromEntries(releases.map((r) => [r.id, r])),
  runningReleases: [],
});

test('what lies on top of what lies on top goes back too; of what nobody has read, no more is known', () => {
  expect(allOnTop(own, piled([second, third])).releases).toEqual(['R-2', 'R-3']);
  expect(allOnTop(own, piled([third])).releases).toEqual(['R-2']);
  expect(allOnTop(own, piled([second, third], true)).strange).toEqual([
    { service: 'ledger', version: '3.1', region: 'eu' },
  ]);
  // Only of the services that go back.
  expect(allOnTop(own, piled([second, third]), { services: ['ledger'] }).releases).toEqual([]);
});

test('all of them, the newest first; only what is free; or nobody has chosen', () => {
  const world = piled([second, third]);
  expect(backPlan(own, undefined, world)).toMatchObject({ refused: 'newer-on-top', field: 'how' });
  expect(backPlan(own, 'all', piled([second]))).toMatchObject({ refused: 'other-rollout' });
  const all = backPlan(own, 'all', world);
  expect('going' in all && all.going.map((g) => g.release.id)).toEqual(['R-3', 'R-2', 'R-1']);
  expect(backPlan(own, 'only', world)).toEqual({ going: [], stops: [] });
  const pair = rolled('completed', [step('eu', 'done', 'api 4.2<4.1, shop 7<6')]);
  const free = backPlan(pair, 'only', world);
  expect('going' in free && free.going.map((g) => g.stages.map((s) => s.items.map((i) => i.service)))).toEqual([
    [['shop']],
  ]);
});

test('what is under way there stops; what goes back itself is no other', () => {
  const underWay = (id: string, brings: string): Release => ({
    ...rolled('deploying', [step('eu', 'running', brings)]),
    id,
    items: [{ service: brings.split(' ')[0] ?? '', version: '9' }],
  });
  const [fourth, elsewhere] = [underWay('R-4', 'api 4.4<4.2'), underWay('R-5', 'shop 1')];
  const alone = { ...piled([]), ...places({ now: api('4.2', 'R-1'), before: [] }) };
  const plan = backPlan(own, 'all', { ...alone, runningReleases: [fourth, elsewhere, underWay('R-1', 'api 4.2')] });
  expect('stops' in plan && plan.stops.map((r) => r.id)).toEqual(['R-4']);
  const going = underWay('R-2', 'api 4.3<4.2');
  const together = backPlan(own, 'all', { ...piled([going]), runningReleases: [going] });
  expect('stops' in together && together.stops).toEqual([]);
});

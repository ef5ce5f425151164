import { expect, test } from 'vitest';
import { versionWarnings } from '../../../src/domain/calendar/conflicts.ts';
import { approved, given, PLAN } from '../given.ts';

const said = (version: string, start: string, environment = 'production') => {
  // api 4.2.0 is planned for 13:00.
  const { world } = given().done({ ...PLAN, items: [{ service: 'api', version: '4.2.0' }] });
  const end = new Date(Date.parse(start) + 3_600_000).toISOString();
  const plan = {
    items: [{ service: 'api', version }],
    environment,
    change: 'normal' as const,
    window: { start, end, zone: 'UTC' },
  };
  return versionWarnings(plan, { company: world.company, freezes: [], openReleases: world.openReleases }).map((c) =>
    c.saw.map((part) => (typeof part === 'string' ? part : 'say' in part ? part.say : '…')).join(''),
  );
};
const BEFORE = '2026-03-02T09:00:00.000Z';
const AFTER = '2026-03-20T09:00:00.000Z';

test.each([
  ['planned there already', '4.2.0', AFTER, 'api 4.2.0 is planned there already: R-1'],
  ['planned there already, with a v', 'v4.2.0', AFTER, 'api v4.2.0 is planned there already: R-1'],
  ['lower, and later', '4.1.9', AFTER, 'api 4.1.9 is lower than 4.2.0, which goes there before it: R-1'],
  ['newer, and earlier', '4.3.0', BEFORE, 'api 4.2.0 is lower, and goes there after it: R-1'],
])('a version that is %s is said before it is saved', (_, version, start, words) =>
  expect(said(version, start).join('\n')).toContain(words),
);

test.each([
  ['newer, and later', '4.3.0', AFTER, 'production'],
  ['lower, and earlier', '4.1.0', BEFORE, 'production'],
  ['of another kind', 'main', AFTER, 'production'],
  ['meant for elsewhere', '4.1.9', AFTER, 'staging'],
])('one that is %s is not', (_, version, start, environment) => expect(said(version, start, environment)).toEqual([]));

test.each(['4.1.9', '4.2'])('what is being taken back is neither before %s nor the same', (version) => {
  const g = approved().done({ type: 'StartDeploy', release: 'R-1' }, { type: 'RollBack', release: 'R-1', why: 'x' });
  const [item] = g.world.releases['R-1']?.items ?? [];
  const plan = {
    items: [{ service: item?.service ?? '', version }],
    environment: 'production',
    change: 'normal' as const,
    window: { start: AFTER, end: '2026-03-20T10:00:00.000Z', zone: 'UTC' },
  };
  const { company, openReleases } = g.world;
  expect(openReleases.map((r) => r.status)).toEqual(['rolling-back']);
  expect(versionWarnings(plan, { company, freezes: [], openReleases })).toEqual([]);
});

test('one that is lower than what runs', () => {
  const { company } = given().world;
  const window = { start: AFTER, end: '2026-03-20T10:00:00.000Z', zone: 'UTC' };
  const plan = {
    items: [{ service: 'api', version: '4.1' }],
    environment: 'production',
    change: 'normal' as const,
    window,
  };
  const place = (version: string) => ({ now: { version }, before: [] });
  const running = { v: 5 as const, name: 'production', live: { api: { eu: place('4.2'), us: place('4.0') } } };
  const [first] = versionWarnings(plan, {
    company,
    freezes: [],
    openReleases: [],
    environments: { production: running },
  });
  expect(JSON.stringify(first)).toContain('4.2');
});

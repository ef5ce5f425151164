import { expect, test } from 'vitest';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import type { Command } from '../../../src/domain/index.ts';
import { approved, COMPANY, emptyWorld, Given, PLAN, running } from '../given.ts';
import { spoken } from '../spoken.ts';

const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const report = (stage: string, deployId: string) =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status: 'succeeded', n: 1, message: '' }) as const;
const saw = (g: Given, id: string, gate: string) => {
  const release = g.world.releases[id];
  return release ? gatesOf(release, g.world).find((x) => x.id === gate) : undefined;
};

/** R-1 was live in eu and rolled back there. */
const rolledBack = (g: Given, meanwhile: Command[] = []) =>
  g
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }))
    .done(deploy)
    .done(report('eu', 'R-1-1'))
    .done(...meanwhile)
    .done({ type: 'RollBack', release: 'R-1', why: 'refunds fail' })
    .done(report('us', 'R-1-2'))
    .done(report('eu', 'R-1-2'));

/** R-2 brings the same api, with another ledger. */
const again = () =>
  rolledBack(approved()).done({
    ...PLAN,
    items: [
      { service: 'api', version: '4.2' },
      { service: 'ledger', version: '3.0' },
    ],
  });

test('what was rolled back somewhere is held there until somebody says why it may go there again', () => {
  const g = again();
  expect(g.world.environments.production?.held).toEqual([
    expect.objectContaining({ service: 'ledger', version: '2.9', release: 'R-1' }),
    expect.objectContaining({ service: 'api', version: '4.2', release: 'R-1', why: 'refunds fail' }),
  ]);
  const seen = saw(g, 'R-2', 'held-versions');
  expect(seen).toMatchObject({ open: false });
  expect(spoken(seen?.saw ?? [])).toMatch(
    /^api 4\.2 was rolled back .* \(R-1: refunds fail\): somebody has to say why/,
  );
  // Of itself it is said by what it is.
  expect(saw(g, 'R-1', 'held-versions')).toBeUndefined();
  const allow = { type: 'AllowVersions', release: 'R-2', why: 'the refund job is mended' } as const;
  g.by('UQA').when(allow).thenRefused('forbidden');
  const manager = g.by('gonogo');
  manager.when({ ...allow, why: ' ' }).thenRefused('needs-reason');
  manager.done(allow);
  expect(saw(manager, 'R-2', 'held-versions')).toBeUndefined();
  expect(manager.world.environments.production?.held?.map((h) => h.service)).toEqual(['ledger']);
  manager.when(allow).thenRefused('not-held');
});

test('another version of it is not held, nor another environment', () => {
  const g = again().done({ ...PLAN, items: [{ service: 'api', version: '4.3' }] });
  expect(saw(g, 'R-3', 'held-versions')).toBeUndefined();
});

const build = (version: string, commit: string): Command => ({
  type: 'RegisterBuild',
  service: 'api',
  version,
  commit,
  commits: [],
});
const COMMIT = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334';
/** Both rolled back, and 4.3 is planned; what is built of it is told before or after. */
const rebuilt = (...builds: Command[]) =>
  again()
    .by('gonogo')
    .done(...builds)
    .done({ ...PLAN, items: [{ service: 'api', version: '4.3' }] });

test.each([
  ['the same commit', [build('4.2', COMMIT), build('4.3', COMMIT)], true],
  ['the same commit, written shorter', [build('4.2', COMMIT.slice(0, 10)), build('4.3', COMMIT.toUpperCase())], true],
  ['another commit', [build('4.2', COMMIT), build('4.3', COMMIT.replace('a', 'b'))], false],
  ['a commit that nobody told of one', [build('4.3', COMMIT)], false],
  ['a commit that nobody told of the other', [build('4.2', COMMIT)], false],
])('a rebuild under another number, of %s', (_, builds, held) => {
  const sight = saw(rebuilt(...builds), 'R-3', 'held-versions');
  expect(sight && { open: sight.open, says: spoken(sight.saw) }).toEqual(
    held
      ? {
          open: false,
          says: expect.stringContaining('api 4.3 is built from the same commit as 4.2, which was rolled back'),
        }
      : undefined,
  );
});

test('a rebuild is allowed, and with it the commit under every number', () => {
  const g = rebuilt(build('4.2', COMMIT), build('4.3', COMMIT));
  const allow = { type: 'AllowVersions', release: 'R-3', why: 'the refund job is mended' } as const;
  g.done(allow);
  expect(g.facts.at(-1)).toMatchObject({ type: 'VersionAllowed', version: '4.2', as: '4.3', asked: 'R-3' });
  expect(saw(g, 'R-3', 'held-versions')).toBeUndefined();
  expect(saw(g, 'R-2', 'held-versions')).toBeUndefined();
  g.when(allow).thenRefused('not-held');
});

test('what a version was built from when it was rolled back counts, whatever its number is given to later', () => {
  const g = rolledBack(approved(), [build('4.2', COMMIT)])
    .done(build('4.2', 'ffffffffff'), build('4.3', COMMIT))
    .done({ ...PLAN, items: [{ service: 'api', version: '4.3' }] });
  expect(g.world.environments.production?.held).toContainEqual(expect.objectContaining({ commit: COMMIT }));
  expect(saw(g, 'R-2', 'held-versions')).toMatchObject({ open: false });
});

const needing = (live: Record<string, Record<string, string>>, items = [{ service: 'api', version: '4.2' }]) =>
  new Given(emptyWorld())
    .company({
      ...COMPANY,
      services: COMPANY.services.map((s) =>
        s.name === 'api' ? { ...s, needs: [{ needed: 'ledger', atLeast: '2.9' }] } : s,
      ),
    })
    .put('environment', 'production', running(live))
    .done({ ...PLAN, items });

test.each([
  ['the version that it needs runs everywhere', { ledger: { eu: '2.9', us: '2.10' } }, true],
  ['an older one runs in one region', { ledger: { eu: '2.9', us: '2.8.9' } }, false],
  ['nobody has told what runs', {}, false],
  ['what runs there can’t be compared', { ledger: { eu: 'main', us: 'main' } }, false],
])('dependencies: %s', (_, live, open) => {
  expect(saw(needing(live), 'R-1', 'dependencies')).toMatchObject({ open });
});

test.each([
  ['2.9', true],
  ['2.8', false],
])('dependencies: %s comes with it', (version, open) => {
  const items = [
    { service: 'api', version: '4.2' },
    { service: 'ledger', version },
  ];
  expect(saw(needing({}, items), 'R-1', 'dependencies')).toMatchObject({ open });
});

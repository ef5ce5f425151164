import { expect, test } from 'vitest';
import { FakeGitlab } from '../../sandbox/fakes/gitlab.ts';
import { join, md } from '../../src/blocks/mrkdwn.ts';
import { gitlab as adapter } from '../../src/deploy-targets/index.ts';
import { TheirFreezes } from '../../src/deploy-targets/their-freezes.ts';
import { closedGates, gatesOf } from '../../src/domain/gates/index.ts';
import { approved, COMPANY } from '../domain/given.ts';
import { open } from '../fakes/serve.ts';

/** Friday evening to Monday morning. */
const WEEKEND = { freeze_start: '0 23 * * 5', freeze_end: '0 8 * * 1', cron_timezone: 'Europe/Berlin' };

async function opened(more: object = {}, project = 'harbor/checkout') {
  const gitlab = new FakeGitlab();
  const entry = {
    url: await open(gitlab),
    project,
    token: { env: 'TOKEN' },
    allowPrivate: true,
    timeoutSeconds: 1,
    ...more,
  };
  const target = adapter.prepare(entry, () => 'glpat-right')({ callbackUrl: 'https://x.example' });
  let now = '2026-03-03T12:00:00.000Z';
  const changed: string[][] = [];
  const theirs = new TheirFreezes({
    targets: { pipeline: target },
    company: COMPANY,
    now: () => now,
    log: () => {},
    onChange: async (environments) => void changed.push(environments),
  });
  const closedAt = (at: string): string[] => {
    const g = approved().at(at).company(theirs.company());
    const release = g.world.releases['R-1'];
    return release
      ? closedGates(gatesOf(release, g.world)).map((c) => join([md`${c.id}: ${c.saw}`], '').text)
      : ['there is no release'];
  };
  const frozenAt = (at: string) => closedAt(at).filter((c) => c.startsWith('freeze'));
  return { gitlab, theirs, changed, frozenAt, isNow: (at: string) => (now = at) };
}

test('deploy freezes of the project hold what goes there, from each beginning to the next end', async () => {
  const { gitlab, theirs, frozenAt } = await opened();
  gitlab.periods = [WEEKEND];
  await theirs.start();
  expect(theirs.company().freezes).toMatchObject([{ keptBy: 'the project harbor/checkout of pipeline' }]);
  expect(frozenAt('2026-03-06T21:59:59.000Z')).toEqual([]);
  expect(frozenAt('2026-03-06T22:00:00.000Z').join()).toContain('frozen by pipeline harbor/checkout until');
  expect(frozenAt('2026-03-09T06:59:59.000Z')).toHaveLength(1);
  expect(frozenAt('2026-03-09T07:00:00.000Z')).toEqual([]);
  // Clocks go forward on Sunday the 29th: it ends an hour of the sun earlier.
  expect(frozenAt('2026-03-30T05:59:59.000Z')).toHaveLength(1);
  expect(frozenAt('2026-03-30T06:00:00.000Z')).toEqual([]);
  theirs.stop();
});

test('what can’t be read closes it, and says what opens it; warned of, it asks for a reason; ignored, it is not asked', async () => {
  const bad = await opened();
  bad.gitlab.token = 'another';
  await bad.theirs.start();
  const said = bad.frozenAt('2026-03-03T12:00:00.000Z').join();
  expect(said).toMatch(/deploy freezes of harbor\/checkout are not known: GitLab .*401/);
  expect(said).toContain('freezes: ignore in deploy-targets.yml');
  expect(said).not.toContain('manifests must be mended');
  bad.theirs.stop();
  const warned = await opened({ freezes: 'warn' });
  warned.gitlab.token = 'another';
  await warned.theirs.start();
  expect(warned.frozenAt('2026-03-03T12:00:00.000Z')).toEqual([]);
  expect(warned.theirs.company().freezes).toMatchObject([{ soft: true }]);
  warned.theirs.stop();
  const ignored = await opened({ freezes: 'ignore' });
  await ignored.theirs.start();
  expect(ignored.theirs.company()).toBe(COMPANY);
});

test.each([
  ['a zone that nobody knows', { ...WEEKEND, cron_timezone: 'Eastern Time (US & Canada)' }, 'the time zone Eastern'],
  ['a cron that nobody can read', { ...WEEKEND, freeze_start: '@weekly' }, '@weekly to 0 8'],
  ['one that ends when it begins', { ...WEEKEND, freeze_end: WEEKEND.freeze_start }, 'it ends when it begins'],
])('%s closes it too', async (_, period, words) => {
  const { gitlab, theirs, frozenAt } = await opened();
  gitlab.periods = [period];
  await theirs.start();
  expect(frozenAt('2026-03-03T12:00:00.000Z').join()).toContain(words);
  theirs.stop();
});

test('more than a page of them is not read in part', async () => {
  const { gitlab, theirs, frozenAt } = await opened();
  gitlab.periods = Array.from({ length: 101 }, () => WEEKEND);
  await theirs.start();
  expect(frozenAt('2026-03-03T12:00:00.000Z').join()).toContain('more than 100 freeze periods');
  theirs.stop();
});

test('whoever waits hears of a change, once; what was read last holds for hours where GitLab is away', async () => {
  const { gitlab, theirs, changed, frozenAt, isNow } = await opened();
  gitlab.periods = [{ ...WEEKEND, freeze_start: '0 9 * * 2', freeze_end: '0 18 * * 2' }];
  await theirs.start();
  expect(frozenAt('2026-03-03T12:00:00.000Z')).toHaveLength(1);
  const before = theirs.company();
  await theirs.lookAgain();
  expect(theirs.company()).toBe(before);
  gitlab.mood = '500';
  isNow('2026-03-03T18:00:00.000Z');
  await theirs.lookAgain();
  expect(theirs.company()).toBe(before);
  isNow('2026-03-03T18:00:00.001Z');
  await theirs.lookAgain();
  expect(frozenAt('2026-03-03T20:00:00.000Z').join()).toContain('are not known');
  gitlab.mood = 'well';
  gitlab.periods = [];
  await theirs.lookAgain();
  expect(theirs.company().freezes).toEqual(COMPANY.freezes);
  expect(changed).toEqual([['production'], ['production']]);
  theirs.stop();
});

test('a project for each service: only that one is held', async () => {
  const { theirs } = await opened({}, 'harbor/{service}');
  await theirs.start();
  const scopes = theirs.company().freezes.map((f) => f.scope.services.join());
  // The fake knows one project, and none of these services has it.
  expect(scopes.sort()).toEqual(['api', 'ledger']);
  theirs.stop();
});

import { expect, onTestFinished, test, vi } from 'vitest';
import { FakeGitlab } from '../../sandbox/fakes/gitlab.ts';
import { join, md } from '../../src/blocks/mrkdwn.ts';
import { gitlab as adapter } from '../../src/deploy-targets/index.ts';
import { TheirFreezes } from '../../src/deploy-targets/their-freezes.ts';
import { closedGates, gatesOf } from '../../src/domain/gates/index.ts';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import { freezesChanged } from '../../src/start/freezes-heard.ts';
import { approved, COMPANY, go, PLAN } from '../domain/given.ts';
import { open } from '../fakes/serve.ts';
import { eventually } from '../support/eventually.ts';
import { openSetting } from '../support/setting.ts';

/** Friday evening to Monday morning. */
const WEEKEND = { freeze_start: '0 23 * * 5', freeze_end: '0 8 * * 1', cron_timezone: 'Europe/Berlin' };

async function opened(more: object = {}, project = 'harbor/checkout') {
  const logged: string[] = [];
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
    log: (what, { why }) => void logged.push(`${what}: ${why}`),
    onChange: async (environments) => {
      changed.push(environments);
      if (logged.includes('fail')) throw new Error('the disk is full');
    },
  });
  const closedAt = (at: string): string[] => {
    const g = approved().at(at).company(theirs.company());
    const release = g.world.releases['R-1'];
    return release
      ? closedGates(gatesOf(release, g.world)).map((c) => join([md`${c.id}: ${c.saw}`], '').text)
      : ['there is no release'];
  };
  const frozenAt = (at: string) => closedAt(at).filter((c) => c.startsWith('freeze'));
  return { gitlab, theirs, changed, logged, frozenAt, isNow: (at: string) => (now = at) };
}

test('deploy freezes of the project hold what goes there, from each beginning to the next end', async () => {
  const { gitlab, theirs, frozenAt } = await opened();
  gitlab.periods = [WEEKEND];
  await theirs.start();
  expect(theirs.company().freezes).toMatchObject([{ keptBy: 'the project harbor/checkout of pipeline' }]);
  expect(frozenAt('2026-03-06T21:59:59.000Z')).toEqual([]);
  expect(frozenAt('2026-03-06T22:00:00.000Z').join()).toContain('frozen by pipeline harbor/checkout (17) until');
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

test.each<[string, object, 401 | 403 | 404 | 429 | 500, { closed: boolean; asks: boolean; holds: boolean }]>([
  [
    'nobody said so, and it is not for us to read: all goes as before',
    {},
    403,
    { closed: false, asks: false, holds: false },
  ],
  ['nor whether there is such a project', {}, 404, { closed: false, asks: false, holds: false }],
  ['a refused token is another matter', {}, 401, { closed: true, asks: false, holds: true }],
  ['so is a GitLab that is broken', {}, 500, { closed: true, asks: false, holds: true }],
  ['or has had too much', {}, 429, { closed: true, asks: false, holds: true }],
  ['they are to be heeded', { freezes: 'heed' }, 403, { closed: true, asks: false, holds: true }],
  ['they are to be asked about', { freezes: 'warn' }, 403, { closed: false, asks: true, holds: true }],
])('%s (%j, %i)', async (_, set, status, { closed, asks, holds }) => {
  const { gitlab, theirs, logged, frozenAt } = await opened(set);
  gitlab.readingFreezes = status;
  await theirs.start();
  expect(frozenAt('2026-03-03T12:00:00.000Z')).toHaveLength(closed ? 1 : 0);
  expect(theirs.company().freezes.some((f) => f.soft === true)).toBe(asks);
  expect(theirs.unread()).toEqual([
    { target: 'pipeline', place: 'harbor/checkout', why: expect.stringContaining(`${status}`), holds },
  ]);
  await theirs.lookAgain();
  expect(logged).toEqual([expect.stringMatching(/^deploy freezes could not be read: GitLab/)]);
  gitlab.readingFreezes = 200;
  gitlab.periods = [WEEKEND];
  await theirs.lookAgain();
  expect(theirs.unread()).toEqual([]);
  expect(frozenAt('2026-03-06T22:00:00.000Z')).toHaveLength(asks ? 0 : 1);
  theirs.stop();
});

test('every minute it is looked again, not beside a look that takes longer; what could not be told is logged', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { gitlab, theirs, changed, logged } = await opened();
  await theirs.start();
  gitlab.periods = [WEEKEND];
  vi.advanceTimersByTime(59_999);
  expect(gitlab.freezesRead).toBe(1);
  logged.push('fail');
  vi.advanceTimersByTime(180_001);
  await eventually(() => expect(logged.length).toBeGreaterThan(1));
  expect([gitlab.freezesRead, changed, logged[1]]).toEqual([
    2,
    [['production']],
    'a change of deploy freezes could not be told: Error: the disk is full',
  ]);
  logged.splice(0);
  gitlab.periods = [];
  vi.advanceTimersByTime(60_000);
  await eventually(() => expect(changed.length).toBeGreaterThan(1));
  theirs.stop();
  vi.advanceTimersByTime(600_000);
  expect(gitlab.freezesRead).toBe(3);
});

test.each([
  ['a zone that nobody knows', { ...WEEKEND, cron_timezone: 'Eastern Time (US & Canada)' }, 'the time zone Eastern'],
  ['a cron that nobody can read', { ...WEEKEND, freeze_start: 'H 18 * * 5' }, 'H 18 * * 5 to 0 8'],
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
  const { theirs } = await opened({ freezes: 'heed' }, 'harbor/{service}');
  await theirs.start();
  const scopes = theirs.company().freezes.map((f) => f.scope.services.join());
  // The fake knows one project, and none of these services has it.
  expect(scopes.sort()).toEqual(['api', 'ledger']);
  theirs.stop();
});

test('a pass is for one of them: not for what could not be read, nor for another that takes its place', async () => {
  const { gitlab, theirs } = await opened();
  const [weekend, now] = [WEEKEND, { ...WEEKEND, freeze_start: '0 9 * * 2', freeze_end: '0 18 * * 2' }];
  const passed = () =>
    approved()
      .at('2026-03-03T12:00:00.000Z')
      .company(theirs.company())
      .done({ type: 'GrantPass', release: 'R-1', why: 'refunds', until: '2026-03-09T18:00:00.000Z' });
  const frozen = (g: ReturnType<typeof approved>) => {
    const release = g.world.releases['R-1'];
    const closed = release ? closedGates(gatesOf(release, g.company(theirs.company()).world)) : [];
    return closed.some((c) => c.id === 'freeze');
  };
  gitlab.readingFreezes = 500;
  await theirs.start();
  const ofUnread = passed();
  expect(frozen(ofUnread)).toBe(false);
  gitlab.readingFreezes = 200;
  gitlab.periods = [
    { ...weekend, id: 4 },
    { ...now, id: 5 },
  ];
  await theirs.lookAgain();
  expect(frozen(ofUnread)).toBe(true);
  const ofTuesday = passed();
  expect(frozen(ofTuesday)).toBe(false);
  gitlab.periods = [{ ...now, id: 5 }];
  await theirs.lookAgain();
  expect(frozen(ofTuesday)).toBe(false);
  gitlab.periods = [{ ...now, id: 6 }];
  await theirs.lookAgain();
  expect(frozen(ofTuesday)).toBe(true);
  theirs.stop();
});

test('where they change, open releases there are shown anew, and those whose window has opened are asked once more', async () => {
  let now = '2026-03-03T09:00:00.000Z';
  const setting = await openSetting({ now: () => now });
  const does = async (id: string, command: Command) =>
    expect(await perform(setting, command, { actor: { id }, via: 'test' })).toMatchObject({ ok: true });
  await does('UMANAGER', PLAN);
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  const asked = async () => (await setting.store.pending('timer/window/R-1')).map((e) => e.dueAt);
  const opens = ['2026-03-03T12:00:00.000Z'];
  await freezesChanged(setting, ['production']);
  expect(await asked()).toEqual(opens);
  now = '2026-03-03T12:10:00.000Z';
  await freezesChanged(setting, ['staging']);
  expect(await asked()).toEqual(opens);
  await freezesChanged(setting, ['production']);
  await freezesChanged(setting, ['production']);
  expect(await asked()).toEqual([now]);
});

import { beforeEach, expect, test } from 'vitest';
import { prepared } from '../../src/adapters/adapter.ts';
import { changesOf } from '../../src/domain/build/build.ts';
import { builds } from '../../src/domain/build/document.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { evidence } from '../../src/domain/evidence/document.ts';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import type { OutboxContext } from '../../src/outbox/context.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import * as shelf from '../../src/repositories/index.ts';
import { COMPANY, PLAN } from '../domain/given.ts';
import { FakeRepositories } from '../fakes/repositories.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';

let setting: Setting;
let fake: FakeRepositories;
let context: OutboxContext;
let line: string[];
const company = {
  ...COMPANY,
  repositories: ['github'],
  authors: [{ person: 'UADA00001', github: ['ada'], gitlab: [], emails: [] }],
  services: COMPANY.services.map((s) =>
    s.name === 'api'
      ? { ...s, repositories: ['harbor/search'], riskyPaths: [{ paths: ['db/**'], why: 'changes the database' }] }
      : s,
  ),
};
const done = async (command: Command) => {
  const outcome = await perform(setting, command, {
    actor: command.type === 'PlanRelease' ? { id: 'UMANAGER' } : GONOGO,
    via: 'test',
  });
  if (!outcome.ok) throw new Error(outcome.refusal.refused);
};
const build = (version: string, commit: string): Command => ({
  type: 'RegisterBuild',
  service: 'api',
  version,
  commit,
  commits: [{ sha: commit.slice(0, 12), title: 'as a build tells it' }],
});

beforeEach(async () => {
  fake = new FakeRepositories();
  const api = await fake.open();
  line = fake.line('feat: x', 3, undefined, (n) => ({
    login: n === 1 ? 'ada' : 'eve',
    files: n === 2 ? ['db/1.sql'] : [],
  }));
  setting = await openSetting({ company: () => company });
  const entry = {
    type: 'github',
    api,
    token: { env: 'T' },
    allowPrivate: true,
    timeoutSeconds: 2,
    tags: ['v{version}'],
  };
  context = contextOf(setting, { repositories: [prepared(shelf, entry, () => 'right')({})] });
  await done({
    type: 'RecordVersion',
    service: 'api',
    environment: 'production',
    version: '4.1',
    regions: ['eu', 'us'],
    why: 'x',
  });
  await done(build('4.1', line[0] ?? ''));
  await done(build('4.2', line[2] ?? ''));
  await done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] });
});

const sought = async () => (await setting.store.pending('changes/')).at(0);
const attempt = async (tries = 0) => {
  const errand = await sought();
  if (!errand) throw new Error('nothing is sought');
  return KINDS.changes.open(context).attempt(errand, tries);
};
const changes = async () => {
  const { api } = await see(setting, { api: one(builds, 'api') });
  return changesOf(api, '4.2', ['4.1']);
};

test('what changes is asked when a release is planned, and kept: commits, who wrote them, files, risky places', async () => {
  expect(await attempt()).toEqual({ done: true });
  const found = await changes();
  expect(found?.commits.map((c) => [c.title, c.by])).toEqual([
    ['feat: x 1', 'UADA00001'],
    ['feat: x 2', expect.stringMatching(/^\?/)],
  ]);
  expect(found?.told?.[0]).toMatchObject({
    files: { count: 1, added: 2, removed: 1 },
    risky: [{ why: 'changes the database', count: 1, example: 'db/1.sql', points: 10 }],
  });
  await setting.store.settled();
  expect(JSON.stringify(await setting.store.history('build/api'))).not.toMatch(/feat: x|harbor.example/);
});

test('by which request its commits came in is kept, with its reviews: before what changes, which is asked once', async () => {
  const [, own = '', tip = ''] = line;
  for (const sha of [own, tip]) Object.assign(fake.commits.get(sha) ?? {}, { pull: 4 });
  fake.pulls = [
    {
      ...{ number: 4, title: 'Token ghp_0123456789abcdefghijABCDEFGHIJ012345', by: 'ada', own: [own], tip },
      reviews: [{ by: 'bo', state: 'APPROVED', of: own }],
    },
  ];
  await attempt();
  const { reviews } = await see(setting, { reviews: one(evidence, 'api/reviews') });
  expect(reviews?.merges).toEqual([
    { tip: tip.slice(0, 12), head: own.slice(0, 12), number: 4, commits: [own, tip].map((c) => c.slice(0, 12)) },
  ]);
  expect(reviews?.checks).toMatchObject([{ name: 'review by bo', state: 'passed', source: 'github', commit: own }]);
  expect(JSON.stringify(reviews)).not.toContain('ghp_');
});

test('it is asked once: two commits do not change', async () => {
  await attempt();
  const before = fake.asked.length;
  await done({
    type: 'HearCommits',
    service: 'api',
    commits: [{ sha: (line[2] ?? '').slice(0, 12), title: 'x', by: 'UDEV' }],
  });
  expect(await attempt()).toEqual({ done: true });
  expect(fake.asked.length).toBe(before);
});

test('another build of the version is asked about anew; until then, what builds told counts', async () => {
  await attempt();
  const more = fake.line('feat: y', 1, line[2]);
  await done(build('4.2', more[0] ?? ''));
  expect((await changes())?.told).toBeUndefined();
  await attempt();
  expect((await changes())?.commits.map((c) => c.title)).toEqual(['feat: x 1', 'feat: x 2', 'feat: y 0']);
});

test('too many requests: as long is waited as is asked, and nothing is kept', async () => {
  fake.planned.push({ answer: 429, headers: { 'retry-after': '90' } });
  expect(await attempt()).toMatchObject({ retryInMs: 90_000, failing: false, unsent: true });
  expect((await changes())?.unread).toBeUndefined();
});

test.each<[string, () => void, number, string]>([
  ['pushed over', () => fake.commits.delete(line[0] ?? ''), 0, 'knows the commit of 4.1 no more'],
  ['a token that has ended', () => fake.planned.push({ answer: 401 }), 0, 'refuses the credentials'],
  ['down for long', () => fake.planned.push({ answer: 500 }), 5, 'answered 500'],
])('%s: what builds told counts, and that is said', async (_, mishap, tries, why) => {
  mishap();
  expect(await attempt(tries)).toEqual({ done: true });
  const found = await changes();
  expect(found?.commits.map((c) => c.title)).toEqual(['as a build tells it']);
  expect(found?.unread).toContain(why);
});

test('of a service that names no repository, and of a release that is over, nothing is asked', async () => {
  const before = fake.asked.length;
  await done({ type: 'CancelRelease', release: 'R-1', why: 'x' });
  expect(await attempt()).toEqual({ done: true });
  await done({ ...PLAN, items: [{ service: 'ledger', version: '2.9' }] });
  expect((await setting.store.pending('changes/')).map((e) => e.key)).toEqual(['changes/R-1']);
  expect(fake.asked.length).toBe(before);
});

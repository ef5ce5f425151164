import { beforeEach, expect, test } from 'vitest';
import { prepared } from '../../src/adapters/adapter.ts';
import { ticketsLine } from '../../src/cards/tickets.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { gatesOf } from '../../src/domain/gates/index.ts';
import type { Command } from '../../src/domain/index.ts';
import { surroundingsOf } from '../../src/domain/release/clearing/surroundings.ts';
import { releases } from '../../src/domain/release/document.ts';
import { ticketOutcomes } from '../../src/domain/release/papers/ticket-outcomes.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import { toErrand } from '../../src/door/stored.ts';
import type { OutboxContext } from '../../src/outbox/context.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import * as shelf from '../../src/trackers/index.ts';
import { COMPANY, PLAN } from '../domain/given.ts';
import { FakeTrackers } from '../fakes/trackers.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';

let setting: Setting;
let fake: FakeTrackers;
let context: OutboxContext;
const company = {
  ...COMPANY,
  trackers: ['jira'],
  policies: COMPANY.policies.map((p) => ({ ...p, ticketsDone: true })),
};
const done = async (command: Command) => {
  const actor = command.type === 'PlanRelease' ? { id: 'UMANAGER' } : GONOGO;
  const outcome = await perform(setting, command, { actor, via: 'test' });
  if (!outcome.ok) throw new Error(outcome.refusal.refused);
};
const build = (...titles: string[]): Command => ({
  type: 'RegisterBuild',
  service: 'api',
  version: '4.2',
  commit: `abcdef${titles.length}`,
  commits: titles.map((title, n) => ({ sha: `abcdef${n}`, title })),
});

beforeEach(async () => {
  fake = new FakeTrackers();
  const url = await fake.open();
  fake.jira.set('SHOP-1', { summary: 'Rank it', status: 'Done', category: 'done' });
  fake.jira.set('SHOP-2', { summary: 'Sort it', status: 'In Progress', category: 'indeterminate' });
  fake.jira.set('SHOP-3', { summary: 'Drop it', status: 'Closed', category: 'done', resolution: "Won't Do" });
  setting = await openSetting({ company: () => company });
  const where = { url, email: 'bot@harbor.example', projects: ['SHOP'] };
  const entry = {
    type: 'jira',
    queries: [{ services: ['api'], query: 'fixVersion = {{version}}' }],
    token: { env: 'T' },
    writesBack: true,
    allowPrivate: true,
    timeoutSeconds: 2,
    ...where,
  };
  context = contextOf(setting, { trackers: new Map([['jira', prepared(shelf, entry, () => 'right')({})]]) });
  await done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] });
});

const attempt = async (tries = 0) => {
  const [errand] = await setting.store.pending('tickets/');
  if (!errand) throw new Error('nothing is sought');
  return KINDS.tickets.open(context).attempt(errand, tries);
};
/** What is done is looked at again, too, if not as often. */
const LATER = { done: true, also: { errands: [{ kind: 'tickets', dueAt: '2026-03-03T09:15:00.000Z' }] } };
const release = async () => {
  const { found } = await see(setting, { found: one(releases, 'R-1') });
  if (!found) throw new Error('no release');
  return found;
};
const gate = async () => {
  const it = await release();
  const seen = gatesOf(it, await see(setting, surroundingsOf(it))).find((g) => g.id === 'tickets');
  const saw = (seen?.saw ?? []).map((p) => (typeof p === 'string' ? p : 'say' in p ? p.say : '')).join('');
  return [seen?.open, saw];
};

test('tickets that commits name are read; what is not done closes the check until it is, and is looked at again', async () => {
  expect(await gate()).toEqual([false, 'not read yet']);
  await done(build('SHOP-1: rank', 'SHOP-2: sort, read UTF-8', 'Mend CVE-2024'));
  expect(await attempt()).toMatchObject({
    done: true,
    also: { errands: [{ kind: 'tickets', dueAt: '2026-03-03T09:05:00.000Z' }] },
  });
  expect((await release()).tickets?.all.map((t) => [t.key, t.title, t.state])).toEqual([
    ['SHOP-1', 'Rank it', 'done'],
    ['SHOP-2', 'Sort it', 'progress'],
  ]);
  expect(await gate()).toEqual([false, 'not done: SHOP-2: In Progress']);
  fake.jira.set('SHOP-2', { summary: 'Sort it', status: 'Done', category: 'done' });
  expect(await attempt()).toMatchObject(LATER);
  expect(await gate()).toEqual([true, '2 done']);
  await setting.store.settled();
  expect(JSON.stringify(await setting.store.history('release/R-1'))).not.toContain('Rank it');
});

test('one whose commit was taken back is none of it: it is not waited for, and not told that it is live', async () => {
  await done(build('SHOP-1: rank', 'SHOP-2: sort', 'Revert "SHOP-2: sort"'));
  await attempt();
  expect((await release()).tickets?.all.map((t) => t.key)).toEqual(['SHOP-1']);
  expect(await gate()).toEqual([true, '1 done']);
});

test('what will not be done is over, and is shown as what it is; a key of nothing is not done', async () => {
  await done(build('SHOP-3: drop'));
  await attempt();
  expect(await gate()).toEqual([true, "1 done (SHOP-3 Won't Do)"]);
  await done(build('SHOP-3: drop', 'SHOP-99'));
  await attempt();
  expect(await gate()).toEqual([false, 'not done: SHOP-99: unknown']);
});

test.each([
  [100, [true, '100 done']],
  [101, [false, '1 was not read, as there are too many: look them up, and confirm by an override']],
  [130, [false, '30 were not read, as there are too many: look them up, and confirm by an override']],
])('of %d tickets those beyond what is read are not taken for done', async (count, seen) => {
  const keys = Array.from({ length: count }, (_, n) => `SHOP-${n + 10}`);
  for (const key of keys) fake.jira.set(key, { summary: 'x', status: 'Done', category: 'done' });
  await done(build(...keys));
  await attempt();
  expect(await gate()).toEqual(seen);
});

test('what a query finds belongs to it too, each once; where it can be asked no more, nobody knows', async () => {
  fake.finds = ['SHOP-2', 'SHOP-1'];
  await done(build('SHOP-1: rank'));
  await attempt();
  expect(fake.asked.filter((a) => a.includes('/issue/'))).toEqual([]);
  expect((await release()).tickets?.all.map((t) => [t.key, t.by])).toEqual([
    ['SHOP-1', undefined],
    ['SHOP-2', 'query'],
  ]);
  expect(await gate()).toEqual([false, 'not done: SHOP-2: In Progress (by a query)']);
  expect(String(ticketsLine(await release()))).toMatch(/SHOP-2.* Sort it \(In Progress, by a query\), .*SHOP-1/);
  fake.bad = { status: 400, body: { errorMessages: ["The value '4.2' does not exist for the field 'fixVersion'."] } };
  await attempt();
  expect((await release()).tickets?.all.map((t) => t.key)).toEqual(['SHOP-1']);
  expect(await gate()).toEqual([
    false,
    "can't be read: the query for api 4.2: Jira refused with 400: The value '4.2' does not exist for the field 'fixVersion'. Correct it in trackers.yml, or in Jira what it names",
  ]);
  fake.bad = undefined;
  fake.jira.set('SHOP-2', { summary: 'Sort it', status: 'Done', category: 'done' });
  await attempt();
  expect(await gate()).toEqual([true, '2 done (1 of them by a query)']);
});

test('of what commits name and a query finds, 100 are read', async () => {
  fake.finds = Array.from({ length: 120 }, (_, n) => `SHOP-${n + 1}`);
  for (const key of fake.finds) fake.jira.set(key, { summary: 'x', status: 'Done', category: 'done' });
  fake.jira.set('SHOP-500', { summary: 'x', status: 'Done', category: 'done' });
  await done(build('SHOP-500', 'SHOP-7'));
  await attempt();
  expect((await release()).tickets).toMatchObject({ unread: 21, all: { length: 100 } });
  expect((await gate())[0]).toBe(false);
});

test('commits that nobody read may name others: the check says so, and does not open by what is known', async () => {
  await done({
    ...{ type: 'RecordVersion', environment: 'production', service: 'api', regions: ['eu', 'us'] },
    ...{ version: '4.1', why: 'it runs' },
  });
  const compared = {
    from: '4.1',
    to: '4.2',
    base: 'a'.repeat(40),
    head: 'b'.repeat(40),
    lost: [],
    merged: [],
    more: 12,
  };
  const commits = [{ sha: 'abcdef0', title: 'SHOP-1: rank' }];
  await done({ type: 'RecordChanges', service: 'api', paths: [], compared: { ...compared, commits } });
  await attempt();
  expect((await release()).tickets).toMatchObject({ commits: 12, all: [{ key: 'SHOP-1' }] });
  expect(await gate()).toEqual([
    false,
    '12 commits were not read, which may name others, as there are too many: look them up, and confirm by an override',
  ]);
  expect(String(ticketsLine(await release()))).toContain('those of 12 commits that were not read');
});

test('what a message or a request names below its title is named, too', async () => {
  await done({
    ...{ type: 'RecordVersion', environment: 'production', service: 'api', regions: ['eu', 'us'] },
    ...{ version: '4.1', why: 'it runs' },
  });
  const compared = { from: '4.1', to: '4.2', base: 'a'.repeat(40), head: 'b'.repeat(40), lost: [], more: 0 };
  const commits = [{ sha: 'abcdef0', title: 'Rank it (#45)', refs: ['SHOP-1', 'UTF-8'] }];
  const merged = [{ number: 45, title: 'Rank it', refs: ['SHOP-2'] }];
  await done({ type: 'RecordChanges', service: 'api', paths: [], compared: { ...compared, commits, merged } });
  await attempt();
  expect((await release()).tickets?.all.map((t) => t.key)).toEqual(['SHOP-1', 'SHOP-2']);
});

test('where none is named, nothing is waited for, but that a query may find one yet', async () => {
  await done(build('Rank it'));
  expect(await attempt()).toMatchObject(LATER);
  expect(await gate()).toEqual([true, 'none named by commits, none found by queries']);
});

test('a tracker that is down is waited for; then the check is closed and says so, until it answers', async () => {
  await done(build('SHOP-1: rank'));
  fake.planned.push({ answer: 503 }, { answer: 503 });
  expect(await attempt()).toMatchObject({ failing: false, unsent: true });
  expect(await attempt(3)).toMatchObject({ done: true, also: { errands: [{ kind: 'tickets' }] } });
  expect(await gate()).toEqual([false, "can't be read: Jira answered 503: status 503"]);
  expect(await attempt()).toMatchObject(LATER);
  expect(await gate()).toEqual([true, '1 done']);
});

test('one that is opened again after the vote closes it', async () => {
  await done(build('SHOP-1: rank'));
  expect(await attempt()).toMatchObject(LATER);
  fake.jira.set('SHOP-1', { summary: 'Rank it', status: 'Reopened', category: 'new' });
  await attempt();
  expect(await gate()).toEqual([false, 'not done: SHOP-1: Reopened']);
});

test('a token that ends in the middle closes it', async () => {
  await done(build('SHOP-1: rank'));
  await attempt();
  fake.planned.push({ answer: 401 });
  await attempt();
  expect((await gate())[1]).toContain(
    'refuses the credentials (401: status 401): renew them where trackers.yml takes them from',
  );
});

test('what became of it is written once, whenever it is killed; a ticket of nothing is left alone', async () => {
  await done(build('SHOP-1: rank', 'SHOP-99'));
  await attempt();
  const [due, ...more] = ticketOutcomes(await release(), 'live', { now: setting.now(), company });
  expect(more).toEqual([]);
  if (!due) throw new Error('nothing is due');
  const errand = { ...toErrand(due), id: 1 };
  const write = KINDS['ticket-outcome'].open(context);
  fake.writes.push({ drop: 'after' });
  expect(await write.attempt(errand, 0)).toMatchObject({ failing: true, unsent: false });
  expect(await write.attempt(errand, 1)).toEqual({ done: true });
  expect([...(fake.written.get('SHOP-1') ?? [])]).toEqual([['gonogo=R-1', 'R-1: api 4.2 is live in production']]);
});

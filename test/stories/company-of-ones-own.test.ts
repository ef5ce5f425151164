import { afterAll, beforeAll, expect, test } from 'vitest';
import { companyIn } from '../../sandbox/start/company.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

/** Nothing of the sample company's: other addresses, other channels, another command. */
const { dir, remove } = ownCompany({
  'deploy-targets.yml': (text) => text.replaceAll('DEPLOY_WEBHOOK_', 'SHIP_'),
  'company.yml': (text) => text.replace('Harbor', 'Ferry Lines').replace('/release', '/ship'),
  'roles.yml': (text) =>
    text
      .replaceAll('@harbor.example', '@ferry.example')
      .replaceAll('priya@', 'ana.lopez@')
      .replace('oncall-deploy', 'deckhands'),
  'people.yml': (text) =>
    text.replace('sam@harbor.example', 'sam@ferry.example').replace('noor@harbor.example', 'lin@dock.example'),
  'audiences.yml': (text) =>
    text
      .replace('channel: releases', 'channel: ship-room')
      .replace('exec-updates', 'bridge')
      .replace('support-news', 'quay'),
});
let sandbox: Sandbox;
let s: Story;

beforeAll(async () => {
  sandbox = await startSandbox({
    http: false,
    speed: 50,
    clock: { at: TUESDAY, runs: false },
    stepMs: 15,
    manifests: dir,
    logLevel: 'silent',
  });
  s = new Story(sandbox);
});
afterAll(async () => {
  await sandbox?.stop();
  remove();
});

test('the workspace has the channels, people and groups that the manifests name, and somebody without a role', () => {
  const { beginning, command, example } = companyIn(dir);
  expect(beginning.team).toBe('Ferry Lines');
  expect(beginning.channels.map((c) => [c.name, c.bot])).toEqual([
    ['ship-room', true],
    ['bridge', true],
    ['quay', true],
    ['general', false],
  ]);
  expect(beginning.people.map((p) => p.handle)).toEqual(
    expect.arrayContaining(['maya', 'dana', 'ana.lopez', 'lin', 'developer', 'sre-1', 'sre-2', 'deckhands-1']),
  );
  expect(beginning.people.find((p) => p.handle === 'ana.lopez')).toMatchObject({ name: 'Ana Lopez', title: 'QA' });
  // Who only writes commits is there too; and who has another's name at another host is somebody else.
  const called = (name: string) => beginning.people.filter((p) => p.name === name).map((p) => [p.handle, p.email]);
  expect(called('Sam')).toEqual([['sam', 'sam@ferry.example']]);
  expect(called('Lin')).toEqual([
    ['lin', 'lin@ferry.example'],
    ['lin-dock.example', 'lin@dock.example'],
  ]);
  expect(beginning.groups.map((g) => [g.handle, g.users.length])).toEqual([
    ['deckhands', 2],
    ['sre', 2],
  ]);
  expect(new Set(beginning.people.map((p) => p.id)).size).toBe(beginning.people.length);
  expect(command).toBe('/ship');
  expect(example).toMatch(/^\/ship new accounts 1\.1 in 5 minutes to production/);
});

test('what its manifests name by env has a value that fits, and the start says so', () => {
  expect(sandbox.madeUp).toEqual(['SHIP_SECRET', 'SHIP_URL']);
});

test('its command plans, its people vote, its channels hear, and hints say what to type there', async () => {
  await s.person('maya').types('new ledger 2.9 today 15:00 to production because books', 'ship-room');
  await s.person('maya').seesModal('Plan a release');
  await s.person('maya').submits({});
  await s.person('maya').types('vote ledger', 'ship-room');
  await s.sees('ship-room', 'Vote: ledger 2.9 → production');
  await s.sees('bridge', 'ledger');
  for (const voter of ['ana.lopez', 'sre-1', 'lin']) await s.person(voter).types('go ledger', 'ship-room');
  await s.sees('ship-room', '*Approved*');
  await s.person('developer').types('pol', 'ship-room');
  const hint = await s.person('developer').isTold("I don't know", 'ship-room');
  expect(hint.shown).toContain('`/ship ');
  expect(hint.shown).not.toContain('/release');
  await s.person('developer').types('/release list', 'ship-room');
  await s.person('developer').isTold('/release is not a valid command', 'ship-room');
});

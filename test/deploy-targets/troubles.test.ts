import { expect, test } from 'vitest';
import { FakeGithub } from '../../sandbox/fakes/github.ts';
import * as shelf from '../../src/deploy-targets/index.ts';
import { Troubles } from '../../src/deploy-targets/troubles.ts';
import { judge } from '../../src/setup/judge.ts';
import type { SetupSeen } from '../../src/setup/seen.ts';
import { COMPANY } from '../domain/given.ts';
import { open } from '../fakes/serve.ts';
import { running, step } from './requests.ts';

const SECRET = 'a-token-that-nobody-may-read';
const SEEN: SetupSeen = {
  token: { ok: false, refused: false, why: 'not asked' },
  transport: { over: 'HTTP' },
  address: { url: 'http://127.0.0.1:3000', given: false, neededBy: [] },
};
const HTML = { answer: 200, body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } };

async function used() {
  const github = Object.assign(new FakeGithub(), { token: SECRET });
  const options = { repository: 'harbor/checkout', workflow: 'deploy.yml', token: { env: 'T' } };
  const address = { api: await open(github), allowPrivate: true, timeoutSeconds: 1 };
  const of = shelf.githubActions.prepare(
    { ...options, ...address },
    () => SECRET,
  )({ callbackUrl: 'https://g.example' });
  let changes = 0;
  const troubles = new Troubles({ github: of }, () => changes++);
  const target = troubles.watched().github ?? expect.fail('it is not there');
  github.start({});
  const look = () => target.status?.(running(step(), '30433642'));
  return { github, troubles, target, look, changes: () => changes };
}

test('a pipeline that refuses us while it is used is wrong by name and cause, until it answers again', async () => {
  const { github, troubles, look, changes } = await used();
  await look();
  expect([await troubles.look(), changes()]).toEqual([[], 0]);
  github.token = 'another';
  await look();
  await expect.poll(changes).toBe(1);
  const pipelines = await troubles.look();
  expect(pipelines).toMatchObject([{ target: 'github', well: [], faults: [{ why: expect.stringContaining('401') }] }]);
  const [said] = judge({ ...SEEN, pipelines }, COMPANY).filter((f) => f.what.includes('github'));
  expect(said).toMatchObject({
    severity: 'wrong',
    what: expect.stringContaining('can’t deploy with deploy.yml of harbor/checkout'),
  });
  expect(JSON.stringify(said)).not.toContain(SECRET);
  github.token = SECRET;
  await look();
  expect([await troubles.look(), changes()]).toEqual([[], 2]);
  troubles.stop();
});

test('one answer that got lost is nothing yet; pages in place of answers are, also once they are over and nothing was asked since', async () => {
  const { github, troubles, look, changes } = await used();
  github.reads.push(HTML);
  await look();
  await look();
  expect(changes()).toBe(0);
  github.reads.push(HTML, HTML, HTML);
  await look();
  await look();
  await expect.poll(changes).toBe(1);
  // It is looked at anew before it is told.
  expect(await troubles.look()).toEqual([]);
  troubles.stop();
});

test('a step that is at fault itself does not make its pipeline so', async () => {
  const { github, troubles, target, changes } = await used();
  github.refs = [];
  expect(await target.send(step())).toMatchObject({ ok: false, final: true });
  github.asked.length = 0;
  expect([await troubles.look(), changes()]).toEqual([[], 0]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

/** Sixty people vote at once, with Slack's limits as they are: nothing is sped up here. */
const VOTERS = Array.from({ length: 60 }, (_, i) => `voter${i + 1}`);
const { dir, remove } = ownCompany({
  'vote-policies.yml': (text) =>
    text.replace('    - { role: qa, need: 1 }\n', '    - { role: sre, need: all }\n    - { role: qa, need: 1 }\n'),
});
let sandbox: Sandbox;
let s: Story;

beforeAll(async () => {
  sandbox = await startSandbox({ clock: { at: TUESDAY, runs: false }, manifests: dir, logLevel: 'silent' });
  s = new Story(sandbox);
});
afterAll(async () => {
  await sandbox?.stop();
  remove();
});

test('sixty answers at once: each durable, the message edited once in two seconds at most', async () => {
  for (const handle of VOTERS) await s.post('join', { handle, title: 'SRE' });
  await s.post('group', { handle: 'sre', members: VOTERS });
  await s.settled();
  const id = await s.person('noor').plans('search 7.1 today 18:00 to staging because better');
  await s.person('noor').types(`vote ${id}`);
  const vote = await s.sees('releases', 'SRE: 0 of 60; waiting');
  const edits = async () =>
    (await s.get<{ log: { what: string; detail: string }[] }>('log?last=2000')).log.filter(
      ({ what, detail }) => what === 'chat.update' && detail.startsWith('C0RELEASES · Vote by'),
    ).length;
  const before = await edits();

  const began = Date.now();
  await Promise.all(VOTERS.map((v) => s.person(v).clicks('Go', { message: vote.ts })));
  await s.sees('releases', /SRE: Go .*54 × Go more/);
  const seconds = (Date.now() - began) / 1000;
  expect((await edits()) - before).toBeLessThanOrEqual(2 + seconds / 2);

  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  await s.person('noor').types(`show ${id}`);
  await s.person('noor').isTold(/SRE: Go .*54 × Go more/);
});

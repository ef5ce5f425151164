import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

/** A company that turned on what the sample company did not: reactions as votes, announced weekends, five roles of which one is on call. */
const { dir, remove } = ownCompany({
  'company.yml': (text) => `${text}reactionsVote: true\n`,
  'freezes.yml': (text) => text.replace('  hours: 62', '  hours: 62\n  announce: true'),
  'roles.yml': (text) => `${text}
- { name: security, title: Security, onCall: security.ics }
- { name: support, title: Support, members: [tom@harbor.example] }
`,
  'security.ics': () =>
    calendar([
      ['20260303T060000Z', '20260303T110000Z', 'jonas@harbor.example'],
      ['20260303T110000Z', '20260303T180000Z', 'elena@harbor.example'],
    ]),
  'vote-policies.yml': (text) => `${text}
- name: ledger
  environments: [staging]
  changes: [normal]
  rules:
    - { role: qa, veto: true }
    - { role: sre, veto: true }
    - { role: product, veto: true }
    - { role: security, veto: true }
    - { role: support }
`,
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
});
beforeEach(() => {
  s = new Story(sandbox);
});
afterAll(async () => {
  await sandbox?.stop();
  remove();
});

function calendar(shifts: [string, string, string][]): string {
  const events = shifts.map(
    ([from, until, who]) =>
      `BEGIN:VEVENT\nUID:${from}\nDTSTART:${from}\nDTEND:${until}\nSUMMARY:On call\nATTENDEE:mailto:${who}\nEND:VEVENT`,
  );
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:gonogo\n${events.join('\n')}\nEND:VCALENDAR\n`;
}

test('five roles; a veto holds the release and is lifted; a shift changes in the middle, and who is on duty at the click counts', async () => {
  const id = await s.person('noor').plans('ledger 2.9 today 18:00 to staging because faster');
  await s.person('noor').types(`vote ${id}`);
  await s.sees('releases', 'waiting for QA, SRE, Product, Security, Support');
  await s.person('sam').types(`go ${id}`);
  await s.person('tom').types(`go ${id}`);
  await s.person('elena').types(`go ${id}`);
  await s.person('elena').isTold("Your vote isn't asked for here");

  await s.person('priya').types(`no-go ${id} the migration was not tried`);
  await s.person('priya').isTold('That decides it: *no-go*. Answer `go` to lift it.');
  const held = await s.sees('releases', 'No-go by @priya (QA): the migration was not tried');
  expect(held.buttons).toContain('Lift the no-go');
  await s.person('lin').types(`go ${id}`);
  await s.person('lin').isTold('@priya can lift it by answering go.');
  await s.person('lin').clicks('Lift the no-go', { message: id });
  await s.person('lin').isTold('@priya can lift it by answering go.');

  // Jonas is relieved by Elena at noon: his answer is refused then, hers counts.
  await s.timeIs('2026-03-03T11:00:00.000Z');
  await s.person('priya').clicks('Lift the no-go', { message: id });
  await s.person('priya').isTold('Counted: Go for QA');
  await s.sees(
    'releases',
    '@priya lifted the no-go: the vote goes on, what the others said stands. Still needed: Product and Security.',
  );
  await s.sees('releases', 'Go: QA, SRE, Support · waiting for Product, Security');
  await s.person('jonas').writes('go as security', 'releases', (await s.sees('releases', /\*Voting\*/)).ts);
  await s.person('jonas').isTold("Your vote isn't asked for here");
  await s.person('elena').seesInDm('ledger 2.9 to staging (Security)');
  await s.person('elena').types(`go ${id}`);
  await s.person('elena').isTold('Counted: Go for Security');
  await s.sees('releases', /Security: Go \(@U0ELENA001, .* on duty\)/);
  await s.person('lin').types(`go ${id}`);
  await s.person('lin').isTold('That decides it: *approved*');
});

test('a reaction by a voter on the vote’s message counts; a thumb, and one elsewhere, do not', async () => {
  const id = await s.person('noor').plans('search 7.1 today 15:00 to production because better');
  await s.person('noor').types(`vote ${id}`);
  const vote = await s.sees('releases', 'Vote: search 7.1 → production');
  const headline = await s.sees('releases', /\*Voting\*/);
  // All that is on its way has arrived: a message is known as a vote once its post is noted.
  await s.timeIs('2026-03-03T11:00:00.000Z');
  const react = (as: string, name: string, message: string) =>
    s.post('react', { as, channel: 'releases', message, name });
  await react('priya', 'thumbsup', vote.ts);
  await react('priya', 'go', headline.ts);
  await react('tom', 'go', vote.ts);
  await s.person('tom').isTold("Your vote isn't asked for here");
  await react('sam', 'go', vote.ts);
  await s.person('sam').isTold('Counted: Go for SRE');
  // The same once more takes it off again: what was said stands, and she is told so.
  await react('sam', 'go', vote.ts);
  await s.person('sam').isTold('Removing a reaction takes no answer back');
  await react('priya', 'no-go', vote.ts);
  await s.person('priya').isTold('A no-go needs its reason.');
  const now = await s.sees('releases', 'Go: SRE · waiting for QA, Product');
  expect(now.shown).not.toContain('No-go');
  await s.person('priya').clicks('No-go…', { message: 'A no-go needs its reason' });
  await s.person('priya').submits({ why: 'untested' });
  await s.sees('releases', 'No-go by @priya (QA): untested');
});

test('a weekend of the manifests is announced to each audience when it begins and ends, a kill in between', async () => {
  await s.timeIs('2026-03-06T17:00:00.000Z');
  await s.sees('releases', 'Frozen: everything in production, 2026-03-06 17:00 UTC–2026-03-09 07:00 UTC');
  await s.sees('exec-updates', 'Releases on hold: everything in production');
  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  await s.timeIs('2026-03-09T07:00:00.000Z');
  await s.sees('releases', 'No longer frozen: everything in production');
  await s.timeIs('2026-03-13T17:00:00.000Z');
  await s.sees('releases', 'Frozen: everything in production, 2026-03-13 17:00 UTC');
  await s.settled();
  expect((await s.transcript('releases')).filter((m) => m.includes('Frozen: everything'))).toHaveLength(2);
});

test('manifests that deploy in another way than was voted on: asked again at the next start', async () => {
  const id = await s.person('noor').plans('search 7.2 19 Mar 2026 15:00 to production because better');
  await s.person('noor').types(`vote ${id}`);
  await s.sees('releases', 'Vote: search 7.2 → production');
  await s.person('priya').types(`go ${id}`);
  await s.person('priya').isTold('Counted: Go for QA');
  await s.faults({ app: 'kill' });
  const path = join(dir, 'environments.yml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('regions: [eu, us]', 'regions: [us, eu]'));
  await s.faults({ app: 'start' });
  await s.sees('releases', 'it is deployed as us → eu by pipeline now: QA, SRE and Product are asked again');
});

test('a policy that asks for more at the next start: what was approved is asked for again, and everybody hears why', async () => {
  const id = await s.person('noor').plans('search 7.4 19 Mar 2026 17:00 to production because better');
  await s.person('noor').types(`vote ${id}`);
  await s.sees('releases', 'Vote: search 7.4 → production');
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', /\*Approved\*[^\n]*search 7\.4/);
  await s.faults({ app: 'kill' });
  const path = join(dir, 'vote-policies.yml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('role: sre, need: 1', 'role: sre, need: 2'));
  await s.faults({ app: 'start' });
  await s.sees('releases', 'Its policy asks for more answers now: SRE is asked again, what QA and Product said stands');
  await s.sees('releases', /\*Voting\*[^\n]*search 7\.4[\s\S]*Go: QA, Product · waiting for SRE \(1 of 2\)/);
  await s.sees('exec-updates', /search[\s\S]*decided anew/);
  await s.person('jonas').types(`go ${id}`);
  await s.sees('releases', /\*Approved\*[^\n]*search 7\.4/);
});

test('a template that is for other services at the next start: what it cleared needs its votes', async () => {
  const noor = s.person('noor');
  await noor.types('new search 7.3 20 Mar 2026 12:00 to production because refresh');
  await noor.clicks('More…', { in: 'modal' });
  await noor.submits({ change: 'standard:search-index' });
  await s.sees('releases', 'Cleared by the template Search index refresh, version 1: no vote is needed.');
  await s.sees('releases', /\*Approved\*[^\n]*search 7\.3/);
  await s.faults({ app: 'kill' });
  const path = join(dir, 'templates.yml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('services: [search]', 'services: [ledger]'));
  await s.faults({ app: 'start' });
  await s.sees(
    'releases',
    'does not clear it any more (it is for other services or environments): it needs its votes.',
  );
  await s.sees('releases', /\*Planned\*[^\n]*search 7\.3/);
  await s.sees('exec-updates', /Planned: search[\s\S]*It is decided anew/);
});

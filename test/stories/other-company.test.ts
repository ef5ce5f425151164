import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { Story, TUESDAY } from './driver.ts';

/** A company that turned on what the sample company did not: reactions as votes, announced weekends. */
let dir: string;
let sandbox: Sandbox;
let s: Story;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gonogo-'));
  cpSync(join(import.meta.dirname, '../../manifests'), dir, { recursive: true });
  const company = readFileSync(join(dir, 'company.yml'), 'utf8');
  writeFileSync(join(dir, 'company.yml'), `${company}reactionsVote: true\n`);
  const freezes = readFileSync(join(dir, 'freezes.yml'), 'utf8');
  writeFileSync(join(dir, 'freezes.yml'), freezes.replace('  hours: 62', '  hours: 62\n  announce: true'));
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
  rmSync(dir, { recursive: true });
});

test('a reaction by a voter on the vote’s message counts; a thumb, and one elsewhere, do not', async () => {
  const id = await s.person('noor').plans('search 7.1 today 15:00 to production because better');
  await s.person('noor').types(`vote ${id}`);
  const vote = await s.sees('releases', 'Vote: search 7.1 → production');
  const headline = await s.sees('releases', /\*Voting\*/);
  const react = (as: string, name: string, message: string) =>
    s.post('react', { as, channel: 'releases', message, name });
  await react('priya', 'thumbsup', vote.ts);
  await react('priya', 'go', headline.ts);
  await react('tom', 'go', vote.ts);
  await s.person('tom').isTold("Your vote isn't asked for here");
  await react('sam', 'go', vote.ts);
  await s.person('sam').isTold('Counted: Go for SRE');
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

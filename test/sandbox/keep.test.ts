import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Story } from '../stories/driver.ts';
import { eventually } from '../support/eventually.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';

const START = join(import.meta.dirname, '../../sandbox/start/snapshot');
let dir: string;
const started: Sandbox[] = [];
const open = async (o: Parameters<typeof startSandbox>[0]) => {
  const sandbox = await startSandbox({ speed: 50, stepMs: 5, ...o });
  started.push(sandbox);
  return { sandbox, story: new Story(sandbox) };
};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gonogo-keep-'));
});
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.stop();
  rmSync(dir, { recursive: true, force: true });
});
const now = async (s: Story) => Date.parse((await s.get<{ now: string }>('state')).now);

test('--persist: workspace, releases and time are there again', async () => {
  const first = await open({ persist: dir, start: START });
  const id = await first.story.person('noor').plans('invoices 2.0 tomorrow 16:00 to staging because statements');
  await first.story.sees('releases', 'invoices 2.0 → staging');
  await first.story.settled();
  const at = await now(first.story);
  await started.pop()?.stop();
  const { story } = await open({ persist: dir });
  await story.sees('releases', 'Two minutes with Gonogo');
  await story.person('noor').types(`show ${id}`);
  await story.person('noor').isTold('invoices 2.0 → staging');
  const later = (await now(story)) - at;
  expect(later).toBeGreaterThanOrEqual(0);
  expect(later).toBeLessThan(60_000);
});

test('an app that is killed before it is ready is started again; one that ends by itself is not', async () => {
  const entry = join(dir, 'app.mjs');
  const app = (ending: string) => `
    import { existsSync, writeFileSync } from 'node:fs';
    const before = ${JSON.stringify(join(dir, 'before'))};
    if (existsSync(before)) process.send({ ready: 'http://127.0.0.1:9' });
    else { writeFileSync(before, ''); ${ending}; }
    process.on('message', () => {});`;
  writeFileSync(entry, app('process.exit(3)'));
  await expect(open({ entry, http: true })).rejects.toThrow('the app ended with 3');
  rmSync(join(dir, 'before'));
  writeFileSync(entry, app("process.kill(process.pid, 'SIGKILL')"));
  const { sandbox } = await open({ entry, http: true });
  expect(sandbox.app.address).toBe('http://127.0.0.1:9');
});

test('a reset takes away only what the sandbox wrote, and opens the start again', async () => {
  writeFileSync(join(dir, 'notes.txt'), 'mine');
  const before = readFileSync(join(START, 'workspace.json'), 'utf8');
  const { story } = await open({ persist: dir, start: START });
  await story.person('maya').writes('hello', 'general');
  await story.post('reset', {});
  expect(await story.transcript('general')).toEqual([]);
  await story.sees('releases', 'Two minutes with Gonogo');
  await started.pop()?.stop();
  expect(readFileSync(join(dir, 'notes.txt'), 'utf8')).toBe('mine');
  expect(readFileSync(join(START, 'workspace.json'), 'utf8')).toBe(before);
});

test('without it nothing is left behind', async () => {
  // Where no other sandbox puts anything.
  vi.stubEnv('TMPDIR', dir);
  onTestFinished(() => void vi.unstubAllEnvs());
  await open({});
  expect(readdirSync(dir)).toEqual([expect.stringMatching(/^gonogo-sandbox-/)]);
  await started.pop()?.stop();
  expect(readdirSync(dir)).toEqual([]);
});

test('a time that runs on can be moved, and what became due is worked off', async () => {
  const { sandbox, story } = await open({ start: START });
  const first = await now(story);
  await eventually(async () => expect(await now(story)).toBeGreaterThan(first));
  // Two hours before its vote closes Lin is reminded of search 7.1, and its planned window begins.
  await story.post('clock', { now: '2026-03-05T07:05:00.000Z' });
  expect((await now(story)) - Date.parse('2026-03-05T07:05:00.000Z')).toBeLessThan(10_000);
  const posted = sandbox.slack.workspace.messages.at(-1);
  expect(Number(posted?.ts) * 1000).toBeGreaterThanOrEqual(Date.parse('2026-03-05T07:05:00.000Z'));
});

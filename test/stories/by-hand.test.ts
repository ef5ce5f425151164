import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

/** A company that votes and announces, and deploys by hand. */
const { dir, remove } = ownCompany({ 'environments.yml': (text) => text.replaceAll(/^ {2}target: .*\n/gm, '') });
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

test('approved, its window open, nobody’s pipeline: Dana says what she did, everybody hears that it is live, and what runs where says so', async () => {
  const id = await s.person('maya').plans('ledger 2.9 today 12:00 to production because books');
  await s.person('maya').types(`vote ${id}`);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  const approved = await s.sees('releases', /\*Approved\*/);
  expect(approved.shown).toContain('By hand: no pipeline deploys ledger to production');
  expect(approved.shown).not.toContain('Blocked');
  expect(approved.buttons).not.toContain('Done by hand…');

  await s.timeIs('2026-03-03T11:00:00.000Z');
  const ready = await s.sees('releases', /\*Ready\*[^\n]*ledger/);
  expect(ready.buttons).toContain('Done by hand…');
  expect((await s.person('dana').seesInDm('Ready: ledger 2.9')).buttons).toContain('Done by hand…');
  await s.person('dana').types(`deploy ${id}`);
  await s.person('dana').isTold('no pipeline deploys ledger to production');

  await s.person('lin').clicks('Done by hand…', { message: id });
  await s.person('lin').isTold("You can't record what was done by hand");
  await s.person('dana').clicks('Done by hand…', { message: id });
  const modal = await s.person('dana').seesModal('Done by hand');
  expect(modal.shown).toContain('All of it is live now');
  expect(modal.shown).toContain('us: ledger 2.9');
  expect((await s.person('dana').submits({ why: '' })).errors).not.toEqual({});
  // Killed in the middle, nothing is lost and nothing is told twice.
  await s.faults({ api: [{ method: 'chat.postMessage', kind: 'kill-before' }] });
  await s
    .person('dana')
    .submits({ why: 'copied the files' })
    .catch(() => {});
  await s.eventually('the app to be dead', async () => !s.sandbox.app.running());
  await s.faults({ app: 'start' });

  const live = await s.sees('releases', /\*Live\*[^\n]*ledger/);
  expect(live.shown).toContain('● eu live');
  await s.settled();
  const lines = await s.transcript('releases');
  const count = (words: string | RegExp) => lines.filter((l) => l.match(words)).length;
  expect(count(/Done by hand: ledger 2\.9 → production is live in eu, us\. By @dana: copied the files/)).toBe(1);
  expect(count(/Live: ledger 2\.9 in production since .*, by @dana/)).toBe(1);
  const executives = (await s.transcript('exec-updates')).filter((l) => l.includes('Live: ledger'));
  expect(executives).toHaveLength(1);
  expect(executives[0]).toContain('brought live by deployment engineer');
  await s.person('sam').types('environments ledger production');
  await s.person('sam').isTold(new RegExp(`2\\.9 since .* \\(${id}\\), by hand \\(@dana: copied the files\\)`));

  // Nothing can be asked to take it back: that is done by hand too.
  await s.person('dana').clicks('Done by hand…', { message: id });
  expect((await s.person('dana').seesModal('Done by hand')).shown).toContain('All of it was taken back');
  await s.person('dana').submits({ why: 'books were wrong' });
  await s.sees('releases', /\*Rolled back\*[^\n]*ledger/);
  await s.sees('releases', /Rolled back: ledger in production since .*, by @dana/);
});

/** Makes docs/images: `node docs/screenshots.ts` (needs Chromium). A short story is played, then photographed, light and dark, wide and narrow. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startSandbox } from '../sandbox/server.ts';

const OUT = join(import.meta.dirname, 'images');
mkdirSync(OUT, { recursive: true });
const sandbox = await startSandbox({ speed: 20, clock: { at: '2026-03-03T09:00:00.000Z', runs: false }, stepMs: 400 });
const post = async (path: string, body: object) =>
  (
    await fetch(`${sandbox.url}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json();
const plan = async (as: string, text: string, customers = '') => {
  await post('command', { as, text: `new ${text}` });
  if (customers) await post('click', { as, in: 'modal', button: 'More…' });
  for (let i = 0; customers && i < 50 && (await post('fill', { as, fields: { customers } })).error; i++)
    await new Promise((again) => setTimeout(again, 20));
  await post('submit', { as });
  await post('close', { as });
};

await plan('noor', 'search 7.1 tomorrow 10:00 to production because typing mistakes are forgiven');
await plan(
  'maya',
  'checkout-api 4.2.0, ledger 2.9 today 12:00 to production because faster refunds',
  'refunds arrive at once',
);
await post('clock', {});
await post('command', { as: 'maya', text: 'vote checkout-api' });
await post('command', { as: 'priya', text: 'go checkout-api' });
await post('clock', {});
await new Promise((drawn) => setTimeout(drawn, 500));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
async function photograph(
  name: string,
  as: string,
  o: {
    width?: number;
    height?: number;
    dark?: boolean;
    steps?: (page: Awaited<ReturnType<typeof browser.newPage>>) => Promise<void>;
  } = {},
) {
  const page = await browser.newPage({
    viewport: { width: o.width ?? 1180, height: o.height ?? 640 },
    colorScheme: o.dark ? 'dark' : 'light',
  });
  await page.goto(`${sandbox.url}/?as=${as}`);
  await page.locator('article').first().waitFor();
  await o.steps?.(page);
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  await page.close();
}
const thread = async (page: Awaited<ReturnType<typeof browser.newPage>>) => {
  await page.locator('article', { hasText: 'checkout-api' }).getByRole('button', { name: /repl/ }).click();
  await page.getByRole('complementary', { name: 'Thread' }).getByText('Vote:').waitFor();
};
await photograph('vote', 'sam', { steps: thread });
await photograph('vote-dark', 'sam', { dark: true, steps: thread });
await photograph('narrow', 'sam', { width: 400, height: 760 });
await photograph('narrow-dark', 'sam', { width: 400, height: 760, dark: true });
for (const as of ['sam', 'lin']) await post('command', { as, text: 'go checkout-api' });
await post('clock', { now: '2026-03-03T11:00:00.000Z' });
await photograph('home', 'dana', {
  steps: async (page) => {
    await page.getByRole('button', { name: '⌂ Gonogo home' }).click();
    await page.locator('.home').getByText('You deploy now').waitFor();
  },
});
await post('command', { as: 'maya', text: 'new ledger 3.0 Sat 7 Mar 2026 11:00 to production because interest' });
await photograph('plan', 'maya', { height: 760, steps: async (page) => page.getByRole('dialog').waitFor() });
await post('close', { as: 'maya' });
await browser.close();
await sandbox.stop();

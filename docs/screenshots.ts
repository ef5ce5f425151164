/** Makes docs/images: `npm run screenshots` (needs Chromium). The sandbox's guided start, photographed light and dark, wide and narrow. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startSandbox } from '../sandbox/server.ts';
import { control, open, openBrowser, type } from '../test/browser/browser.ts';

const OUT = join(import.meta.dirname, 'images');
mkdirSync(OUT, { recursive: true });
// The time stands still, so that every run makes the same pictures.
const clock = { at: '2026-03-04T09:05:00.000Z', runs: false };
const start = join(import.meta.dirname, '../sandbox/start/snapshot');
const sandbox = await startSandbox({ speed: 20, clock, start, stepMs: 600 });
const browser = await openBrowser();

type Shot = { width?: number; height?: number; dark?: boolean; steps?: (page: Page) => Promise<void> };
async function photograph(name: string, as: string, { width = 1180, height = 700, dark, steps }: Shot = {}) {
  const { page, errors } = await open(browser, `${sandbox.url}/?as=${as}`, {
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
  });
  await page.locator('article').first().waitFor();
  await steps?.(page);
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  await page.close();
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

const thread = async (page: Page) => {
  const voting = page.locator('article', { hasText: 'Voting · search 7.1' }).first();
  await voting.getByRole('button', { name: /repl/ }).click();
  await page.getByRole('complementary', { name: 'Thread' }).getByText('Vote:').waitFor();
  await voting.scrollIntoViewIfNeeded();
};
const home = async (page: Page) => {
  await page.getByRole('button', { name: '⌂ Gonogo home' }).click();
  await page.locator('.home').getByText('You deploy now').waitFor();
};
const plan = async (page: Page) => {
  await type(page, '/release new payments 5.2 Fri 6 Mar 2026 14:00 to production because wallets in one tap');
  await page.getByRole('dialog', { name: 'Plan a release' }).waitFor();
};

await photograph('start', 'maya');
await photograph('start-dark', 'maya', { dark: true });
await photograph('vote', 'maya', { steps: thread });
await photograph('home', 'maya', { height: 800, steps: home });
await photograph('home-narrow', 'maya', { width: 400, height: 800, steps: homeNarrow });
await photograph('plan', 'maya', { height: 760, steps: plan });
await control(sandbox.url, 'close', { as: 'maya' });
await photograph('narrow', 'sam', { width: 400, height: 760 });
await photograph('narrow-dark', 'sam', { width: 400, height: 760, dark: true });
await photograph('executives', 'elena', {
  steps: async (page) => page.getByRole('button', { name: '# exec-updates' }).click(),
});
await control(sandbox.url, 'click', {
  as: 'dana',
  channel: 'releases',
  message: 'notifications 2.4',
  button: 'Deploy eu…',
});
await photograph('deploying', 'dana', {
  steps: async (page) =>
    page.locator('article', { hasText: 'Deploying · notifications' }).first().scrollIntoViewIfNeeded(),
});
await browser.close();
await sandbox.stop();

async function homeNarrow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Channels' }).click();
  await home(page);
}

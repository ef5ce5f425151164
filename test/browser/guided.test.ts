import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { keep, open, openBrowser, type } from './browser.ts';

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await startSandbox({
    speed: 20,
    stepMs: 30,
    start: join(import.meta.dirname, '../../sandbox/start/snapshot'),
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

test('a newcomer follows the tour: plan, vote, deploy, roll back', { timeout: 60_000 }, async () => {
  const { page, errors } = await open(browser, sandbox.url);
  await page.getByText('Two minutes with Gonogo.').waitFor();
  // A week in the middle: what was, what is going on, what is frozen.
  for (const words of [
    'Rolled back since',
    'Ready',
    'Rejected',
    'Voting',
    'Frozen: payments, checkout-api in production',
    'Not voted on yet',
  ])
    await page.locator('.list').getByText(words).first().waitFor();
  await keep(page, 'guided');

  await type(page, '/release new invoices 2.0 tomorrow 16:00 to production because nicer statements');
  await page.getByRole('dialog', { name: 'Plan a release' }).getByRole('button', { name: /^Plan/ }).click();
  await page.getByRole('dialog', { name: 'Planned' }).getByRole('button', { name: 'Close' }).click();
  await page
    .locator('article', { hasText: 'Planned · invoices 2.0' })
    .getByRole('button', { name: 'Open the vote' })
    .click();
  await page
    .locator('article', { hasText: 'Voting · invoices 2.0' })
    .getByText('waiting for QA, SRE, Product')
    .waitFor();

  await page.getByRole('button', { name: '● gonogo' }).click();
  await page
    .locator('.block-actions', { hasText: 'No-go…' })
    .first()
    .getByRole('button', { name: 'Go', exact: true })
    .click();
  await page.getByText('That decides it').waitFor();

  await page.getByRole('button', { name: '# releases' }).click();
  const ready = page.locator('article', { hasText: 'Ready · notifications 2.4' }).first();
  await ready.getByRole('button', { name: 'Deploy eu…' }).click();
  await page.getByRole('dialog', { name: 'Deploy now?' }).getByRole('button', { name: 'Deploy', exact: true }).click();
  const live = page.locator('article', { hasText: 'Live · notifications 2.4' }).first();
  await live.getByText('● us live').waitFor();
  await live.getByRole('button', { name: 'Roll back…' }).click();
  const why = page.getByRole('dialog', { name: 'Roll back' });
  await why.getByLabel('Why?').fill('the reports come twice');
  await why.getByRole('button', { name: 'Roll back' }).click();
  await page.getByRole('dialog', { name: 'Rolling back' }).getByRole('button', { name: 'Close' }).click();
  await page.locator('article', { hasText: 'Rolled back · notifications 2.4' }).first().waitFor();
  await page.getByRole('button', { name: '# exec-updates' }).click();
  await page.locator('article', { hasText: /(?<!Being )Undone: notifications/ }).waitFor();

  // As Lin, by the tour's link: another zone, and nothing to vote on any more for search.
  await page.getByRole('button', { name: '# releases' }).click();
  await page.getByRole('link', { name: 'Lin' }).click();
  await page.getByText('Your zone: America/Los_Angeles').waitFor();
  await page.getByText('1:04').first().waitFor();
  await keep(page, 'guided-as-lin');
  expect(errors).toEqual([]);
});

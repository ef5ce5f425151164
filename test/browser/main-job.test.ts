import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { control, keep, open, openBrowser, type } from './browser.ts';

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20, clock: { at: '2026-03-03T09:00:00.000Z', runs: false }, stepMs: 120 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

async function be(page: Page, who: string, where = '# releases'): Promise<void> {
  await page.getByLabel('You are').selectOption({ label: who });
  await page.getByRole('button', { name: where }).click();
}
const clock = (now: string) => control(sandbox.url, 'clock', { now });

test('a person plans, votes, deploys, updates and rolls back on the page', async () => {
  const { page, errors } = await open(browser, sandbox.url);
  await page.getByText('Nothing here yet').waitFor();
  // A request that is lost is said, and made up for.
  await page.route(/_page\/state/, (route) => route.abort(), { times: 1 });
  await control(sandbox.url, 'message', { as: 'tom', channel: 'general', text: 'Hello' });
  await page.getByText('The sandbox does not answer').waitFor();
  await page.getByText('The sandbox does not answer').waitFor({ state: 'detached' });
  await keep(page, 'empty');

  // A modal with an error, then the plan.
  await type(page, '/release new checkout-api 4.2.0, ledger 2.9 to production because faster refunds');
  const modal = page.getByRole('dialog', { name: 'Plan a release' });
  await modal.waitFor();
  await modal.getByLabel('When').fill('whenever');
  await modal.getByRole('button', { name: /^Plan/ }).click();
  await modal.getByRole('alert').getByText("I can't read “whenever” as part of a time").waitFor();
  await keep(page, 'modal-error');
  await modal.getByLabel('When').fill('tomorrow 12:00 - 13:00');
  await modal.getByLabel('What: services').fill('checkout-api 4.2.0, ledger 2.9');
  await modal.getByRole('button', { name: /^Plan/ }).click();
  const planned = page.getByRole('dialog', { name: 'Planned' });
  await planned.waitFor();
  await keep(page, 'planned');
  await planned.getByRole('button', { name: 'Close' }).click();
  await page.getByText('Not voted on yet').waitFor();
  // What is done rarely is behind the menu of its card.
  await page.getByLabel('More actions').selectOption('Edit…');
  const edit = page.getByRole('dialog', { name: 'Edit a release' });
  await edit.getByLabel('Why').fill('faster refunds, at once');
  await edit.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog', { name: 'Saved' }).getByRole('button', { name: 'Close' }).click();
  await page.getByText('faster refunds, at once').first().waitFor();
  await page.getByRole('button', { name: 'Open the vote' }).first().click();
  await page.getByText('The vote on checkout-api').waitFor();
  await keep(page, 'voting');

  // QA votes in the thread by button, SRE by a typed reply, Product in the review.
  await be(page, 'Priya Raman, QA lead');
  await page
    .getByRole('button', { name: /repl(y|ies)$/ })
    .first()
    .click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('button', { name: 'Go', exact: true }).click();
  await thread.getByText('Counted: Go for QA').waitFor();
  await keep(page, 'thread');
  await be(page, 'Sam Rivera, SRE');
  await page
    .getByRole('button', { name: /repl(y|ies)$/ })
    .first()
    .click();
  await page.locator('#composer-thread').fill('go');
  await page.locator('#composer-thread').press('Enter');
  await thread.getByText('Counted: Go for SRE').waitFor();
  // One is missing: reminded two hours before the vote closes, in a message of their own.
  await clock('2026-03-04T08:00:00.000Z');
  // Who is slow to become somebody else on the page looks into the new one's talk with the app, not into the old one's, and does nothing there meanwhile.
  const becoming = Promise.withResolvers<void>();
  await page.route(/_page\/state\?as=lin/, async (route) => {
    await becoming.promise;
    await route.fallback();
  });
  await be(page, 'Lin Chen, Product owner', '● gonogo');
  await page.locator('.shown[inert]').waitFor({ state: 'attached' });
  becoming.resolve();
  await page.locator('article', { hasText: 'Your vote by' }).waitFor();
  await keep(page, 'reminder');
  await page.getByRole('button', { name: '# releases' }).click();
  await page.getByRole('button', { name: 'Review & vote' }).click();
  const review = page.getByRole('dialog', { name: 'Review & vote' });
  await review.getByLabel('Your vote').selectOption('Go');
  await keep(page, 'review');
  await review.getByRole('button', { name: 'Send my vote' }).click();
  await page.getByText('That decides it').waitFor();
  await page.keyboard.press('Escape');

  // App Home of the deployment engineer, then the deploy.
  await clock('2026-03-04T11:00:00.000Z');
  await be(page, 'Dana Kim, Deployment engineer', '⌂ Gonogo home');
  await page.locator('.home').getByText('You deploy now').waitFor();
  await keep(page, 'home');
  await page.getByRole('button', { name: '# releases' }).click();
  await page.getByRole('button', { name: 'Deploy eu…' }).click();
  const sure = page.getByRole('dialog', { name: 'Deploy now?' });
  await sure.getByText('checkout-api 4.2.0, ledger 2.9 → production, steps eu, then us').waitFor();
  await keep(page, 'confirm');
  await sure.getByRole('button', { name: 'Deploy', exact: true }).click();
  await page.getByText('eu live').first().waitFor();
  await keep(page, 'deploying');
  await page.getByText('● us live').waitFor();
  await keep(page, 'live');

  // An update, and a rollback by button.
  await be(page, 'Maya Okafor, Release manager');
  await page.getByRole('button', { name: 'Update…' }).first().click();
  await page.getByLabel('What happened').fill('refunds are instant now');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('dialog', { name: 'Who hears what' }).waitFor();
  await keep(page, 'update');
  await page.getByRole('dialog', { name: 'Who hears what' }).getByRole('button', { name: 'Send' }).click();
  await page.getByRole('dialog', { name: 'Sent' }).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Roll back…' }).first().click();
  await page.getByRole('dialog', { name: 'Roll back' }).getByLabel('Why?').fill('two customers were charged twice');
  await page.getByRole('dialog', { name: 'Roll back' }).getByRole('button', { name: 'Roll back' }).click();
  await page.keyboard.press('Escape');
  await page.locator('article', { hasText: 'Rolled back since' }).waitFor();
  await page.getByRole('button', { name: '# exec-updates' }).click();
  await page.locator('article', { hasText: /(?<!Being )Undone: checkout-api, ledger/ }).waitFor();
  await keep(page, 'executives');
  expect(errors).toEqual([]);

  const narrow = await browser.newPage({ viewport: { width: 390, height: 780 }, colorScheme: 'dark' });
  await narrow.goto(sandbox.url);
  await narrow.locator('article').first().waitFor();
  await keep(narrow, 'narrow-dark');
});

test('a website elsewhere cannot drive the sandbox', async () => {
  const post = (headers: Record<string, string>) =>
    fetch(`${sandbox.url}/_control/command`, {
      method: 'POST',
      body: '{"as":"maya","text":"list"}',
      headers: { 'content-type': 'application/json', ...headers },
    });
  expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({ origin: sandbox.url })).status).toBe(200);
});

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

test('a newcomer follows the tour: plan, vote, deploy, roll back', async () => {
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

test('a canary has come back by itself, and its dials can be turned', async () => {
  const { page, errors } = await open(browser, sandbox.url);
  const back = page.locator('article', { hasText: 'Rolled back · recommendations 3.1' }).first();
  await back.getByText('errors 6 %').first().waitFor();
  await back.scrollIntoViewIfNeeded();
  await keep(page, 'canary');
  await page.getByRole('button', { name: '◔ Dials' }).click();
  await page.getByRole('heading', { name: 'Dials' }).waitFor();
  await page.getByLabel('Let one version go bad (6 % errors)').fill('3.2');
  await page.getByRole('button', { name: 'Degrade it' }).click();
  await page.getByRole('heading', { name: 'Version 3.2 alone' }).waitFor();
  const turned = page.waitForResponse((r) => r.url().endsWith('/_control/dials') && r.request().method() === 'POST');
  await page.getByLabel('Runs', { exact: true }).selectOption('fail');
  await turned;
  await keep(page, 'dials');
  const dials = await page.evaluate(() => fetch('/_control/dials').then((r) => r.json()));
  expect(dials).toMatchObject({
    versions: { '3.2': { errors: 6, requests: 1000 } },
    pipeline: { behaviour: 'fail' },
    mood: 'well',
  });
  const refused = await page.evaluate(() =>
    fetch('/_control/dials', { method: 'POST', body: JSON.stringify({ errors: 101, mood: 'moody' }) }).then(
      (r) => r.status,
    ),
  );
  expect(refused).toBe(400);
  // On a phone nothing is cut.
  await page.setViewportSize({ width: 390, height: 844 });
  await keep(page, 'dials-phone');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'All is well again' }).click();
  await page.getByRole('heading', { name: 'Version 3.2 alone' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '← the workspace' }).click();
  await page.getByText('Two minutes with Gonogo.').waitFor();
  expect(errors).toEqual([]);
});

test('a deploy through GitHub Actions is watched and broken at the dials', async () => {
  const { page, errors } = await open(browser, sandbox.url);
  await type(page, '/release new loyalty 2.0 in 1 minute to preview because points are counted at once');
  await page.getByRole('dialog', { name: 'Plan a release' }).getByRole('button', { name: /^Plan/ }).click();
  await page.getByRole('dialog', { name: 'Planned' }).getByRole('button', { name: 'Close' }).click();
  const card = page.locator('article', { hasText: /(?:Planned|Voting|Ready|Deploying|Live) · loyalty 2\.0/ }).first();
  await card.getByRole('button', { name: 'Open the vote' }).click();
  await type(page, '/release go loyalty');
  await page.evaluate(() =>
    fetch('/_control/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2026-03-04T09:07:00Z' }),
    }),
  );
  await page.evaluate(() =>
    fetch('/_control/systems', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ system: 'github', runs: 'silent' }),
    }),
  );
  await card.getByRole('button', { name: 'Deploy eu…' }).click();
  await page.getByRole('dialog', { name: 'Deploy now?' }).getByRole('button', { name: 'Deploy', exact: true }).click();
  await card.getByText('◐ eu 33 %').waitFor();
  await keep(page, 'github-deploying');

  await page.getByRole('button', { name: '◔ Dials' }).click();
  const github = page.getByRole('region', { name: 'GitHub Actions' });
  await github.getByText('in_progress').waitFor();
  await github.scrollIntoViewIfNeeded();
  await keep(page, 'systems');
  await page.setViewportSize({ width: 390, height: 844 });
  await github.scrollIntoViewIfNeeded();
  await keep(page, 'systems-phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await github.getByLabel('Its server').selectOption('expired');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: '← the workspace' }).click();
  await page
    .getByText(/refuses the credentials/)
    .first()
    .waitFor();
  await keep(page, 'github-token-expired');

  await page.getByRole('button', { name: '◔ Dials' }).click();
  await github.getByLabel('Its server').selectOption('well');
  await github.getByLabel('Its runs').selectOption('succeed');
  await github.getByRole('button', { name: 'Let it succeed' }).click();
  await github.getByText('success').first().waitFor();
  await page.getByRole('link', { name: '← the workspace' }).click();
  await page.locator('article', { hasText: 'Live · loyalty 2.0' }).first().waitFor();
  await keep(page, 'github-live');
  expect(errors).toEqual([]);
});

test('what machines tell opens and closes a check: a red test, its rerun, a finding, a clean scan', async () => {
  const { page, errors } = await open(browser, sandbox.url);
  const card = (state: string) => page.locator('article', { hasText: `${state} · web-shop 12.1` }).first();
  const tells = async (button: string) => {
    await page.goto(`${sandbox.url}/dials`);
    await page.getByRole('button', { name: button }).click();
    await page.getByText('Gonogo answered 200').waitFor();
    await keep(page, 'tells');
    await page.goto(sandbox.url);
  };
  await card('Blocked').getByText('unit failed: 1 of 212').first().waitFor();
  await tells('It is run again, and green');
  await card('Ready').waitFor();
  await tells('The scan finds something critical');
  await card('Blocked').getByText('critical CVE-2026-1234 in zlib').first().waitFor();
  await card('Blocked').scrollIntoViewIfNeeded();
  await keep(page, 'finding');
  await tells('The next scan is clean');
  await card('Ready').waitFor();
  await type(page, '/release evidence web-shop');
  await keep(page, 'evidence');
  await page
    .getByText(/passed.* after it had failed/)
    .first()
    .waitFor();
  await keep(page, 'evidence');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${sandbox.url}/dials`);
  await page.getByRole('button', { name: 'A test is red' }).scrollIntoViewIfNeeded();
  await keep(page, 'tells-phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByLabel('Service').fill('nothing');
  await page.getByRole('button', { name: 'It is built' }).click();
  await page.getByText('Gonogo answered 404').waitFor();
  await page.getByLabel('Version', { exact: true }).fill('');
  await page.getByRole('button', { name: 'It is built' }).click();
  await page.getByText('version: ').waitFor();
  expect(errors).toEqual([]);
});

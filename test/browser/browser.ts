import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** `SHOTS=folder` keeps a screenshot of each step, to be looked at. */
const { SHOTS } = process.env;
/** `SLOW_MS=2000` keeps back each request of the page for as long at most, so that they come in any order. */
const SLOW_MS = Number(process.env.SLOW_MS ?? 0);

export function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(
      `no Chromium at ${CHROMIUM}: install the package "chromium" (apt-get install chromium), or set CHROMIUM`,
    );
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

let shot = 0;
export async function keep(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  shot += 1;
  await page.screenshot({ path: join(SHOTS, `${String(shot).padStart(2, '0')}-${name}.png`) });
}

/** A page that fails the test when a script on it fails. */
export async function open(browser: Browser, url: string, o: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light', ...o });
  const errors: string[] = [];
  page.on('pageerror', (e) => errors.push(String(e)));
  page.setDefaultTimeout(25_000);
  if (SLOW_MS > 0)
    await page.route(/\/_(page|control)\/(?!events)/, async (route) => {
      await new Promise((on) => setTimeout(on, Math.random() * SLOW_MS));
      await route.continue().catch(() => {});
    });
  await page.goto(url);
  return { page, errors };
}

export async function type(page: Page, text: string): Promise<void> {
  await page.locator('#composer-channel').fill(text);
  await page.locator('#composer-channel').press('Enter');
}

export const control = async (url: string, path: string, body: object) => {
  const answer = await fetch(`${url}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
};

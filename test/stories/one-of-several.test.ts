import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type Metrics, openMetrics } from '../../sandbox/fakes/metrics.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

const WELL = { requests: 2000, errors: 0.001, latency: 200 };
const ILL = { ...WELL, errors: 0.08 };
const ERRORS = 'sum(increase(http_errors{version="{{version}}"}[{{window}}]))';
const REQUESTS = 'sum(increase(http_requests{version="{{version}}"}[{{window}}]))';
const SECOND = `
- name: second
  type: webhook
  url: { env: DEPLOY_WEBHOOK_URL }
  secret: { env: DEPLOY_WEBHOOK_SECRET }
  allowPrivate: true
  canStop: true
`;

/** A company whose services go one after the other, by two pipelines, each proved by what a metrics server measures of it. */
let metrics: Metrics;
let company: ReturnType<typeof ownCompany>;
let sandbox: Sandbox;
let s: Story;

beforeAll(async () => {
  metrics = await openMetrics();
  company = ownCompany({
    'signals.yml': () => `- { name: metrics, type: prometheus, url: '${metrics.url}', allowPrivate: true }\n`,
    'health.yml': () => `- name: production
  scope: { environments: [production] }
  soakMinutes: 2
  onUnhealthy: roll-back
  rules:
    - { name: errors, kind: errors, source: metrics, errors: '${ERRORS}', of: '${REQUESTS}', atMost: 1 }
`,
    'deploy-targets.yml': (text) => `${text}${SECOND}`,
    'services.yml': (text) => text.replace('- name: invoices', '- name: invoices\n  target: second'),
    'environments.yml': (text) => text.replace('regions: [eu, us]', 'regions: [eu]'),
  });
  const clock = { at: TUESDAY, runs: false };
  const manifests = company.dir;
  sandbox = await startSandbox({ http: true, speed: 50, clock, stepMs: 15, manifests, logLevel: 'silent' });
  s = new Story(sandbox);
});
afterAll(async () => {
  await sandbox?.stop();
  await metrics?.close();
  company?.remove();
});

const is = (clock: string) => s.timeIs(`2026-03-03T${clock}.000Z`);
const card = async (id: string) => (await s.sees('releases', `\`${id}\``)).shown;
const shows = (id: string, words: string) => s.sees('releases', new RegExp(`\`${id}\`[\\s\\S]*${words}`));
const sent = async (rollout: string) =>
  (await s.pipelineSaw())
    .filter(({ body }) => body.deployId === rollout)
    .map(({ body }) => (body.action === 'stop' ? `stop ${body.stage}` : body.stage));
const tell = (deployId: string, stage: string, report: object) => s.pipeline({ deployId, stage, report });

/** A release of several services that is planned, voted on, and whose first step is begun at `clock` (UTC, of the day). */
async function begun(id: string, items: string, local: string, clock: string): Promise<void> {
  onTestFailed(async () => console.error(await s.everything()));
  await s.person('maya').plans(`${items} to production today ${local} because the books are right again`);
  await s.person('maya').types(`vote ${id}`);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await is(clock);
  await s.sees('releases', `Ready to deploy: ${items}`);
  await s.person('dana').clicks('Deploy eu ledger…', { message: id });
}

test('the services of one release go live one by one, each once it is proved', async () => {
  for (const version of ['2.0.1', '3.0.1', '4.0.1']) metrics.versions.set(version, WELL);
  await begun('R-1', 'ledger 2.0.1, invoices 3.0.1, search 4.0.1', '10:30', '09:30:00');
  await shows('R-1', '◕ eu ledger verifying');
  await s.eventually('the count', async () => (await card('R-1')).includes('0 of 3 services live'));
  for (const [clock, live, next] of [
    ['09:34:20', '1 of 3', 'invoices'],
    ['09:38:20', '2 of 3', 'search'],
  ]) {
    await is(clock ?? '');
    await shows('R-1', `◕ eu ${next} verifying[\\s\\S]*${live} services live`);
  }
  await is('09:42:20');
  await s.sees('releases', /\*Live\*[^\n]*ledger 2\.0\.1/);
  expect(await sent('R-1-1')).toEqual(['eu ledger', 'eu invoices', 'eu search']);
});

test('one that is sick goes back by itself with what depends on it; the others stay, and everybody reads so', async () => {
  metrics.versions.set('2.1.0', WELL);
  metrics.versions.set('3.1.0', ILL);
  await begun('R-2', 'ledger 2.1.0, invoices 3.1.0, search 4.1.0', '11:00', '10:00:00');
  await shows('R-2', '◕ eu ledger verifying');
  await is('10:04:20');
  await shows('R-2', '◕ eu invoices verifying');
  await is('10:08:20');
  await shows('R-2', 'Partly rolled back');
  const shown = await card('R-2');
  expect(shown).toMatch(/Partly rolled back[^\n]*: invoices 3\.0\.1 again\. Why: invoices, errors: errors 8 %/);
  expect(shown).toContain('Not taken back: ledger 2.1.0');
  expect(shown).toContain('Never deployed: search 4.1.0');
  expect(await sent('R-2-1')).toEqual(['eu ledger', 'eu invoices']);
  expect(await sent('R-2-2')).toEqual(['eu invoices']);
  const executives = (await s.transcript('exec-updates')).filter((l) => /[Uu]ndone/.test(l));
  expect(executives).toEqual([
    expect.stringMatching(/Being undone: invoices/),
    expect.stringContaining('*Partly undone: invoices is back on the version before'),
  ]);
  expect(executives[1]).toMatch(/; ledger stays\*/);
  await s.person('sam').types('where production');
  await s.person('sam').isTold(/ledger.* 2\.1\.0[\s\S]*/);
});

test('one is stopped, what depends on it is not begun, and the others go on; then it is rolled back alone', async () => {
  for (const version of ['2.2.0', '3.2.0', '4.2.0']) metrics.versions.set(version, WELL);
  await s.pipeline({ behaviour: 'manual' });
  await begun('R-3', 'ledger 2.2.0, invoices 3.2.0, search 4.2.0', '11:30', '10:30:00');
  await s.eventually('the first step to be sent', async () => (await sent('R-3-1')).includes('eu ledger'));
  await s.person('dana').types('stop-waiting ledger of R-3 because it hangs');
  const dialog = await s.person('dana').seesModal('Stop waiting');
  expect(dialog.shown).toContain('*Only ledger*: invoices stops with it; the others go on');
  expect(dialog.shown).toContain('*Only search*: the others go on');
  await s.person('dana').submits({ services: 'ledger', run: 'stop' });
  await s.eventually('the next step to be sent', async () => (await sent('R-3-1')).includes('eu search'));
  const stopped = /✕ eu ledger[^\n]*✕ eu invoices[^\n]*◐ eu search/;
  await s.eventually('the card to say so', async () => stopped.test(await card('R-3')));
  await s.sees('releases', /Stopped: ledger and invoices of .*it hangs\. The others go on\./);
  await tell('R-3-1', 'eu search', { status: 'succeeded', n: 1 });
  await shows('R-3', '◕ eu search verifying');
  await is('10:34:20');
  await s.sees('releases', /\*Failed\*[^\n]*ledger 2\.2\.0/);
  await s.eventually('the count', async () => (await card('R-3')).includes('1 of 3 services live'));
  expect((await sent('R-3-1')).sort()).toEqual(['eu ledger', 'eu search', 'stop eu ledger']);

  await s.person('dana').types('rollback ledger of R-3 because half of it is worse');
  const back = await s.person('dana').seesModal('Roll back');
  expect(back.shown).toContain('*Depends on what goes back, and stays*: invoices (on ledger)');
  await s.person('dana').submits({ services: ['ledger'] });
  await s.eventually('its way back to be sent', async () => (await sent('R-3-2')).includes('eu ledger'));
  await tell('R-3-2', 'eu ledger', { status: 'succeeded', n: 1 });
  await shows('R-3', 'Partly rolled back');
  const again = /ledger 2\.1\.0 again[\s\S]*Not taken back: search 4\.2\.0/;
  await s.eventually('the card to say what is back', async () => again.test(await card('R-3')));
});

import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type Metrics, openMetrics } from '../../sandbox/fakes/metrics.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

const WELL = { requests: 2000, errors: 0.001, latency: 200 };
const ERRORS = 'sum(increase(http_errors{version="{{version}}",region="{{region}}"}[{{window}}]))';
const REQUESTS = 'sum(increase(http_requests{version="{{version}}",region="{{region}}"}[{{window}}]))';

/** A company whose production is reached in shares, each proved by what a metrics server measures of it. */
let metrics: Metrics;
let company: ReturnType<typeof ownCompany>;
let sandbox: Sandbox;
let s: Story;

beforeAll(async () => {
  metrics = await openMetrics();
  company = ownCompany({
    'signals.yml': () => `- { name: metrics, type: prometheus, url: '${metrics.url}', allowPrivate: true }\n`,
    'health.yml': () => `- name: checkout
  scope: { services: [checkout-api], environments: [production] }
  soakMinutes: 3
  onUnhealthy: roll-back
  onUnknown: { minutes: 30 }
  rules:
    - name: errors
      kind: errors
      source: metrics
      errors: '${ERRORS}'
      of: '${REQUESTS}'
      atMost: 1
      unknownLimit: 2
`,
    'strategies.yml': () =>
      '- { name: careful, type: canary, percents: [5, 25, 100], soakMinutes: 3, promotion: health }\n',
    'environments.yml': (text) => text.replace('regions: [eu, us]', 'regions: [eu]\n  strategy: careful'),
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

/** A release that is planned, voted on, and whose first step is begun at `clock` (UTC, of the day). */
async function begun(id: string, version: string, local: string, clock: string): Promise<void> {
  onTestFailed(async () => console.error(await s.everything()));
  await s.person('maya').plans(`checkout-api ${version} to production today ${local} because faster refunds`);
  await s.person('maya').types(`vote ${id}`);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await is(clock);
  await s.sees('releases', `Ready to deploy: checkout-api ${version}`);
  await s.person('dana').clicks('Deploy eu 5 %…', { message: id });
}
const is = (clock: string) => s.timeIs(`2026-03-03T${clock}.000Z`);
const card = async (id: string) => (await s.sees('releases', `\`${id}\``)).shown;
const verifies = (id: string, step: string) => s.sees('releases', new RegExp(`\`${id}\`[\\s\\S]*◕ ${step} verifying`));
const thread = async (words: string) => (await s.transcript('releases')).filter((l) => l.includes(words));
const steps = async (rollout: string) =>
  (await s.pipelineSaw())
    .filter(({ body }) => body.deployId === rollout)
    .map(({ body, deliveries }) => `${body.stage} ${deliveries}`);

test('a canary that holds goes on by itself; killed while a step is verified, its looks go on and nothing is doubled', async () => {
  metrics.versions.set('4.1.3', WELL);
  await begun('R-1', '4.1.3', '10:30', '09:30:00');
  await verifies('R-1', 'eu 5 %');
  await is('09:32:15');
  await s.eventually('a look', async () => (await card('R-1')).includes('Proving itself: checkout-api'));
  const asked = metrics.asked.length;
  await s.faults({ app: 'kill' });
  await s.timeIs('2026-03-03T09:36:20.000Z');
  await s.faults({ app: 'start' });
  await verifies('R-1', 'eu 25 %');
  // What was missed is made up for: each look once.
  const times = metrics.asked.slice(asked).map((a) => `${a.form.get('time')} ${a.form.get('query')}`);
  expect(times.length).toBeGreaterThan(0);
  expect(new Set(times).size).toBe(times.length);
  await is('09:42:20');
  await verifies('R-1', 'eu 100 %');
  await is('09:48:20');
  await s.sees('releases', /\*Live\*[^\n]*4\.1\.3/);
  expect(await steps('R-1-1')).toEqual(['eu 5 % 1', 'eu 25 % 1', 'eu 100 % 1']);
  expect((await s.transcript('exec-updates')).filter((l) => l.includes('Live'))).toHaveLength(1);
});

test('a canary that degrades at 25 % comes back by itself, says what it saw, and is held afterwards', async () => {
  metrics.versions.set('4.2.0', WELL);
  await begun('R-2', '4.2.0', '11:00', '10:00:00');
  await verifies('R-2', 'eu 5 %');
  await is('10:06:20');
  await verifies('R-2', 'eu 25 %');
  metrics.versions.set('4.2.0', { ...WELL, errors: 0.08 });
  await is('10:09:20');
  await s.sees('releases', /`R-2`[\s\S]*bad looks: 1 in a row \(2 are too many\)/);
  await is('10:10:20');
  await s.sees('releases', /\*Rolled back\*[^\n]*4\.2\.0/);
  const saw = 'errors 8 % (160 of 2,000 requests), allowed 1 %';
  expect((await thread('Rolling back checkout-api 4.2.0')).join('\n')).toContain(`${saw}. Automatic, at step eu 25 %`);
  expect(await steps('R-2-2')).toHaveLength(1);
  const executives = (await s.transcript('exec-updates')).filter((l) => /undone/i.test(l));
  expect(executives.map((l) => /\*.*?\*/.exec(l)?.[0])).toEqual([
    '*Being undone: checkout-api*',
    expect.stringMatching(/^\*Undone: checkout-api is back on the version before, since/),
  ]);
  for (const line of executives) expect(line).not.toMatch(/R-2|%|errors|4\.2/);
  // The thread has the measure around the deploy, with the same in words.
  await s.sees(
    'releases',
    /errors of checkout-api 4\.2\.0 in production, eu: 0\.1 % at .*exceeded 2 of 5 times; eu 5 % at/,
  );

  // That it is back does not say that it is well: that is looked at.
  expect(await thread('Healthy after the rollback')).toEqual([]);
  await is('10:15:20');
  await s.sees('releases', /`R-2`[\s\S]*Found healthy/);
  expect(await thread('Healthy after the rollback: checkout-api 4.1.3 in eu, by its rules')).toHaveLength(1);

  // It does not come again by mistake.
  await s.person('maya').plans('checkout-api 4.2.0 to production today 12:00 because once more');
  await s.person('maya').types('vote R-3');
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types('go R-3');
  await is('11:00:00');
  expect((await s.sees('releases', /`R-3`/)).buttons).toContain('Allow again…');
  await s.person('dana').types('deploy R-3');
  await s.person('dana').isTold(/rolled back/i);
  await s.person('dana').clicks('Allow again…', { message: 'R-3' });
  await s.person('dana').isTold("You can't allow what was rolled back: that takes the role release manager");
  await s.person('maya').clicks('Allow again…', { message: 'R-3' });
  await s.person('maya').submits({ why: 'the refund job is mended' });
  await s.sees('releases', 'the refund job is mended');
  expect((await s.sees('releases', /`R-3`/)).buttons).toContain('Deploy eu 5 %…');
});

test('too little traffic pauses instead; a recovery does not go on by itself, a person does', async () => {
  metrics.versions.set('4.2.0', { requests: 3, errors: 0, latency: 200 });
  await s.person('dana').clicks('Deploy eu 5 %…', { message: 'R-3' });
  await verifies('R-3', 'eu 5 %');
  await is('11:05:20');
  const paused = await s.sees('releases', 'Paused, since its health is not known: checkout-api 4.2.0');
  expect(paused.shown).toContain('errors 0 % (0 of 3 requests): it takes 50 requests to tell');
  expect((await s.sees('releases', /`R-3`/)).buttons).toContain('Go on…');
  metrics.versions.set('4.2.0', WELL);
  await is('11:15:20');
  expect(await card('R-3')).toContain('eu 25 % waiting');
  await s.person('lin').types('deploy R-3');
  await s.person('lin').isTold(/can't/);
  await s.person('dana').clicks('Go on…', { message: 'R-3' });
  await verifies('R-3', 'eu 25 %');
  expect(await steps('R-3-1')).toEqual(['eu 5 % 1', 'eu 25 % 1']);
});

test('a target that takes the step and never reports is nudged about, and can be stopped waiting for', async () => {
  await s.pipeline({ behaviour: 'manual' });
  await is('11:21:20');
  await s.eventually('the last step to be sent', async () => (await steps('R-3-1')).includes('eu 100 % 1'));
  await is('11:37:20');
  await s.person('dana').seesInDm('Its pipeline is quiet: step eu 100 % of checkout-api 4.2.0');
  await s.person('dana').clicks('Stop waiting…', { message: 'R-3' });
  await s.person('dana').submits({});
  await s.sees('releases', /\*Failed\*[^\n]*4\.2\.0/);
  await s.person('sam').types('where checkout-api production');
  await s.person('sam').isTold(/4\.1\.3 or 4\.2\.0: in doubt/);
  expect(await steps('R-3-1')).toEqual(['eu 5 % 1', 'eu 25 % 1', 'eu 100 % 1']);
});

test('what can’t be undone is on the card, asks instead of going back, and is read before somebody takes it back', async () => {
  await s.pipeline({ behaviour: 'succeed' });
  metrics.versions.set('4.3.0', { ...WELL, errors: 0.08 });
  const typed =
    'checkout-api 4.3.0 to production today 13:00 irreversible: drops the column <!channel> because refunds';
  await s.person('maya').plans(typed);
  expect((await s.sees('releases', '`R-4`')).shown).toContain('Can’t be undone: drops the column');
  // In line behind the release that failed there nobody stands; in the queue it does.
  await s.person('sam').types('environments production');
  await s
    .person('sam')
    .isTold(/Queue for production[\s\S]*R-4[\s\S]*Votes: not voted on yet \(QA, SRE and Product can change that\)/);
  await s.person('maya').types('vote R-4');
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types('go R-4');
  await is('12:00:00');
  await s.person('dana').clicks('Deploy eu 5 %…', { message: 'R-4' });
  await verifies('R-4', 'eu 5 %');
  await is('12:05:20');
  const asked = await s.sees(
    'releases',
    /`R-4`[\s\S]*It does not go back by itself, as it can't be undone: drops the column/,
  );
  expect(asked.buttons).toContain('Roll back…');
  expect(asked.shown).not.toContain('<!channel>');
  await s.person('dana').clicks('Roll back…', { message: 'R-4' });
  expect((await s.person('dana').seesModal('Roll back')).shown).toContain('Can’t be undone');
  await s.person('dana').submits({ why: 'a copy is restored' });
  await s.sees('releases', /\*Rolled back\*[^\n]*4\.3\.0/);
});

test('what runs again is no better: its owner is woken once, keeps it while it is bad by turns, and nobody is kept away once it is well', async () => {
  const needed = async () =>
    (await s.transcript('dm', 'maya')).filter((l) => l.includes('You are needed now: What runs after the rollback'));
  metrics.versions.set('4.1.3', { ...WELL, errors: 0.08 });
  await is('12:09:20');
  await s.person('maya').seesInDm('You are needed now: What runs after the rollback of checkout-api 4.3.0');
  await s.person('maya').clicks('I have it', { channel: 'dm' });
  await s.sees('releases', /@maya has it: What runs after the rollback/);
  metrics.versions.set('4.1.3', WELL);
  await is('12:12:20');
  metrics.versions.set('4.1.3', { ...WELL, errors: 0.09 });
  await is('12:14:20');
  await s.eventually('that it is bad once more', async () =>
    (await thread('Unhealthy after the rollback')).some((l) => l.includes('errors 9 %')),
  );
  expect(await needed()).toHaveLength(1);
  await s.person('maya').plans('checkout-api 4.4.0 to production today 16:00 because onwards');
  await s.person('dana').types('environments production');
  await s.person('dana').isTold(/Queue for production[\s\S]*R-5[^\n]*Health of what runs there/);
  metrics.versions.set('4.1.3', WELL);
  await is('12:21:20');
  await s.sees('releases', /`R-4`[\s\S]*Found healthy/);
  expect(await needed()).toHaveLength(1);
  await s.person('lin').types('environments production');
  const queue = await s.person('lin').isTold(/Queue for production[\s\S]*R-5/);
  expect(queue.shown).not.toContain('Health of what runs there');
});

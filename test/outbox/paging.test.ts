import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { one } from '../../src/domain/deciding/reads.ts';
import type { Command } from '../../src/domain/index.ts';
import { pages } from '../../src/domain/page/document.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import { inboundApi } from '../../src/http/inbound.ts';
import { pagerduty } from '../../src/inbound/pagerduty/index.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import { alerts } from '../../src/pagers/opsgenie/alerts.ts';
import { ATTEMPTS, type Pager, RETRY_MS } from '../../src/pagers/pager.ts';
import { events } from '../../src/pagers/pagerduty/events.ts';
import type { Errand } from '../../src/store/store.ts';
import { COMPANY, go, NOW, PLAN } from '../domain/given.ts';
import { fakeOpsgenie, fakePagerduty } from '../fakes/pagers.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';

const R = { release: 'R-1' } as const;
const PAGE = 'R-1/rollback-failed-R-1-2-eu';
const fail = (deployId: string): [string, Command] => [
  'gonogo',
  { type: 'FailStage', ...R, deployId, stage: 'eu', how: 'unanswered', why: 'no answer' },
];

/** A release whose rollback has failed, and all that pages somebody for it. */
async function failedBack(pagers: Record<string, Pager>) {
  let now = NOW;
  const company = { ...COMPANY, paging: { pagers: Object.keys(pagers).map((name) => ({ name })) } };
  const setting = await openSetting({ company: () => company, now: () => now });
  const did = async ([id, command]: [string, Command]) => {
    const actor = id === 'gonogo' ? { id, system: true as const } : { id };
    const outcome = await perform(setting, command, { actor, via: 'test' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  };
  await did(['UMANAGER', PLAN]);
  await did(['UMANAGER', { type: 'OpenVote', ...R }]);
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await did([voter, go]);
  now = PLAN.window.start;
  await did(['UMANAGER', { type: 'StartDeploy', ...R }]);
  await did(fail('R-1-1'));
  await did(['UMANAGER', { type: 'RollBack', ...R, why: 'errors' }]);
  await did(fail('R-1-2'));
  const context = contextOf(setting, {
    pagers,
    personOf: (email) => (email === 'dana@harbor.example' ? 'UMANAGER' : undefined),
  });
  const pending = async (prefix: string): Promise<Errand[]> => setting.store.pending(prefix);
  return {
    setting,
    did,
    pending,
    page: KINDS.page.open(context),
    look: KINDS['page-look'].open(context),
    at(to: string) {
      now = to;
    },
  };
}
const pageIn = async (setting: Setting) => (await see(setting, { page: one(pages, PAGE) })).page;

test('a page goes out once, whatever was killed when, and is over with the rollback', async () => {
  const fake = await fakePagerduty('key');
  const { pending, page, did } = await failedBack({
    primary: events({ routingKey: 'key', api: fake.api, allowPrivate: true }),
  });
  const [errand] = await pending(`page/${PAGE}/primary`);
  if (!errand) throw new Error('nothing pages anybody');
  for (let n = 0; n < 5; n++) expect(await page.attempt(errand, 0)).toEqual({ done: true, also: { errands: [] } });
  expect([...fake.incidents]).toEqual([[`gonogo/T1/${PAGE}`, { status: 'triggered', opened: 1 }]]);
  await did(['UMANAGER', { type: 'RollBack', ...R, why: 'again' }]);
  await did([
    'gonogo',
    { type: 'ReportStage', ...R, deployId: 'R-1-3', stage: 'eu', status: 'succeeded', n: 1, message: '' },
  ]);
  await did(['gonogo', { type: 'ResolvePages', ...R }]);
  const over = (await pending(`page/${PAGE}/primary/resolve`))[0];
  if (!over) throw new Error('nothing ends it');
  await page.attempt(over, 0);
  expect(fake.incidents.get(`gonogo/T1/${PAGE}`)?.status).toBe('resolved');
});

test('whoever acknowledges it in PagerDuty has it here: its signed webhook, once, and nobody else’s', async () => {
  const fake = await fakePagerduty('key');
  const { setting, pending, page } = await failedBack({
    primary: events({ routingKey: 'key', api: fake.api, allowPrivate: true }),
  });
  const [errand] = await pending(`page/${PAGE}/primary`);
  if (!errand) throw new Error('nothing pages anybody');
  await page.attempt(errand, 0);
  // PagerDuty knows it by the key that it was sent, and tells that with whatever happens to it.
  const [key] = fake.incidents.keys();
  const secret = 'a-secret-of-pagerduty';
  const source = pagerduty.prepare({ type: 'pagerduty', secret: { env: 'S' } }, () => secret)(undefined);
  const api = inboundApi({ setting, sources: { pagerduty: source }, targets: {}, personOf: () => undefined });
  const deliver = async (id: string, signedWith = secret) => {
    const data = {
      ...{ id: 'PGR0VU2', type: 'incident', status: 'acknowledged', title: 'x', incident_key: key },
      ...{ service: { id: 'PF9KMXH', summary: 'Checkout' }, html_url: 'https://acme.pagerduty.com/incidents/PGR0VU2' },
    };
    const agent = { id: 'PLH1HKV', summary: 'Tenex Engineer', type: 'user_reference' };
    const event = {
      ...{ id, event_type: 'incident.acknowledged', resource_type: 'incident', occurred_at: PLAN.window.start },
      ...{ agent, data },
    };
    const body = JSON.stringify({ event });
    const signed = createHmac('sha256', signedWith).update(body).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-pagerduty-signature': `v1=${'0'.repeat(64)},v1=${signed}`,
    };
    return (await api.request('/inbound/pagerduty', { method: 'POST', body, headers })).status;
  };
  expect(await deliver('01A', 'another secret')).toBe(401);
  const taker = async () => {
    const found = await pageIn(setting);
    return found?.status === 'acknowledged' ? found.taker : undefined;
  };
  expect(await taker()).toBeUndefined();
  expect(await deliver('01B')).toBe(200);
  const has = await taker();
  expect(has).toMatchObject({ how: 'pagerduty', name: 'Tenex Engineer' });
  expect(await deliver('01B')).toBe(200);
  expect(await deliver('01C')).toBe(200);
  expect(await taker()).toEqual(has);
});

test('what fails is tried a few times, then people hear who was not reached', async () => {
  const fake = await fakePagerduty('key');
  const { setting, pending, page } = await failedBack({
    primary: events({ routingKey: 'key', api: fake.api, allowPrivate: true }),
  });
  const [errand] = await pending(`page/${PAGE}/primary`);
  if (!errand) throw new Error('nothing pages anybody');
  for (let tries = 0; tries < ATTEMPTS - 1; tries++) {
    fake.odd.push({ status: 503 });
    expect(await page.attempt(errand, tries)).toMatchObject({ failing: true, retryInMs: RETRY_MS });
  }
  fake.odd.push({ status: 503 });
  const last = await page.attempt(errand, ATTEMPTS - 1);
  expect(last).toEqual({ giveUp: 'it answered 503' });
  expect(await page.givenUp?.(errand, 'it answered 503')).toBe('performed');
  expect((await pageIn(setting))?.unsent).toEqual([{ pager: 'primary', why: 'it answered 503' }]);
  const notes = await pending('note/R-1/page/');
  expect(JSON.stringify(notes)).toMatch(/primary.*did not reach .*UMANAGER/);
  fake.odd.push({ status: 400, body: '{"message":"bad"}' });
  expect(await page.attempt(errand, 0)).toEqual({ giveUp: 'it answered 400: bad' });
});

test('a pager that is configured no more is said so', async () => {
  const gone = await failedBack({});
  const errand = { key: 'page/x', kind: 'page' } as Errand;
  const intent = { kind: 'page', id: PAGE, pager: 'primary', does: 'page', to: ['U1'] };
  const told = { key: 'k', summary: 's', source: 'Gonogo', severity: 'critical', details: {} };
  expect(await gone.page.attempt({ ...errand, data: { ...intent, page: told } }, 0)).toEqual({
    giveUp: 'there is no pager "primary" in manifests/pagers.yml',
  });
});

test('of who took it nothing is kept that looks like a secret', async () => {
  const fake = await fakeOpsgenie('key');
  const ops = alerts({ apiKey: 'key', api: fake.api, allowPrivate: true });
  const { setting, look, pending, page } = await failedBack({ ops });
  const [errand] = await pending(`page/${PAGE}/ops`);
  if (!errand) throw new Error('nothing pages anybody');
  await page.attempt(errand, 0);
  const alert = fake.alerts.get(`gonogo/T1/${PAGE}`);
  if (alert) Object.assign(alert, { acknowledgedBy: `Dana https://me:s3cret@x.example ghp_${'a1B2'.repeat(6)}` });
  const asked = { ...errand, data: { kind: 'page-look', id: PAGE, pager: 'ops', key: `gonogo/T1/${PAGE}` } } as Errand;
  expect(await look.attempt(asked, 0)).toEqual({ performed: true });
  expect(await pageIn(setting)).toMatchObject({
    taker: { name: 'Dana https://[redacted]@x.example [redacted]' },
  });
});

test('who took it there is asked every half minute, until somebody has', async () => {
  const fake = await fakeOpsgenie('key');
  const { setting, pending, page, look, at } = await failedBack({
    ops: alerts({ apiKey: 'key', api: fake.api, allowPrivate: true }),
  });
  const [errand] = await pending(`page/${PAGE}/ops`);
  if (!errand) throw new Error('nothing pages anybody');
  const sent = await page.attempt(errand, 0);
  const [first] = 'done' in sent ? (sent.also?.errands ?? []) : [];
  expect(first).toMatchObject({ kind: 'page-look', dueAt: '2026-03-03T12:00:30.000Z', mode: 'latest' });
  if (!first) throw new Error('nobody looks');
  const asked = { ...first, id: 1 } as Errand;
  at('2026-03-03T12:00:30.000Z');
  expect(await look.attempt(asked, 0)).toMatchObject({
    done: true,
    also: { errands: [{ dueAt: '2026-03-03T12:01:00.000Z' }] },
  });
  const alert = fake.alerts.get(`gonogo/T1/${PAGE}`);
  // It says how long it took, and is seen half a minute later.
  if (alert) Object.assign(alert, { acknowledgedBy: 'dana@harbor.example', ackTime: 15_702 });
  expect(await look.attempt(asked, 0)).toEqual({ performed: true });
  const taker = { by: 'UMANAGER', how: 'ops', at: '2026-03-03T12:00:15.825Z' };
  expect(await pageIn(setting)).toMatchObject({ status: 'acknowledged', taker });
  expect(await look.attempt(asked, 0)).toEqual({ done: true });
});

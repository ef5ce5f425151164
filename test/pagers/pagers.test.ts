import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { prepared } from '../../src/adapters/adapter.ts';
import * as shelf from '../../src/pagers/index.ts';
import { alerts } from '../../src/pagers/opsgenie/alerts.ts';
import type { PageCall, Pager } from '../../src/pagers/pager.ts';
import { events } from '../../src/pagers/pagerduty/events.ts';
import { signed } from '../../src/pagers/webhook/signed.ts';
import { fakeOpsgenie, fakePagerduty, fakeReceiver, type Odd } from '../fakes/pagers.ts';

const KEY = 'an-integration-key';
const SECRET = `whsec_${Buffer.from('a secret of many bytes, so it is').toString('base64')}`;
const PAGE: PageCall = {
  key: 'gonogo/T1/R-1/rollback-failed-R-1-2-eu',
  summary: 'Rollback of api 4.2 → production (R-1) failed at step eu',
  source: 'Gonogo',
  severity: 'critical',
  link: 'https://ci.example/1',
  details: { release: 'R-1', runs: 'eu: api 4.2' },
};
const LONG = { ...PAGE, key: 'k'.repeat(900), summary: 's'.repeat(5000) };

describe('PagerDuty', () => {
  const opened = async () => {
    const fake = await fakePagerduty(KEY);
    return { fake, pager: events({ routingKey: KEY, api: `${fake.api}/`, allowPrivate: true }) };
  };
  test('a page is one incident, however often it is sent, until it is over', async () => {
    const { fake, pager } = await opened();
    for (let n = 0; n < 3; n++) expect(await pager.page(PAGE)).toEqual({ ok: true });
    expect(fake.incidents.get(PAGE.key)).toEqual({ status: 'triggered', opened: 1 });
    expect(await pager.acknowledge(PAGE.key)).toEqual({ ok: true });
    expect(fake.incidents.get(PAGE.key)?.status).toBe('acknowledged');
    expect(await pager.resolve(PAGE.key)).toEqual({ ok: true });
    expect(fake.incidents.get(PAGE.key)?.status).toBe('resolved');
    expect(fake.seen[0]?.body).toMatchObject({
      client_url: PAGE.link,
      payload: { severity: 'critical', source: 'Gonogo', custom_details: PAGE.details },
    });
  });
  test('what is too long is cut, the same way each time', async () => {
    const { fake, pager } = await opened();
    expect(await pager.page(LONG)).toEqual({ ok: true });
    expect(await pager.resolve(LONG.key)).toEqual({ ok: true });
    expect([...fake.incidents.values()]).toEqual([{ status: 'resolved', opened: 1 }]);
  });
  test('a wrong key is final, and not repeated to people', async () => {
    const { fake } = await opened();
    const sent = await events({ routingKey: 'other-key', api: fake.api, allowPrivate: true }).page(PAGE);
    expect(sent).toMatchObject({ ok: false, final: true, why: expect.stringContaining('it answered 400') });
    expect(JSON.stringify(sent)).not.toContain('other-key');
  });
});

describe('Opsgenie', () => {
  const opened = async () => {
    const fake = await fakeOpsgenie(KEY);
    return { fake, pager: alerts({ apiKey: KEY, api: fake.api, allowPrivate: true }) };
  };
  test('a page is one alert, and who took it is asked', async () => {
    const { fake, pager } = await opened();
    await pager.page(PAGE);
    await pager.page(PAGE);
    expect(await pager.look?.(PAGE.key)).toEqual({ ok: true, acknowledged: false });
    const alert = fake.alerts.get(PAGE.key);
    expect(alert?.count).toBe(2);
    if (alert) alert.acknowledgedBy = 'dana@harbor.example';
    expect(await pager.look?.(PAGE.key)).toEqual({ ok: true, acknowledged: true, by: 'dana@harbor.example' });
    // How long they took.
    if (alert) alert.ackTime = 15_702;
    expect(await pager.look?.(PAGE.key)).toMatchObject({ by: 'dana@harbor.example', at: '2026-03-03T12:00:15.825Z' });
    expect(await pager.resolve(PAGE.key)).toEqual({ ok: true });
    expect(alert?.status).toBe('closed');
  });
  test('what is too long is cut; what is not there yet may come', async () => {
    const { pager } = await opened();
    expect(await pager.look?.(LONG.key)).toEqual({ ok: false, final: false });
    expect(await pager.page(LONG)).toEqual({ ok: true });
    expect(await pager.acknowledge(LONG.key)).toEqual({ ok: true });
  });
  test('a wrong key is final, and not repeated to people', async () => {
    const { fake } = await opened();
    const pager = alerts({ apiKey: 'other-key', api: fake.api, allowPrivate: true });
    const sent = await pager.page(PAGE);
    expect(sent).toMatchObject({ ok: false, final: true, why: expect.stringContaining('it answered 403') });
    expect(JSON.stringify(sent)).not.toContain('other-key');
    expect(await pager.look?.(PAGE.key)).toEqual({ ok: false, final: true });
  });
});

test('a webhook is signed, and carries the same id on every try', async () => {
  const fake = await fakeReceiver();
  const pager = signed({ url: `${fake.api}/pages`, allowPrivate: true, secret: SECRET });
  await pager.page(PAGE);
  await pager.page(PAGE);
  await pager.resolve(PAGE.key);
  const [first, again, over] = fake.seen;
  expect(first?.body).toMatchObject({
    v: 1,
    action: 'page',
    key: PAGE.key,
    summary: PAGE.summary,
    details: PAGE.details,
  });
  expect(again?.header['webhook-id']).toBe(first?.header['webhook-id']);
  expect(over?.body).toEqual({ v: 1, action: 'resolve', key: PAGE.key });
  const header = Object.fromEntries(Object.entries(first?.header ?? {}).map(([k, v]) => [k, v ?? '']));
  expect(new Webhook(SECRET).verify(JSON.stringify(first?.body), header)).toMatchObject({ action: 'page' });
});

describe('whatever goes wrong is a value', () => {
  const odds: [string, Odd, object][] = [
    ['too many', { status: 429, headers: { 'retry-after': '7' } }, { final: false, retryAfterMs: 7000 }],
    [
      'too many, for long',
      { status: 429, headers: { 'retry-after': '86400' } },
      { final: false, retryAfterMs: 300_000 },
    ],
    ['a fault of theirs', { status: 503, body: 'down' }, { final: false, why: 'it answered 503: down' }],
    ['a page instead', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }, { final: true }],
    ['a redirect', { status: 302, headers: { location: 'http://x.example' } }, { final: true }],
    ['not allowed', { status: 401, body: '{"message":"no"}' }, { final: true, why: 'it answered 401: no' }],
    ['a cut connection', 'cut', { final: false }],
  ];
  const kinds: [string, (api: string) => Pager][] = [
    ['PagerDuty', (api) => events({ routingKey: KEY, api, allowPrivate: true })],
    ['Opsgenie', (api) => alerts({ apiKey: KEY, api, allowPrivate: true })],
    ['a webhook', (url) => signed({ url, allowPrivate: true, secret: SECRET })],
  ];
  for (const [name, open] of kinds)
    test.each(odds)(`${name}: %s`, async (_, odd, expected) => {
      const fake = await fakeReceiver();
      fake.odd.push(odd);
      expect(await open(fake.api).page(PAGE)).toMatchObject({ ok: false, ...expected });
    });
  test.each(kinds)('%s: a private address is not called unless that is meant', async (name) => {
    const fake = await fakeReceiver();
    const closed = { routingKey: KEY, apiKey: KEY, secret: SECRET, api: fake.api, url: fake.api, allowPrivate: false };
    const pager = name === 'PagerDuty' ? events(closed) : name === 'Opsgenie' ? alerts(closed) : signed(closed);
    expect(await pager.page(PAGE)).toMatchObject({ ok: false, final: true, why: expect.stringContaining('private') });
    expect(fake.seen).toEqual([]);
  });
});

test.each([
  ['pagerduty', { routingKey: { env: 'KEY' }, api: { env: 'ADDRESS' } }, async () => (await fakePagerduty(KEY)).api],
  ['opsgenie', { apiKey: { env: 'KEY' }, api: { env: 'ADDRESS' } }, async () => (await fakeOpsgenie(KEY)).api],
  ['webhook', { secret: { env: 'SECRET' }, url: { env: 'ADDRESS' } }, async () => (await fakeReceiver()).api],
])('%s is asked at the address that a variable holds', async (type, options, open) => {
  const held = new Map([
    ['KEY', KEY],
    ['SECRET', SECRET],
    ['ADDRESS', await open()],
  ]);
  const entry = { type, allowPrivate: true, ...options };
  const pager: Pager = prepared(shelf, entry, (variable) => held.get(variable) ?? '')({});
  expect(await pager.page(PAGE)).toEqual({ ok: true });
});

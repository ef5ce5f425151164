import { afterEach, beforeEach, expect, test } from 'vitest';
import { alerts } from '../../src/domain/alert/document.ts';
import { unmatched } from '../../src/domain/evidence/unmatched.ts';
import type { Setting } from '../../src/door/setting.ts';
import { inboundApi } from '../../src/http/inbound.ts';
import { alertmanager } from '../../src/inbound/alertmanager/index.ts';
import { datadog } from '../../src/inbound/datadog/index.ts';
import { grafana } from '../../src/inbound/grafana/index.ts';
import { atEachStart } from '../../src/start/at-each-start.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';
import { spoken } from '../domain/spoken.ts';
import { tempDir } from '../support/temp.ts';

let dir: string;
let setting: Setting;
const open = async () => {
  const store = (await openLowdb(dir)).of('T1');
  setting = {
    store,
    workspace: 'T1',
    company: () => COMPANY,
    people: () => PEOPLE,
    now: () => '2026-03-03T12:05:00.000Z',
  };
};
beforeEach(async () => {
  dir = tempDir();
  await open();
});
afterEach(() => setting.store.close());

const opened = (more: object = {}) =>
  alertmanager.prepare({ type: 'alertmanager', token: { env: 'T' }, ...more }, () => 's3cret')(undefined);

async function post(body: unknown, { authorization = 'Bearer s3cret', source = opened() } = {}) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const api = inboundApi({ setting, sources: { alerts: source }, targets: {}, personOf: () => undefined });
  const answer = await api.request('/inbound/alerts', { method: 'POST', body: raw, headers: { authorization } });
  return { status: answer.status, body: await answer.json() };
}
const known = async (place = 'production/api') => {
  const doc = await setting.store.get(alerts.key(place));
  return doc ? alerts.read(doc.value) : undefined;
};

const FIRING = {
  status: 'firing',
  labels: { alertname: 'HighErrors', service: 'API', environment: 'Production', severity: 'page' },
  annotations: { summary: 'errors are high', description: 'more' },
  startsAt: '2026-03-03T13:00:00.123456789+01:00',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://prometheus.example.com/graph?g0=x',
  fingerprint: 'e6349a25f5ef0e9e',
};
const group = (all: object[], more: object = {}) => ({
  version: '4',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'gonogo',
  alerts: all,
  ...more,
});

test('an alert is kept with its service and environment, and is there after a restart', async () => {
  expect(await post(group([FIRING]))).toEqual({ status: 200, body: { ok: true } });
  await setting.store.close();
  await open();
  expect(await known()).toEqual({
    v: 4,
    id: 'production/api',
    alerts: [
      {
        key: 'e6349a25f5ef0e9e',
        source: 'alerts',
        name: 'HighErrors',
        severity: 'page',
        status: 'firing',
        startsAt: '2026-03-03T12:00:00.123Z',
        heardAt: '2026-03-03T12:05:00.000Z',
        summary: 'errors are high',
        url: 'https://prometheus.example.com/graph?g0=x',
      },
    ],
  });
});

test('what is sent again counts once, also in other words, and what is over stays over', async () => {
  const resolved = { ...FIRING, status: 'resolved', endsAt: '2026-03-03T12:04:00Z' };
  await post(group([FIRING]));
  expect(await post(group([FIRING]))).toMatchObject({ status: 200 });
  expect(await post(group([FIRING], { groupKey: 'other' }))).toEqual({
    status: 200,
    body: { ok: true, ignored: 'all of it is known' },
  });
  // A group that fires holds those that are over, too.
  await post(group([resolved, { ...FIRING, fingerprint: 'f2' }]));
  await post(group([FIRING], { groupKey: 'late' }));
  expect((await known())?.alerts.map((a) => [a.key, a.status, a.endsAt])).toEqual([
    ['e6349a25f5ef0e9e', 'resolved', '2026-03-03T12:04:00.000Z'],
    ['f2', 'firing', undefined],
  ]);
});

test('that some were left out is noted', async () => {
  await post(group([FIRING], { truncatedAlerts: 7 }));
  expect((await known())?.truncatedAt).toBe('2026-03-03T12:05:00.000Z');
});

test('labels may have other names, and an environment none', async () => {
  const source = opened({ serviceLabel: 'app', environment: 'production' });
  const { service: _, environment: __, ...labels } = FIRING.labels;
  const { fingerprint: ___, ...plain } = FIRING;
  await post(group([{ ...plain, labels: { ...labels, app: 'api' } }]), { source });
  expect((await known())?.alerts).toHaveLength(1);
  expect((await known())?.alerts[0]?.key).toMatch(/^[0-9a-f]{16}$/);
});

test.each([
  ['versionLabel', { versionLabel: 'release' }, ' 4.2 ', '4.2'],
  ['none', {}, '4.2', undefined],
  ['one that says nothing', { versionLabel: 'release' }, '', undefined],
  ['one that is as long as a text', { versionLabel: 'release' }, 'x'.repeat(201), undefined],
])('the version that it names is kept where a label is named for that: %s', async (_, options, release, version) => {
  const labels = { ...FIRING.labels, release };
  await post(group([{ ...FIRING, labels }]), { source: opened(options) });
  expect((await known())?.alerts.map((a) => a.version)).toEqual([version]);
  // Where its place is not known, until it is.
  const elsewhere = { ...FIRING, fingerprint: 'f2', labels: { ...labels, environment: 'moon' } };
  await post(group([elsewhere]), { source: opened(options) });
  expect((await kept()).map(({ told }) => told.from.version)).toEqual([version]);
  await atEachStart({
    ...setting,
    company: () => ({ ...COMPANY, environments: COMPANY.environments.map((e) => ({ ...e, alsoCalled: ['moon'] })) }),
  });
  expect((await known())?.alerts.map((a) => a.version)).toEqual([version, version]);
});

const kept = async () => (await setting.store.list('unmatched/all')).docs.map((d) => unmatched.read(d.value));

test('what is of no service, or nowhere, is kept with why, its end too, and taken at the next start', async () => {
  const strange = {
    ...FIRING,
    labels: { ...FIRING.labels, service: '__proto__', password: 'ghp_'.padEnd(40, 'a1B2') },
  };
  const nowhere = { ...FIRING, fingerprint: 'f3', labels: { alertname: 'Y', service: 'api' } };
  const resolved = { ...strange, status: 'resolved', endsAt: '2026-03-03T12:04:00Z' };
  expect(await post(group([strange, nowhere, { ...FIRING, fingerprint: 'f2' }]))).toEqual({
    ...{ status: 200, body: { ok: true } },
  });
  await post(group([resolved]));
  await post(group([strange], { groupKey: 'late' }));
  expect((await kept()).map(({ told, earlier, why }) => [told.from.service, spoken(why), earlier?.length])).toEqual([
    ['__proto__', expect.stringContaining('nothing in services.yml fits service __proto__'), 1],
    ['api', 'it tells no environment', undefined],
  ]);
  expect(JSON.stringify(await kept())).not.toContain('ghp_');
  expect((await known())?.alerts.map((a) => a.key)).toEqual(['f2']);
  const labelled = COMPANY.services.map((s) => (s.name === 'ledger' ? { ...s, labels: { severity: 'page' } } : s));
  const before = setting.company;
  setting.company = () => ({ ...COMPANY, services: labelled });
  await atEachStart(setting);
  setting.company = before;
  expect(await kept()).toHaveLength(1);
  expect((await known('production/ledger'))?.alerts).toMatchObject([
    { key: 'e6349a25f5ef0e9e', status: 'resolved', endsAt: '2026-03-03T12:04:00.000Z' },
  ]);
  expect(await post(group([]))).toMatchObject({ status: 200 });
});

test('of one delivery twenty are kept, what fires first', async () => {
  const strange = (n: number, more: object = {}) => ({
    ...{ ...FIRING, fingerprint: `n${n}`, labels: { alertname: 'X', service: 'far' }, ...more },
  });
  const over = { status: 'resolved', endsAt: '2026-03-03T12:04:00Z' };
  await post(group([...Array.from({ length: 30 }, (_, n) => strange(n, over)), strange(99)]));
  expect(await kept()).toHaveLength(20);
  expect((await kept()).map((u) => 'key' in u.told && u.told.key)).toContain('n99');
});

test('a rule of services.yml finds an alert by its labels, as it finds an incident', async () => {
  const services = COMPANY.services.map((s) => (s.name === 'ledger' ? { ...s, labels: { team: 'books' } } : s));
  setting.company = () => ({ ...COMPANY, services });
  const { service: _, ...labels } = FIRING.labels;
  await post(group([{ ...FIRING, labels: { ...labels, team: 'books' } }]));
  expect((await known('production/ledger'))?.alerts).toHaveLength(1);
});

test.each([
  ['no token', ''],
  ['another token', 'Bearer s3cres'],
  ['another scheme', 'Basic s3cret'],
  ['only its beginning', 'Bearer s3cre'],
])('%s is refused', async (_, authorization) => {
  expect(await post(group([FIRING]), { authorization })).toMatchObject({
    status: 401,
    body: { error: 'bad signature or token' },
  });
  expect(await known()).toBeUndefined();
});

test.each([
  ['no JSON', '{'],
  ['Grafana’s version', group([FIRING], { version: '1' })],
  ['no alerts', { version: '4' }],
  ['a time that is none', group([{ ...FIRING, startsAt: 'yesterday' }])],
  ['a state that is none', group([{ ...FIRING, status: 'pending' }])],
  ['far too many', group(Array.from({ length: 1001 }, () => FIRING))],
])('%s is taken, named as what it is, and set aside', async (_, body) => {
  const answer = await post(body);
  expect(answer).toMatchObject({ status: 200, body: { ok: true, ignored: 'unreadable, and set aside' } });
  expect(JSON.stringify(answer.body.faults)).toMatch(/not a notification of Alertmanager|it is not JSON/);
  expect(await known()).toBeUndefined();
});

test('one that can’t be read takes none of the others with it', async () => {
  const answer = await post(group([{ ...FIRING, startsAt: 'yesterday' }, FIRING]));
  expect(answer).toMatchObject({ status: 200, body: { faults: [expect.stringContaining('alerts.0.startsAt')] } });
  expect((await known())?.alerts.map((a) => a.key)).toEqual(['e6349a25f5ef0e9e']);
});

test('what its source tells again, with the time of the news, began when it began', async () => {
  const source = datadog.prepare({ type: 'datadog', token: { env: 'T' } }, () => 's3cret')(undefined);
  const told = (id: string, alert_transition: string, date: string) =>
    post({ id, cycle: 'c', title: 'Errors', date, alert_transition, tags: 'service:api,env:production' }, { source });
  const now = async () => (await known())?.alerts.map((a) => [a.status, a.startsAt, a.endsAt]);
  await told('1', 'Triggered', '1772528400000');
  expect((await told('2', 'Renotify', '1772532000000')).body).toMatchObject({ ignored: 'all of it is known' });
  expect(await now()).toEqual([['firing', '2026-03-03T09:00:00.000Z', undefined]]);
  await told('3', 'Recovered', '1772535600000');
  expect(await now()).toEqual([['resolved', '2026-03-03T09:00:00.000Z', '2026-03-03T11:00:00.000Z']]);
  // Late, it fires no more.
  await told('4', 'Triggered', '1772528400000');
  await told('5', 'Re-Triggered', '1772532000000');
  expect(await now()).toMatchObject([['resolved', '2026-03-03T09:00:00.000Z', '2026-03-03T11:00:00.000Z']]);
  await told('6', 'Triggered', '1772535600001');
  expect(await now()).toEqual([['firing', '2026-03-03T11:00:00.001Z', undefined]]);
});

test('whichever it tells first, its beginning is that of its trigger', async () => {
  const source = datadog.prepare({ type: 'datadog', token: { env: 'T' } }, () => 's3cret')(undefined);
  const told = (cycle: string, alert_transition: string, date: string) =>
    post(
      {
        id: cycle,
        cycle,
        title: 'Errors',
        date: `2026-03-03T${date}:00Z`,
        alert_transition,
        tags: 'service:api,env:production',
      },
      { source },
    );
  await told('again', 'Re-Triggered', '10:30');
  await told('again', 'Renotify', '10:10');
  await told('again', 'Triggered', '10:00');
  await told('over', 'Recovered', '11:00');
  await told('over', 'Re-Triggered', '10:30');
  await told('over', 'Triggered', '10:00');
  await told('next', 'Re-Triggered', '10:10');
  await told('next', 'Triggered', '10:40');
  await told('next', 'Triggered', '10:20');
  expect(
    (await known())?.alerts.map((a) => [a.key, a.status, a.startsAt.slice(11, 16), a.endsAt?.slice(11, 16)]),
  ).toEqual([
    ['again', 'firing', '10:00', undefined],
    ['over', 'resolved', '10:00', '11:00'],
    ['next', 'firing', '10:40', undefined],
  ]);
});

test('where its source tells no time, it is of when it came', async () => {
  const source = grafana.prepare({ type: 'grafana', secret: { env: 'T' } }, () => 's3cret')(undefined);
  const rule = (state: string) => ({
    ...{ ruleId: 4, ruleName: 'Errors', state, title: `[${state}] Errors` },
    tags: { service: 'api', environment: 'production' },
  });
  await post(rule('alerting'), { source });
  expect((await known())?.alerts).toMatchObject([{ status: 'firing', startsAt: '2026-03-03T12:05:00.000Z' }]);
  setting.now = () => '2026-03-03T12:10:00.000Z';
  await post({ ...rule('alerting'), message: 'still' }, { source });
  await post(rule('ok'), { source });
  expect((await known())?.alerts).toMatchObject([{ status: 'resolved', startsAt: '2026-03-03T12:05:00.000Z' }]);
});

test('an address that is no web address is left out, and words are cut', async () => {
  const odd = { ...FIRING, generatorURL: 'javascript:alert(1)', annotations: { summary: 'x'.repeat(1000) } };
  await post(group([odd]));
  const [alert] = (await known())?.alerts ?? [];
  expect(alert).not.toHaveProperty('url');
  expect(alert?.summary).toHaveLength(300);
});

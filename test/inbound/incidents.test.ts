import { describe, expect, test } from 'vitest';
import { notifications as argoCd } from '../../src/inbound/argo-cd/index.ts';
import { monitor } from '../../src/inbound/datadog/monitor.ts';
import {
  pagerduty as pagerdutyKind,
  sentry as sentryKind,
  statuspage as statuspageKind,
} from '../../src/inbound/index.ts';
import { webhooks as pagerduty } from '../../src/inbound/pagerduty/webhooks.ts';
import { webhooks as sentry } from '../../src/inbound/sentry/index.ts';
import { hmacHex } from '../../src/inbound/signing.ts';
import { subscription } from '../../src/inbound/statuspage/index.ts';
import { recorded, toldIn, translated } from './translating.ts';

const delivery = (rest?: string) => ({ raw: new Uint8Array(), header: () => undefined, ...(rest && { rest }) });

describe('PagerDuty', () => {
  const at = (body: unknown) => translated(pagerduty('s'), body);
  const event = (event_type: string, data: object) => ({
    event: { id: 'E', event_type, occurred_at: '2026-03-03T09:05:00Z', data: { id: 'P1', type: 'incident', ...data } },
  });
  test('tells of an incident, whatever changed of it', () => {
    expect(toldIn(at(recorded('pagerduty/v3-priority_updated.json')))).toEqual([
      {
        type: 'incident',
        from: { service: 'API Service', labels: { service_id: 'PF9KMXH' } },
        key: 'PGR0VU2',
        title: 'A little bump in the road',
        state: 'open',
        severity: 'P1',
        at: '2021-04-26T17:36:27.458Z',
        url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
      },
    ]);
  });
  test.each([
    ['incident.triggered', 'triggered', 'open'],
    ['incident.acknowledged', 'acknowledged', 'acknowledged'],
    ['incident.resolved', 'resolved', 'resolved'],
    ['incident.reopened', 'triggered', 'open'],
    ['incident.of_a_year_to_come', 'resolved', 'resolved'],
  ])('%s, %s', (type, status, state) => {
    expect(toldIn(at(event(type, { status, title: 'x', incident_key: null })))).toMatchObject([
      { type: 'incident', key: 'P1', state, at: '2026-03-03T09:05:00.000Z' },
    ]);
  });
  test('of a page of ours it tells who took it, and of no incident', () => {
    const data = { status: 'acknowledged', title: 'x', incident_key: 'gonogo/T1/R-1/x' };
    expect(toldIn(at(event('incident.acknowledged', data)))).toEqual([
      { type: 'page', key: 'gonogo/T1/R-1/x', at: '2026-03-03T09:05:00.000Z' },
    ]);
    expect(at(event('incident.resolved', { ...data, status: 'resolved' }))).toHaveProperty('ignored');
  });
  test.each([
    ['service.updated', { type: 'service', status: 'active' }],
    ['incident.annotated', { type: 'incident_note', content: 'x' }],
  ])('%s is passed over', (type, data) => expect(at(event(type, data))).toHaveProperty('ignored'));
});

describe('Statuspage', () => {
  const status = subscription('t0ken', 'f0rmer');
  const at = (body: unknown) => translated(status, body);
  test('tells of an incident', () => {
    const body = recorded('statuspage/incident_created.json');
    expect(toldIn(at(body))).toEqual([
      {
        type: 'incident',
        from: {
          service: 'Management Portal (example)',
          labels: { page: 'jb7j80lkgqvb', component: 'Management Portal (example)' },
        },
        key: 'z3lct0r596n4',
        title: 'Database query delays',
        state: 'acknowledged',
        severity: 'none',
        startedAt: '2017-12-26T07:32:00.507Z',
        at: '2017-12-26T07:32:00.548Z',
        url: 'http://stspg.io/646947c1e',
      },
    ]);
    expect(status.deliveryId(delivery(), body)).toBe('z3lct0r596n4/qm8bgczn0p2n/2017-12-26T07:32:00.548Z');
    expect(JSON.stringify(at(body))).not.toContain('unsubscribe');
  });
  const incident = (more: object) => ({ incident: { id: 'i', name: 'Slow', status: 'investigating', ...more } });
  test.each([
    [{}, 'open'],
    [{ status: 'monitoring' }, 'acknowledged'],
    [{ status: 'resolved' }, 'resolved'],
    [{ status: 'postmortem' }, 'resolved'],
  ])('%j is %s', (more, state) => expect(toldIn(at(incident(more)))).toMatchObject([{ state }]));
  const [api, mail] = [
    { id: 'c1', name: 'API' },
    { id: 'c2', name: 'Mail' },
  ];
  const affects = (...all: object[]) => ({ created_at: '2026-03-03T09:00:00Z', affected_components: all });
  test.each([
    ['none', {}, [['i', undefined]]],
    [
      'two',
      { components: [api, mail] },
      [
        ['i', 'API'],
        ['i::c2', 'Mail'],
      ],
    ],
    [
      'one that came later',
      { components: [mail, api], incident_updates: [affects({ code: 'c1', ...api })] },
      [
        ['i', 'API'],
        ['i::c2', 'Mail'],
      ],
    ],
    [
      'one that was taken off since',
      {
        status: 'resolved',
        components: [api],
        incident_updates: [affects(), affects({ code: 'c2', name: 'Mail' }, { code: 'c1', name: 'API' })],
      },
      [
        ['i', 'Mail'],
        ['i::c1', 'API'],
      ],
    ],
    ['nameless ones', { components: [{ id: 'c3' }, mail] }, [['i', 'Mail']]],
    ['the same twice', { components: [{ name: 'API' }, { name: 'API' }] }, [['i', 'API']]],
  ])('of several components each is told: %s', (_, more, is) =>
    expect(
      toldIn(at(incident(more))).map((told) => (told.type === 'incident' ? [told.key, told.from.service] : told)),
    ).toEqual(is),
  );
  test.each([{ status: 'scheduled' }, { status: 'in_progress' }, { backfilled: true }])('%j is none', (more) =>
    expect(at(incident(more))).toHaveProperty('ignored'),
  );
  test.each([
    ['major_outage', [{ state: 'open', title: 'API: major outage', severity: 'major_outage' }]],
    ['operational', [{ state: 'resolved', key: 'component/c' }]],
  ])('a component: %s', (new_status, is) => {
    const body = { component_update: { new_status, id: 'u' }, component: { id: 'c', name: 'API' } };
    expect(toldIn(at(body))).toMatchObject(is);
  });
  test('under maintenance it is none, and what is something else can’t be read', () => {
    const body = { component_update: { new_status: 'under_maintenance' }, component: { id: 'c', name: 'API' } };
    expect(at(body)).toHaveProperty('ignored');
    expect(at({ incident: 7 })).toHaveProperty('faults');
    expect(at({ page: {} })).toHaveProperty('ignored');
  });
  test.each([
    ['t0ken', 'secret'],
    ['f0rmer', 'former'],
    ['t0ken/', undefined],
    ['', undefined],
    ['other', undefined],
  ])('the token at the end of its address: %s', (rest, is) => expect(status.verify(delivery(rest), 0)).toBe(is));
});

describe('Sentry', () => {
  const at = (resource: string, body: unknown) => translated(sentry('s'), body, { 'sentry-hook-resource': resource });
  const issue = {
    id: '123',
    title: 'TypeError: x',
    level: 'error',
    status: 'unresolved',
    count: '7',
    firstSeen: '2026-03-03T09:00:00.123Z',
    project: { id: '1', slug: 'checkout' },
    web_url: 'https://sentry.example/issues/123',
  };
  test.each([
    ['created', 'open'],
    ['unresolved', 'open'],
    ['assigned', 'acknowledged'],
    ['resolved', 'resolved'],
    ['archived', 'resolved'],
    ['ignored', 'resolved'],
  ])('an issue that is %s is %s', (action, state) => {
    expect(toldIn(at('issue', { action, data: { issue } }))).toMatchObject([
      { type: 'incident', from: { service: 'checkout' }, key: '123', state, startedAt: '2026-03-03T09:00:00.123Z' },
    ]);
  });
  test('an alert rule tells which release and environment', () => {
    const event = {
      issue_id: '123',
      title: 'TypeError: x',
      datetime: '2026-03-03T09:05:00Z',
      release: '4.2.0',
      url: 'https://sentry.io/api/0/projects/harbor/checkout/events/e/',
      tags: [['environment', 'production'], ['odd']],
    };
    expect(toldIn(at('event_alert', { action: 'triggered', data: { event, triggered_rule: 'Many' } }))).toMatchObject([
      { from: { service: 'checkout', version: '4.2.0', environment: 'production' }, key: '123', state: 'open' },
    ]);
  });
  test.each([
    ['critical', { status: 'firing', severity: 'critical' }],
    ['warning', { status: 'firing', severity: 'warning' }],
    ['resolved', { status: 'resolved', endsAt: '2026-03-03T09:20:00.000Z' }],
  ])('a rule over a measure: %s', (action, is) => {
    const metric_alert = {
      id: '7',
      date_started: '2026-03-03T09:05:00Z',
      date_closed: action === 'resolved' ? '2026-03-03T09:20:00Z' : null,
      projects: ['checkout'],
      alert_rule: { name: 'Too many errors', environment: 'production' },
    };
    expect(toldIn(at('metric_alert', { action, data: { metric_alert } }))).toMatchObject([
      {
        type: 'alerts',
        alerts: [
          {
            key: '7/checkout',
            name: 'Too many errors',
            startsAt: '2026-03-03T09:05:00.000Z',
            service: 'checkout',
            environment: 'production',
            ...is,
          },
        ],
      },
    ]);
  });
  test('others are passed over; what is something else can’t be read', () => {
    for (const resource of ['installation', 'comment', 'error', '__proto__', ''])
      expect(at(resource, {})).toHaveProperty('ignored');
    for (const resource of ['issue', 'event_alert', 'metric_alert']) expect(at(resource, {})).toHaveProperty('faults');
  });
  test('is signed in bare digits', () => {
    const raw = new TextEncoder().encode('{}');
    const by = (given: string) => sentry('new', 'old').verify({ raw, header: () => given }, 0);
    expect([by(hmacHex('new', raw)), by(hmacHex('old', raw)), by(`sha256=${hmacHex('new', raw)}`), by('')]).toEqual([
      'secret',
      'former',
      undefined,
      undefined,
    ]);
  });
});

describe('Datadog', () => {
  const where = { serviceLabel: 'service', environmentLabel: 'env' };
  const body = {
    id: '9',
    cycle: 'c-1',
    title: '[Triggered on {host:a}] Refunds are slow',
    date: '1406662672000',
    alert_id: '1234',
    alert_transition: 'Triggered',
    alert_type: 'error',
    priority: '$ALERT_PRIORITY',
    tags: 'env:production,service:checkout,team:pay',
    link: 'https://app.datadoghq.com/monitors/1234',
  };
  const at = (more: object) => monitor({ ...body, ...more }, where);
  test('names the version by the tag that inbound.yml names', () => {
    const tags = { ...body, tags: `${body.tags},version:4.2` };
    const told = (more: object) => toldIn(monitor(tags, { ...where, ...more }));
    expect(told({ versionLabel: 'version' })).toMatchObject([{ alerts: [{ version: '4.2', service: 'checkout' }] }]);
    for (const more of [{}, { versionLabel: 'other' }])
      expect(Object(told(more)[0]).alerts[0]).not.toHaveProperty('version');
  });
  test('tells of a monitor', () => {
    expect(toldIn(at({}))).toEqual([
      {
        type: 'alerts',
        truncated: false,
        alerts: [
          {
            key: 'c-1',
            name: 'Refunds are slow',
            status: 'firing',
            startsAt: '2014-07-29T19:37:52.000Z',
            severity: 'error',
            summary: '[Triggered on {host:a}] Refunds are slow',
            url: 'https://app.datadoghq.com/monitors/1234',
            service: 'checkout',
            environment: 'production',
            labels: { env: 'production', service: 'checkout', team: 'pay', host: 'a' },
          },
        ],
      },
    ]);
  });
  test.each([
    ['Re-Triggered', 'firing'],
    ['No Data', 'firing'],
    ['Warn', 'firing'],
    ['Renotify', 'firing'],
    ['Recovered', 'resolved'],
  ])('%s is %s', (alert_transition, status) =>
    expect(toldIn(at({ alert_transition }))).toMatchObject([{ alerts: [{ status }] }]),
  );
  test('by the form that Datadog offers, too', () => {
    const alert = { alert_id: '1234', alert_scope: 'service:checkout, env:staging', alert_transition: 'Recovered' };
    expect(
      toldIn(at({ alert, alert_transition: undefined, tags: undefined, cycle: '$ALERT_CYCLE_KEY' })),
    ).toMatchObject([
      { alerts: [{ key: expect.stringContaining('1234/'), environment: 'staging', status: 'resolved' }] },
    ]);
  });
  test('what is of no monitor is passed over', () => {
    expect(at({ alert_transition: '$ALERT_TRANSITION', title: '$EVENT_TITLE' })).toHaveProperty('ignored');
    expect(at({ alert_transition: 'Of a year to come' })).toHaveProperty('ignored');
    expect(monitor(null, where)).toHaveProperty('faults');
  });
});

describe('Argo CD, where its template says the environment', () => {
  const body = {
    application: 'checkout-eu',
    correlation: '',
    environment: 'production',
    phase: 'Succeeded',
    health: 'Healthy',
    revision: 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0',
    repository: 'https://github.com/harbor/manifests.git',
    startedAt: '2026-03-03T09:00:00Z',
    images: ['ghcr.io/harbor/checkout:4.2.0'],
  };
  const at = (more: object) => toldIn(translated(argoCd('t'), { ...body, ...more }));
  test('tells of a deployment', () => {
    expect(at({})[1]).toMatchObject({
      type: 'deployment',
      from: {
        service: 'checkout-eu',
        repository: 'harbor/manifests',
        version: '4.2.0',
        image: 'ghcr.io/harbor/checkout',
        environment: 'production',
      },
      state: 'succeeded',
    });
  });
  test.each([
    [{ phase: 'Running' }, 'running'],
    [{ health: 'Progressing' }, 'running'],
    [{ phase: 'Failed' }, 'failed'],
    [{ phase: 'Error' }, 'failed'],
  ])('%j is %s', (more, state) => expect(at(more)[1]).toMatchObject({ state }));
  test('and otherwise of an operation alone', () => {
    expect(at({ environment: null })).toHaveLength(1);
    expect(at({ phase: 'Of a year to come' })).toHaveLength(1);
  });
});

describe('in the environment that inbound.yml names is what does not say its own', () => {
  const KINDS = { pagerduty: pagerdutyKind, statuspage: statuspageKind, sentry: sentryKind };
  const sourceOf = (type: keyof typeof KINDS, environment?: string) => {
    const entry = { secret: { env: 'SECRET' }, token: { env: 'SECRET' }, ...(environment && { environment }) };
    return KINDS[type].prepare(entry, () => 's')(undefined);
  };
  const incident = { id: 'P1', type: 'incident', status: 'triggered', title: 'Slow' };
  const page = { event: { id: 'E', event_type: 'incident.triggered', data: incident } };
  const components = [
    { id: 'c1', name: 'API' },
    { id: 'c2', name: 'Mail' },
  ];
  const status = { incident: { id: 'i', name: 'Slow', status: 'investigating', components } };
  const issue = { action: 'created', data: { issue: { id: '1', title: 'x' } } };
  const event = (environment?: string) => ({ action: 'triggered', data: { event: { issue_id: '1', environment } } });
  const rule = (environment?: string) => ({
    action: 'critical',
    data: { metric_alert: { id: '1', date_started: '2026-03-03T09:00:00Z', alert_rule: { name: 'x', environment } } },
  });
  const where = (source: keyof typeof KINDS, body: unknown, resource: string, named?: string) =>
    toldIn(translated(sourceOf(source, named), body, { 'sentry-hook-resource': resource })).flatMap((told) =>
      told.type === 'alerts'
        ? told.alerts.map((a) => a.environment)
        : 'from' in told
          ? [told.from.environment ?? '']
          : [told.type],
    );
  test.each<[string, keyof typeof KINDS, unknown, string, string[], string[]]>([
    ['a page', 'pagerduty', page, '', ['live'], ['']],
    ['an incident of two components', 'statuspage', status, '', ['live', 'live'], ['', '']],
    ['an issue', 'sentry', issue, 'issue', ['live'], ['']],
    ['an event', 'sentry', event(), 'event_alert', ['live'], ['']],
    ['an event that says its own', 'sentry', event('staging'), 'event_alert', ['staging'], ['staging']],
    ['a rule', 'sentry', rule(), 'metric_alert', ['live'], ['']],
    ['a rule that says its own', 'sentry', rule('staging'), 'metric_alert', ['staging'], ['staging']],
  ])('%s of %s', (_, source, body, resource, named, without) => {
    expect(where(source, body, resource, 'live')).toEqual(named);
    expect(where(source, body, resource)).toEqual(without);
  });
});

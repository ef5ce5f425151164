import { recorded } from '../translating.ts';
import type { Row } from './row.ts';

const FIRES = {
  status: 'firing',
  labels: { alertname: 'HighErrors', service: 'api', environment: 'production', severity: 'page' },
  annotations: { summary: 'many errors' },
  startsAt: '2026-03-03T09:00:00.123456789Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://prometheus.x.example/graph?g0.expr=up',
  fingerprint: 'e6349a25f5ef0e9e',
};
const OVER = { ...FIRES, status: 'resolved', endsAt: '2026-03-03T09:05:00Z', fingerprint: 'aaaa9a25f5ef0e9e' };

/** https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
const alertmanager = (what: string, other: object, ...told: object[]): Row => [
  what,
  {},
  {
    version: '4',
    groupKey: '{}:{alertname="HighErrors"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'gonogo',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://am:9093',
    alerts: [FIRES],
    ...other,
  },
  told,
];
const alerts = (...all: object[]) => ({ type: 'alerts', truncated: false, alerts: all });
export const ALERTMANAGER: Row[] = [
  alertmanager(
    'one that fires',
    {},
    alerts({
      key: 'e6349a25f5ef0e9e',
      name: 'HighErrors',
      status: 'firing',
      service: 'api',
      environment: 'production',
      severity: 'page',
      startsAt: '2026-03-03T09:00:00.123Z',
    }),
  ),
  alertmanager(
    'one that is over',
    { status: 'resolved', alerts: [OVER] },
    alerts({ status: 'resolved', endsAt: '2026-03-03T09:05:00.000Z' }),
  ),
  alertmanager(
    'both in a group that fires',
    { alerts: [FIRES, OVER] },
    alerts({ status: 'firing' }, { status: 'resolved' }),
  ),
  alertmanager(
    'whose name has two lines',
    { alerts: [{ ...FIRES, labels: { ...FIRES.labels, alertname: 'Slow\n• QA: go' } }] },
    alerts({ name: 'Slow / • QA: go' }),
  ),
  alertmanager('with a number as its version', { version: 4 }, alerts({ status: 'firing' })),
  alertmanager('some were left out', { truncatedAlerts: 3 }, { truncated: true }),
  alertmanager(
    'of before alerts were left out',
    { truncatedAlerts: undefined, groupKey: 1_234 },
    alerts({ status: 'firing' }),
  ),
  alertmanager(
    'of before fingerprints',
    { alerts: [{ ...FIRES, fingerprint: undefined }] },
    alerts({ name: 'HighErrors' }),
  ),
  alertmanager(
    'without annotations',
    { alerts: [{ ...FIRES, annotations: null, generatorURL: '' }] },
    alerts({ status: 'firing' }),
  ),
  alertmanager('without labels', { alerts: [{ ...FIRES, labels: null }] }, alerts({ name: 'alert', service: '' })),
  alertmanager(
    'with an offset',
    { alerts: [{ ...FIRES, startsAt: '2026-03-03T10:00:00+01:00' }] },
    alerts({ startsAt: '2026-03-03T09:00:00.000Z' }),
  ),
  alertmanager(
    'with labels of the group alone',
    {
      commonLabels: { alertname: 'HighErrors', service: 'api', environment: 'production' },
      alerts: [{ ...FIRES, labels: { environment: 'staging' } }],
    },
    alerts({ name: 'HighErrors', service: 'api', environment: 'staging' }),
  ),
  alertmanager('none', { alerts: [] }, alerts()),
];

/** https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/ */
const unified = (what: string, alert: object, ...told: object[]): Row => [
  what,
  {},
  {
    receiver: 'x',
    status: 'firing',
    orgId: 1,
    alerts: [
      {
        ...FIRES,
        silenceURL: 'https://g.x.example/s',
        dashboardURL: '',
        panelURL: '',
        imageURL: '',
        values: { B: 44.2, C: 1 },
        valueString: "[ var='B' value=44 ]",
        ...alert,
      },
    ],
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'https://g.x.example/',
    version: '1',
    groupKey: '{}:{}',
    truncatedAlerts: 0,
    title: '[FIRING:1]',
    state: 'alerting',
    message: '**Firing**',
  },
  told,
];
const dashboard = (state: string, other: object, ...told: object[]): Row => [
  `a dashboard's, ${state} ${JSON.stringify(other)}`,
  {},
  {
    dashboardId: 1,
    orgId: 1,
    panelId: 2,
    ruleId: 4,
    ruleName: 'Errors',
    ruleUrl: 'https://g.x.example/d/x?panelId=2',
    state,
    title: `[${state}] Errors`,
    message: 'many',
    evalMatches: [{ value: 100, metric: 'count', tags: null }],
    tags: { service: 'api', environment: 'production' },
    ...other,
  },
  told,
];
export const GRAFANA: Row[] = [
  ['the recorded one', {}, recorded('grafana/alert.json'), [{ type: 'alerts' }]],
  unified('fires', {}, alerts({ status: 'firing', service: 'api' })),
  unified('is over', { status: 'resolved', endsAt: '2026-03-03T09:05:00Z' }, alerts({ status: 'resolved' })),
  unified('its test, without values', {
    labels: { alertname: 'TestAlert', instance: 'Grafana' },
    values: null,
    valueString: '',
  }),
  unified(
    'without labels and annotations',
    { labels: {}, annotations: {}, generatorURL: '' },
    alerts({ name: 'alert' }),
  ),
  unified('of Grafana 8, without values', { values: undefined }, alerts({ status: 'firing' })),
  unified(
    'as Go writes a time',
    { startsAt: '2026-03-03 09:00:00.112013015 +0000 UTC m=+8560.285724134', endsAt: '0001-01-01 00:00:00 +0000 UTC' },
    alerts({ startsAt: '2026-03-03T09:00:00.112Z' }),
  ),
  unified(
    'no data',
    { labels: { alertname: 'DatasourceNoData', rulename: 'Errors' } },
    alerts({ name: 'Errors', status: 'firing', unmeasured: true }),
  ),
  unified(
    'an error of its source',
    { labels: { alertname: 'DatasourceError', rulename: 'Errors', service: 'api' } },
    alerts({ name: 'Errors', service: 'api', unmeasured: true }),
  ),
  unified(
    'no data, of a rule without a name',
    { labels: { alertname: 'DatasourceNoData' } },
    alerts({ name: 'DatasourceNoData' }),
  ),
  unified('a rule with a label of that name', { labels: { alertname: 'A', rulename: 'B' } }, alerts({ name: 'A' })),
  dashboard(
    'alerting',
    {},
    alerts({
      key: 'rule/4',
      name: 'Errors',
      status: 'firing',
      service: 'api',
      environment: 'production',
      summary: 'many',
    }),
  ),
  dashboard('no_data', {}, alerts({ status: 'firing', unmeasured: true })),
  dashboard('ok', { evalMatches: null }, alerts({ status: 'resolved' })),
  dashboard('alerting', { tags: {}, message: '', imageUrl: 'https://g.x.example/i.png' }, alerts({ service: '' })),
  dashboard('alerting', { tags: null, ruleId: 0 }, alerts({ key: 'rule/0' })),
  dashboard('paused', {}),
  dashboard('pending', {}),
  dashboard('unknown', {}),
];

/** https://docs.datadoghq.com/integrations/webhooks/ and docs/sources/datadog.md */
const datadog = (what: string, other: object, ...told: object[]): Row => [
  what,
  {},
  {
    id: '7',
    cycle: '311',
    title: '[P1] [Triggered on {host:web-1}] Errors',
    date: '1772528400000',
    link: 'https://app.datadoghq.com/event/7',
    alert_id: '1234',
    alert_title: 'Errors',
    alert_scope: 'host:web-1',
    alert_transition: 'Triggered',
    alert_type: 'error',
    priority: 'P1',
    tags: 'env:production,service:api',
    ...other,
  },
  told,
];
const moved = (alert_transition: string, ...told: object[]): Row =>
  datadog(alert_transition, { alert_transition }, ...told);
const OFFERED = {
  id: '7',
  last_updated: '1772528400000',
  event_type: 'query_alert_monitor',
  title: '[Triggered] [Memory Alert]',
  date: '1772528400000',
  org: { id: '1', name: 'x' },
  body: '@webhook-x',
};
export const DATADOG: Row[] = [
  moved(
    'Triggered',
    alerts({
      key: '311',
      name: 'Errors',
      status: 'firing',
      service: 'api',
      environment: 'production',
      startsAt: '2026-03-03T09:00:00.000Z',
      severity: 'P1',
    }),
  ),
  moved('Re-Triggered', alerts({ status: 'firing', goesOn: true })),
  moved('No Data', alerts({ status: 'firing', unmeasured: true })),
  moved('Re-No Data', alerts({ status: 'firing', goesOn: true, unmeasured: true })),
  moved('Warn', alerts({ status: 'firing', severity: 'warning' })),
  moved('Re-Warn', alerts({ status: 'firing', severity: 'warning' })),
  moved('Renotify', alerts({ status: 'firing', goesOn: true })),
  moved('Recovered', alerts({ key: '311', status: 'resolved', endsAt: '2026-03-03T09:00:00.000Z' })),
  moved('Warn Recovered', alerts({ status: 'resolved' })),
  moved('Null'),
  moved('Muted'),
  moved('triggered', alerts({ status: 'firing' })),
  datadog(
    'numbers as they are',
    { id: 7, date: 1_772_528_400_000, alert_id: 1234 },
    alerts({ startsAt: '2026-03-03T09:00:00.000Z' }),
  ),
  datadog('in seconds', { date: '1772528400' }, alerts({ startsAt: '2026-03-03T09:00:00.000Z' })),
  datadog(
    'of no cycle',
    { cycle: '$ALERT_CYCLE_KEY', priority: '$ALERT_PRIORITY' },
    alerts({ key: '1234/host:web-1', severity: 'error' }),
  ),
  datadog('with a cycle that is null', { cycle: 'null', priority: 'null' }, alerts({ key: '1234/host:web-1' })),
  datadog('without a date', { date: '$DATE' }, alerts({ status: 'firing' })),
  datadog('with many tags', { tags: `${'a:b,'.repeat(2_000)}service:api,env:production` }, alerts({ service: 'api' })),
  datadog('of an event', { alert_transition: '', title: 'Deployed' }),
  [
    'the payload that it offers',
    {},
    {
      ...OFFERED,
      alert: {
        alert_id: '1234',
        alert_scope: 'service:api, env:production',
        alert_transition: 'Recovered',
        alert_type: 'success',
      },
    },
    [alerts({ status: 'resolved', service: 'api', name: 'Memory Alert' })],
  ],
  [
    'the payload of before, by its title',
    {},
    OFFERED,
    [alerts({ status: 'firing', name: 'Memory Alert', key: 'Memory Alert/' })],
  ],
  [
    'the same, over',
    {},
    { ...OFFERED, title: '[Recovered on {host:web-1}] Host is Down' },
    [alerts({ status: 'resolved', name: 'Host is Down', key: 'Host is Down/host:web-1' })],
  ],
  [
    'the same, of one of the groups of its monitor',
    {},
    { ...OFFERED, title: '[P2] [Re-Triggered on {service:api,env:production}] Errors' },
    [
      alerts({
        ...{ status: 'firing', name: 'Errors', key: 'Errors/service:api,env:production', goesOn: true },
        ...{ service: 'api', environment: 'production' },
      }),
    ],
  ],
  ['an event of before', {}, { ...OFFERED, title: 'Somebody wrote a comment' }, []],
];

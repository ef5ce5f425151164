import { recorded } from '../translating.ts';
import { but, type Row } from './row.ts';

/** https://docs.sentry.io/organization/integrations/integration-platform/webhooks/ */
const ISSUE = {
  id: '1170820242',
  title: 'ReferenceError: x',
  level: 'error',
  status: 'unresolved',
  substatus: 'new',
  firstSeen: '2026-03-03T09:00:00.391000Z',
  lastSeen: '2026-03-03T09:00:00Z',
  permalink: null,
  web_url: 'https://sentry.io/issues/1/',
  count: '1',
  userCount: 1,
  assignedTo: null,
  project: { id: '1', name: 'Front', slug: 'front-end', platform: '' },
  statusDetails: {},
};
const sentry = (resource: string, action: string, data: object, ...told: object[]): Row => [
  `${resource}.${action} ${JSON.stringify(data)}`.slice(0, 90),
  { 'sentry-hook-resource': resource },
  { action, actor: { id: 'sentry', name: 'Sentry', type: 'application' }, installation: { uuid: 'u' }, data },
  told,
];
const issue = (action: string, other: object, ...told: object[]) =>
  sentry('issue', action, { issue: { ...ISSUE, ...other } }, ...told);
const EVENT = {
  event_id: 'e',
  issue_id: '1117540176',
  title: 'ReferenceError: x',
  level: 'error',
  datetime: '2026-03-03T09:00:00.677000Z',
  environment: 'production',
  release: null,
  project: 1,
  tags: [
    ['level', 'error'],
    ['release', 'shop@4.2.0'],
  ],
  url: 'https://sentry.io/api/0/projects/o/front-end/events/e/',
  web_url: 'https://sentry.io/organizations/o/issues/1/events/e/',
  timestamp: 1772528400.677,
};
const METRIC = {
  id: '4',
  title: 'Sacred Marmot',
  status: 2,
  projects: ['front-end'],
  date_started: '2026-03-03T09:00:00.000000Z',
  date_detected: '2026-03-03T09:00:00Z',
  date_closed: null,
  alert_rule: { name: 'Too many errors', environment: null, projects: ['front-end'], triggers: [] },
};
const metric = (action: string, other: object, ...told: object[]) =>
  sentry(
    'metric_alert',
    action,
    {
      description_text: '1000 events',
      description_title: 'Critical: Too many errors',
      web_url: 'https://sentry.io/x/',
      metric_alert: { ...METRIC, ...other },
    },
    ...told,
  );
export const SENTRY: Row[] = [
  issue(
    'created',
    {},
    { type: 'incident', key: '1170820242', state: 'open', from: { service: 'front-end' }, severity: 'error' },
  ),
  issue(
    'unresolved',
    { substatus: 'regressed', firstSeen: '2019-08-19T20:58:37Z', lastSeen: '2026-03-03T09:00:00Z' },
    { state: 'open', startedAt: '2026-03-03T09:00:00.000Z' },
  ),
  issue('assigned', { substatus: 'new', firstSeen: '2026-03-03T09:00:00Z' }, { startedAt: '2026-03-03T09:00:00.000Z' }),
  sentry(
    'activity_alert',
    'triggered',
    { issue: { ...ISSUE, substatus: 'escalating', lastSeen: '2026-03-03T09:00:00Z' } },
    { type: 'incident', key: '1170820242', state: 'open', startedAt: '2026-03-03T09:00:00.000Z' },
  ),
  sentry('activity_alert', 'triggered', { issue: { ...ISSUE, status: 'resolved' } }, { state: 'resolved' }),
  sentry('activity_alert', 'triggered', { issue: { ...ISSUE, status: 'reprocessing' } }),
  issue('unresolved', { substatus: 'escalating', level: 'fatal' }, { state: 'open', severity: 'fatal' }),
  issue('assigned', { assignedTo: { type: 'team', id: 1, name: 'x' } }, { state: 'acknowledged' }),
  issue('assigned', { status: 'resolved' }, { state: 'resolved' }),
  issue(
    'resolved',
    { status: 'resolved', substatus: null, statusDetails: { inNextRelease: true } },
    { state: 'resolved' },
  ),
  issue('archived', { status: 'ignored', substatus: 'archived_until_escalating' }, { state: 'resolved' }),
  issue('ignored', { status: 'ignored' }, { state: 'resolved' }),
  issue('created', { id: 1170820242, project: null, title: null, level: null }, { key: '1170820242' }),
  issue('merged', {}),
  sentry(
    'event_alert',
    'triggered',
    { event: EVENT, triggered_rule: 'Important' },
    {
      type: 'incident',
      key: '1117540176',
      state: 'open',
      from: { service: 'front-end', environment: 'production', version: 'shop@4.2.0' },
    },
  ),
  sentry(
    'event_alert',
    'triggered',
    {
      event: { ...EVENT, environment: null, tags: [] },
      triggered_rule: 'Important',
      issue_alert: { title: 'Important', settings: [] },
    },
    { state: 'open' },
  ),
  sentry(
    'event_alert',
    'triggered',
    {
      event: {
        ...EVENT,
        tags: [
          ['environment', 'staging'],
          ['server', null],
        ],
        environment: undefined,
        release: '4.2.0',
      },
      triggered_rule: 'x',
    },
    { from: { environment: 'staging', version: '4.2.0' } },
  ),
  ...[
    { issue_url: 'https://sentry.io/api/0/issues/1117540176/', web_url: null },
    { issue_url: null, web_url: 'https://sentry.io/organizations/o/issues/1117540176/events/e/' },
  ].map((where) =>
    sentry('event_alert', 'triggered', { event: { ...EVENT, issue_id: undefined, ...where } }, { key: '1117540176' }),
  ),
  metric(
    'critical',
    {},
    {
      type: 'alerts',
      alerts: [
        {
          key: '4/front-end',
          name: 'Too many errors',
          status: 'firing',
          severity: 'critical',
          service: 'front-end',
          environment: '',
        },
      ],
    },
  ),
  metric(
    'warning',
    { projects: ['a', 'b'], alert_rule: { name: 'x', environment: 'production' } },
    { alerts: [{ service: 'a', environment: 'production', severity: 'warning' }, { service: 'b' }] },
  ),
  metric(
    'resolved',
    { date_closed: '2026-03-03T09:10:00Z' },
    { alerts: [{ status: 'resolved', endsAt: '2026-03-03T09:10:00.000Z' }] },
  ),
  metric('resolved', { status: 20, projects: [] }, { alerts: [{ status: 'resolved', service: 'front-end' }] }),
  metric('critical', { id: 4, date_started: undefined }, { alerts: [{ startsAt: '2026-03-03T09:00:00.000Z' }] }),
  metric('open', {}),
  ...[
    'installation.created',
    'installation.deleted',
    'error.created',
    'comment.created',
    'comment.updated',
    'comment.deleted',
    'seer.root_cause_started',
    'preprod_artifact.size_analysis_completed',
  ].map((name) => {
    const [resource = '', action = ''] = name.split('.');
    return sentry(resource, action, { comment: 'x', issue_id: 1 });
  }),
];

/** https://developer.pagerduty.com/docs/webhooks-overview */
const pagerduty = (event_type: string, data: object, ...told: object[]): Row => [
  `${event_type} ${JSON.stringify(data)}`.slice(0, 90),
  {},
  but(recorded('pagerduty/v3-priority_updated.json'), {
    event: { event_type, occurred_at: '2026-03-03T09:00:00.169Z', data },
  }),
  told,
];
const reference = { incident: { id: 'PGR0VU2', type: 'incident_reference', summary: 'x' } };
const other = (event_type: string, data: unknown): Row => [
  event_type,
  {},
  {
    event: {
      id: 'e',
      event_type,
      resource_type: 'x',
      occurred_at: '2026-03-03T09:00:00Z',
      agent: null,
      client: null,
      data,
    },
  },
  [],
];
export const PAGERDUTY: Row[] = [
  pagerduty(
    'incident.triggered',
    { status: 'triggered' },
    { type: 'incident', state: 'open', at: '2026-03-03T09:00:00.169Z' },
  ),
  pagerduty(
    'incident.acknowledged',
    { status: 'acknowledged', incident_key: 'k' },
    { type: 'page', key: 'k' },
    { type: 'incident', state: 'acknowledged' },
  ),
  pagerduty('incident.unacknowledged', { status: 'triggered' }, { state: 'open' }),
  pagerduty('incident.resolved', { status: 'resolved', resolve_reason: null }, { state: 'resolved' }),
  pagerduty('incident.reopened', { status: 'triggered' }, { state: 'open' }),
  ...['reopened', 'resolved'].map((done) =>
    pagerduty(
      `incident.${done}`,
      { status: 'triggered', created_at: '2026-02-28T13:37:07Z', reopened_at: '2026-03-03T08:59:59Z' },
      { startedAt: '2026-03-03T08:59:59.000Z' },
    ),
  ),
  ...['delegated', 'escalated', 'reassigned', 'priority_updated', 'service_updated', 'incident_type.changed'].map(
    (done) => pagerduty(`incident.${done}`, { status: 'acknowledged' }, { state: 'acknowledged' }),
  ),
  pagerduty(
    'incident.triggered',
    {
      status: 'triggered',
      priority: null,
      incident_key: null,
      urgency: 'low',
      title: null,
      html_url: null,
      escalation_policy: null,
    },
    { severity: 'low', title: 'an incident without a title' },
  ),
  pagerduty(
    'incident.acknowledged',
    { status: 'acknowledged', incident_key: 'gonogo/T1/p1' },
    { type: 'page', key: 'gonogo/T1/p1' },
  ),
  other('incident.annotated', { ...reference, id: 'P2LA89X', content: 'x', trimmed: false, type: 'incident_note' }),
  other('incident.status_update_published', { ...reference, id: 'P2', message: 'x', type: 'incident_status_update' }),
  other('incident.responder.added', {
    ...reference,
    user: {},
    message: 'x',
    state: 'pending',
    type: 'incident_responder',
  }),
  other('incident.responder.replied', { ...reference, state: 'joined', type: 'incident_responder' }),
  other('incident.conference_bridge.updated', {
    ...reference,
    conference_numbers: [],
    type: 'incident_conference_bridge',
  }),
  other('incident.custom_field_values.updated', { ...reference, custom_fields: [], type: 'incident_field_values' }),
  other('incident.workflow.started', { ...reference, type: 'incident_workflow_instance' }),
  other('incident.workflow.completed', { ...reference, type: 'incident_workflow_instance' }),
  other('service.created', { id: 'P', type: 'service', summary: 'x' }),
  other('service.updated', { id: 'P', type: 'service', summary: 'x' }),
  other('service.deleted', { id: 'P', type: 'service', summary: 'x' }),
  other('pagey.ping', { message: 'Hello from your friend Pagey!', type: 'ping' }),
];

/** https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/ */
const statuspage = (what: string, incident: object, ...told: object[]): Row => [
  `${what} ${JSON.stringify(incident)}`.slice(0, 90),
  {},
  but(recorded('statuspage/incident_created.json'), { incident }),
  told,
];
const component = (new_status: string, ...told: object[]): Row => [
  `a component, ${new_status}`,
  {},
  {
    meta: { unsubscribe: 'http://x.statuspage.io/?unsubscribe=abc' },
    page: { id: 'p', status_indicator: 'major', status_description: 'x' },
    component_update: {
      created_at: '2026-03-03T09:00:00Z',
      new_status,
      old_status: 'operational',
      id: 'u',
      component_id: 'c',
    },
    component: { created_at: '2013-05-29T21:32:28Z', id: 'c', name: 'API', status: new_status },
  },
  told,
];
export const STATUSPAGE: Row[] = [
  ...Object.entries({
    investigating: 'open',
    identified: 'acknowledged',
    monitoring: 'acknowledged',
    resolved: 'resolved',
    postmortem: 'resolved',
  }).map(([status, state]) => statuspage(status, { status }, { type: 'incident', key: 'z3lct0r596n4', state })),
  ...['scheduled', 'in_progress', 'verifying', 'completed'].map((status) =>
    statuspage(status, { status, scheduled_for: '2026-03-04T00:00:00Z' }),
  ),
  statuspage('entered later', { backfilled: true }),
  statuspage(
    'without updates and components',
    { incident_updates: [], components: undefined, shortlink: null },
    { state: 'acknowledged' },
  ),
  statuspage(
    'of two components',
    {
      components: [
        { id: 'a', name: 'API' },
        { id: 'b', name: 'Web' },
      ],
      incident_updates: [],
    },
    { type: 'incident', title: 'Database query delays', from: { service: 'API' } },
    { type: 'incident', title: 'Database query delays', from: { service: 'Web' } },
  ),
  statuspage('in capitals, as pages that do as it does write it', { status: 'RESOLVED' }, { state: 'resolved' }),
  [
    'a component, beside an incident that is null',
    {},
    {
      ...{ incident: null, component: { id: 'c', name: 'API' } },
      component_update: { id: 'u', new_status: 'major_outage', created_at: '2026-03-03T09:00:00Z' },
    },
    [{ type: 'incident', key: 'component/c', state: 'open' }],
  ],
  ['neither of both', {}, { incident: null, component_update: null, page: { id: 'p' } }, []],
  component('degraded_performance', { type: 'incident', key: 'component/c', state: 'open', from: { service: 'API' } }),
  component('partial_outage', { state: 'open' }),
  component('major_outage', { state: 'open', severity: 'major_outage' }),
  component('operational', { state: 'resolved', title: 'API is operational' }),
  component('under_maintenance'),
  ['the state of the page alone', {}, { meta: {}, page: { id: 'p', status_indicator: 'none' } }, []],
];

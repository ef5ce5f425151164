import { describe, expect, test } from 'vitest';
import { SOURCES } from './documented/sources.ts';
import { recorded, translated } from './translating.ts';

/** What each provider sends when somebody tries its webhook: it came in, and nothing else is made of it. */
type Tried = [what: string, source: keyof typeof SOURCES, headers: Record<string, string>, body: unknown];

const notification = (version: string, groupKey: string, alertname: string) => ({
  ...{ version, groupKey, truncatedAlerts: 0, receiver: 'gonogo', status: 'firing', externalURL: 'https://x.example' },
  alerts: [
    {
      ...{ status: 'firing', labels: { alertname, instance: 'Grafana', service: 'api', environment: 'production' } },
      ...{ annotations: { summary: 'Notification test' }, startsAt: '2026-03-03T09:00:00.3+01:00' },
      ...{ endsAt: '0001-01-01T00:00:00Z', generatorURL: '', fingerprint: '57c6d9296de2ad39', values: null },
    },
  ],
});
const monitor = (title: string, alert_title: string, alert_transition = 'Triggered') => ({
  ...{ id: '7', cycle: '$ALERT_CYCLE_KEY', title, alert_title, alert_transition, date: '1772528400000' },
  ...{ alert_id: '1234', alert_scope: 'host:web-1', tags: 'env:production,service:api' },
});
const sampleEvent = {
  action: 'triggered',
  data: {
    triggered_rule: 'Important',
    event: {
      ...{ issue_id: '1', title: 'This is an example Python exception', tags: [['sample_event', 'yes']] },
      url: 'https://sentry.io/api/0/projects/o/api/events/e/',
    },
  },
};
const ofRule = { ruleId: 0, state: 'alerting', title: '[Alerting] Test notification', tags: {} };

const TRIED: Tried[] = [
  ['ping', 'github', { 'x-github-event': 'ping' }, recorded('github/ping.json')],
  ['Test Ping Event', 'circleci', { 'circleci-event-type': 'ping' }, { id: 'x', type: 'ping', webhook: { id: 'w' } }],
  ['Test Ping Event by its header', 'circleci', { 'circleci-event-type': 'ping' }, { id: 'x', webhook: { id: 'w' } }],
  ['ping', 'buildkite', { 'x-buildkite-event': 'ping' }, { event: 'ping', service: { id: 's' }, sender: {} }],
  [
    'Send Test Event',
    'pagerduty',
    {},
    { event: { id: 'e', event_type: 'pagey.ping', resource_type: 'pagey', data: { message: 'Hello', type: 'ping' } } },
  ],
  ['Test of a contact point', 'grafana', {}, notification('1', '{alertname="TestAlert"}', 'TestAlert')],
  [
    'Test with labels of their own',
    'grafana',
    {},
    notification('1', 'webhook-1f3c9ab04d1f3c9a-1772528400', 'Errors of mine'),
  ],
  [
    'Test before Grafana 8',
    'grafana',
    {},
    {
      ...ofRule,
      ruleName: 'Test notification',
      message: 'Someone is testing the alert notification within Grafana.',
    },
  ],
  [
    'a test of a receiver of what does as it does',
    'alertmanager',
    {},
    notification('4', 'gonogo-57c6d9296de2ad39-1772528400', 'Test Alert (gonogo)'),
  ],
  ['[TEST] before what happened', 'datadog', {}, monitor('[TEST] [Triggered on {host:web-1}] Errors', 'Errors')],
  ['[TEST] after it', 'datadog', {}, monitor('[P1] [Triggered] [TEST] Errors', '[TEST] Errors')],
  ['a recovery', 'datadog', {}, monitor('[Recovered] [TEST] Errors', 'Errors', 'Recovered')],
  ['by the title of the monitor alone', 'datadog', {}, monitor('$EVENT_TITLE', '[TEST] Errors')],
  ['that it is installed', 'sentry', { 'sentry-hook-resource': 'installation' }, { action: 'created', data: {} }],
  ['Send Test Notification', 'sentry', { 'sentry-hook-resource': 'event_alert' }, sampleEvent],
];

test.each(TRIED)('%s of %s is a test', (_, source, headers, body) =>
  expect(translated(SOURCES[source].source, body, headers)).toEqual({ test: expect.any(String) }),
);

describe('what only looks like one', () => {
  test.each<Tried>([
    ['an alert that is called so', 'grafana', {}, { ...notification('1', '{}:{}', 'TestAlertRule') }],
    ['a group of a name with digits', 'alertmanager', {}, notification('4', '{}/{a="b"}:{}', 'TestAlert')],
    ['a monitor of tests', 'datadog', {}, monitor('[Triggered] Errors of [TEST]', 'Errors of [TEST]')],
    [
      'an event with another tag',
      'sentry',
      { 'sentry-hook-resource': 'event_alert' },
      { ...sampleEvent, data: { ...sampleEvent.data, event: { ...sampleEvent.data.event, tags: [['level', 'yes']] } } },
    ],
  ])('%s counts', (_, source, headers, body) =>
    expect(translated(SOURCES[source].source, body, headers)).toHaveProperty('told'),
  );
});

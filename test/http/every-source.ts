import { alertmanager } from '../../src/inbound/alertmanager/index.ts';
import { notifications as argoCd } from '../../src/inbound/argo-cd/index.ts';
import { webhooks as buildkite } from '../../src/inbound/buildkite/index.ts';
import { sink as cdevents } from '../../src/inbound/cdevents/index.ts';
import { webhooks as circleci } from '../../src/inbound/circleci/index.ts';
import { datadog } from '../../src/inbound/datadog/index.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { webhooks as github } from '../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../src/inbound/gitlab/index.ts';
import { grafana } from '../../src/inbound/grafana/index.ts';
import { notifications as jenkins } from '../../src/inbound/jenkins/index.ts';
import { webhooks as pagerduty } from '../../src/inbound/pagerduty/webhooks.ts';
import { uploads as reports } from '../../src/inbound/reports/index.ts';
import { webhooks as sentry } from '../../src/inbound/sentry/index.ts';
import { subscription as statuspage } from '../../src/inbound/statuspage/index.ts';

/** Each with a secret that they know; what they sign themselves is taken. */
export const SOURCES = {
  argo: argoCd('a-long-token-of-theirs'),
  buildkite: buildkite('a-long-token-of-theirs'),
  cdevents: cdevents('a-long-token-of-theirs'),
  circleci: circleci('secret'),
  grafana: grafana.prepare({ secret: { env: 'TOKEN' } }, () => 'a-long-token-of-theirs')(undefined),
  jenkins: jenkins('a-long-token-of-theirs'),
  reports: reports(['a-long-token-of-theirs']),
  statuspage: statuspage('a-long-token-of-theirs'),
  github: github('secret'),
  gitlab: gitlab('token'),
  pagerduty: pagerduty('secret'),
  sentry: sentry('secret'),
  generic: builds('whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA=='),
  datadog: datadog.prepare({ token: { env: 'TOKEN' } }, () => 'a-long-token-of-theirs')(undefined),
  alertmanager: alertmanager.prepare({ token: { env: 'TOKEN' } }, () => 'a-long-token-of-theirs')(undefined),
};

import { alertmanager } from '../../../src/inbound/alertmanager/index.ts';
import { notifications as argoCd } from '../../../src/inbound/argo-cd/index.ts';
import { webhooks as buildkite } from '../../../src/inbound/buildkite/index.ts';
import { sink as cdevents } from '../../../src/inbound/cdevents/index.ts';
import { webhooks as circleci } from '../../../src/inbound/circleci/index.ts';
import { datadog } from '../../../src/inbound/datadog/index.ts';
import { webhooks as github } from '../../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../../src/inbound/gitlab/index.ts';
import { grafana } from '../../../src/inbound/grafana/index.ts';
import { notifications as jenkins } from '../../../src/inbound/jenkins/index.ts';
import { webhooks as pagerduty } from '../../../src/inbound/pagerduty/webhooks.ts';
import { webhooks as sentry } from '../../../src/inbound/sentry/index.ts';
import { subscription as statuspage } from '../../../src/inbound/statuspage/index.ts';
import { CDEVENTS } from './cdevents.ts';
import { GITHUB } from './github.ts';
import { GITHUB_MORE } from './github-more.ts';
import { GITLAB } from './gitlab.ts';
import { PAGERDUTY, SENTRY, STATUSPAGE } from './incidents.ts';
import { ALERTMANAGER, DATADOG, GRAFANA } from './monitors.ts';
import { ARGO, BUILDKITE, CIRCLECI, JENKINS } from './pipelines.ts';
import { GITHUB_SELDOM, GITLAB_SELDOM } from './seldom.ts';
import { ARGO_SELDOM, BUILDKITE_SELDOM, CIRCLECI_SELDOM, JENKINS_SELDOM } from './seldom-pipelines.ts';

/** Each source that is told by webhook, and what its provider documents. */
export const SOURCES = {
  github: { source: github('s'), rows: [...GITHUB, ...GITHUB_MORE, ...GITHUB_SELDOM] },
  gitlab: { source: gitlab('s'), rows: [...GITLAB, ...GITLAB_SELDOM] },
  jenkins: { source: jenkins('s'), rows: [...JENKINS, ...JENKINS_SELDOM] },
  circleci: { source: circleci('s'), rows: [...CIRCLECI, ...CIRCLECI_SELDOM] },
  buildkite: { source: buildkite('s'), rows: [...BUILDKITE, ...BUILDKITE_SELDOM] },
  cdevents: { source: cdevents('s'), rows: CDEVENTS },
  alertmanager: { source: alertmanager.prepare({ token: { env: 'X' } }, () => 's')({}), rows: ALERTMANAGER },
  grafana: { source: grafana.prepare({ secret: { env: 'X' } }, () => 's')({}), rows: GRAFANA },
  datadog: { source: datadog.prepare({ token: { env: 'X' } }, () => 's')({}), rows: DATADOG },
  sentry: { source: sentry('s'), rows: SENTRY },
  pagerduty: { source: pagerduty('s'), rows: PAGERDUTY },
  statuspage: { source: statuspage('s'), rows: STATUSPAGE },
  'argo-cd': { source: argoCd('s'), rows: [...ARGO, ...ARGO_SELDOM] },
};

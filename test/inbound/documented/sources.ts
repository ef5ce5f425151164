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

/** Each source that is told by webhook, and what its provider documents. */
export const SOURCES = {
  github: { source: github('s'), rows: [...GITHUB, ...GITHUB_MORE] },
  gitlab: { source: gitlab('s'), rows: GITLAB },
  jenkins: { source: jenkins('s'), rows: JENKINS },
  circleci: { source: circleci('s'), rows: CIRCLECI },
  buildkite: { source: buildkite('s'), rows: BUILDKITE },
  cdevents: { source: cdevents('s'), rows: CDEVENTS },
  alertmanager: { source: alertmanager.prepare({ token: { env: 'X' } }, () => 's')({}), rows: ALERTMANAGER },
  grafana: { source: grafana.prepare({ secret: { env: 'X' } }, () => 's')({}), rows: GRAFANA },
  datadog: { source: datadog.prepare({ token: { env: 'X' } }, () => 's')({}), rows: DATADOG },
  sentry: { source: sentry('s'), rows: SENTRY },
  pagerduty: { source: pagerduty('s'), rows: PAGERDUTY },
  statuspage: { source: statuspage('s'), rows: STATUSPAGE },
  'argo-cd': { source: argoCd('s'), rows: ARGO },
};

/** The shelf of systems that tell Gonogo something: a folder and a line each. */
export { alertmanager } from './alertmanager/index.ts';
export { argoCd } from './argo-cd/index.ts';
export { buildkite } from './buildkite/index.ts';
export { cdevents } from './cdevents/index.ts';
export { circleci } from './circleci/index.ts';
export { datadog } from './datadog/index.ts';
export { generic } from './generic/index.ts';
export { github } from './github/index.ts';
export { gitlab } from './gitlab/index.ts';
export { grafana } from './grafana/index.ts';
export { jenkins } from './jenkins/index.ts';
export { pagerduty } from './pagerduty/index.ts';
export { reports } from './reports/index.ts';
export { sentry } from './sentry/index.ts';
export { statuspage } from './statuspage/index.ts';

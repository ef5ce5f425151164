import { expect, test } from 'vitest';
import { SOURCES } from './documented/sources.ts';
import { translated } from './translating.ts';

type Path = (string | number)[];

/** All fields of a body, also those within others; of a list each member. */
function pathsIn(body: unknown, at: Path = []): Path[] {
  if (typeof body !== 'object' || body === null || at.length > 3) return [];
  return Object.entries(body).flatMap(([name, of]) => {
    const path = [...at, Array.isArray(body) ? Number(name) : name];
    return [path, ...pathsIn(of, path)];
  });
}

/** A body whose field at a path is null, as a provider writes what it has none of. */
function without(body: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined) return null;
  if (Array.isArray(body)) return body.map((one, n) => (n === name ? without(one, rest) : one));
  return { ...Object(body), [name]: without(Object(body)[name], rest) };
}

const shown = (path: Path) => path.map((part) => (typeof part === 'number' ? '#' : part)).join('.');

/** By what a delivery is found, and what it says: without that it can’t be read. `#`: a member of a list; of what stands in one envelope or another, both. */
const NEEDED: Record<string, string> = {
  github: `
    action alert alert.number check_run check_run.head_sha check_run.name check_run.status check_suite
    check_suite.head_sha context deployment deployment.environment deployment.id deployment_status
    deployment_status.state package package.name pull_request pull_request.number ref registry_package
    registry_package.name release release.tag_name repository repository.full_name review review.state sha state
    workflow_job workflow_job.head_sha workflow_job.name workflow_job.status workflow_run workflow_run.id
    workflow_run.status`,
  gitlab: `
    build_name build_status commit commit.sha deployable_id deployment_id environment object_attributes object_attributes.id
    object_attributes.iid object_attributes.status object_attributes.url project project.id
    project.path_with_namespace ref sha status tag`,
  jenkins: `build build.number build.phase`,
  circleci: `job job.name job.status type workflow workflow.name workflow.status`,
  buildkite: `
    build build.number build.state detail detail.build detail.build.number detail.build.state detail.job
    detail.job.state detail.pipeline detail.pipeline.slug job job.state pipeline pipeline.slug`,
  cdevents: `
    context context.id context.source context.type data data.context data.context.id data.context.source
    data.context.type data.subject data.subject.id specversion subject subject.content subject.content.environment
    subject.content.environment.id subject.id`,
  alertmanager: `alerts alerts.# alerts.#.startsAt alerts.#.status version`,
  grafana: `alerts alerts.# alerts.#.startsAt alerts.#.status ruleId state version`,
  datadog: ``,
  sentry: `
    action data data.event data.event.issue_url data.event.web_url data.issue data.issue.id data.metric_alert
    data.metric_alert.date_detected data.metric_alert.id`,
  pagerduty: `event event.event_type event.id`,
  statuspage: `
    component component.id component_update.new_status incident.id incident.status`,
  'argo-cd': `application`,
};

test.each(Object.entries(SOURCES))('of %s all but what it needs may be null', (name, { source, rows }) => {
  const missed = new Set<string>();
  for (const [, headers, body] of rows)
    for (const path of pathsIn(body))
      if ('faults' in translated(source, without(body, path), headers)) missed.add(shown(path));
  expect([...missed].sort()).toEqual(NEEDED[name]?.split(/\s+/).filter(Boolean));
});

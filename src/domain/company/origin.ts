/**
 * Where something is from, as far as its system tells, and in its words: which service that is, is found by the rules of services.yml.
 * `repository`: owner/name or group/project; `commit`: hexadecimal digits in lower case; `ref`: has a version in
 * it and may be a branch or a tag, for its system does not say; `deploy`: as whoever deploys calls it, of ours `R-118-1`; `workflow`: of a workflow, pipeline or job;
 * `checks`: what a result is called there, its name and `app/name`, or the tool of a scan; `image`: without its digest; `digest`: `sha256:…`; `labels`: of alerts, components and the like, by name.
 */
export type Origin = {
  service?: string;
  version?: string;
  repository?: string;
  branch?: string;
  ref?: string;
  commit?: string;
  workflow?: string;
  checks?: string[];
  paths?: string[];
  image?: string;
  digest?: string;
  environment?: string;
  deploy?: string;
  labels?: Record<string, string>;
};

/**
 * By what other systems' news is known to be of a service: each rule that it has must fit, as far as a system tells what it is about; one of the names in it does.
 * `branches`: from which it is released, with `*` for anything;
 * `repositories`: owner/name or group/project; `paths`: globs within them; `images`: without tag and digest; `workflows`: of workflows, pipelines
 * and jobs; `checks`: of results, also `app/name`, with `*` for anything; `labels`: all of them.
 */
export type FoundBy = {
  repositories?: string[];
  branches?: string[];
  paths?: string[];
  images?: string[];
  workflows?: string[];
  checks?: string[];
  labels?: Record<string, string>;
};

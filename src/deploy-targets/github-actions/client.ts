import { githubHeaders } from '../../adapters/github.ts';
import type { Api } from '../../outbound/api.ts';
import { CALLED } from '../common.ts';
import { type FilledTemplate, filled } from '../fill.ts';
import type { StageRequest } from '../target.ts';
import type { Options } from './options.ts';

export const clientOf = ({ allowPrivate, timeoutSeconds }: Options, base: string, token: string): Api => ({
  ...CALLED,
  name: 'GitHub',
  base,
  allowPrivate,
  timeoutSeconds,
  secrets: [token],
  headers: githubHeaders(token),
});

/** `/repos/owner/name` of a step. */
export function repositoryOf({ repository }: Options, request: StageRequest): FilledTemplate<string> {
  const name = filled(repository, request);
  if (!name.ok) return name;
  const [owner = '', repo = '', ...more] = name.value.split('/');
  if (owner === '' || repo === '' || more.length > 0)
    return { ok: false, why: `${name.value} is no repository: write owner/name in deploy-targets.yml` };
  return { ok: true, value: `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}` };
}

/** `/repos/owner/name/actions/workflows/deploy.yml` of a step. */
export function workflowOf(o: Options, request: StageRequest): FilledTemplate<string> {
  const repository = repositoryOf(o, request);
  const workflow = filled(o.workflow, request, encodeURIComponent);
  if (!repository.ok || !workflow.ok) return repository.ok ? workflow : repository;
  return { ok: true, value: `${repository.value}/actions/workflows/${workflow.value}` };
}

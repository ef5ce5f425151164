import { gitlabApi } from '../../adapters/gitlab.ts';
import type { Api } from '../../outbound/api.ts';
import { CALLED } from '../common.ts';
import { type FilledTemplate, filled } from '../fill.ts';
import type { StageRequest } from '../target.ts';
import type { Options } from './options.ts';

export const clientOf = (
  { allowPrivate, timeoutSeconds }: Options,
  url: string,
  token: string,
  trigger: string,
): Api => ({
  ...CALLED,
  name: 'GitLab',
  base: gitlabApi(url),
  allowPrivate,
  timeoutSeconds,
  secrets: [token, trigger],
  headers: { accept: 'application/json', 'content-type': 'application/json', 'private-token': token },
});

/** `/projects/group%2Fname` of a step. */
export function projectOf({ project }: Options, request: StageRequest): FilledTemplate<string> {
  const path = filled(project, request);
  return path.ok ? { ok: true, value: `/projects/${encodeURIComponent(path.value)}` } : path;
}

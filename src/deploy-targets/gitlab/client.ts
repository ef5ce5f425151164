import type { Api } from '../../outbound/api.ts';
import { CALLED } from '../common.ts';
import { type FilledTemplate, filled } from '../fill.ts';
import type { StageRequest } from '../target.ts';
import type { Options } from './options.ts';

export const clientOf = ({ url, allowPrivate, timeoutSeconds }: Options, token: string, trigger: string): Api => ({
  ...CALLED,
  name: 'GitLab',
  base: `${url.replace(/\/+$/, '')}/api/v4`,
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

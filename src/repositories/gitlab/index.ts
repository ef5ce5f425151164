import { adapter } from '../../adapters/adapter.ts';
import { gitlabApi, gitlabUrl } from '../../adapters/gitlab.ts';
import { wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import { CALLED, COMMON, isAmong, named } from '../options.ts';
import type { Repository } from '../repository.ts';
import { comparing } from './compare.ts';

/** Repositories of GitLab: docs/changes.md */
export const gitlab = adapter({
  type: 'gitlab',
  example: '{ name: gitlab, type: gitlab, token: { env: GITLAB_TOKEN } }',
  options: {
    url: gitlabUrl,
    ...COMMON,
  },
  secrets: { url: ADDRESS, token: { is: 'the token', fault: wordFault } },
  open: (o, secret): Repository => ({
    type: 'gitlab',
    has: (repository) => isAmong(o.only, repository),
    tagsOf: (service, version) => named(o.tags, service, version),
    compare: comparing({
      ...CALLED,
      name: 'GitLab',
      base: gitlabApi(secret('url')),
      secrets: [secret('token')],
      allowPrivate: o.allowPrivate,
      timeoutSeconds: o.timeoutSeconds,
      headers: { accept: 'application/json', 'private-token': secret('token') },
    }),
  }),
});

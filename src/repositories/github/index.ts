import { adapter } from '../../adapters/adapter.ts';
import { githubApi, githubHeaders } from '../../adapters/github.ts';
import { wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import { CALLED, COMMON, isAmong, named } from '../options.ts';
import type { Repository } from '../repository.ts';
import { comparing } from './compare.ts';

/** Repositories of GitHub: docs/changes.md */
export const github = adapter({
  type: 'github',
  example: '{ name: github, type: github, token: { env: GITHUB_TOKEN } }',
  options: {
    api: githubApi,
    ...COMMON,
  },
  secrets: { api: ADDRESS, token: { is: 'the token', fault: wordFault } },
  open: (o, secret): Repository => ({
    type: 'github',
    has: (repository) => isAmong(o.only, repository) && /^[^/]+\/[^/]+$/.test(repository),
    tagsOf: (service, version) => named(o.tags, service, version),
    compare: comparing({
      ...CALLED,
      name: 'GitHub',
      base: secret('api'),
      secrets: [secret('token')],
      allowPrivate: o.allowPrivate,
      timeoutSeconds: o.timeoutSeconds,
      headers: githubHeaders(secret('token')),
    }),
  }),
});

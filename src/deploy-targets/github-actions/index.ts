import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import type { Can } from '../../domain/company/pipelines.ts';
import { ADDRESS } from '../../outbound/address.ts';
import { canBeTold, canBy, isOfStep, settlesMs, signedBy, TOKEN } from '../common.ts';
import { filled } from '../fill.ts';
import type { DeployTarget, Given } from '../target.ts';
import { checkOf } from './check.ts';
import { clientOf } from './client.ts';
import { recorder } from './deployments.ts';
import { finder } from './find.ts';
import { type Options, options, textsOf } from './options.ts';
import { rehearser } from './rehearse.ts';
import { sender } from './send.ts';
import { watcher } from './status.ts';

const can = (o: Options): Can => ({
  ...canBeTold(textsOf(o), 'inputs'),
  pause: "GitHub Actions can't pause a run",
  resume: "GitHub Actions can't pause a run, so there is none to go on with",
  stop: true,
  dryRun: 'GitHub Actions has no dry run: shown is what it would be sent',
  ...(o.deployments && { deployments: true }),
});

/** Workflows of GitHub Actions: docs/targets/github-actions.md */
export const githubActions = {
  ...adapter({
    type: 'github-actions',
    example:
      '{ name: actions, type: github-actions, repository: owner/name, workflow: deploy.yml, token: { env: NAME } }',
    options,
    secrets: { api: ADDRESS, token: TOKEN, callbackSecret: SIGNING },
    open(o, secret, _: Given): DeployTarget {
      const github = clientOf(o, secret('api'), secret('token'));
      return {
        attempts: o.attempts,
        can: can(o),
        // New runs are listed after some seconds; what is seen late must not be sent twice.
        settlesMs: settlesMs(120, o),
        send: sender(github, o),
        find: finder(github, o),
        status: watcher(github, o),
        ...recorder(github, o),
        recognizes(request, told) {
          const places = [filled(o.repository, request)];
          return isOfStep({ system: 'github', places }, request, told) ? 'yes' : 'no';
        },
        check: checkOf(github, o),
        rehearse: rehearser(o),
        hasSigned: signedBy(secret('callbackSecret')),
      };
    },
  }),
  can: canBy(options, can),
};

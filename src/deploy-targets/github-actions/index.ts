import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import { isOfStep, settlesMs, signedBy, TOKEN } from '../common.ts';
import { filled } from '../fill.ts';
import type { DeployTarget, Given } from '../target.ts';
import { clientOf } from './client.ts';
import { finder } from './find.ts';
import { options } from './options.ts';
import { rehearser } from './rehearse.ts';
import { sender } from './send.ts';
import { watcher } from './status.ts';

/** Workflows of GitHub Actions: docs/targets/github-actions.md */
export const githubActions = adapter({
  type: 'github-actions',
  example:
    '{ name: actions, type: github-actions, repository: owner/name, workflow: deploy.yml, token: { env: NAME } }',
  options,
  secrets: { token: TOKEN, callbackSecret: SIGNING },
  open(o, secret, _: Given): DeployTarget {
    const github = clientOf(o, secret('token'));
    return {
      attempts: o.attempts,
      can: {
        pause: "GitHub Actions can't pause a run",
        resume: "GitHub Actions can't pause a run, so there is none to go on with",
        stop: true,
        dryRun: 'GitHub Actions has no dry run: shown is what it would be sent',
      },
      // New runs are listed after some seconds; what is seen late must not be sent twice.
      settlesMs: settlesMs(120, o),
      send: sender(github, o),
      find: finder(github, o),
      status: watcher(github, o),
      recognizes(request, told) {
        const places = [filled(o.repository, request)];
        return isOfStep({ system: 'github', places }, request, told) ? 'yes' : 'no';
      },
      rehearse: rehearser(o),
      hasSigned: signedBy(secret('callbackSecret')),
    };
  },
});

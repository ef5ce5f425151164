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
import { freezesOf } from './freezes.ts';
import { type Options, options, textsOf } from './options.ts';
import { rehearser } from './rehearse.ts';
import { sender } from './send.ts';
import { watcher } from './status.ts';

const can = (o: Options): Can => ({
  ...canBeTold(textsOf(o), 'variables'),
  pause: "GitLab can't pause a job",
  resume: "GitLab can't pause a job, so there is none to go on with",
  stop: true,
  dryRun: 'GitLab has no dry run: shown is what it would be sent',
  ...(o.deployments && { deployments: true }),
});

/** Pipelines of GitLab: docs/targets/gitlab.md */
export const gitlab = {
  ...adapter({
    type: 'gitlab',
    example: '{ name: gitlab, type: gitlab, project: group/name, token: { env: NAME } }',
    options,
    secrets: { url: ADDRESS, token: TOKEN, trigger: TOKEN, callbackSecret: SIGNING },
    open(o, secret, _: Given): DeployTarget {
      const server = clientOf(o, secret('url'), secret('token'), secret('trigger'));
      return {
        attempts: o.attempts,
        can: can(o),
        settlesMs: settlesMs(60, o),
        send: sender(server, o, secret('trigger')),
        find: finder(server, o),
        status: watcher(server, o),
        ...recorder(server, o),
        recognizes(request, told) {
          const places = [filled(o.project, request)];
          if (!isOfStep({ system: 'gitlab', places }, request, told)) return 'no';
          // A pipeline counts as done there while a manual job that is ours to start waits.
          return told.state === 'succeeded' && o.play.length > 0 ? 'look' : 'yes';
        },
        check: checkOf(server, o),
        rehearse: rehearser(o),
        ...(o.freezes !== 'ignore' && { freezes: freezesOf(server, o) }),
        hasSigned: signedBy(secret('callbackSecret')),
      };
    },
  }),
  can: canBy(options, can),
};

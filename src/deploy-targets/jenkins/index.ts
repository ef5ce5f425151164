import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import type { Can } from '../../domain/company/pipelines.ts';
import { ADDRESS } from '../../outbound/address.ts';
import { canBeTold, canBy, isOfStep, settlesMs, signedBy, TOKEN } from '../common.ts';
import type { DeployTarget, Given } from '../target.ts';
import { checkOf } from './check.ts';
import { clientOf, jobOf } from './client.ts';
import { finder } from './find.ts';
import { type Options, options, textsOf } from './options.ts';
import { rehearser } from './rehearse.ts';
import { sender } from './send.ts';
import { watcher } from './status.ts';

const can = (o: Options): Can => ({
  ...canBeTold(textsOf(o), 'parameters'),
  pause: "Jenkins can't pause a build",
  resume: "Jenkins can't pause a build, so there is none to go on with",
  stop: true,
  dryRun: 'Jenkins has no dry run: shown is what it would be sent',
});

/** Jobs of Jenkins: docs/targets/jenkins.md */
export const jenkins = {
  ...adapter({
    type: 'jenkins',
    example:
      '{ name: jenkins, type: jenkins, url: https://jenkins.example, job: team/deploy, user: gonogo, token: { env: NAME } }',
    options,
    secrets: { url: ADDRESS, token: TOKEN, callbackSecret: SIGNING },
    open(o, secret, _: Given): DeployTarget {
      const server = clientOf(o, secret('url'), secret('token'));
      return {
        attempts: o.attempts,
        can: can(o),
        settlesMs: settlesMs(30, o),
        send: sender(server, o),
        find: finder(server, o),
        status: watcher(server, o),
        recognizes: (request, told) =>
          // Another Jenkins may have a job of that name, and a build of that number.
          isOfStep({ system: 'jenkins', places: [jobOf(o, request)], byId: false }, request, told) ? 'yes' : 'no',
        check: checkOf(server, o),
        rehearse: rehearser(o),
        hasSigned: signedBy(secret('callbackSecret')),
      };
    },
  }),
  can: canBy(options, can),
};

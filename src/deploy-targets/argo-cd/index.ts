import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import type { Can } from '../../domain/company/pipelines.ts';
import { ADDRESS } from '../../outbound/address.ts';
import { canBeTold, canBy, isOfStep, settlesMs, signedBy, TOKEN } from '../common.ts';
import { filled } from '../fill.ts';
import type { DeployTarget, Given } from '../target.ts';
import { clientOf } from './application.ts';
import { checkOf } from './check.ts';
import { finder } from './find.ts';
import { type Options, options, textsOf } from './options.ts';
import { rehearser } from './rehearse.ts';
import { sender } from './send.ts';
import { watcher } from './status.ts';

const can = (o: Options): Can => ({
  ...canBeTold(textsOf(o), 'application'),
  pause: "Argo CD can't pause a sync",
  resume: "Argo CD can't pause a sync, so there is none to go on with",
  stop: true,
  dryRun: true,
});

/** Applications of Argo CD: docs/targets/argo-cd.md */
export const argoCd = {
  ...adapter({
    type: 'argo-cd',
    example:
      '{ name: argo, type: argo-cd, url: https://argo.example, application: "{service}-{region}", token: { env: NAME } }',
    options,
    secrets: { url: ADDRESS, token: TOKEN, callbackSecret: SIGNING },
    open(o, secret, _: Given): DeployTarget {
      const argo = clientOf(o, secret('url'), secret('token'));
      return {
        attempts: o.attempts,
        can: can(o),
        settlesMs: settlesMs(15, o),
        send: sender(argo, o),
        find: finder(argo, o),
        status: watcher(argo, o),
        recognizes(request, told) {
          const places = [filled(o.application, request)];
          return isOfStep({ system: 'argo-cd', places }, request, told) ? 'yes' : 'no';
        },
        check: checkOf(argo, o),
        rehearse: rehearser(argo, o),
        hasSigned: signedBy(secret('callbackSecret')),
      };
    },
  }),
  can: canBy(options, can),
};

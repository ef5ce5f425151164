import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import { isSigned } from '../../adapters/standard-webhooks.ts';
import type { Can } from '../../domain/company/pipelines.ts';
import { ADDRESS } from '../../outbound/address.ts';
import { canBy } from '../common.ts';
import type { DeployTarget, Given } from '../target.ts';
import { checkOf } from './check.ts';
import { type Options, options } from './options.ts';
import { rehearsed } from './rehearse.ts';
import { sender } from './send.ts';

const can = ({ canStop }: Options): Can => ({
  shares: true,
  several: true,
  unnamed: true,
  pause: true,
  resume: true,
  stop: canStop || 'it does not know how to stop a step',
  dryRun: 'this pipeline has no dry run that I know of: shown is what it would be sent',
});

/** The generic webhook. The contract: docs/deploy-webhook.md */
export const webhook = {
  ...adapter({
    type: 'webhook',
    example: '{ name: pipeline, type: webhook, url: { env: NAME }, secret: { env: NAME } }',
    options,
    secrets: { url: ADDRESS, secret: SIGNING },
    open: (o, secret, { callbackUrl }: Given): DeployTarget => ({
      attempts: o.attempts,
      can: can(o),
      check: checkOf({ ...o, ...secret.address('url') }),
      rehearse: (request) => rehearsed(request, secret.address('url')),
      send: sender({ ...o, ...secret.address('url'), secret: secret('secret') }, callbackUrl),
      hasSigned: (raw, header, now) => isSigned(secret('secret'), raw, header, now),
    }),
  }),
  can: canBy(options, can),
};

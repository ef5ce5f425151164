import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import { isSigned } from '../../adapters/standard-webhooks.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { DeployTarget, Given } from '../target.ts';
import { options } from './options.ts';
import { rehearsed } from './rehearse.ts';
import { sender } from './send.ts';

/** The generic webhook. The contract: docs/deploy-webhook.md */
export const webhook = adapter({
  type: 'webhook',
  example: '{ name: pipeline, type: webhook, url: { env: NAME }, secret: { env: NAME } }',
  options,
  secrets: { url: ADDRESS, secret: SIGNING },
  open: (o, secret, { callbackUrl }: Given): DeployTarget => ({
    attempts: o.attempts,
    can: {
      pause: true,
      resume: true,
      stop: o.canStop || 'it does not know how to stop a step',
      dryRun: 'this pipeline has no dry run that I know of: shown is what it would be sent',
    },
    rehearse: (request) => rehearsed(request, secret.address('url')),
    send: sender({ ...o, ...secret.address('url'), secret: secret('secret') }, callbackUrl),
    hasSigned: (raw, header) => isSigned(secret('secret'), raw, header),
  }),
});

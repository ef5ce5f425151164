import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import { isSigned } from '../../adapters/standard-webhooks.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { DeployTarget, Given } from '../target.ts';
import { options } from './options.ts';
import { sender } from './send.ts';

/** The generic webhook. The contract: docs/deploy-webhook.md */
export const webhook = adapter({
  type: 'webhook',
  example: '{ name: pipeline, type: webhook, url: { env: NAME }, secret: { env: NAME } }',
  options,
  secrets: { url: ADDRESS, secret: SIGNING },
  open: (o, secret, { callbackUrl }: Given): DeployTarget => ({
    attempts: o.attempts,
    canStop: o.canStop,
    send: sender({ ...o, ...secret.address('url'), secret: secret('secret') }, callbackUrl),
    hasSigned: (raw, header) => isSigned(secret('secret'), raw, header),
  }),
});

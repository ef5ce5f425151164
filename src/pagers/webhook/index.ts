import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Pager } from '../pager.ts';
import { options } from './options.ts';
import { signed } from './signed.ts';

/** The generic webhook. The contract: docs/paging.md */
export const webhook = adapter({
  type: 'webhook',
  options,
  example: '{ name: own, type: webhook, url: { env: NAME }, secret: { env: NAME } }',
  secrets: { url: ADDRESS, secret: SIGNING },
  open: (o, secret): Pager => signed({ ...o, ...secret.address('url'), secret: secret('secret') }),
});

import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Pager } from '../pager.ts';
import { alerts } from './alerts.ts';
import { options } from './options.ts';

export const opsgenie = adapter({
  type: 'opsgenie',
  options,
  example: '{ name: ops, type: opsgenie, apiKey: { env: NAME } }',
  secrets: { api: ADDRESS, apiKey: { is: 'the API key', fault: wordFault } },
  open: (o, secret): Pager => alerts({ ...o, api: secret('api'), apiKey: secret('apiKey') }),
});

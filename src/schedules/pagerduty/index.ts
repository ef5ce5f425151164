import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Schedule } from '../schedule.ts';
import { options } from './options.ts';
import { schedule } from './schedule.ts';

export const pagerduty = adapter({
  type: 'pagerduty',
  options,
  example: '{ type: pagerduty, schedule: PI7DH85, token: { env: NAME } }',
  secrets: { api: ADDRESS, token: { is: 'the API token', fault: wordFault } },
  open: (o, secret): Schedule => schedule({ ...o, api: secret('api'), token: secret('token') }),
});

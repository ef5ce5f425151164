import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Pager } from '../pager.ts';
import { events } from './events.ts';
import { options } from './options.ts';

export const pagerduty = adapter({
  type: 'pagerduty',
  options,
  example: '{ name: primary, type: pagerduty, routingKey: { env: NAME } }',
  secrets: { api: ADDRESS, routingKey: { is: 'the integration key', fault: wordFault } },
  open: (o, secret): Pager => events({ ...o, api: secret('api'), routingKey: secret('routingKey') }),
});

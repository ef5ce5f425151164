import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import type { Paging } from '../paging.ts';
import { events } from './events.ts';
import { options } from './options.ts';

export const pagerduty = adapter({
  type: 'pagerduty',
  options,
  example: '{ name: primary, type: pagerduty, routingKey: { env: NAME } }',
  secrets: { routingKey: { is: 'the integration key', fault: wordFault } },
  open: (o, secret): Paging => events({ ...o, routingKey: secret('routingKey') }),
});

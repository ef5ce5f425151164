import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import { inEnvironment } from '../in-environment.ts';
import type { Source } from '../source.ts';
import { options } from './options.ts';
import { webhooks } from './webhooks.ts';

const KEY = { is: 'the signing secret', fault: wordFault };

export const pagerduty = adapter({
  type: 'pagerduty',
  example: '{ name: pagerduty, type: pagerduty, secret: { env: NAME } }',
  options,
  secrets: { secret: KEY, formerSecret: KEY },
  open: ({ environment }, secret): Source =>
    inEnvironment(webhooks(secret('secret'), secret('formerSecret')), environment),
});

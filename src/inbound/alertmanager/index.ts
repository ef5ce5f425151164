import { adapter } from '../../adapters/adapter.ts';
import { TOKEN } from '../signing.ts';
import type { Source } from '../source.ts';
import { notifications } from './notification.ts';
import { options } from './options.ts';

/** Alerts as Prometheus’ Alertmanager sends them: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export const alertmanager = adapter({
  type: 'alertmanager',
  example: '{ name: alerts, type: alertmanager, token: { env: NAME } }',
  options,
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: (o, secret): Source => notifications({ ...o, tokens: [secret('token'), secret('formerToken')] }),
});

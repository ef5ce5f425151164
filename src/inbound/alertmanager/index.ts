import { adapter } from '../../adapters/adapter.ts';
import { alertsIn } from '../alerts.ts';
import { asBearer, BEARER_REMEDY, bringsToken, digestOf, TOKEN } from '../signing.ts';
import type { Source } from '../source.ts';
import { options } from './options.ts';

/** Alerts as Prometheus’ Alertmanager sends them: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export const alertmanager = adapter({
  type: 'alertmanager',
  example: '{ name: alerts, type: alertmanager, token: { env: NAME } }',
  options,
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: (where, secret): Source => ({
    largest: 4 * 1024 * 1024,
    verify: (delivery) => bringsToken(delivery, [secret('token'), secret('formerToken')]),
    sign: () => asBearer(secret('token')),
    remedy: BEARER_REMEDY,
    // It sends again what it sent: the same words are the same delivery.
    deliveryId: digestOf,
    translate: (body) => alertsIn(body, { version: '4', of: 'Alertmanager (version 4)' }, where),
  }),
});

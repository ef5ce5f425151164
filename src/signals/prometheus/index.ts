import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Signal } from '../signal.ts';
import { filled, queryFault } from './fill.ts';
import { measuring } from './measure.ts';
import { options } from './options.ts';

/** Whatever speaks the query API of Prometheus: Thanos, Mimir, VictoriaMetrics. */
export const prometheus = {
  ...adapter({
    type: 'prometheus',
    example: '{ name: metrics, type: prometheus, url: "https://prometheus.example.com" }',
    options,
    secrets: {
      url: ADDRESS,
      token: { is: 'the bearer token', fault: wordFault },
      basic: { is: 'the user and password', fault: basicFault },
    },
    open: (o, secret): Signal => ({
      fill: filled,
      knowsPast: () => true,
      measure: measuring({
        ...o,
        ...secret.address('url'),
        ...(o.token && { authorization: `Bearer ${secret('token')}` }),
        ...(o.basic && { authorization: `Basic ${Buffer.from(secret('basic')).toString('base64')}` }),
        secrets: [secret('token'), secret('basic')],
      }),
    }),
  }),
  queryFault,
};

function basicFault(value: string): string | undefined {
  return /^[^:]+:./.test(value) ? undefined : 'must hold a user and a password, such as gonogo:secret';
}

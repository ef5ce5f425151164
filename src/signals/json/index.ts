import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Signal } from '../signal.ts';
import { measuring } from './measure.ts';
import { options } from './options.ts';
import { filled, knowsPast, queryFault } from './query.ts';

/** Whatever answers GET with JSON that has the number somewhere in it. */
export const json = {
  ...adapter({
    type: 'json',
    example: '{ name: shop, type: json, url: "https://shop.example.com" }',
    options,
    secrets: { url: ADDRESS, token: { is: 'the bearer token', fault: wordFault } },
    open: (o, secret): Signal => ({
      fill: filled,
      knowsPast,
      measure: measuring({
        ...o,
        ...secret.address('url'),
        ...(o.token && { authorization: `Bearer ${secret('token')}` }),
      }),
    }),
  }),
  queryFault,
};

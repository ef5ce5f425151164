import { adapter } from '../../adapters/adapter.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Schedule } from '../schedule.ts';
import { feed } from './feed.ts';
import { options } from './options.ts';

export const icalFeed = adapter({
  type: 'ical',
  options,
  example: '{ type: ical, url: { env: NAME } }',
  secrets: { url: ADDRESS },
  open: (o, secret): Schedule => feed({ ...secret.address('url'), allowPrivate: o.allowPrivate }),
});

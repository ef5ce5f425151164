import { adapter } from '../../adapters/adapter.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Pager } from '../pager.ts';
import { feed } from './feed.ts';
import { options } from './options.ts';

export const icalFeed = adapter({
  type: 'ical',
  options,
  example: '{ type: ical, url: { env: NAME } }',
  secrets: { url: ADDRESS },
  open: (o, secret): Pager => feed({ ...secret.address('url'), allowPrivate: o.allowPrivate }),
});

import { beside, type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { isNoticed } from '../../domain/release/noticed.ts';
import { isExpected } from '../expected.ts';
import type { View } from '../view.ts';

type Seen = Pick<View, 'services' | 'customers'>;

const TITLE = 200;
/** All that customers notice, where a title has only its beginning. */
export const wholeEffect = ({ customers }: Pick<Seen, 'customers'>): string =>
  customers.length > TITLE ? customers : '';

/** What a text for customers is about: what they notice, or, where that is nothing or nobody has said it, the services. */
export const effect = (v: Seen): string =>
  isNoticed(v)
    ? shortened(v.customers, TITLE)
    : v.customers === ''
      ? v.services
      : `${v.services} (customers notice nothing)`;

/** By when it is done, and until when customers may notice it. */
export function untilDone(v: Pick<View, 'customers' | 'at' | 'end'>): Mrkdwn {
  if (!isExpected(v))
    return md`I'll say here when it's done${isNoticed(v) ? '. Customers may notice it until then' : ''}`;
  const noticed = isNoticed(v) ? '. Customers may notice it at any moment until then' : '';
  return md`Expected to be done by ${beside(v.at, v.end)}${noticed}`;
}

/** What they hear next of what is decided. */
export const heardNext = ({ unfit }: Pick<View, 'unfit'>): string =>
  unfit
    ? "It can't happen the way it is planned any more. I'll say here what becomes of it"
    : "I'll say here when it starts and when it's done";

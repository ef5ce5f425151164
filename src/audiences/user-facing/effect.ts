import { beside, type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import { isExpected } from '../expected.ts';
import type { View } from '../view.ts';

type Seen = Pick<View, 'services' | 'customers'>;

const NONE =
  /^(nothing|none|no|nope|nil|n\/?a|[-–—]+|(no|nothing) (visible|noticeable|at all|changes?|effects?|impact|difference)( (change|effect|impact)s?)?|nothing that (they|customers) notice|not(hing)? noticeable|nichts|keine?|rien|aucun|nada|ninguno)[.!]*$/i;

/** Whether customers are to notice something, as far as somebody has said it. “Nothing” typed into the field is an answer, and no effect. */
export const isNoticed = ({ customers }: Pick<Seen, 'customers'>) => customers !== '' && !NONE.test(customers);

/** What a text for customers is about: what they notice, or, where that is nothing or nobody has said it, the services. */
export const effect = (v: Seen): string =>
  isNoticed(v) ? v.customers : v.customers === '' ? v.services : `${v.services} (customers notice nothing)`;

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

import { type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { View } from './view.ts';

/** Whether names are more than one: "checkout-api, ledger". */
export const isSeveral = (names: string): boolean => names.includes(', ');

/** "; invoices stays; of pricing nobody knows yet which version runs", of a rollback of some services. */
export const stay = ({ stays, unsure }: Pick<View, 'stays' | 'unsure'>): Mrkdwn => {
  const left = stays ? md`; ${stays} ${isSeveral(stays) ? 'stay' : 'stays'}` : NOTHING;
  return unsure ? md`${left}; of ${unsure} nobody knows yet which version runs` : left;
};

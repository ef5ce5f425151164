import type { State } from '../domain/release/state.ts';
import type { View } from './view.ts';

/** Whether names are more than one: "checkout-api, ledger". */
export const isSeveral = (names: string): boolean => names.includes(', ');

/** What a release is once its rollback is done. */
export const cameTo = ({ stays, unsure }: Pick<View, 'stays' | 'unsure'>): State =>
  stays || unsure ? 'partly-back' : 'rolled-back';

/** "; invoices stays; of pricing nobody knows yet which version runs", of a rollback of some services. */
export const stay = ({ stays, unsure }: Pick<View, 'stays' | 'unsure'>): string => {
  const left = stays ? `; ${stays} ${isSeveral(stays) ? 'stay' : 'stays'}` : '';
  return unsure ? `${left}; of ${unsure} nobody knows yet which version runs` : left;
};

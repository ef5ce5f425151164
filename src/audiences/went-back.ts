import { type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { View } from './view.ts';

/** Whether names are more than one: "checkout-api, ledger". */
export const isSeveral = (names: string): boolean => names.includes(', ');

/** "; invoices stays", of a rollback of some services. */
export const stay = ({ stays }: Pick<View, 'stays'>): Mrkdwn =>
  stays ? md`; ${stays} ${isSeveral(stays) ? 'stay' : 'stays'}` : NOTHING;

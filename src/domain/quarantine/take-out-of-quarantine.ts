import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { quarantines } from './document.ts';
import { deliveryTakenUp } from './facts/delivery-taken-up.ts';

/** From us: what was set aside could be read when somebody had it tried again. */
export type TakeOutOfQuarantine = { type: 'TakeOutOfQuarantine'; source: string; delivery: string; by: string };

export const takeOutOfQuarantine = command<TakeOutOfQuarantine>()({
  reads: ({ source }) => ({ known: one(quarantines, source) }),
  decide({ known }, { source, delivery, by }): Decision {
    if (!known?.deliveries.some((d) => d.delivery === delivery)) return moot('it is not set aside any more');
    return { facts: [deliveryTakenUp.of(source, { delivery, by })] };
  },
});

import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { type KeptAside as Aside, quarantines } from './document.ts';
import { deliverySetAside } from './facts/delivery-set-aside.ts';

/** From us: what a source sent is genuine, and can't be read. */
export type SetAside = { type: 'SetAside'; source: string } & Omit<Aside, 'at'>;

export const setAside = command<SetAside>()({
  reads: ({ source }) => ({ known: one(quarantines, source) }),
  decide({ known, now: at }, { source, delivery, event, size, faults, body, apart, received, headers }): Decision {
    if (known?.deliveries.some((d) => d.delivery === delivery)) return moot('it is set aside already');
    return {
      facts: [
        deliverySetAside.of(source, {
          delivery,
          event,
          size,
          at,
          ...(headers && { headers }),
          ...(apart && { apart }),
          ...(received !== undefined && { received }),
          text: { faults, ...(body !== undefined && { body }) },
        }),
      ],
    };
  },
});

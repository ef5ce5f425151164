import { fact } from '../../deciding/fact.ts';
import { quarantines, type SetAside } from '../document.ts';

const KEPT = 20;

export const deliverySetAside = fact(quarantines, 'DeliverySetAside')<
  Omit<SetAside, 'faults'> & { text: { faults: string[] } }
>()({
  evolve(known, { delivery, event, size, at, text }) {
    const all = [...known.deliveries, { delivery, event, size, at, faults: text.faults }];
    const over = Math.max(0, all.length - KEPT);
    return { ...known, deliveries: all.slice(over), dropped: known.dropped + over };
  },
});

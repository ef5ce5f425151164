import { fact } from '../../deciding/fact.ts';
import { quarantines } from '../document.ts';

/** A delivery that was set aside was read after all. `by`: who asked for it */
export const deliveryTakenUp = fact(quarantines, 'DeliveryTakenUp')<{ delivery: string; by: string }>()({
  evolve: (known, { delivery }) => ({
    ...known,
    deliveries: known.deliveries.filter((d) => d.delivery !== delivery),
  }),
});

import { fact } from '../../deciding/fact.ts';
import { type KeptAside, quarantines } from '../document.ts';

const KEPT = 20;
/** Of all bodies of a source, characters: the newest are kept. */
const KEPT_OF_BODIES = 256 * 1024;

export const deliverySetAside = fact(quarantines, 'DeliverySetAside')<
  Omit<KeptAside, 'faults' | 'body'> & { text: { faults: string[]; body?: string } }
>()({
  evolve(known, { delivery, event, size, at, headers, apart, received, text }) {
    const aside: KeptAside = {
      delivery,
      event,
      size,
      at,
      faults: text.faults,
      ...(headers && { headers }),
      ...(apart && { apart }),
      ...(received !== undefined && { received }),
      ...(text.body !== undefined && { body: text.body }),
    };
    const all = [...known.deliveries, aside];
    const over = Math.max(0, all.length - KEPT);
    return { ...known, deliveries: bounded(all.slice(over)), dropped: known.dropped + over };
  },
});

function bounded(deliveries: KeptAside[]): KeptAside[] {
  let left = KEPT_OF_BODIES;
  return deliveries
    .toReversed()
    .map(({ body, ...rest }) => {
      left -= body?.length ?? 0;
      return body === undefined || left < 0 ? rest : { ...rest, body };
    })
    .reverse();
}

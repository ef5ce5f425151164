import { document } from '../deciding/document.ts';
import { all, type Read } from '../deciding/reads.ts';
import { spotOf } from '../environment/spot.ts';
import type { Booking } from './booking.ts';

const BOOKED = 'drills/booked';

export const bookings = document<Booking>()({
  name: 'drill',
  field: 'booking',
  lists: ({ booked }) => (booked ? [BOOKED] : []),
  fresh: (id) => ({ v: 1, id, ...spotOf(id) }),
});

/** Every drill that is booked. */
export const bookedOnes: Read<Booking[]> = all(bookings, BOOKED);

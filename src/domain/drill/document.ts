import { document } from '../deciding/document.ts';
import { all, type Read } from '../deciding/reads.ts';
import type { Booking } from './booking.ts';

const BOOKED = 'drills/booked';

export const bookings = document<Booking>()({
  name: 'drill',
  field: 'booking',
  lists: ({ booked }) => (booked ? [BOOKED] : []),
  fresh(id) {
    const [environment = '', service = ''] = id.split('/');
    return { v: 1, id, service, environment };
  },
});

/** Every drill that is booked. */
export const bookedOnes: Read<Booking[]> = all(bookings, BOOKED);

import { fact } from '../../deciding/fact.ts';
import { bookings } from '../document.ts';
import { beginTimer } from '../timer.ts';

/** Somebody books a drill for an instant (UTC ISO), in place of what was booked before. */
export const drillBooked = fact(bookings, 'DrillBooked')<{ at: string; by: string; text: { why: string } }>()({
  evolve: (booking, { at, by, text: { why } }) => ({ ...booking, booked: { at, by, ...(why !== '' && { why }) } }),
  follows: ({ at }, booking, world) => [beginTimer(booking, at, world)],
});

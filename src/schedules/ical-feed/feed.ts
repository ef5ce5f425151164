import type { Address } from '../../outbound/address.ts';
import { reach } from '../../outbound/reach.ts';
import { readShifts } from '../calendar-reader.ts';
import type { Schedule } from '../schedule.ts';

/** Whoever attends an event is on duty then; or whose address its title is. */
export const feed = (place: Address): Schedule => ({
  async shifts(from, until) {
    const reached = await reach(place, { headers: { accept: 'text/calendar' } });
    return reached.ok ? readShifts(reached.text, from, until) : reached;
  },
});

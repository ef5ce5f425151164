import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users, at as when } from '../../phrase.ts';
import { bookings } from '../document.ts';
import { beginTimer } from '../timer.ts';

/** `instead`: of what somebody else had booked. */
type Data = { at: string; by: string; instead?: { at: string; by: string }; text: { why: string } };

/** Somebody books a drill for an instant (UTC ISO), in place of what was booked before. */
export const drillBooked = fact(bookings, 'DrillBooked')<Data>()({
  evolve: (booking, { at, by, text: { why } }) => ({ ...booking, booked: { at, by, ...(why !== '' && { why }) } }),
  follows({ at, by, instead }, booking, world) {
    const { id, service, environment } = booking;
    const begins = beginTimer(booking, at, world);
    if (!instead) return [begins];
    const said = say`${users([by])} booked the rollback drill of ${service} in ${environment} for ${when(at)}, in place of yours of ${when(instead.at)}.`;
    return [begins, dueAt(world).tell(instead.by, `drill/${id}/${instead.at}/moved/${world.now}`, said)];
  },
});

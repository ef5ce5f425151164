import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { inCharge } from '../../people/in-charge.ts';
import { type Phrase, say, users, at as when } from '../../phrase.ts';
import { bookings } from '../document.ts';

/** `at`: when it was to begin (UTC ISO), as `booker` had booked it; `off`: who called it off; `missed`: why it did not begin, and what to do. Without either it has begun. */
type Data = { at: string; booker: string; off?: string; missed?: Phrase };

/** A booked drill has begun, could not, or was called off: whoever booked it hears what they do not know. */
export const bookingEnded = fact(bookings, 'BookingEnded')<Data>()({
  evolve: ({ booked: _, ...booking }) => booking,
  follows({ at, booker, off, missed }, { service, environment, id }, world) {
    const of = say`${service} in ${environment}, booked for ${when(at)}`;
    const told = (words: Phrase) => {
      const again = { verb: 'again', label: 'Drill it now…', about: `drill ${service} ${environment}` };
      // Of a booker who is gone, the release managers see to it.
      return inCharge({ owner: booker }, world).map((who) =>
        dueAt(world).tell(who, `drill/${id}/${at}/${world.now}`, words, undefined, [again]),
      );
    };
    if (missed) return told(say`The rollback drill of ${of}, did not begin: ${missed}`);
    if (off !== undefined && off !== booker)
      return told(say`The rollback drill of ${of}, was called off by ${users([off])}.`);
    return [];
  },
});

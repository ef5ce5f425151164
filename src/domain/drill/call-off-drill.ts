import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { spotId } from '../environment/spot.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { bookings } from './document.ts';
import { bookingEnded } from './facts/booking-ended.ts';

/** A booked drill does not begin. */
export type CallOffDrill = { type: 'CallOffDrill'; service: string; environment: string };

const TAKES: Right = { action: 'deploy', others: true };

export const callOffDrill = command<CallOffDrill>()({
  takes: TAKES,
  reads: (asked) => ({ booking: one(bookings, spotId(asked)) }),
  decide(world, asked): Decision {
    const booked = world.booking?.booked;
    const no = forbidden(world, TAKES, say`call off a drill`, { owner: booked?.by });
    if (no) return no;
    if (!booked)
      return refuse('not-booked', say`No drill of ${asked.service} in ${asked.environment} is booked.`, {
        remedy: say`See what is: \`/release drill\`.`,
      });
    const { at, by: booker } = booked;
    return { facts: [bookingEnded.of(spotId(asked), { at, booker, off: world.actor.id })] };
  },
});

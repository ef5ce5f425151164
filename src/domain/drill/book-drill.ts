import { DAY_MS, instantAfter } from '../../time/instants.ts';
import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, isRefusal, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { spotId } from '../environment/spot.ts';
import { forbidden } from '../people/may.ts';
import { say, at as when } from '../phrase.ts';
import { bookings } from './document.ts';
import { drillable } from './drill-begun.ts';
import { drillBooked } from './facts/drill-booked.ts';

/** A drill begins by itself at an instant (UTC ISO), in place of when it was booked before. `why`: what it is tried for. */
export type BookDrill = { type: 'BookDrill'; service: string; environment: string; at: string; why?: string };

const MOST_MS = 365 * DAY_MS;

const TAKES: Right = { action: 'deploy' };

export const bookDrill = command<BookDrill>()({
  takes: TAKES,
  reads: (asked) => ({ booking: one(bookings, spotId(asked)) }),
  decide(world, { at, why = '', ...asked }): Decision {
    const no = forbidden(world, TAKES, say`book a drill`);
    if (no) return no;
    const of = drillable(asked, world);
    if (isRefusal(of)) return of;
    if (at <= world.now)
      return refuse('past', say`${when(at)} is past.`, { remedy: say`Name a time that is ahead.`, field: 'at' });
    if (at > instantAfter(world.now, MOST_MS))
      return refuse('too-far', say`${when(at)} is more than a year ahead.`, {
        remedy: say`Name an earlier time, or let it recur: manifests/drills.yml.`,
        field: 'at',
      });
    const before = world.booking?.booked;
    if (before?.at === at && before.by === world.actor.id && (before.why ?? '') === why)
      return { facts: [], note: 'it is booked so already' };
    const instead = before && before.by !== world.actor.id ? { instead: { at: before.at, by: before.by } } : {};
    return { facts: [drillBooked.of(spotId(of), { at, by: world.actor.id, ...instead, text: { why } })] };
  },
});

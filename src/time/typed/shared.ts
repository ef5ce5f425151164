import { hasDay } from './kinds-of-day.ts';
import type { Spoken, TimePhrase } from './said.ts';

/** "3pm to 5pm Friday" is on Friday at both ends, "3 to 5 in the afternoon" in the afternoon; a zone that is said once holds for both. */
export function shared({ start, end }: TimePhrase): { start?: Spoken; end?: Spoken } {
  if (!start || !end) return { ...(start && { start }), ...(end && { end }) };
  const { date, near, later, weekday, which, stretch, nth, work, plus, holiday, vague, edge, over, ahead, ...rest } =
    end;
  // "Friday 3pm until the same time on Monday"
  const kept = end.same && start.clock && !end.clock ? { clock: start.clock } : {};
  const moves = end.trailing && !hasDay(start) && !ahead?.minutes;
  const day = { date, near, later, weekday, which, stretch, nth, work, plus, holiday, vague, edge, over, ahead };
  const lent = moves ? Object.fromEntries(Object.entries(day).filter(([, value]) => value !== undefined)) : {};
  const place = start.place ?? end.place;
  const part = start.part ?? (isBare(start) && isBare(end) ? end.part : undefined);
  return {
    start: { ...start, ...lent, ...(place && { place }), ...(part && { part }) },
    end: { ...(moves ? rest : end), ...kept, ...((end.place ?? place) ? { place: end.place ?? place } : {}) },
  };
}

export const isBare = ({ clock }: Spoken) => clock !== undefined && 'hour' in clock && !clock.day24 && !clock.half;
export const isHalved = ({ clock, part }: Spoken) =>
  part !== undefined || (clock !== undefined && 'hour' in clock && clock.half !== undefined);
export const isDay24 = (so: Spoken | undefined) => so?.clock !== undefined && 'hour' in so.clock && so.clock.day24;

import type { ClockSaid, Spoken } from './said.ts';
import type { PartOfDay } from './vocabulary.ts';

/** Minutes since midnight of its day that can be meant, with seconds; more than 1440 is in the night after it. */
export type Minutes = { minutes: number; second?: number } | { wrong: string };

/** What is known around a time of day. `day24`: the other end is on the clock of 24 hours; `halved`: it has am, pm or a part of the day. */
export type BesideHours = {
  hours: { from: number; until: number };
  hasDay: boolean;
  end: boolean;
  day24: boolean;
  halved: boolean;
};

const NOON = 720;
const MIDNIGHT = 1440;

/** Every time of day that can be meant; none when none was said. */
export function minutesMeant({ clock, part, edge }: Spoken, beside: BesideHours): Minutes[] {
  if (clock) return clockMinutes(clock, part, beside);
  if (part) return partMinutes(part, beside.hours).map((minutes) => ({ minutes }));
  if (edge) return [{ minutes: edge.end ? beside.hours.until : beside.hours.from }];
  return [];
}

const partMinutes = (part: PartOfDay, { from }: { from: number }): number[] =>
  ({
    morning: [from < NOON ? from : 540],
    afternoon: [14 * 60],
    evening: [18 * 60],
    night: [20 * 60],
    late: [22 * 60, MIDNIGHT, MIDNIGHT + 120],
  })[part];

function clockMinutes(clock: ClockSaid, part: PartOfDay | undefined, beside: BesideHours): Minutes[] {
  // Of which hour depends on when it is now: whoever knows that has read it before.
  if ('pastHour' in clock) return [{ wrong: 'Say which hour.' }];
  if ('around' in clock) return clock.around.map((minutes) => ({ minutes }));
  if ('named' in clock) {
    if (clock.named === 'start of work') return [{ minutes: beside.hours.from }];
    if (clock.named === 'end of work') return [{ minutes: beside.hours.until }];
    if (clock.named === 'noon') return [{ minutes: NOON }];
    // Midnight of a day is where it begins or where it ends; alone or at night it is the coming one.
    return beside.hasDay && !part ? [{ minutes: 0 }, { minutes: MIDNIGHT }] : [{ minutes: MIDNIGHT }];
  }
  const { hour, minute, second, half, said } = clock;
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && minute > 0))
    return [{ wrong: `There is no ${said}.` }];
  if (half && (hour > 12 || hour === 0))
    return [{ wrong: `“${said}” is no time of day: it has both 24 hours and ${half}.` }];
  const minutes = options(clock, part, beside).map((m) => (m === 0 && beside.end && !beside.hasDay ? MIDNIGHT : m));
  return minutes.map((m) =>
    part && !inPart(m, part) ? { wrong: `${said} is not in the ${part}.` } : { minutes: m, second },
  );
}

function options(
  clock: Extract<ClockSaid, { hour: number }>,
  part: PartOfDay | undefined,
  beside: BesideHours,
): number[] {
  const { hour, minute, half } = clock;
  const typed = hour * 60 + minute;
  const early = (hour % 12) * 60 + minute;
  const late = early + NOON;
  if (half) return [atNight(half === 'am' ? early : late, part)];
  if (clock.day24 || (beside.day24 && /[:.]/.test(clock.said))) return [atNight(typed, part)];
  if (isNight(part)) return [hour < 5 || hour === 12 ? MIDNIGHT + early : late];
  if (part) return [part === 'morning' ? early : late];
  const atWork = beside.hours.from <= typed && typed < beside.hours.until;
  return atWork && !beside.halved ? [typed] : [early, late];
}

const isNight = (part: PartOfDay | undefined) => part === 'night' || part === 'late';

/** "tonight at 2am" is in the night that follows the day. */
const atNight = (minutes: number, part: PartOfDay | undefined) =>
  isNight(part) && minutes < 300 ? MIDNIGHT + minutes : minutes;

const inPart = (minutes: number, part: PartOfDay) =>
  ({
    morning: minutes < NOON,
    afternoon: minutes >= NOON && minutes < 19 * 60,
    evening: minutes >= 15 * 60 && minutes <= MIDNIGHT,
    night: minutes >= 17 * 60,
    late: minutes >= 17 * 60,
  })[part];

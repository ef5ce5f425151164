import { DAY_MS, instantAfter, instantOf, MINUTE_MS } from '../../time/instants.ts';
import { instantAt, wallAt } from '../../time/wall.ts';
import type { Company } from '../company/company.ts';
import { freezesTouching } from '../freeze/freeze.ts';
import { targetOf } from '../freeze/scope.ts';
import type { Window } from '../release/release.ts';
import { isBusinessDay } from './business.ts';
import { neighboursOf, type Plan, type Surroundings } from './conflicts.ts';
import { minutesOf, WORKING } from './hours.ts';

const DAYS = 90;
const STEP_MINUTES = 30;

/** The two halves of a working day, in minutes since midnight; hours that go past midnight are no day for that. */
function halvesOf({ workingHours = WORKING }: Company): readonly [number, number][] {
  const own = workingHours.from < workingHours.until ? workingHours : WORKING;
  const [opens, closes] = [minutesOf(own.from), minutesOf(own.until)];
  const noon = Math.min(closes, Math.max(opens, 13 * 60));
  return [
    [opens, noon],
    [noon, closes],
  ];
}

/**
 * The next windows of the plan's length that run into nothing at all, at most one a half-day: on weekdays, in the company's working hours by the
 * window's zone, within 90 days from `now` (UTC ISO). Fewer than `count` when there are no more.
 */
export function nextFreeSlots(plan: Plan, world: Surroundings, now: string, count = 3): Window[] {
  const { zone } = plan.window;
  const length = Date.parse(plan.window.end) - Date.parse(plan.window.start);
  const until = instantAfter(now, (DAYS + 8) * DAY_MS);
  const busy = [
    ...freezesTouching(world, targetOf(plan), now, until).map((f) => [f.from, f.until]),
    ...neighboursOf(plan, world).map((o) => [o.window.start, o.window.end]),
  ].map(([from = '', to = '']) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const earliest = Math.max(
    Date.parse(now) + 1,
    ...(plan.after ?? []).flatMap(({ release }) => {
      const before = world.openReleases.find((r) => r.id === release);
      return before ? [Date.parse(before.window.end)] : [];
    }),
  );
  const free = (at: number) => busy.every((b) => b.to <= at || at + length <= b.from);
  const slots: Window[] = [];
  for (let day = 0; day < DAYS && slots.length < count; day++)
    for (const half of halvesOf(world.company)) {
      const at = startsOf(now, day, half, length, zone, world.company).find((s) => s >= earliest && free(s));
      if (at !== undefined && slots.length < count)
        slots.push({ start: instantOf(at), end: instantOf(at + length), zone });
    }
  return slots;
}

/** The same from the time that was asked for on, if that is to come; where nothing is left then, from now on. */
export function freeSlotsNear(plan: Plan, world: Surroundings & { now: string }, count = 3): Window[] {
  const { now } = world;
  const then = plan.window.start > now ? nextFreeSlots(plan, world, plan.window.start, count) : [];
  return then.length > 0 ? then : nextFreeSlots(plan, world, now, count);
}

/** Where a window may begin in a half-day, ms; none at weekends and on holidays. */
function startsOf(
  now: string,
  day: number,
  [from, to]: readonly [number, number],
  length: number,
  zone: string,
  company: Company,
): number[] {
  const today = wallAt(zone, Date.parse(now));
  const at = (minutes: number) => instantAt(zone, today.year, today.month, today.day + day, 0, minutes);
  if (!isBusinessDay(company, zone, at(12 * 60))) return [];
  const [[opens = 0] = [], [, closes = 0] = []] = halvesOf(company);
  const starts = Array.from({ length: Math.floor((to - from) / STEP_MINUTES) }, (_, i) => at(from + i * STEP_MINUTES));
  // A window longer than a working day begins in the morning.
  const whole = length > (closes - opens) * MINUTE_MS;
  return whole ? starts.slice(0, from === opens ? 1 : 0) : starts.filter((s) => s + length <= at(closes));
}

import type { Company } from '../company.ts';
import { freezesTouching } from '../freeze/freeze.ts';
import { targetOf } from '../freeze/scope.ts';
import type { Window } from '../release/release.ts';
import { isBusinessDay } from './business.ts';
import { neighboursOf, type Plan, type Surroundings } from './conflicts.ts';
import { instantAt, wallAt } from './wall.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;
const STEP_MINUTES = 30;
/** Wall-clock hours of a working day in which a window may begin; it ends by 18:00 if it is shorter than the day. */
const [OPENS, NOON, CLOSES] = [9, 13, 18];

/**
 * The next windows of the plan's length that run into nothing at all, at most one a half-day: on weekdays, in working hours of the window's
 * zone, within 90 days from `now` (UTC ISO). Fewer than `count` when there are no more.
 */
export function nextFreeSlots(plan: Plan, world: Surroundings, now: string, count = 3): Window[] {
  const { zone } = plan.window;
  const length = Date.parse(plan.window.end) - Date.parse(plan.window.start);
  const until = new Date(Date.parse(now) + (DAYS + 8) * DAY_MS).toISOString();
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
    for (const [from, to] of [
      [OPENS, NOON],
      [NOON, CLOSES],
    ] as const) {
      const at = startsOf(now, day, from, to, length, zone, world.company).find((s) => s >= earliest && free(s));
      if (at !== undefined && slots.length < count)
        slots.push({ start: new Date(at).toISOString(), end: new Date(at + length).toISOString(), zone });
    }
  return slots;
}

/** Where a window may begin in a half-day, ms; none at weekends and on holidays. */
function startsOf(
  now: string,
  day: number,
  from: number,
  to: number,
  length: number,
  zone: string,
  company: Company,
): number[] {
  const today = wallAt(zone, Date.parse(now));
  const at = (minutes: number) => instantAt(zone, today.year, today.month, today.day + day, 0, minutes);
  if (!isBusinessDay(company, zone, at(12 * 60))) return [];
  const closes = at(CLOSES * 60);
  const starts = Array.from({ length: ((to - from) * 60) / STEP_MINUTES }, (_, i) => at(from * 60 + i * STEP_MINUTES));
  // A window longer than a working day begins in the morning.
  const whole = length > (CLOSES - OPENS) * 3_600_000;
  return whole ? starts.slice(0, from === OPENS ? 1 : 0) : starts.filter((s) => s + length <= closes);
}

import type { EndSetting, Meant } from './instants-meant.ts';
import type { Place, Spoken } from './said.ts';
import { isBare, isDay24, isHalved } from './shared.ts';
import type { ClearTime, Skipped, TimeSetting } from './time.ts';

/** What a stretch of time can mean, and what it can't. */
export type Meanings = { times: ClearTime[]; wrong: string[] };

export const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;

/** What a phrase is read against. `own`: the asker's zone; `now`: ms since 1970; `hours`: work, in minutes of the day; `said`: the words. */
export type Ctx = {
  setting: TimeSetting;
  own: Place;
  now: number;
  hours: { from: number; until: number };
  said: string;
};

export const wrong = (why: string): Meanings => ({ times: [], wrong: [why] });

export const merged = (all: Meanings[]): Meanings => ({
  times: all.flatMap((m) => m.times),
  wrong: all.flatMap((m) => m.wrong),
});

export const iso = (at: number) => new Date(at).toISOString();

/** A bare hour that may be in the morning or in the evening: its other end may be, too. */
const isOutside = (so: Spoken, { hours }: Ctx) => {
  if (!isBare(so) || !so.clock || !('hour' in so.clock)) return false;
  const typed = so.clock.hour * 60 + so.clock.minute;
  return typed < hours.from || typed >= hours.until;
};

/** How one end is read beside the other. `base`: the instant from which it counts, ms; `end`: whether it is the end. */
export const around = (ctx: Ctx, base: number, end: boolean, beside: Spoken | undefined): EndSetting => ({
  now: ctx.now,
  base,
  own: ctx.own,
  holidays: ctx.setting.holidays,
  ...(ctx.setting.past && { past: true }),
  hours: ctx.hours,
  end,
  day24: isDay24(beside),
  halved: beside !== undefined && (isHalved(beside) || (end && isOutside(beside, ctx))),
});

/** Of several readings those that are over are none, for words that plan. */
export function notOver(all: Meant[], { now, setting }: Ctx): Meant[] {
  if (setting.past) return all;
  const ahead = all.filter((m) => 'wrong' in m || ('at' in m ? m.at >= now - MINUTE : m.upTo > now));
  return ahead.some((m) => !('wrong' in m)) ? ahead : all;
}

/** The wall-clock times of either end that spring skips. */
export function skipped(start: Meant | undefined, end?: Meant): { skipped?: Skipped } {
  const wall = (m: Meant | undefined) => (m && 'skipped' in m ? m.skipped : undefined);
  const [from, to] = [wall(start), wall(end)];
  return from || to ? { skipped: { ...(from && { start: from }), ...(to && { end: to }) } } : {};
}

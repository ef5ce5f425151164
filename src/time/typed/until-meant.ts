import { instantOf, wallOf } from './calendar.ts';
import { meant } from './instants-meant.ts';
import { hasDay } from './kinds-of-day.ts';
import { around, type Ctx, DAY, iso, type Meanings, merged, notOver, skipped, wrong } from './meanings.ts';
import type { Place, Spoken, TimePhrase } from './said.ts';

/** "until Friday": its end of work or its last minute, and nobody guesses which, unless the word says. */
export function dayEnds(
  { from, upTo }: { from: number; upTo: number },
  place: Place,
  { hours, setting }: Ctx,
): number[] {
  const work = instantOf(place, wallOf(place, upTo - 1).day, hours.until);
  if (setting.untilDay === 'end of work') return [work];
  return work > from && work < upTo ? [work, upTo] : [upTo];
}

/** "until next week": where it begins or where it ends, and nobody guesses which; a weekend begins for some when work ends. */
function edgesOf(e: { from: number; upTo: number }, { place, stretch }: Spoken, ctx: Ctx): number[] {
  const work = stretch?.of === 'weekend' ? dayEnds({ from: e.from - DAY, upTo: e.from }, place ?? ctx.own, ctx) : [];
  return [...new Set([...work, e.from, e.upTo])];
}

/** Longer than a day is, over any change of clocks. */
export const isLong = ({ from, upTo }: { from: number; upTo: number }) => upTo - from > 1.5 * DAY;

/** An end without a start; the words may exclude it ("before Friday") or hold all of it ("through Friday"). */
export function untilMeant(end: Spoken, { before, whole }: TimePhrase, ctx: Ctx): Meanings {
  const year = yearMeant(end, ctx);
  if (year) return year;
  const all = notOver(meant(end, around(ctx, ctx.now, true, undefined)), ctx);
  return merged(
    all.map((e): Meanings => {
      if ('wrong' in e) return wrong(e.wrong);
      const place = end.place ?? ctx.own;
      if (before && 'from' in e) return { times: [{ is: 'until', end: iso(e.from) }], wrong: [] };
      if (whole && 'from' in e) return { times: [{ is: 'until', end: iso(e.upTo) }], wrong: [] };
      const ends =
        'at' in e ? [e.at] : end.stretch && !end.nth && isLong(e) ? edgesOf(e, end, ctx) : dayEnds(e, place, ctx);
      const ahead = ends.filter((at) => at > ctx.now);
      return {
        times: (ahead.length > 0 ? ahead : ends).map((at) => ({ is: 'until', end: iso(at), ...skipped(undefined, e) })),
        wrong: [],
      };
    }),
  );
}

/** "until 2027": what it may be, and how the time of day is written otherwise. */
export function yearMeant(end: Spoken, { now, said }: Ctx): Meanings | undefined {
  const why = end.clock && 'hour' in end.clock && !hasDay(end) && !end.part && yearWords(end.clock.said, now, said);
  return why ? wrong(why) : undefined;
}

/** What is wrong with a time of day that may be a year; `whole`: the words it stands in. */
export function yearWords(said: string, now: number, whole = said): string | undefined {
  const ahead = /^20\d\d$/.test(said) ? Number(said) - new Date(now).getUTCFullYear() : -1;
  return ahead >= 0 && ahead <= YEARS_MEANT
    ? `“${whole}” may be a year: write ${said.slice(0, 2)}:${said.slice(2)}, or the day.`
    : undefined;
}
const YEARS_MEANT = 5;

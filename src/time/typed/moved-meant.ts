import { type Ctx, DAY, type Meanings, merged, wrong } from './meanings.ts';
import type { ShiftSaid, Spoken } from './said.ts';
import { plannedIn, shiftMeant } from './shift.ts';
import { startMeant } from './start-meant.ts';
import type { ClearTime } from './time.ts';

/** So far from where it is planned, and there at the time of day that was said. */
export function movedMeant(shift: ShiftSaid, ctx: Ctx): Meanings {
  const { clock, length } = shift;
  const all = shiftMeant(shift, ctx);
  if (!clock || all.wrong.length > 0) return all;
  if (length.minutes > 0) return wrong(`“${ctx.said}” says how far, and at what time: write one of the two.`);
  return merged(
    all.times.map((planned) =>
      planned.is === 'span'
        ? startMeant({ clock, at: true }, undefined, undefined, { ...ctx, setting: { ...ctx.setting, planned } })
        : wrong(''),
    ),
  );
}

/** "from Thursday to Friday" of what is planned for Thursday: away from there. With times of day it may be how long it lasts as well. */
export function movedFrom(all: Meanings, end: Spoken | undefined, ctx: Ctx): Meanings {
  const planned = plannedIn(ctx);
  if (!planned || !end || !/^(from|von|vom)\b/i.test(ctx.said)) return all;
  const isThere = (t: ClearTime) =>
    t.is === 'span'
      ? t.start === planned.start
      : t.is === 'days' && t.start <= planned.start && Date.parse(planned.start) < Date.parse(t.start) + 1.5 * DAY;
  if (!all.times.some(isThere)) return all;
  const away = startMeant(end, undefined, undefined, ctx).times;
  return { ...all, times: [...away, ...all.times.filter((t) => t.is !== 'days')] };
}

/** "until Friday": to Friday. "until 18:00": it lasts until then, or begins only then, and nobody guesses which. */
export function movedUntil(end: Spoken, ctx: Ctx): Meanings {
  const then = startMeant(end, undefined, undefined, ctx);
  const planned = plannedIn(ctx);
  if (!planned || (!end.clock && !end.part)) return then;
  const longer = then.times.flatMap((t): ClearTime[] =>
    t.is === 'span' && t.start > planned.start ? [{ is: 'span', start: planned.start, end: t.start }] : [],
  );
  return { ...then, times: [...longer, ...then.times] };
}

import { wallOf } from './calendar.ts';
import { MOST_YEARS } from './instants-meant.ts';
import { type Ctx, DAY, type Meanings, wrong } from './meanings.ts';
import { movedFrom, movedMeant, movedOrLasting, movedUntil } from './moved-meant.ts';
import type { Spoken, TimePhrase } from './said.ts';
import { shared } from './shared.ts';
import { plannedIn } from './shift.ts';
import { startMeant } from './start-meant.ts';
import type { ClearTime, Length, TimeSetting } from './time.ts';
import { untilMeant } from './until-meant.ts';

/** `said`: the words, for what is wrong with them. */
export function phraseMeant(phrase: TimePhrase, setting: TimeSetting, said: string): Meanings {
  const { from, until } = setting.workingHours;
  const hours = { from: minutesIn(from), until: minutesIn(until) };
  const ctx = { setting, own: { zone: setting.zone }, now: Date.parse(setting.now), hours, said };
  const { start, end } = shared(phrase);
  const { length = phrase.shift?.length, shift } = phrase;
  if (length && tooLong(length)) return wrong(`“${said}” is longer than a year: write when it ends.`);
  if (shift) return movedMeant(shift, ctx);
  if (keepsNothing(start, end, setting))
    return wrong(`Nothing is planned whose time “${said}” keeps: write a day and a time, such as “Friday 15:00”.`);
  if (end && !start && phrase.until && plannedIn(ctx)) return movedUntil(end, ctx);
  if (!start && !end && length) return plannedIn(ctx) ? movedOrLasting(length, ctx) : lengthMeant(length, said);
  const all = start
    ? movedFrom(opened(besides(startMeant(start, end, length, ctx), phrase, ctx), phrase), end, ctx)
    : end
      ? untilMeant(end, phrase, ctx)
      : wrong('');
  return { ...all, times: all.times.filter((t) => isNear(t, ctx.now)), wrong: farAway(all, ctx) };
}

/** "same time" of what is not planned yet. */
const keepsNothing = (start: Spoken | undefined, end: Spoken | undefined, { planned }: TimeSetting) =>
  planned === undefined && (start?.same || (end?.same && !end.clock));

/** "from Monday on" says no end: whole days that begin so have none. */
const opened = (all: Meanings, { open }: TimePhrase): Meanings =>
  open ? { ...all, times: all.times.map((t) => (t.is === 'days' ? { ...t, open } : t)) } : all;

/** "Saturday and Sunday" is one stretch, "Saturday and Tuesday" is none. */
const besides = (all: Meanings, { beside }: TimePhrase, { own, said }: Ctx): Meanings => {
  if (!beside) return all;
  const near = (t: ClearTime) =>
    t.is === 'days' && wallOf(own, Date.parse(t.end) - 1).day === wallOf(own, Date.parse(t.start)).day + 1;
  const times = all.times.filter(near);
  return times.length > 0
    ? { ...all, times }
    : wrong(`“${said}” are two times: one is taken, or a stretch such as “Monday to Friday”.`);
};

const lengthMeant = (length: Length, said: string): Meanings =>
  length.months + length.days + length.minutes > 0
    ? { times: [{ is: 'length', length }], wrong: [] }
    : wrong(`“${said}” has no length.`);

const minutesIn = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const tooLong = ({ months, days, minutes }: Length) => !(months * 30 + days + minutes / 1440 <= 366);

const endOf = (t: ClearTime) => ('end' in t ? Date.parse(t.end) : 'start' in t ? Date.parse(t.start) : 0);

const isNear = (t: ClearTime, now: number) => endOf(t) <= now + MOST_YEARS * 366 * DAY;

const farAway = (all: Meanings, { now, said }: Ctx) => [
  ...all.wrong,
  ...(all.times.every((t) => isNear(t, now)) ? [] : [`“${said}” is more than ${MOST_YEARS} years away.`]),
];

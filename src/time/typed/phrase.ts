import { daysOfAMonth } from './days-of-a-month.ts';
import { FOR, forLength, isHourOfDay, lengthLong, lengthOrUnit } from './for-length.ts';
import { hasDay } from './kinds-of-day.ts';
import { lengthAt } from './length.ts';
import { after, is, type Lexeme, type ParsedAt } from './lexemes.ts';
import { momentsAt } from './moment.ts';
import { noted } from './noted.ts';
import { ranges } from './ranges.ts';
import type { ClockSaid, TimePhrase } from './said.ts';
import { stretchOfAt } from './stretch.ts';
import type { Length } from './time.ts';

const UNTIL = ['until', 'till', 'til', "'til", 'bis', 'by'];

/** Of these the whole day is part. */
const THROUGH = ['through', 'thru'];

/**
 * Every way to read one stretch of time here: "Friday 3pm to 5pm", "from … until …", "until …", "for 2h", "tomorrow 3pm for 2h".
 * `alone`: nothing but a time is expected, so that 15.30 is one.
 */
export function phrasesAt(all: readonly Lexeme[], i: number, alone: boolean): ParsedAt<TimePhrase>[] {
  const found = [
    ...ends(all, i),
    ...dayFirst(all, i),
    ...rest(all, i),
    ...lasting(all, i),
    ...bareLength(all, i),
    ...ranges(all, i),
    ...daysOfAMonth(all, i),
  ];
  // At the end of a sentence "until 5" is an hour; before something else it may count that.
  const isLast = (next: number, { until, end }: TimePhrase) =>
    until && next === all.length && sure(end?.clock) !== undefined;
  return found
    .filter(({ value, next }) => isSure(value, alone) || isLast(next, value))
    .flatMap((phrase) => [phrase, ...noted(all, phrase)]);
}

function ends(all: readonly Lexeme[], i: number): ParsedAt<TimePhrase>[] {
  const within = withinAt(all, i);
  if (within) return [{ value: { end: { ahead: within.value }, until: true }, next: within.next }];
  const before = is(all, i, 'before', 'vor');
  const whole = is(all, i, ...THROUGH);
  const words = after(all, i, 'no', 'later', 'than') ?? upTo(all, i);
  const begins = words ?? (before || whole || is(all, i, ...UNTIL) ? i + 1 : undefined);
  if (begins === undefined) return [];
  return momentsAt(all, begins).map(({ value, next }) => ({
    value: { end: value, until: true, ...(before && { before }), ...(whole && { whole }) },
    next,
  }));
}

/** "tomorrow before 4pm", "Friday by noon": an end whose day is said first. */
const dayFirst = (all: readonly Lexeme[], i: number): ParsedAt<TimePhrase>[] =>
  momentsAt(all, i).flatMap(({ value: day, next }): ParsedAt<TimePhrase>[] =>
    hasDay(day) && !day.clock && !day.part && is(all, next, 'before', 'vor', 'by')
      ? momentsAt(all, next + 1, day).flatMap(({ value, next }) =>
          value.clock ? [{ value: { end: value, until: true }, next }] : [],
        )
      : [],
  );

/** After "up to", "up until", "up till". */
const upTo = (all: readonly Lexeme[], i: number) =>
  is(all, i, 'up') && is(all, i + 1, 'to', 'until', 'till') ? i + 2 : undefined;

/** "within two hours", "in the next hour". */
function withinAt(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  const the = is(all, i + 1, 'the') ? i + 2 : i + 1;
  const next = is(all, i, 'in', 'over', 'during') && is(all, the, 'next', 'coming') ? the + 1 : undefined;
  const within = is(all, i, 'within') ? (after(all, i + 1, 'the', 'next') ?? after(all, i + 1, 'the') ?? i + 1) : next;
  // "in next week" is a week of the calendar.
  return within === undefined
    ? undefined
    : within === next && the === i + 1
      ? lengthAt(all, within)
      : lengthOrUnit(all, within);
}

/** "the rest of the day", "for the rest of this week": until it is over. */
function rest(all: readonly Lexeme[], start: number): ParsedAt<TimePhrase>[] {
  const at = is(all, start, 'for') ? start + 1 : start;
  const today = after(all, at, 'the', 'day') ?? after(all, at, 'today');
  if (at > start && today) return [{ value: { end: { near: 0 }, until: true }, next: today }];
  const of = after(all, is(all, at, 'the') ? at + 1 : at, 'rest', 'of');
  if (of === undefined) return [];
  const day = after(all, of, 'the', 'day') ?? after(all, of, 'today');
  if (day) return [{ value: { end: { near: 0 }, until: true }, next: day }];
  return stretchOfAt(all, of).flatMap(({ value, next }): ParsedAt<TimePhrase>[] => {
    const { stretch } = value;
    const works = stretch && [{ value: { end: { edge: { of: stretch, end: true } }, until: true as const }, next }];
    return [...(works ?? []), { value: { end: value, until: true }, next }];
  });
}

/** "for 2h", and what begins after it. */
function lasting(all: readonly Lexeme[], i: number): ParsedAt<TimePhrase>[] {
  const length = forLength(all, i);
  // "for 3 business days", "for a few hours": no length, and what to write instead.
  if (!length)
    return is(all, i, ...FOR)
      ? momentsAt(all, i + 1).flatMap(({ value, next }) => (value.vague ? [{ value: { start: value }, next }] : []))
      : [];
  const from = ranges(all, length.next).map(({ value, next }) => ({ value: { ...value, length: length.value }, next }));
  return [{ value: { length: length.value }, next: length.next }, ...from.filter((f) => !f.value.end)];
}

/** "2 hours", "+2h", "the next two days": how long, where nothing says that it is. */
function bareLength(all: readonly Lexeme[], i: number): ParsedAt<TimePhrase>[] {
  const more = is(all, i, '+') && all[i + 1]?.glued ? i + 1 : undefined;
  const coming = more ?? after(all, is(all, i, 'the') ? i + 1 : i, 'next');
  // “next week” has its days, and “next fortnight” none but the coming ones.
  const unit = coming !== undefined && is(all, coming, 'fortnight') ? lengthOrUnit(all, coming) : undefined;
  const length = unit ?? (isHourOfDay(all, i) ? undefined : lengthLong(all, coming ?? i));
  return length && !is(all, length.next, 'from', 'ago', 'after', 'on')
    ? [{ value: { length: length.value }, next: length.next }]
    : [];
}

/** Whether every number in it that may be something else is known for a time of day by what stands around it. */
function isSure({ start, end }: TimePhrase, alone: boolean): boolean {
  const [from, to] = [sure(start?.clock), sure(end?.clock)];
  const said = [start, end].some((so) => so && (hasDay(so) || so.at || so.part)) || from === 'yes' || to === 'yes';
  // "9 to 11 March": the days of a month, not nine o'clock until a day.
  const isDated = end?.date && !end.trailing;
  if (start && end && from === 'bare' && !hasDay(start) && !start.at && (isDated || (!end.clock && !end.part)))
    return false;
  const enough = (sure: typeof from) => sure === undefined || sure === 'yes' || (alone && sure === 'odd');
  return said || (enough(from) && enough(to));
}

const sure = (clock: ClockSaid | undefined) => (clock ? ('hour' in clock ? clock.sure : 'yes') : undefined);

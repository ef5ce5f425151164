import { lengthAt, lengthOfUnit } from './length.ts';
import { after, is, joint, type Lexeme, numberAt, type Parsed } from './lexemes.ts';
import { hasDay, momentsAt } from './moment.ts';
import { isIsoOffset } from './places.ts';
import type { ClockSaid, DateSaid, Phrase, Spoken } from './said.ts';
import { stretchOfAt } from './stretch.ts';
import type { Length } from './time.ts';
import { MONTHS } from './vocabulary.ts';

const UNTIL = ['until', 'till', 'til', "'til", 'bis', 'by'];
/** What begins so, and names no end, has none. */
const FROM = ['from', 'starting', 'as', 'ab', 'von'];
/** Of these the whole day is part. */
const THROUGH = ['through', 'thru'];
const TO = ['-', 'to', 'until', 'till', 'til', 'bis', 'through', 'thru'];

/**
 * Every way to read one stretch of time here: "Friday 3pm to 5pm", "from … until …", "until …", "for 2h", "tomorrow 3pm for 2h".
 * `alone`: nothing but a time is expected, so that 15.30 is one.
 */
export function phrasesAt(all: readonly Lexeme[], i: number, alone: boolean): Parsed<Phrase>[] {
  const found = [
    ...ends(all, i),
    ...rest(all, i),
    ...lasting(all, i),
    ...bareLength(all, i),
    ...ranges(all, i),
    ...daysOfAMonth(all, i),
  ];
  // At the end of a sentence "until 5" is an hour; before something else it may count that.
  const isLast = (next: number, { until, end }: Phrase) =>
    until && next === all.length && sure(end?.clock) !== undefined;
  return found.filter(({ value, next }) => isSure(value, alone) || isLast(next, value));
}

function ends(all: readonly Lexeme[], i: number): Parsed<Phrase>[] {
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

/** After "up to", "up until", "up till". */
const upTo = (all: readonly Lexeme[], i: number) =>
  is(all, i, 'up') && is(all, i + 1, 'to', 'until', 'till') ? i + 2 : undefined;

/** "within two hours", "in the next hour". */
function withinAt(all: readonly Lexeme[], i: number): Parsed<Length> | undefined {
  const next = after(all, i, 'in', 'the', 'next') ?? after(all, i, 'over', 'the', 'next');
  const within = is(all, i, 'within') ? (after(all, i + 1, 'the', 'next') ?? after(all, i + 1, 'the') ?? i + 1) : next;
  return within === undefined ? undefined : lengthOrUnit(all, within);
}

/** "two hours", and after "the next" also "hour". */
const lengthOrUnit = (all: readonly Lexeme[], i: number): Parsed<Length> | undefined =>
  lengthAt(all, i) ?? lengthOfUnit(all, i);

/** "the rest of the day", "for the rest of this week": until it is over. */
function rest(all: readonly Lexeme[], start: number): Parsed<Phrase>[] {
  const at = is(all, start, 'for') ? start + 1 : start;
  const today = after(all, at, 'the', 'day') ?? after(all, at, 'today');
  if (at > start && today) return [{ value: { end: { near: 0 }, until: true }, next: today }];
  const of = after(all, is(all, at, 'the') ? at + 1 : at, 'rest', 'of');
  if (of === undefined) return [];
  const day = after(all, of, 'the', 'day') ?? after(all, of, 'today');
  if (day) return [{ value: { end: { near: 0 }, until: true }, next: day }];
  return stretchOfAt(all, of).flatMap(({ value, next }): Parsed<Phrase>[] => {
    const { stretch } = value;
    const works = stretch && [{ value: { end: { edge: { of: stretch, end: true } }, until: true as const }, next }];
    return [...(works ?? []), { value: { end: value, until: true }, next }];
  });
}

/** "for 2h", and what begins after it. */
function lasting(all: readonly Lexeme[], i: number): Parsed<Phrase>[] {
  const length = forLength(all, i);
  // "for 3 business days", "for a few hours": no length, and what to write instead.
  if (!length)
    return is(all, i, 'for', 'für')
      ? momentsAt(all, i + 1).flatMap(({ value, next }) => (value.vague ? [{ value: { start: value }, next }] : []))
      : [];
  const from = ranges(all, length.next).map(({ value, next }) => ({ value: { ...value, length: length.value }, next }));
  return [{ value: { length: length.value }, next: length.next }, ...from.filter((f) => !f.value.end)];
}

/** "2 hours", "the next two days": how long, where nothing says that it is. */
function bareLength(all: readonly Lexeme[], i: number): Parsed<Phrase>[] {
  const coming = after(all, is(all, i, 'the') ? i + 1 : i, 'next');
  // 17h is five o'clock, and 2h may be two.
  const isClock = (all[i]?.number ?? 0) > 12 && is(all, i + 1, 'h') && all[i + 1]?.glued;
  const length = isClock ? undefined : lengthAt(all, coming ?? i);
  return length && !is(all, length.next, 'from', 'ago', 'after', 'on')
    ? [{ value: { length: length.value }, next: length.next }]
    : [];
}

function forLength(all: readonly Lexeme[], i: number): Parsed<Length> | undefined {
  if (!is(all, i, 'for', 'für', 'lasting')) return undefined;
  const next = after(all, i + 1, 'the', 'next') ?? after(all, i + 1, 'the', 'coming');
  return next === undefined ? lengthAt(all, i + 1) : lengthOrUnit(all, next);
}

function ranges(all: readonly Lexeme[], i: number): Parsed<Phrase>[] {
  const between = is(all, i, 'between', 'zwischen');
  const later = is(all, i, 'after', 'nach');
  const isFor = is(all, i, 'for');
  const begins =
    between || later || is(all, i, 'to') || (isFor && all[i + 1]?.number === undefined)
      ? i + 1
      : (after(all, i, 'as', 'of') ?? i);
  const open = is(all, i, ...FROM);
  // "after Friday" may be any day; "after 5pm" is from then on.
  const moments = later
    ? [...momentsAt(all, begins).filter(({ value }) => value.clock && 'hour' in value.clock), ...momentsAt(all, i)]
    : momentsAt(all, begins).filter(({ value }) => !(isFor && value.near === 0 && !value.clock && !value.part));
  return moments.flatMap(({ value: start, next: end }) => {
    const onwards = is(all, end, 'on', 'onwards', 'onward', 'forward') && all[end + 1]?.number === undefined;
    const next = onwards ? end + 1 : end;
    const betweenHere = between || all.slice(i, next).some((l) => l.text === 'between');
    const alone: Parsed<Phrase> = { value: { start, ...((open || onwards) && { open: true }) }, next };
    if (onwards) return [alone];
    const joins =
      is(all, next, ...TO) ||
      (isHourAndMinute(start) && joint(all, next, '/')) ||
      (betweenHere && is(all, next, 'and', 'und'));
    const stretch = joins && !isIsoOffset(all, next) ? momentsAt(all, next + 1) : [];
    const both = stretch.map(({ value: end, next: after }): Parsed<Phrase> => ({ value: { start, end }, next: after }));
    const more = both.flatMap((found) => hoursOfDays(all, found));
    return [alone, ...both, ...more, ...twoDays(all, start, next)].flatMap((found) => [
      found,
      ...withLength(all, found),
    ]);
  });
}

/** "Saturday and Sunday" */
function twoDays(all: readonly Lexeme[], start: Spoken, i: number): Parsed<Phrase>[] {
  if (!is(all, i, 'and', 'und', '&') || !isDay(start)) return [];
  return momentsAt(all, i + 1).flatMap(({ value: end, next }) =>
    isDay(end) ? [{ value: { start, end, beside: true as const }, next }] : [],
  );
}

const isDay = (so: Spoken) => hasDay(so) && !so.clock && !so.part && !so.vague && !so.ahead;

/** "Monday to Wednesday 9am to 5pm": from the first hour to the last, or only those of the first day, and nobody guesses which. */
function hoursOfDays(all: readonly Lexeme[], { value: { start, end }, next }: Parsed<Phrase>): Parsed<Phrase>[] {
  if (!start || !end || !is(all, next, ...TO)) return [];
  return momentsAt(all, next + 1).flatMap(({ value: last, next: after }) => {
    const [first, days] = isDay(start) && end.clock ? [end.clock, end] : [start.clock, last];
    const lasts = isDay(start) ? last.clock : end.clock;
    const begins = isDay(start) ? start : dayOnly(end);
    const fits = isDay(start) ? !hasDay(last) : !hasDay(start) && isDay(last);
    if (!first || !lasts || !fits || !hasDay(begins) || !hasDay(end)) return [];
    const from = { ...begins, clock: first };
    const whole: Phrase = { start: from, end: { ...dayOnly(days), clock: lasts } };
    return [whole, { start: from, end: { clock: lasts } }].map((value) => ({ value, next: after }));
  });
}

const dayOnly = ({ clock: _, at: __, trailing: ___, ...day }: Spoken): Spoken => day;

/** A slash after it is that of an ISO interval, and of no date. */
const isHourAndMinute = ({ clock }: Spoken) => clock !== undefined && 'hour' in clock && clock.said.includes(':');

/** The same with a length after it: "3pm for two hours", "3pm, 2h". */
function withLength(all: readonly Lexeme[], { value, next }: Parsed<Phrase>): Parsed<Phrase>[] {
  const at = is(all, next, ',', '+') ? next + 1 : next;
  const length = forLength(all, at) ?? (value.end || !value.start?.clock ? undefined : lengthAt(all, at));
  return length && !is(all, length.next, 'from', 'ago')
    ? [{ value: { ...value, length: length.value }, next: length.next }]
    : [];
}

/** "24-26 December", "Dec 24 to 26, 2026": days of one month. */
function daysOfAMonth(all: readonly Lexeme[], start: number): Parsed<Phrase>[] {
  const i = is(all, start, 'from', 'on') ? start + 1 : start;
  const before = MONTHS.get(all[i]?.text ?? '');
  const at = before === undefined ? i : i + 1;
  const [first, last] = [dayAt(all, at), is(all, at + 1, '-', 'to', 'until', 'bis') ? dayAt(all, at + 2) : undefined];
  const then = at + 3;
  const month = before ?? MONTHS.get(all[then]?.text ?? '');
  if (first === undefined || last === undefined || month === undefined || is(all, then, ':', '.')) return [];
  const days = before === undefined ? then + 1 : then;
  const comma = is(all, days, ',') ? days + 1 : days;
  const year = numberAt(all, comma, 4, 4);
  const dated = (day: number): Spoken => ({
    date: { ...(year !== undefined && { year }), month, day } satisfies DateSaid,
  });
  const next = year === undefined ? days : comma + 1;
  return [{ value: { start: dated(first), end: dated(last) }, next }];
}

const dayAt = (all: readonly Lexeme[], i: number) => (is(all, i + 1, ':') ? undefined : numberAt(all, i));

/** Whether every number in it that may be something else is known for a time of day by what stands around it. */
function isSure({ start, end }: Phrase, alone: boolean): boolean {
  const [from, to] = [sure(start?.clock), sure(end?.clock)];
  const said = [start, end].some((so) => so && (hasDay(so) || so.at || so.part)) || from === 'yes' || to === 'yes';
  // "9 to 11 March": the days of a month, not nine o'clock until a day.
  if (start && end && from === 'bare' && !hasDay(start) && !end.clock && !end.part) return false;
  const enough = (sure: typeof from) => sure === undefined || sure === 'yes' || (alone && sure === 'odd');
  return said || (enough(from) && enough(to));
}

const sure = (clock: ClockSaid | undefined) => (clock ? ('hour' in clock ? clock.sure : 'yes') : undefined);

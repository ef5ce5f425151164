import { forLength, isHourOfDay } from './for-length.ts';
import { afterTo, BETWEEN, TO, UNTIL } from './joins.ts';
import { hasDay } from './kinds-of-day.ts';
import { lengthAt } from './length.ts';
import { after, is, joint, type Lexeme, type ParsedAt } from './lexemes.ts';
import { momentsAt } from './moment.ts';
import { isIsoOffset } from './places.ts';
import type { DateSaid, Spoken, TimePhrase } from './said.ts';

/** What begins so, and names no end, has none. */
const FROM = ['from', 'starting', 'as', 'ab', 'von', 'vom'];

/** What has begun so is not over. */
const SINCE = ['since', 'seit', 'depuis'];

/** What begins at a moment: "Friday 3pm", "from … until …", "Saturday and Sunday", each with a length after it where one stands there. */
export function ranges(all: readonly Lexeme[], i: number): ParsedAt<TimePhrase>[] {
  const between = is(all, i, ...BETWEEN);
  const later = is(all, i, 'after', 'nach');
  const isFor = is(all, i, 'for');
  const since = is(all, i, ...SINCE);
  const begins =
    between || later || since || is(all, i, 'to') || (isFor && all[i + 1]?.number === undefined)
      ? i + 1
      : (after(all, i, 'as', 'of') ?? i);
  const open = since || is(all, i, ...FROM);
  // "after Friday" may be any day; "after 5pm" is from then on.
  const moments = later
    ? [...momentsAt(all, begins).filter(({ value }) => value.clock && 'hour' in value.clock), ...momentsAt(all, i)]
    : momentsAt(all, begins).filter(({ value }) => !(isFor && value.near === 0 && !value.clock && !value.part));
  const begun = since ? moments.flatMap((m) => sinceAt(m, all[i]?.text ?? '')) : moments;
  // "1h 30m" is how long, and not from one o'clock on.
  const whole = isHourOfDay(all, i) ? undefined : lengthAt(all, i)?.next;
  return begun.flatMap(({ value: start, next: end }) => {
    const onwards = is(all, end, 'on', 'onwards', 'onward', 'forward') && all[end + 1]?.number === undefined;
    const next = onwards ? end + 1 : end;
    const betweenHere = between || all.slice(i, next).some((l) => BETWEEN.includes(l.text));
    const alone: ParsedAt<TimePhrase> = { value: { start, ...((open || onwards) && { open: true }) }, next };
    if (onwards) return [alone];
    const isJoined =
      (isHourAndMinute(start) && joint(all, next, '/')) || (betweenHere && is(all, next, 'and', 'und', '&'));
    const joined = afterTo(all, next) ?? (isJoined ? next + 1 : undefined);
    const later = joined !== undefined && start.clock ? lengthAt(all, joined) : undefined;
    // "3pm until two hours later" is how long.
    if (later && is(all, later.next, 'later'))
      return [alone, { value: { start, length: later.value }, next: later.next + 1 }];
    const stretch = joined !== undefined && !isIsoOffset(all, next) ? momentsAt(all, joined) : [];
    const both = stretch.flatMap(({ value: end, next: after }) =>
      startsBefore(start, end, is(all, next, ...UNTIL)).map(
        (start): ParsedAt<TimePhrase> => ({ value: { start, end }, next: after }),
      ),
    );
    const more = both.flatMap((found) => hoursOfDays(all, found));
    return [alone, ...both, ...more, ...twoDays(all, start, next), ...oneOfTwo(all, start, next)].flatMap((found) => [
      found,
      ...withLength(all, found).filter((f) => f.next !== whole),
    ]);
  });
}

/** "since yesterday", "since Monday": a day that is over, or today. */
const sinceAt = ({ value, next }: ParsedAt<Spoken>, word: string): ParsedAt<Spoken>[] => {
  const isDay = value.date || value.stretch || value.near !== undefined || value.weekday !== undefined;
  if (!isDay || value.clock || value.part || value.ahead) return [];
  const last = value.weekday !== undefined && value.which === undefined && !value.date && !value.stretch;
  return [{ value: { ...value, over: `${word} …`, ...(last && { which: 'last' as const }) }, next }];
};

/** "the 8th to the 11th of May" begins in May, not on the next 8th; after "until" it may be either. */
function startsBefore(start: Spoken, end: Spoken, either: boolean): Spoken[] {
  const [first, last] = [start.date, end.date];
  if (!first || first.month !== undefined || last?.month === undefined) return [start];
  const { year, month, day } = last;
  const back = first.day > day ? 1 : 0;
  const over = back > month;
  const ofMonth: DateSaid = {
    ...first,
    month: (month - back + 12) % 12,
    ...(year !== undefined && { year: over ? year - 1 : year }),
  };
  return [{ ...start, date: ofMonth }, ...(either ? [start] : [])];
}

/** "Saturday and Sunday" */
function twoDays(all: readonly Lexeme[], start: Spoken, i: number): ParsedAt<TimePhrase>[] {
  if (!is(all, i, 'and', 'und', '&') || !isDay(start)) return [];
  return momentsAt(all, i + 1).flatMap(({ value: end, next }) =>
    isDay(end) ? [{ value: { start, end, beside: true as const }, next }] : [],
  );
}

/** "Sat or Sun 3pm", "3pm or 4pm tomorrow": either may be meant. */
function oneOfTwo(all: readonly Lexeme[], start: Spoken, i: number): ParsedAt<TimePhrase>[] {
  if (!is(all, i, 'or', 'oder') || start.vague || start.ahead) return [];
  return momentsAt(all, i + 1).flatMap(({ value: other, next }) => {
    if (other.vague) return [];
    const [day, hour] = [hasDay(other) ? other : start, other.clock || other.part ? other : start];
    const both = [
      { ...dayOnly(hasDay(start) ? start : day), ...hourOnly(start.clock || start.part ? start : hour) },
      { ...dayOnly(day), ...hourOnly(hour) },
    ];
    return both.map((start) => ({ value: { start }, next }));
  });
}

const isDay = (so: Spoken) => hasDay(so) && !so.clock && !so.part && !so.vague && !so.ahead;

/** "Monday to Wednesday 9am to 5pm": from the first hour to the last, or only those of the first day, and nobody guesses which. */
function hoursOfDays(
  all: readonly Lexeme[],
  { value: { start, end }, next }: ParsedAt<TimePhrase>,
): ParsedAt<TimePhrase>[] {
  if (!start || !end || !is(all, next, ...TO)) return [];
  return momentsAt(all, next + 1).flatMap(({ value: last, next: after }) => {
    const [first, days] = isDay(start) && end.clock ? [end.clock, end] : [start.clock, last];
    const lasts = isDay(start) ? last.clock : end.clock;
    const begins = isDay(start) ? start : dayOnly(end);
    const fits = isDay(start) ? !hasDay(last) : !hasDay(start) && isDay(last);
    if (!first || !lasts || !fits || !hasDay(begins) || !hasDay(end)) return [];
    const from = { ...begins, clock: first };
    const whole: TimePhrase = { start: from, end: { ...dayOnly(days), clock: lasts } };
    return [whole, { start: from, end: { clock: lasts } }].map((value) => ({ value, next: after }));
  });
}

const dayOnly = ({ clock: _, at: __, trailing: ___, ...day }: Spoken): Spoken => day;
const hourOnly = ({ clock, part, at, place }: Spoken): Spoken => ({
  ...(clock && { clock }),
  ...(part && { part }),
  ...(at && { at }),
  ...(place && { place }),
});

/** A slash after it is that of an ISO interval, and of no date. */
const isHourAndMinute = ({ clock }: Spoken) => clock !== undefined && 'hour' in clock && /:|^\d{6}$/.test(clock.said);

/** The same with a length after it: "3pm for two hours", "3pm, 2h". */
function withLength(all: readonly Lexeme[], { value, next }: ParsedAt<TimePhrase>): ParsedAt<TimePhrase>[] {
  const at = is(all, next, ',', '+') ? next + 1 : next;
  const length = forLength(all, at) ?? (value.end || !value.start?.clock ? undefined : lengthAt(all, at));
  return length && !is(all, length.next, 'from', 'ago')
    ? [{ value: { ...value, length: length.value }, next: length.next }]
    : [];
}

import { lengthAt } from './length.ts';
import { is, type Lexeme, numberAt, type Parsed } from './lexemes.ts';
import { hasDay, momentsAt } from './moment.ts';
import { isIsoOffset } from './places.ts';
import type { ClockSaid, DateSaid, Phrase, Spoken } from './said.ts';
import type { Length } from './time.ts';
import { MONTHS } from './vocabulary.ts';

const UNTIL = ['until', 'till', 'til', "'til", 'bis', 'by'];
const TO = ['-', 'to', 'until', 'till', 'til', 'bis', 'through', 'thru'];

/**
 * Every way to read one stretch of time here: "Friday 3pm to 5pm", "from … until …", "until …", "for 2h", "tomorrow 3pm for 2h".
 * `alone`: nothing but a time is expected, so that 15.30 is one.
 */
export function phrasesAt(all: readonly Lexeme[], i: number, alone: boolean): Parsed<Phrase>[] {
  const found = [...ends(all, i), ...lasting(all, i), ...ranges(all, i), ...daysOfAMonth(all, i)];
  return found.filter(({ value }) => isSure(value, alone));
}

function ends(all: readonly Lexeme[], i: number): Parsed<Phrase>[] {
  if (!is(all, i, ...UNTIL)) return [];
  return momentsAt(all, i + 1).map(({ value, next }) => ({ value: { end: value, until: true }, next }));
}

/** "for 2h", and what begins after it. */
function lasting(all: readonly Lexeme[], i: number): Parsed<Phrase>[] {
  const length = forLength(all, i);
  if (!length) return [];
  const from = ranges(all, length.next).map(({ value, next }) => ({ value: { ...value, length: length.value }, next }));
  return [{ value: { length: length.value }, next: length.next }, ...from.filter((f) => !f.value.end)];
}

function forLength(all: readonly Lexeme[], i: number): Parsed<Length> | undefined {
  if (!is(all, i, 'for', 'für', 'lasting')) return undefined;
  return lengthAt(all, is(all, i + 1, 'the') ? i + 3 : i + 1);
}

function ranges(all: readonly Lexeme[], i: number): Parsed<Phrase>[] {
  const between = is(all, i, 'between', 'zwischen');
  const begins = between || is(all, i, 'to') ? i + 1 : i;
  return momentsAt(all, begins).flatMap(({ value: start, next }) => {
    const betweenHere = between || all.slice(i, next).some((l) => l.text === 'between');
    const alone: Parsed<Phrase> = { value: { start }, next };
    const joins = is(all, next, ...TO) || (betweenHere && is(all, next, 'and', 'und'));
    const stretch = joins && !isIsoOffset(all, next) ? momentsAt(all, next + 1) : [];
    const both = stretch.map(({ value: end, next: after }): Parsed<Phrase> => ({ value: { start, end }, next: after }));
    return [alone, ...both].flatMap((found) => [found, ...withLength(all, found)]);
  });
}

/** The same with a length after it: "3pm for two hours", "3pm, 2h". */
function withLength(all: readonly Lexeme[], { value, next }: Parsed<Phrase>): Parsed<Phrase>[] {
  const at = is(all, next, ',') ? next + 1 : next;
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

const sure = (clock: ClockSaid | undefined) => (clock ? ('named' in clock ? 'yes' : clock.sure) : undefined);

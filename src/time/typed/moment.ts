import { clocksAt } from './clock.ts';
import { daysAt } from './day.ts';
import { hasDay, kindsOf, mayMeet } from './kinds-of-day.ts';
import { PIECES } from './known-words.ts';
import { after, is, type Lexeme, type ParsedAt } from './lexemes.ts';
import { placesAt } from './places.ts';
import type { Spoken } from './said.ts';
import { sameAt } from './same.ts';
import { MONTHS, PARTS, WEEKDAYS } from './vocabulary.ts';

const FILLERS = [
  'on',
  'at',
  '@',
  'the',
  'of',
  'from',
  ',',
  'um',
  'am',
  'den',
  'der',
  'ab',
  'von',
  'vom',
  'auf',
  'starting',
  ...['between', 'zwischen'],
  ...['le', 'il', 'el', 'la', 'las', 'alle', 'ore', 'à', 'om', 'op'],
];
const AT = ['at', '@', 'um'];

/** Every way to read one moment here: days, time of day and zone in any order, each once. */
export function momentsAt(all: readonly Lexeme[], i: number, so: Spoken = {}): ParsedAt<Spoken>[] {
  const from = filled(all, isBeforeHour(all, i, so) || isAfterHour(all, i, so) ? i + 1 : i);
  const at = all.slice(i, from).some((l) => AT.includes(l.text));
  const half = halfOfDayAt(all, i, so);
  const found = [...(half ? [{ value: { ...so, ...half.value }, next: half.next }] : []), ...pieces(all, from, so, at)];
  return found.flatMap(({ value, next }) => {
    const told = { value, next };
    return [told, ...momentsAt(all, next, value)];
  });
}

/** "tomorrow — 3pm": a dash between a day and its time of day is none of a stretch. */
const isBeforeHour = (all: readonly Lexeme[], i: number, so: Spoken): boolean =>
  is(all, i, '-') &&
  hasDay(so) &&
  !so.clock &&
  !isPassing(so) &&
  all[i + 1]?.number !== undefined &&
  clocksAt(all, i + 1).some(({ value }) => 'hour' in value && value.sure === 'yes' && !value.said.includes('.'));

/** "tomorrow after 4pm": from then on. */
const isAfterHour = (all: readonly Lexeme[], i: number, so: Spoken): boolean =>
  is(all, i, 'after', 'nach') &&
  hasDay(so) &&
  !so.clock &&
  !isPassing(so) &&
  clocksAt(all, i + 1).some(({ value }) => 'hour' in value && value.sure === 'yes');

/** After words that only hold a moment together. */
function filled(all: readonly Lexeme[], i: number): number {
  let at = i;
  // "a las 15:00"
  while (at < i + 4 && (is(all, at, ...FILLERS) || (is(all, at, 'a') && is(all, at + 1, 'las', 'la')))) at++;
  // The T of an ISO time.
  return at === i && is(all, i, 't') && all[i]?.glued && all[i + 1]?.glued ? i + 1 : at;
}

function pieces(all: readonly Lexeme[], i: number, so: Spoken, at: boolean): ParsedAt<Spoken>[] {
  const begins = all[i]?.number !== undefined || PIECES.has(all[i]?.text ?? '');
  const found: ParsedAt<Spoken>[] = begins ? daysAndClocks(all, i, so, at) : [];
  const same = so.clock || so.same ? undefined : sameAt(all, i);
  if (same) {
    const kept = { ...so, same: true } as const;
    found.push(...(hasDay(so) ? [{ value: kept, next: same }] : momentsAt(all, same, kept)));
  }
  if (!so.place && (so.clock || so.part))
    for (const { value, next } of placesAt(all, is(all, i, 'in') ? i + 1 : i))
      found.push({ value: { ...so, place: value }, next });
  const own = so.clock && !so.place ? ownZone(all, i) : undefined;
  if (own) found.push({ value: so, next: own });
  return found;
}

function daysAndClocks(all: readonly Lexeme[], i: number, so: Spoken, at: boolean): ParsedAt<Spoken>[] {
  const found: ParsedAt<Spoken>[] = [];
  for (const { value, next } of daysAt(all, i)) {
    const both = withDay(so, value);
    if (both) found.push({ value: both, next });
  }
  if (!so.clock && !isPassing(so))
    for (const { value, next } of clocksAt(all, i))
      found.push({ value: { ...so, clock: value, ...(at && { at }) }, next });
  const part = partAt(all, i);
  const during = part && !so.part && !isPassing(so) && withPart(so, part.value);
  if (during) found.push({ value: during, next: part.next });
  return found;
}

/** After "my time", "local time". */
const ownZone = (all: readonly Lexeme[], i: number) => after(all, i, 'my', 'time') ?? after(all, i, 'local', 'time');

/** "Monday am", "tomorrow pm". */
function halfOfDayAt(all: readonly Lexeme[], i: number, so: Spoken): ParsedAt<Spoken> | undefined {
  const ends = all[i + 1]?.number === undefined && !MONTHS.has(all[i + 1]?.text ?? '') && !isDayName(all, i + 1);
  if (so.clock || so.part || !(so.weekday !== undefined || so.near !== undefined) || !ends) return undefined;
  if (!is(all, i, 'am', 'pm') || all[i - 1]?.number !== undefined) return undefined;
  return { value: { part: is(all, i, 'am') ? 'morning' : 'afternoon' }, next: i + 1 };
}

const isDayName = (all: readonly Lexeme[], i: number) =>
  WEEKDAYS.has(all[i]?.text ?? '') || PARTS.has(all[i]?.text ?? '');

/** "morning", "in the morning"; "this morning" is today's. */
function partAt(all: readonly Lexeme[], i: number): ParsedAt<Spoken> | undefined {
  const today = is(all, i, 'this');
  const at = is(all, i, 'in', 'am') ? (is(all, i + 1, 'the') ? i + 2 : i + 1) : today ? i + 1 : i;
  const part = PARTS.get(all[at]?.text ?? '');
  return part && { value: { part, ...(today && { near: 0 }) }, next: at + 1 };
}

const withPart = (so: Spoken, more: Spoken): Spoken | undefined =>
  more.near === undefined ? { ...so, ...more } : withDay(so, more);

/** What is reckoned in hours or minutes from now has its time of day already. */
const isPassing = (so: Spoken) =>
  so.ahead !== undefined && (so.ahead.minutes > 0 || (so.ahead.days === 0 && so.ahead.months === 0));

/** Both, unless a day is said twice: only some kinds of day may stand beside each other. */
function withDay(so: Spoken, more: Spoken): Spoken | undefined {
  const [a, b] = [kindsOf(so), kindsOf(more)];
  if (b.length === 0) return undefined;
  const fits = a.every((x) => b.every((y) => x !== y && mayMeet(x, y)));
  if (!fits || (so.part && more.part) || (isPassing(more) && (so.clock || so.part))) return undefined;
  return { ...so, ...more, ...(so.clock && a.length === 0 && { trailing: true as const }) };
}

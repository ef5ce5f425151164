import { aroundAt } from './around.ts';
import { is, joint, type Lexeme, numberAt, type ParsedAt, type Parser, wordsOf } from './lexemes.ts';
import type { ClockSaid } from './said.ts';
import { NUMBERS, UNITS } from './vocabulary.ts';

type Hours = Extract<ClockSaid, { hour: number }>;

/** Every time of day that begins here. */
export const clocksAt: Parser<ClockSaid> = (all, start) => {
  const i = is(all, start, ...ABOUT) ? start + 1 : start;
  return [...named(all, i), ...aroundAt(all, i), ...spelled(all, i), ...written(all, i)].map(({ value, next }) => ({
    value,
    next: afterIsh(all, next),
  }));
};

/** What is said of a time that is not meant to the minute; it is shown back to the minute. */
export const ABOUT = ['about', 'around', 'roughly', 'approximately', 'approx', 'circa', 'ca', 'gegen', '~'];

/** After "ish" or "or so". */
function afterIsh(all: readonly Lexeme[], i: number): number {
  const dash = is(all, i, '-') && all[i]?.glued ? i + 1 : i;
  if (is(all, dash, 'ish') && all[dash]?.glued) return dash + 1;
  return is(all, i, 'or') && is(all, i + 1, 'so') ? i + 2 : i;
}

const OCLOCK = ['uhr', 'uur', 'heures', 'heure'];

const NAMED: [string[], 'noon' | 'midnight'][] = [
  [['noon', 'noonish', 'midday', 'mittag', 'mittags'], 'noon'],
  [['midnight', 'mitternacht', 'mitternachts'], 'midnight'],
];

function named(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const at = numberAt(all, i) === 12 ? i + 1 : i;
  const found = NAMED.find(([words]) => is(all, at, ...words));
  return found ? [{ value: { named: found[1] }, next: at + 1 }] : [];
}

/** "half past nine", "quarter to ten", "ten past five", "halb zehn", "five pm", and after "at": "nine", "nine thirty". */
function spelled(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const start = is(all, i, 'a') && is(all, i + 1, 'quarter') ? i + 1 : i;
  const hour = (at: number) => numberAt(all, at) ?? wordAt(all, at, 12);
  const past = ['past', 'after', 'nach'];
  const before = ['to', 'before', 'vor'];
  const minutes = is(all, start, 'half') ? 30 : is(all, start, 'quarter', 'viertel') ? 15 : wordAt(all, i, 30);
  const at = hour(start + 2);
  if (minutes !== undefined && at !== undefined && is(all, start + 1, ...past))
    return said(all, i, start + 3, at, minutes);
  const to =
    minutes !== undefined && minutes < 30 && at !== undefined && is(all, start + 1, ...before)
      ? said(all, i, start + 3, hourBefore(at), 60 - minutes)
      : [];
  const half = hour(i + 1);
  if (is(all, i, 'halb') && half !== undefined) return said(all, i, i + 2, hourBefore(half), 30);
  // Half past three for some, half past two for others.
  if (is(all, i, 'half') && half !== undefined && !UNITS.has(all[i + 2]?.text ?? ''))
    return [...said(all, i, i + 2, half, 30), ...said(all, i, i + 2, hourBefore(half), 30)];
  return [...to, ...inWords(all, i)];
}

const hourBefore = (hour: number) => (hour === 0 ? 23 : hour - 1 || 12);

/** "five pm", "three thirty pm", "nine o'clock", and after "at" without any of them. */
function inWords(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const word = wordAt(all, i, 12);
  if (word === undefined) return [];
  if (is(all, i + 1, "o'clock", 'uhr')) return said(all, i, i + 2, word, 0);
  const more = wordAt(all, i + 1, 50);
  const [minute, next] = more !== undefined && more > 9 ? [more, i + 2] : [0, i + 1];
  return is(all, i - 1, 'at', 'um') || halfAt(all, next) ? said(all, i, next, word, minute) : [];
}

/** A number in words; "a" and "an" are none. */
const wordAt = (all: readonly Lexeme[], i: number, most: number) => {
  const number = NUMBERS.get(all[i]?.text ?? '');
  return number !== undefined && number <= most ? number : undefined;
};

const said = (all: readonly Lexeme[], i: number, next: number, hour: number, minute: number): ParsedAt<ClockSaid>[] =>
  withHalf(all, i, { value: plain(hour, minute), next });

const plain = (hour: number, minute: number, more: Partial<Hours> = {}): Hours => ({
  hour,
  minute,
  second: 0,
  day24: hour > 12 || hour === 0,
  sure: 'yes',
  said: '',
  ...more,
});

/** In digits: 15:00, 15.30, 17h30, 16 Uhr, 5pm, 1700, 9. */
function written(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const hour = numberAt(all, i);
  if (hour === undefined) return compact(all, i);
  const day24 = hour > 12 || all[i]?.text.startsWith('0') === true;
  const minute = numberAt(all, i + 2, 2);
  if (minute !== undefined && joint(all, i + 1, ':')) {
    const second = joint(all, i + 3, ':') ? numberAt(all, i + 4, 2) : undefined;
    const next = second === undefined ? i + 3 : fraction(all, i + 5);
    return afterUhr(all, i, { value: plain(hour, minute, { second: second ?? 0, day24 }), next });
  }
  // 15.30, but not the beginning of 15.30.1 or 4.12.2026
  if (
    minute !== undefined &&
    joint(all, i + 1, '.') &&
    !(joint(all, i + 3, '.') && numberAt(all, i + 4, 1, 9) !== undefined)
  )
    return afterUhr(all, i, { value: plain(hour, minute, { day24, sure: 'odd' }), next: i + 3 });
  if (is(all, i + 1, ...OCLOCK) || (is(all, i + 1, 'h') && all[i + 1]?.glued)) {
    const glued = is(all, i + 1, 'h');
    const more = !glued || all[i + 2]?.glued ? numberAt(all, i + 2, 2) : undefined;
    return [{ value: plain(hour, more ?? 0, { day24: true }), next: more === undefined ? i + 2 : i + 3 }];
  }
  if (is(all, i + 1, "o'clock")) return withHalf(all, i, { value: plain(hour, 0, { day24 }), next: i + 2 });
  return withHalf(all, i, { value: plain(hour, 0, { day24, sure: 'bare' }), next: i + 1 });
}

/** Parts of a second are dropped. */
const fraction = (all: readonly Lexeme[], i: number) =>
  joint(all, i, '.', ',') && numberAt(all, i + 1, 1, 9) !== undefined ? i + 2 : i;

function afterUhr(all: readonly Lexeme[], i: number, clock: { value: Hours; next: number }): ParsedAt<ClockSaid>[] {
  const uhr = is(all, clock.next, ...OCLOCK, 'h', 'hrs', 'hours');
  return uhr
    ? [{ value: { ...clock.value, day24: true, sure: 'yes' }, next: clock.next + 1 }]
    : withHalf(all, i, clock);
}

/** 1700, 0930, 930pm. */
function compact(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const number = numberAt(all, i, 3, 4);
  if (number === undefined) return [];
  const day24 = number > 1259 || all[i]?.text.startsWith('0') === true;
  const clock = plain(Math.floor(number / 100), number % 100, { day24, sure: 'odd' });
  if (clock.minute > 59) return [];
  if (is(all, i + 1, 'h', 'uhr', 'hrs', 'hours'))
    return [{ value: { ...clock, day24: true, sure: 'yes' }, next: i + 2 }];
  const found = withHalf(all, i, { value: clock, next: i + 1 });
  return all[i]?.text.length === 4 ? found : found.filter((f) => 'half' in f.value);
}

/** The same with am or pm, when that follows. */
function withHalf(
  all: readonly Lexeme[],
  i: number,
  { value, next }: { value: Hours; next: number },
): ParsedAt<ClockSaid>[] {
  const from = is(all, next, "o'clock") ? next + 1 : next;
  const told = { ...value, said: wordsOf(all, i, from) };
  const found = halfAt(all, from);
  if (!found) return [{ value: told, next: from }];
  return [{ value: { ...told, half: found.half, sure: 'yes', said: wordsOf(all, i, found.next) }, next: found.next }];
}

function halfAt(all: readonly Lexeme[], i: number): { half: 'am' | 'pm'; next: number } | undefined {
  const half = is(all, i, 'am', 'a') ? 'am' : is(all, i, 'pm', 'p') ? 'pm' : undefined;
  if (!half || (is(all, i, 'am') && isGermanDay(all, i + 1))) return undefined;
  if (is(all, i, 'am', 'pm')) return { half, next: i + 1 };
  const dotted = is(all, i + 1, '.') && all[i + 1]?.glued === true && is(all, i + 2, 'm') && all[i + 2]?.glued === true;
  if (dotted) return { half, next: is(all, i + 3, '.') && all[i + 3]?.glued ? i + 4 : i + 3 };
  return all[i]?.glued ? { half, next: i + 1 } : undefined;
}

const isGermanDay = (all: readonly Lexeme[], i: number) =>
  /tag$|^mittwoch$|^sonnabend$|abend$|^nachmittag$/.test(all[i]?.text ?? '') ||
  (numberAt(all, i) !== undefined && is(all, i + 1, '.'));

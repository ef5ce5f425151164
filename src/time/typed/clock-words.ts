import { halfAt, plain, withHalf } from './clock-half.ts';
import { minutesAt } from './clock-minutes.ts';
import { after, afterOclock, is, type Lexeme, numberAt, type ParsedAt } from './lexemes.ts';
import type { ClockSaid } from './said.ts';
import { NUMBERS, UNITS } from './vocabulary.ts';

/** "half past nine", "quarter to ten", "five minutes past five", "halb zehn", "five pm", and beside a day or after "at": "nine", "nine thirty". */
export const spelledAt = (all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] => [
  ...besideHour(all, i),
  ...halves(all, i),
  ...ofTheHour(all, i),
  ...inWords(all, i),
];

const PAST = ['past', 'after', 'nach'];
const TO = ['to', 'before', 'vor', 'till', 'til', 'of'];

/** Minutes past an hour or to it. Figures alone may be hours too, as in "9 to 5", and "of" is said of other things. */
function besideHour(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const said = minutesAt(all, i);
  if (!said) return [];
  const { minutes, next, counted, figures } = said;
  const isHours = figures && !counted;
  const past = is(all, next, ...(isHours ? ['past'] : PAST));
  const to = minutes < 30 && is(all, next, ...TO) && !(isHours && minutes < 25);
  if (!past && !to) return [];
  const shifted = past ? minutes : -minutes;
  const half = is(all, next + 1, 'halb') ? hourAt(all, next + 2) : undefined;
  if (half !== undefined) return before(all, i, next + 3, half, 30 + shifted);
  const hour = hourAt(all, next + 1);
  if (hour === undefined) return is(all, next, 'past', 'to') ? toTheHour(all, next + 1, past, minutes) : [];
  return past ? clockAt(all, i, next + 2, hour, minutes) : before(all, i, next + 2, hour, 60 - minutes);
}

/** "a quarter past", "ten to the hour": of the hour that comes. */
function toTheHour(all: readonly Lexeme[], i: number, past: boolean, minutes: number): ParsedAt<ClockSaid>[] {
  const hour = after(all, i, 'the', 'hour');
  // "a quarter to …" may be of anything.
  if (hour === undefined && !past && i < all.length) return [];
  return [{ value: { pastHour: past ? minutes : 60 - minutes }, next: hour ?? i }];
}

/** "on the hour", "the top of the hour". */
function ofTheHour(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  if (is(all, i, 'hour') && is(all, i - 1, 'the') && is(all, i - 2, 'on'))
    return [{ value: { pastHour: 0 }, next: i + 1 }];
  const at = is(all, i, 'the') ? i + 1 : i;
  const of = after(all, at + 1, 'of', 'the');
  if (!is(all, at, 'top', 'bottom') || of === undefined) return [];
  return is(all, of, 'hour') ? [{ value: { pastHour: is(all, at, 'top') ? 0 : 30 }, next: of + 1 }] : [];
}

/** "halb zehn", "dreiviertel zehn"; "half three" is half past three for some and half past two for others, "viertel zehn" a quarter past nine or ten. */
function halves(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const hour = hourAt(all, i + 1);
  if (hour === undefined || UNITS.has(all[i + 2]?.text ?? '')) return [];
  if (is(all, i, 'halb')) return before(all, i, i + 2, hour, 30);
  if (is(all, i, 'dreiviertel')) return before(all, i, i + 2, hour, 45);
  const minutes = is(all, i, 'half') ? 30 : is(all, i, 'viertel') ? 15 : undefined;
  if (minutes === undefined) return [];
  return [...clockAt(all, i, i + 2, hour, minutes), ...before(all, i, i + 2, hour, minutes)];
}

/** "five pm", "three thirty pm", "fifteen hundred hours", "nine o'clock"; without any of them it is as sure as 9 is. */
function inWords(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const word = wordAt(all, i, 23);
  if (word === undefined) return [];
  if (is(all, i + 1, 'hundred')) return hundredHours(all, i, word);
  const oclock = is(all, i + 1, 'uhr') ? i + 2 : afterOclock(all, i + 1);
  if (oclock !== undefined) return clockAt(all, i, oclock, word, 0);
  const more = wordAt(all, i + 1, 50);
  const [minute, next] = more !== undefined && more > 9 ? [more, i + 2] : [0, i + 1];
  // "fifteen thirty" is an hour, "fifteen" alone counts something.
  if (word > 12 && minute === 0) return [];
  if (is(all, i - 1, 'at', 'um') || halfAt(all, next)) return clockAt(all, i, next, word, minute);
  // "tomorrow two hours", "friday one service": it counts something.
  return isCounting(all, next) || is(all, i, ...ARTICLES)
    ? []
    : withHalf(all, i, { value: plain(word, minute, { sure: minute > 0 ? 'odd' : 'bare' }), next });
}

/** "fifteen hundred hours", and without "hours" where no such number of anything is meant. */
function hundredHours(all: readonly Lexeme[], i: number, hour: number): ParsedAt<ClockSaid>[] {
  const hours = is(all, i + 2, 'hours', 'hrs');
  if (!hours && (hour < 13 || isCounting(all, i + 2))) return [];
  return [{ value: plain(hour, 0, { day24: true }), next: hours ? i + 3 : i + 2 }];
}

const isCounting = (all: readonly Lexeme[], i: number) =>
  /\p{L}/u.test(all[i]?.text ?? '') && !FOLLOWS.has(all[i]?.text ?? '');

const ARTICLES = ['one', 'ein', 'eine', 'einem', 'einen', 'einer'];
/** What may stand after an hour in words. */
const FOLLOWS: ReadonlySet<string> = new Set(
  'to until till til bis in on at for and tomorrow today sharp exactly or ish please am pm uhr because'.split(' '),
);

const hourAt = (all: readonly Lexeme[], i: number) => numberAt(all, i) ?? wordAt(all, i, 12);

/** A number in words; "a" and "an" are none. */
const wordAt = (all: readonly Lexeme[], i: number, most: number) => {
  const number = NUMBERS.get(all[i]?.text ?? '');
  return number !== undefined && number <= most ? number : undefined;
};

const hourBefore = (hour: number) => (hour === 0 ? 23 : hour - 1 || 12);

/** So many minutes after the hour that ends with one. */
const before = (all: readonly Lexeme[], i: number, next: number, hour: number, minutes: number) =>
  clockAt(all, i, next, hourBefore(hour), minutes);

const clockAt = (
  all: readonly Lexeme[],
  i: number,
  next: number,
  hour: number,
  minute: number,
): ParsedAt<ClockSaid>[] => withHalf(all, i, { value: plain(hour, minute), next });

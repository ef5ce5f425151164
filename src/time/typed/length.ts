import { andAShare, countAt } from './count.ts';
import { is, joint, type Lexeme, numberAt, type ParsedAt, wordsOf } from './lexemes.ts';
import type { Length } from './time.ts';
import { UNITS, type Unit } from './vocabulary.ts';

const UNIT: Record<Unit, Length> = {
  minute: { months: 0, days: 0, minutes: 1 },
  hour: { months: 0, days: 0, minutes: 60 },
  day: { months: 0, days: 1, minutes: 0 },
  week: { months: 0, days: 7, minutes: 0 },
  fortnight: { months: 0, days: 14, minutes: 0 },
  month: { months: 1, days: 0, minutes: 0 },
  quarter: { months: 3, days: 0, minutes: 0 },
  year: { months: 12, days: 0, minutes: 0 },
};

const MOST_PIECES = 4;

const NO_TIME: Length = { months: 0, days: 0, minutes: 0 };

/** The longest length that begins here: "1h30", "two and a half hours", "an hour and a half", "2 days, 3 hours". */
export const lengthAt = (all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined => lengthsAt(all, i).at(-1);

/** Every length that begins here: "3 days 15h" is also three days, at 15h. */
export function lengthsAt(all: readonly Lexeme[], i: number): ParsedAt<Length>[] {
  const sums: ParsedAt<Length>[] = [];
  for (let at = i, pieces = 0; pieces < MOST_PIECES; pieces++) {
    const piece = pieceAt(all, at);
    if (!piece) break;
    const sum = { value: plus(sums.at(-1)?.value, piece.value), next: piece.next };
    sums.push(sum);
    const between = is(all, sum.next, 'and', 'und', ',') ? sum.next + 1 : sum.next;
    const rest = minutesLeft(all, sum.next);
    if (rest !== undefined) {
      sums.push({ value: plus(sum.value, times(rest, 'minute')), next: between + 1 });
      break;
    }
    at = between;
  }
  return sums;
}

/** "1 h and 30", "1 hr 30": minutes of which nobody says that they are; "1 h and 30 services" and "1 h and 30 min" go on, and "2h 30" may be half past two. */
function minutesLeft(all: readonly Lexeme[], i: number): number | undefined {
  const joined = is(all, i, 'and', 'und');
  if (UNITS.get(all[i - 1]?.text ?? '') !== 'hour' || (!joined && is(all, i - 1, 'h'))) return undefined;
  const at = joined ? i + 1 : i;
  const minutes = numberAt(all, at, 2, 2);
  return minutes !== undefined && minutes < 60 && at + 1 === all.length ? minutes : undefined;
}

const plus = (a: Length = NO_TIME, b: Length): Length => ({
  months: a.months + b.months,
  days: a.days + b.days,
  minutes: a.minutes + b.minutes,
});

/** As ISO 8601 writes it: PT2H, P1D, P1DT12H. */
function isoAt(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  if (!is(all, i, 'p', 'pt')) return undefined;
  let next = i + 1;
  while (all[next]?.glued && all[next]?.word === all[i]?.word && next < i + MOST_ISO) next++;
  const found = ISO.exec(wordsOf(all, i, next).toLowerCase());
  if (!found || found[0].length < 3) return undefined;
  const units = ['year', 'month', 'week', 'day', 'hour', 'minute'] as const;
  const value = units.reduce((sum, unit, k) => plus(sum, times(Number(found[k + 1] ?? 0), unit)), NO_TIME);
  return { value, next };
}
const MOST_ISO = 14;
const ISO = /^p(?:(\d{1,4})y)?(?:(\d{1,4})m)?(?:(\d{1,4})w)?(?:(\d{1,4})d)?(?:t(?:(\d{1,4})h)?(?:(\d{1,4})m)?)?$/;

function pieceAt(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  const iso = isoAt(all, i);
  if (iso) return iso;
  const half = partOfAnHour(all, i) ?? hoursAndMinutes(all, i);
  if (half) return half;
  const count = countAt(all, i);
  const unit = count && unitAt(all, count.next);
  if (!count || !unit) return undefined;
  const next = count.next + 1;
  // 1h30, 1h30m
  const rest = unit === 'hour' && all[next]?.glued ? numberAt(all, next) : undefined;
  if (rest !== undefined)
    return {
      value: plus(times(rest, 'minute'), times(count.value, 'hour')),
      next: is(all, next + 1, 'm', 'min') ? next + 2 : next + 1,
    };
  const more = andAShare(all, next);
  return { value: times(count.value + (more?.value ?? 0), unit), next: more?.next ?? next };
}

/** "3mo" are months, and "mo" alone is a Monday. */
const unitAt = (all: readonly Lexeme[], i: number): Unit | undefined =>
  is(all, i, 'mo') && all[i]?.glued && all[i - 1]?.number !== undefined ? 'month' : UNITS.get(all[i]?.text ?? '');

/** A unit alone, after words that count it: "the next hour", "the next hour and a half". */
export function lengthOfUnit(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  const unit = UNITS.get(all[i]?.text ?? '');
  if (!unit) return undefined;
  const more = andAShare(all, i + 1);
  return { value: times(1 + (more?.value ?? 0), unit), next: more?.next ?? i + 1 };
}

/** Parts of a day or week pass as hours, parts of a month as days of 24 hours. */
function times(count: number, unit: Unit): Length {
  const { months, days, minutes } = UNIT[unit];
  const whole = Math.floor(count);
  const share = count - whole;
  return { months: months * whole, days: days * whole, minutes: minutes * count + (days + months * 30) * share * 1440 };
}

/** "half an hour", "a half-hour", "a quarter of an hour", "three quarters of an hour", "half a day". */
function partOfAnHour(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  const german = is(all, i, 'eine', 'einer') ? i + 1 : i;
  const quarters = is(all, german, 'viertelstunde') ? 0.25 : is(all, german, 'dreiviertelstunde') ? 0.75 : undefined;
  if (quarters) return { value: times(quarters, 'hour'), next: german + 1 };
  if (is(all, german, 'halbe', 'halben') && is(all, german + 1, 'stunde'))
    return { value: times(0.5, 'hour'), next: german + 2 };
  const start = is(all, i, 'a', 'three') ? i + 1 : i;
  const share = is(all, start, 'half')
    ? 0.5
    : is(all, i, 'three') && is(all, start, 'quarters')
      ? 0.75
      : is(all, start, 'quarter')
        ? 0.25
        : undefined;
  if (share === undefined) return undefined;
  const of = is(all, start + 1, 'of') || joint(all, start + 1, '-') ? start + 2 : start + 1;
  const article = is(all, of, 'an', 'a') ? of + 1 : of;
  const at = joint(all, article, '-') ? article + 1 : article;
  const unit = UNITS.get(all[at]?.text ?? '');
  return unit && (at > start + 1 || is(all, at, 'hour')) ? { value: times(share, unit), next: at + 1 } : undefined;
}

/** "1:30h" */
function hoursAndMinutes(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  const [hours, minutes] = [numberAt(all, i), numberAt(all, i + 2, 2)];
  if (hours === undefined || minutes === undefined || !joint(all, i + 1, ':')) return undefined;
  return UNITS.get(all[i + 3]?.text ?? '') === 'hour'
    ? { value: plus(times(hours, 'hour'), times(minutes, 'minute')), next: i + 4 }
    : undefined;
}

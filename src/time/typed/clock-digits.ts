import { type HourSaid, plain, withHalf } from './clock-half.ts';
import { afterOclock, is, joint, type Lexeme, numberAt, type ParsedAt, wordsOf } from './lexemes.ts';
import type { ClockSaid } from './said.ts';
import { MONTHS } from './vocabulary.ts';

/** What stands before a time of day. */
const LEADS_HOUR = ['at', '@', 'um', 'à', 'vers', 'om', 'alle'];
const OCLOCK = ['uhr', 'uur', 'heures', 'heure'];

/** In digits: 15:00, 15.30, 17h30, 16 Uhr, 5pm, 1700, 9. */
export function writtenAt(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
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
  // “à 15 h” is a time of day; “15 h” alone lasts.
  const isSaid = is(all, i - 1, ...LEADS_HOUR) && !is(all, i + 2, 'long', 'later');
  if (is(all, i + 1, ...OCLOCK) || (is(all, i + 1, 'h', 'u') && (all[i + 1]?.glued || isSaid))) {
    const glued = is(all, i + 1, 'h');
    const more = !glued || isSaid || all[i + 2]?.glued ? numberAt(all, i + 2, 2) : undefined;
    const next = more === undefined ? i + 2 : i + 3;
    return [{ value: plain(hour, more ?? 0, { day24: true, said: wordsOf(all, i, next) }), next }];
  }
  const oclock = afterOclock(all, i + 1);
  if (oclock !== undefined) return withHalf(all, i, { value: plain(hour, 0, { day24 }), next: oclock });
  return withHalf(all, i, { value: plain(hour, 0, { day24, sure: 'bare' }), next: i + 1 });
}

/** Parts of a second are dropped. */
const fraction = (all: readonly Lexeme[], i: number) =>
  joint(all, i, '.', ',') && numberAt(all, i + 1, 1, 9) !== undefined ? i + 2 : i;

function afterUhr(all: readonly Lexeme[], i: number, clock: { value: HourSaid; next: number }): ParsedAt<ClockSaid>[] {
  const uhr = is(all, clock.next, ...OCLOCK, 'h', 'hrs', 'hours');
  return uhr
    ? [
        {
          value: { ...clock.value, day24: true, sure: 'yes', said: wordsOf(all, i, clock.next + 1) },
          next: clock.next + 1,
        },
      ]
    : withHalf(all, i, clock);
}

/** 1700, 0930, 930pm, and 140000 after the T of 20260305T140000. */
function compact(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const six = is(all, i - 1, 't') && all[i]?.glued && all[i - 1]?.glued ? numberAt(all, i, 6, 6) : undefined;
  if (six !== undefined) {
    const [hour, minute, second] = [Math.floor(six / 10_000), Math.floor(six / 100) % 100, six % 100];
    return minute > 59 || second > 59
      ? []
      : [{ value: plain(hour, minute, { second, day24: true, said: all[i]?.text ?? '' }), next: i + 1 }];
  }
  const number = numberAt(all, i, 3, 4);
  // 2026-Mar-04 begins with its year.
  if (number === undefined || (joint(all, i + 1, '-', '/') && MONTHS.has(all[i + 2]?.text ?? ''))) return [];
  const day24 = number > 1259 || all[i]?.text.startsWith('0') === true;
  const clock = plain(Math.floor(number / 100), number % 100, { day24, sure: 'odd' });
  if (clock.minute > 59) return [];
  // 1700h is five o'clock, 120h are five days.
  if (all[i]?.text.length === 4 && is(all, i + 1, 'h', 'uhr', 'hrs', 'hours'))
    return [{ value: { ...clock, day24: true, sure: 'yes' }, next: i + 2 }];
  const found = withHalf(all, i, { value: clock, next: i + 1 });
  return all[i]?.text.length === 4 ? found : found.filter((f) => 'half' in f.value);
}

import { lengthAt } from './length.ts';
import { is, type Lexeme, numberAt, type ParsedAt } from './lexemes.ts';
import type { ShiftSaid, Spoken } from './said.ts';
import type { Length } from './time.ts';
import { NEAR_DAYS } from './vocabulary.ts';

/** From when on people count with a sign: T is now, or when it is planned; D and J are the day. */
const FROM_T = ['t'];
const FROM_DAY = ['d', 'j'];

const hours = (count: number): Length => ({ months: 0, days: 0, minutes: count * 60 });
const days = (count: number): Length => ({ months: 0, days: count, minutes: 0 });

type Signed = { way: 1 | -1; length?: Length; count: number; next: number };

/** "+2", "- 3d", "+ 30 min" */
function signedAt(all: readonly Lexeme[], i: number): Signed | undefined {
  if (!is(all, i, '+', '-')) return undefined;
  const way = is(all, i, '+') ? 1 : -1;
  const length = lengthAt(all, i + 1);
  if (length) return { way, length: length.value, count: 0, next: length.next };
  const count = numberAt(all, i + 1);
  // "T-1:30", "today - 15:00": a time of day.
  return count === undefined || is(all, i + 2, ':', '.', 'h', 'am', 'pm', '-', '/')
    ? undefined
    : { way, count, next: i + 2 };
}

/** "T+2", "D+1", "today + 2", "now + 2h", "+30m": from now, or from today. What "T+2" counts nobody says. */
export function plusAt(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  if (is(all, i, '+')) {
    const signed = all[i + 1]?.glued ? signedAt(all, i) : undefined;
    return signed?.length ? [{ value: { ahead: signed.length }, next: signed.next }] : [];
  }
  const near = NEAR_DAYS.get(all[i]?.text ?? '');
  const now = is(all, i, 'now', 'jetzt', ...FROM_T);
  const day = near ?? (is(all, i, ...FROM_DAY) ? 0 : undefined);
  const signed = now || day !== undefined ? signedAt(all, i + 1) : undefined;
  if (!signed || (signed.way < 0 && !is(all, i, ...FROM_T))) return [];
  const { length, count, next } = signed;
  if (signed.way < 0) return [{ value: { over: `${all[i]?.text.toUpperCase()}-${count || '…'}`, near: -1 }, next }];
  const told = (value: Spoken) => ({ value, next });
  if (now && length) return [told({ ahead: length })];
  if (now) return [told({ near: count }), told({ work: { days: count, whole: true } }), told({ ahead: hours(count) })];
  const more = length ? length.days : count;
  return length && (length.minutes > 0 || length.months > 0) ? [] : [told({ near: (day ?? 0) + more })];
}

/** "T+2h", "T-1", "-1h": from when it is planned. */
export function plusShiftsAt(all: readonly Lexeme[], i: number): ParsedAt<ShiftSaid>[] {
  const isBare = is(all, i, '-') && all[i + 1]?.glued === true;
  const signed = isBare ? signedAt(all, i) : is(all, i, ...FROM_T) ? signedAt(all, i + 1) : undefined;
  if (!signed || (isBare && !signed.length)) return [];
  const { way, length, count, next } = signed;
  return (length ? [length] : [days(count), hours(count)]).map((by) => ({ value: { length: by, ways: [way] }, next }));
}

import { ABOUT } from './clock.ts';
import { lengthOfUnit, lengthsAt } from './length.ts';
import { after, is, type Lexeme, type ParsedAt } from './lexemes.ts';
import { inGermanWeeks } from './relative.ts';
import type { Spoken } from './said.ts';
import { whichAt } from './stretch.ts';
import { NEAR_DAYS, WEEKDAYS } from './vocabulary.ts';

const NOW = { months: 0, days: 0, minutes: 0 };

/** "this time tomorrow", "this time next week": the hour that it is now. */
export function thisTime(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const next = after(all, i, 'this', 'time');
  if (next === undefined) return [];
  const near = NEAR_DAYS.get(all[next]?.text ?? '');
  if (near !== undefined && near > 0)
    return [{ value: { ahead: { ...NOW, days: near }, thisTime: true }, next: next + 1 }];
  const which = whichAt(all, next);
  const length = which?.value === 'next' ? lengthOfUnit(all, which.next) : undefined;
  return length ? [{ value: { ahead: length.value, thisTime: true }, next: length.next }] : [];
}

/** Before these the end of something else is said, from which it counts. */
const TO = ['until', 'till', 'til', 'to', 'by', '-', 'bis'];

/** "in two hours", "90 minutes from now", "an hour later", "now", "2 hours ago". */
export function fromNow(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const right = is(all, i, 'right', 'starting', 'straight') ? i + 1 : i;
  const now = is(all, right, 'now', 'jetzt', 'sofort') || (right > i && is(all, right, 'away'));
  if (now || is(all, i, 'immediately')) return [{ value: { ahead: NOW }, next: now ? right + 1 : i + 1 }];
  if (is(all, i - 1, 'at') && is(all, i, 'once')) return [{ value: { ahead: NOW }, next: i + 1 }];
  const in_ = is(all, i, 'in') ? i + 1 : i;
  const start = in_ > i && is(all, in_, ...ABOUT) ? in_ + 1 : in_;
  const lengths = lengthsAt(all, start);
  const length = lengths.at(-1);
  if (!length) return [];
  const inDays = lengths.filter((l) => l === length || l.value.minutes === 0);
  const soOn = (at: number) => after(all, at, 'or', 'so') ?? (is(all, at, 'time') ? at + 1 : at);
  if (WEEKDAYS.has(all[i - 1]?.text ?? '') && inGermanWeeks(all, i)) return [];
  if (start > i) return inDays.map(({ value, next }) => ({ value: { ahead: value }, next: soOn(next) }));
  const later =
    is(all, length.next, 'later', 'hence', 'später') && !is(all, i - 1, ...TO) ? length.next + 1 : undefined;
  const next = after(all, length.next, 'from', 'now') ?? later;
  if (next) return [{ value: { ahead: length.value }, next }];
  return is(all, length.next, 'ago') ? [{ value: { ahead: length.value, over: 'ago' }, next: length.next + 1 }] : [];
}

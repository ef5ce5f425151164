import { after, is, joint, type Lexeme, numberAt, type ParsedAt } from './lexemes.ts';
import type { Spoken, SpokenStretch, StretchOf } from './said.ts';
import { MONTHS, STRETCHES, WHICH, type Which } from './vocabulary.ts';

/** What is said around a whole stretch: "over the weekend", "all of next week", "in March". */
const AROUND = ['in', 'over', 'during', 'throughout', 'all', 'whole', 'entire', 'of', 'the', 'am', 'im'];
const MOST_AROUND = 4;

/** A stretch of the calendar as it stands by itself. */
export function stretchesAt(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  let at = i;
  while (at < i + MOST_AROUND && is(all, at, ...AROUND)) at++;
  return stretchAt(all, at);
}

/** "next week", "the weekend", "the month after next", "week 12", "Q2", "March 2026". */
function stretchAt(all: readonly Lexeme[], i: number, isWhole = false): ParsedAt<Spoken>[] {
  return [...called(all, i), ...numbered(all, i), ...month(all, i, isWhole), ...monthAndYear(all, i)];
}

/** After "of" a stretch may be named barely: "the end of the month". */
export function stretchOfAt(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const at = is(all, i, 'the', 'der', 'des') ? i + 1 : i;
  const of = STRETCHES.get(all[at]?.text ?? '');
  const bare =
    of && of !== 'weekend' && !isAfterNext(all, at + 1)
      ? [{ value: { stretch: { of, ahead: 0, bare: true as const } }, next: at + 1 }]
      : [];
  return [...bare, ...stretchAt(all, at, true)];
}

const counted = (of: StretchOf, ahead: number, next: number): ParsedAt<Spoken> => ({
  value: { stretch: { of, ahead } },
  next,
});

const isAfterNext = (all: readonly Lexeme[], i: number) => is(all, i, 'after') && is(all, i + 1, 'next');

function called(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const german = is(all, i, 'übernächste', 'übernächsten', 'übernächster') && STRETCHES.get(all[i + 1]?.text ?? '');
  if (german) return [counted(german, 2, i + 2)];
  const said = whichAt(all, i);
  const which = said?.value;
  const at = said?.next ?? i;
  const of = STRETCHES.get(all[at]?.text ?? '');
  if (!of) return [];
  if (!which && isAfterNext(all, at + 1)) return [counted(of, 2, at + 3)];
  if (!which) return of === 'weekend' ? [counted(of, 0, at + 1)] : [];
  if (which === 'last')
    return [{ value: { stretch: { of, ahead: -1 }, over: `${all[i]?.text} ${all[at]?.text}` }, next: at + 1 }];
  const stretch: SpokenStretch = {
    of,
    ahead: which === 'next' || (which === 'coming' && of !== 'weekend') ? 1 : 0,
    ...(of === 'weekend' && { either: true }),
  };
  return [{ value: { stretch }, next: at + 1 }];
}

/** "next", "coming", "this coming" */
export function whichAt(all: readonly Lexeme[], i: number): ParsedAt<Which> | undefined {
  const which = WHICH.get(all[i]?.text ?? '');
  const after = which === 'this' ? WHICH.get(all[i + 1]?.text ?? '') : undefined;
  if (after === 'coming' || after === 'this') return { value: after, next: i + 2 };
  return which && { value: which, next: i + 1 };
}

/** "week 12", "calendar week 12", "KW 12", "W12", "2026-W12", "2026-W12-5", "Q2", "Q2 2026". */
function numbered(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const iso = numberAt(all, i, 4, 4);
  const w = joint(all, i + 1, '-') ? i + 2 : i + 1;
  if (iso !== undefined && is(all, w, 'w') && all[w]?.glued && all[w + 1]?.glued)
    return numberOf('week', all, w + 1, iso).map((week) => dayOfIsoWeek(all, week));
  if (is(all, i, 'q') && all[i + 1]?.glued) return numberOf('quarter', all, i + 1);
  const week = after(all, i, 'calendar', 'week') ?? (isWeek(all, i) ? i + 1 : undefined);
  return week === undefined ? [] : numberOf('week', all, week);
}

/** “w12” in one word only. */
const isWeek = (all: readonly Lexeme[], i: number) =>
  is(all, i, 'week', 'wk', 'kw', 'cw', 'woche') || (is(all, i, 'w') && all[i + 1]?.glued === true);

/** The days of ISO 8601 go from Monday, 1, to Sunday, 7. */
function dayOfIsoWeek(all: readonly Lexeme[], week: ParsedAt<Spoken>): ParsedAt<Spoken> {
  const day = joint(all, week.next, '-') ? numberAt(all, week.next + 1, 1, 1) : undefined;
  if (day === undefined || day < 1 || day > 7) return week;
  return { value: { ...week.value, weekday: day % 7 }, next: week.next + 2 };
}

function numberOf(of: 'week' | 'quarter', all: readonly Lexeme[], i: number, iso?: number): ParsedAt<Spoken>[] {
  const number = numberAt(all, i);
  if (number === undefined || is(all, i + 1, ':')) return [];
  const year = iso ?? yearAt(all, i + 1);
  const stretch = { of, number, ...(year !== undefined && { year }) };
  return [{ value: { stretch }, next: year === undefined || iso !== undefined ? i + 1 : i + 2 }];
}

/** A month by its name, where no day of it is named; `isWhole`: it can be no day's, as after "of". */
function month(all: readonly Lexeme[], i: number, isWhole: boolean): ParsedAt<Spoken>[] {
  const number = MONTHS.get(all[i]?.text ?? '');
  if (number === undefined || (!isWhole && all[i - 1]?.number !== undefined)) return [];
  const dot = is(all, i + 1, '.') && all[i + 1]?.glued ? i + 2 : i + 1;
  // "March, 2026", "March of 2026", "Mar-2026"
  const joined = is(all, dot, ',', 'of') || joint(all, dot, '-', '/') ? yearAt(all, dot + 1) : undefined;
  if (joined !== undefined) return [{ value: { stretch: { of: 'month', number, year: joined } }, next: dot + 2 }];
  const ahead = yearAheadAt(all, dot);
  if (ahead) return [{ value: { stretch: { of: 'month', number, yearsAhead: ahead.value } }, next: ahead.next }];
  const year = yearAt(all, dot);
  if (!isWhole && year === undefined && all[dot]?.number !== undefined && !is(all, dot + 1, ':', 'am', 'pm')) return [];
  const stretch = { of: 'month' as const, number, ...(year !== undefined && { year }) };
  return [{ value: { stretch }, next: year === undefined ? dot : dot + 1 }];
}

/** "2026-March", "2026 Aug", 04/2027: all of a month, where no day of it is named. */
function monthAndYear(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const named = monthOfYear(all, i);
  if (named) {
    const { month: number, year } = named.value;
    return [{ value: { stretch: { of: 'month', number, year } }, next: named.next }];
  }
  const [month, year] = [numberAt(all, i), yearAt(all, i + 2)];
  const isOne = joint(all, i + 1, '/') && !joint(all, i - 1, '/') && !joint(all, i + 3, '/');
  if (month === undefined || month < 1 || month > 12 || year === undefined || !isOne) return [];
  return [{ value: { stretch: { of: 'month', number: month - 1, year } }, next: i + 3 }];
}

/** A year before the name of a month: "2026 March", 2026-Mar, 2026/Mar. */
export function monthOfYear(all: readonly Lexeme[], i: number): ParsedAt<{ year: number; month: number }> | undefined {
  const year = numberAt(all, i, 4, 4);
  const at = joint(all, i + 1, '-', '/') ? i + 2 : i + 1;
  const month = MONTHS.get(all[at]?.text ?? '');
  if (year === undefined || year < 2000 || year >= 2100 || month === undefined) return undefined;
  return { value: { year, month }, next: at + 1 };
}

/** "next year", "of this year", after a month or a date. */
export function yearAheadAt(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const which = whichAt(all, is(all, i, 'of') ? i + 1 : i);
  if (!which || which.value === 'last' || STRETCHES.get(all[which.next]?.text ?? '') !== 'year') return undefined;
  return { value: which.value === 'this' ? 0 : 1, next: which.next + 1 };
}

const yearAt = (all: readonly Lexeme[], i: number) => {
  const year = numberAt(all, i, 4, 4);
  return year !== undefined && year >= 2000 && year < 2100 && !is(all, i + 1, ':', 'h', 'uhr') ? year : undefined;
};

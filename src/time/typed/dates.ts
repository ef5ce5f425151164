import { is, joint, type Lexeme, numberAt, type ParsedAt, type Parser } from './lexemes.ts';
import { ordinalAt as ordinalWithEnding } from './ordinals.ts';
import type { DateSaid } from './said.ts';
import { monthOfYear, yearAheadAt } from './stretch.ts';
import { MONTHS, UNITS, WEEKDAYS } from './vocabulary.ts';

/** Every date that begins here, in figures or with the name of a month. */
export const datesAt: Parser<DateSaid> = (all, i) => [
  ...iso(all, i),
  ...yearFirst(all, i),
  ...dotted(all, i),
  ...slashed(all, i),
  ...withMonth(all, i),
];

/** 2026-03-04, 2026/03/04, 20260304. */
function iso(all: readonly Lexeme[], i: number): ParsedAt<DateSaid>[] {
  const [year, month, day] = [numberAt(all, i, 4, 4), numberAt(all, i + 2), numberAt(all, i + 4)];
  const marked = ['-', '/', '.'].some((m) => joint(all, i + 1, m) && joint(all, i + 3, m));
  if (year !== undefined && month !== undefined && day !== undefined && marked)
    return [{ value: { year, month: month - 1, day }, next: i + 5 }];
  const all8 = numberAt(all, i, 8, 8);
  if (all8 === undefined || !/^20\d\d(0\d|1[0-2])[0-3]\d$/.test(all[i]?.text ?? '')) return [];
  return [
    {
      value: { year: Math.floor(all8 / 10_000), month: (Math.floor(all8 / 100) % 100) - 1, day: all8 % 100 },
      next: i + 1,
    },
  ];
}

/** 2026-Mar-04, 2026/Mar/4, "2026 March 4". */
function yearFirst(all: readonly Lexeme[], i: number): ParsedAt<DateSaid>[] {
  const named = monthOfYear(all, i);
  if (!named) return [];
  const day = dayAt(all, joint(all, named.next, '-', '/') ? named.next + 1 : named.next);
  return day ? [{ value: { ...named.value, day: day.value }, next: day.next }] : [];
}

/** 4.3.2026, 4.3.26, 4.3., 4.3 and "4. 3. 2026": the day first, everywhere. */
function dotted(all: readonly Lexeme[], i: number): ParsedAt<DateSaid>[] {
  const day = numberAt(all, i);
  const [month, then] = [numberAt(all, i + 2), i + 3];
  if (day === undefined || month === undefined || !is(all, i + 1, '.') || all[i + 1]?.glued !== true) return [];
  const dot = is(all, then, '.') && all[then]?.glued === true;
  const year = dot && all[then + 1]?.glued === all[i + 2]?.glued ? yearAt(all, then + 1) : undefined;
  if (year !== undefined) return [{ value: { year, month: month - 1, day }, next: then + 2 }];
  // 4.3.1 is a version; 4. 3 without another dot may be anything.
  if ((dot && all[then + 1]?.glued && all[then + 1]?.number !== undefined) || (!dot && !all[i + 2]?.glued)) return [];
  return [{ value: { month: month - 1, day }, next: dot ? then + 1 : then }];
}

/** 12/3, 12/3/2026, 12-3-2026, 12-3-26: both ways. */
function slashed(all: readonly Lexeme[], i: number): ParsedAt<DateSaid>[] {
  const [a, b] = [numberAt(all, i), numberAt(all, i + 2)];
  if (a === undefined || b === undefined) return [];
  const mark = joint(all, i + 1, '/') ? '/' : joint(all, i + 1, '-') ? '-' : undefined;
  const more = mark && joint(all, i + 3, mark) ? yearAt(all, i + 4) : undefined;
  // 9-10-11 may be hours; 12-30-26 ends with a year, because no day has so many.
  if (!mark || (mark === '-' && (more === undefined || more <= 2000 + LAST_HOUR))) return [];
  const next = more === undefined ? i + 3 : i + 5;
  const year = more === undefined ? {} : { year: more };
  const both = [
    { ...year, month: b - 1, day: a },
    { ...year, month: a - 1, day: b },
  ];
  // Of 4/31 it is April that has no day 31: nobody meant a month 31.
  const inYear = both.filter(({ month }) => month < 12);
  return (a === b ? both.slice(1) : inYear.length > 0 ? inYear : both).map((value) => ({ value, next }));
}

/** "4 March", "4th of March 2026", "March 4, 2026", "4. März", "9-Mar-2026", "9/Mar/2026", "the ninth of March", "the 4th". */
function withMonth(all: readonly Lexeme[], i: number): ParsedAt<DateSaid>[] {
  const month = MONTHS.get(all[i]?.text ?? '');
  if (month !== undefined) {
    const mark = joint(all, i + 1, '-', '/') ? all[i + 1]?.text : undefined;
    const dot = mark || is(all, i + 1, '.') ? i + 2 : i + 1;
    const day = dayAt(all, is(all, dot, 'the') ? dot + 1 : dot);
    if (!day || (isBareNumber(all, i - 1) && shortYearAt(all, dot) !== undefined)) return [];
    return withYear(all, { value: { month, day: day.value }, next: day.next }, mark);
  }
  const day = dayAt(all, i);
  if (!day) return [];
  const mark = joint(all, day.next, '-', '/') ? all[day.next]?.text : undefined;
  const of = mark || is(all, day.next, 'of', 'de', '.') ? day.next + 1 : day.next;
  const named = MONTHS.get(all[of]?.text ?? '');
  if (named === undefined) return isNamedAlone(all, i) ? [{ value: { day: day.value }, next: day.next }] : [];
  const dot = is(all, of + 1, '.') && all[of + 1]?.glued === true ? of + 2 : of + 1;
  return withYear(all, { value: { month: named, day: day.value }, next: dot }, mark);
}

/** In "4 March 27" the 27 is the year, and 4 no time of day before it. */
const isBareNumber = (all: readonly Lexeme[], i: number) =>
  numberAt(all, i) !== undefined && !is(all, i - 1, ':', '.', 'at', '@', 'um');

/** "the 4th", "the first"; "first" alone is another word, and "the first Monday" another day. */
function isNamedAlone(all: readonly Lexeme[], i: number): boolean {
  const day = ordinalWithEnding(all, i);
  if (!day || WEEKDAYS.has(all[day.next]?.text ?? '') || is(all, day.next, 'thing')) return false;
  return all[i]?.number !== undefined || is(all, i - 1, 'the');
}

/** The same with a year, when one follows, after the same mark as before; without it the number may be a time of day. */
function withYear(all: readonly Lexeme[], { value, next }: ParsedAt<DateSaid>, mark?: string): ParsedAt<DateSaid>[] {
  const at = is(all, next, ',') || (mark && joint(all, next, mark)) ? next + 1 : next;
  const ahead = yearAheadAt(all, at);
  if (ahead) return [{ value: { ...value, yearsAhead: ahead.value }, next: ahead.next }];
  const year = numberAt(all, at, 4, 4);
  const short = shortYearAt(all, at);
  const plain = { value, next };
  if (short !== undefined) return [{ value: { ...value, year: short }, next: at + 1 }, plain];
  if (year === undefined || year < 1900 || is(all, at + 1, ':', 'h', 'uhr')) return [plain];
  const dated = { value: { ...value, year }, next: at + 1 };
  return year >= 2000 && year < 2100 ? [dated] : [dated, plain];
}

/** "4 March 27": a year, where it can be no hour and no beginning of something else. */
function shortYearAt(all: readonly Lexeme[], i: number): number | undefined {
  const two = numberAt(all, i, 2, 2);
  const goesOn = UNITS.has(all[i + 1]?.text ?? '') || is(all, i + 1, ':', '-', '/', 'to', 'past', 'before', 'after');
  return two === undefined || two <= LAST_HOUR || goesOn ? undefined : 2000 + two;
}
const LAST_HOUR = 24;

const yearAt = (all: readonly Lexeme[], i: number): number | undefined => {
  const two = numberAt(all, i, 2, 2);
  return numberAt(all, i, 4, 4) ?? (two === undefined ? undefined : 2000 + two);
};

/** A day of a month: 4, 4th, thirty-first. */
function dayAt(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const value = numberAt(all, i);
  if (value !== undefined && is(all, i + 1, ':')) return undefined;
  return ordinalWithEnding(all, i) ?? (value === undefined ? undefined : { value, next: i + 1 });
}

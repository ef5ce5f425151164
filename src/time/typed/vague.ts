import { lengthsAt } from './length.ts';
import { after, is, type Lexeme, type ParsedAt, type Parser, wordsOf } from './lexemes.ts';
import { workDayAt } from './relative.ts';
import type { Spoken } from './said.ts';
import { DAYS_AGAIN, NUMBERS, STRETCHES, UNITS } from './vocabulary.ts';

const EXACT = 'names no exact time: write a day and a time, such as “Friday 15:00”.';
const MID = ['mid', 'middle', 'mitte'];
const A_WHILE = ['bit', 'moment', 'sec', 'second', 'while', 'jiffy'];
const EACH = ['each', 'every', 'jeden'];
const SOME = [
  ...MID,
  'anfang',
  'sometime',
  'someday',
  'anytime',
  'soon',
  'later',
  'earlier',
  'sooner',
  'eventually',
  'asap',
  'early',
  'late',
  'after',
  'midweek',
];
const ENDLESS = [['weiteres'], ['forever'], ['indefinitely'], ['further', 'notice'], ['open', 'end']];
const AGAIN = [
  ...EACH,
  'daily',
  'nightly',
  'weekly',
  'biweekly',
  'monthly',
  'weekdays',
  'weeknights',
  'weekends',
  'täglich',
  ...DAYS_AGAIN,
];

/** Words that people say for a time and that nobody can reckon with: they are named whole, and what to write instead. `days`: what may follow them. */
export function vagueAt(all: readonly Lexeme[], start: number, days: Parser<Spoken>): ParsedAt<Spoken>[] {
  const i = is(all, start, 'in') && is(all, start + 1, 'the') && is(all, start + 2, ...MID) ? start + 2 : start;
  if (is(all, i, 'in') && is(all, i + 1, 'a') && is(all, i + 2, ...A_WHILE)) return [told(all, i, i + 3, EXACT)];
  const some = severalAt(all, i);
  if (some !== undefined) return [told(all, i, some, 'names no number: write how many.')];
  const more = moreThanAt(all, i);
  if (more !== undefined) return [told(all, i, more, 'names no exact length: write how long.')];
  const count = workDaysAt(all, i);
  if (count !== undefined) return [told(all, i, count, 'can’t be counted here: write when it ends.')];
  const endless = ENDLESS.find((words) => after(all, i, ...words));
  if (endless)
    return [told(all, i, i + endless.length, 'is no end: write one, such as “until Friday 18:00”; it can be moved.')];
  const again = is(all, i, ...AGAIN);
  if (!again && !is(all, i, ...SOME)) return [];
  const joint = is(all, i + 1, '-', 'of', 'in', 'on', 'other', 'second') ? i + 2 : i + 1;
  const named = all[joint]?.text ?? '';
  const isBare = is(all, i, ...MID) ? STRETCHES.has(named) : again && (UNITS.has(named) || named === 'weekday');
  const bare = isBare ? [joint + 1] : [];
  const followed = [...bare, ...days(all, joint).map(({ next }) => next)];
  // “after” is said of other things than days.
  const ends = is(all, i, 'after', 'anfang', ...MID, ...EACH) ? followed : [i + 1, ...followed];
  const why = again ? 'comes again: write one time of it. What comes again stands in the manifests.' : EXACT;
  return ends.map((end) => told(all, i, end, why));
}

/** After "3 business days", which is no length that passes. */
const workDaysAt = (all: readonly Lexeme[], i: number) =>
  all[i]?.number !== undefined || NUMBERS.has(all[i]?.text ?? '') ? workDayAt(all, i + 1) : undefined;

const told = (all: readonly Lexeme[], from: number, upTo: number, why: string): ParsedAt<Spoken> => ({
  value: { vague: `“${wordsOf(all, from, upTo)}” ${why}` },
  next: upTo,
});

/** After "a few hours", "a couple of days", "several weeks", "a day or two". */
function severalAt(all: readonly Lexeme[], start: number): number | undefined {
  const in_ = is(all, start, 'in') ? start + 1 : start;
  const i = is(all, in_, 'a') && is(all, in_ + 1, 'few', 'couple') ? in_ + 1 : in_;
  if (is(all, i, 'few', 'couple', 'several', 'some')) {
    const of = is(all, i + 1, 'of') ? i + 2 : i + 1;
    const [more] = [workUnit(all, of)];
    return more === undefined ? undefined : (after(all, more, 'from', 'now') ?? more);
  }
  const [one, unit] = [all[in_]?.number ?? NUMBERS.get(all[in_]?.text ?? ''), workUnit(all, in_ + 1)];
  const counts = one !== undefined || is(all, in_, 'a', 'an');
  const or = unit !== undefined && counts && is(all, unit, 'or') ? unit + 1 : undefined;
  return or !== undefined && (all[or]?.number !== undefined || NUMBERS.has(all[or]?.text ?? '')) ? or + 1 : undefined;
}

/** After "over a week", "more than an hour", "in over two days". */
function moreThanAt(all: readonly Lexeme[], start: number): number | undefined {
  const i = is(all, start, 'in', 'for') ? start + 1 : start;
  const than = is(all, i, 'over') ? i + 1 : after(all, i, 'more', 'than');
  return than === undefined ? undefined : lengthsAt(all, than).at(-1)?.next;
}

const workUnit = (all: readonly Lexeme[], i: number) => {
  const at = is(all, i, 'business', 'working', 'more') ? i + 1 : i;
  return UNITS.has(all[at]?.text ?? '') ? at + 1 : undefined;
};

import { later } from './calendar.ts';
import { type Lexeme, lexemesOf, type ParsedAt } from './lexemes.ts';
import { MINUTE } from './meanings.ts';
import { phrasesAt } from './phrase.ts';
import { phraseMeant } from './phrase-meant.ts';
import type { TimePhrase } from './said.ts';
import { shiftsAt } from './shift.ts';
import type { ClearTime, Length, Time, TimeFound, TimeSetting, TypedWord } from './time.ts';
import { writeTime } from './write.ts';

export { BEGINNINGS, MEANT_WORDS, TIME_WORDS } from './known-words.ts';
export { isOnlyATime } from './only-a-time.ts';
export { inEnglish } from './other-languages.ts';
export type {
  ClearTime,
  Length,
  Skipped,
  Time,
  TimeFound,
  TimeSetting,
  TypedWord,
} from './time.ts';
export { yearWords } from './until-meant.ts';
export { MONTHS } from './vocabulary.ts';

import { BEGINNINGS } from './known-words.ts';

export { writeLength, writeMoment, writeTime, writeWindow } from './write.ts';

/** More is not read: nobody types that much. */
const MOST_CHARACTERS = 3000;
const MOST_READINGS = 8;
const MOST_TIMES = 8;

/** An instant (UTC ISO) so much later, by the calendar of a zone (IANA). */
export const laterThan = (instant: string, length: Length, zone: string) =>
  new Date(later({ zone }, Date.parse(instant), length)).toISOString();

/** A text as words. */
export const wordsIn = (text: string): TypedWord[] =>
  [...text.slice(0, MOST_CHARACTERS).matchAll(/\S+/g)].map((found) => ({ text: found[0], at: found.index }));

/**
 * The times among words, from left to right, each as long as it can be; words in between belong to none. Words that are not beside each other in the
 * sentence may be given one after the other: "tomorrow" and "3pm" are one time then.
 */
export function timesIn(words: readonly TypedWord[], setting: TimeSetting): TimeFound[] {
  return found(words, setting, false, MOST_TIMES);
}

/** What words say that are nothing but one time; undefined when some of them say something else. */
export function timeOf(words: readonly TypedWord[], setting: TimeSetting): Time | undefined {
  const [first] = found(words, setting, true, 1);
  const whole = first?.from === 0 && first.upTo === words.length;
  return whole ? first.time : undefined;
}

function found(words: readonly TypedWord[], setting: TimeSetting, alone: boolean, most: number): TimeFound[] {
  const lexemes = lexemesOf(words);
  const times: TimeFound[] = [];
  for (let i = 0; i < lexemes.length && times.length < most; ) {
    const phrases = mayBegin(lexemes, i) ? longest(lexemes, i, alone, setting) : [];
    const [first] = phrases;
    if (!first) {
      i++;
      continue;
    }
    const from = lexemes[i]?.word ?? 0;
    const upTo = (lexemes[first.next - 1]?.word ?? 0) + 1;
    const said = words
      .slice(from, upTo)
      .map((w) => w.text)
      .join(' ');
    times.push({
      from,
      upTo,
      said,
      time: timeSaid(
        phrases.map((p) => p.value),
        setting,
        said,
      ),
    });
    i = first.next;
  }
  return times;
}

/** At the beginning of a word that a time can begin with. */
function mayBegin(all: readonly Lexeme[], i: number): boolean {
  const lexeme = all[i];
  if (!lexeme || lexeme.word === all[i - 1]?.word) return false;
  const isMore = /^[+-]$/.test(lexeme.text) && all[i + 1]?.glued === true && all[i + 1]?.number !== undefined;
  return isMore || lexeme.number !== undefined || BEGINNINGS.has(lexeme.text);
}

/** Every way to read the most words that begin here. */
function longest(all: readonly Lexeme[], i: number, alone: boolean, { planned }: TimeSetting): ParsedAt<TimePhrase>[] {
  const shifts = planned ? shiftsAt(all, i) : [];
  const whole = [...phrasesAt(all, i, alone), ...shifts].flatMap((p) => {
    const next = afterMarks(all, p.next);
    return next === all.length || all[next]?.word !== all[next - 1]?.word ? [{ value: p.value, next }] : [];
  });
  const most = Math.max(...whole.map((p) => p.next), i);
  const found = whole.filter((p) => p.next === most);
  // "by 2h" is no hour until which.
  return found.some((p) => p.value.shift) ? found.filter((p) => p.value.shift) : found;
}

/** Marks at the end of a word say nothing: "tomorrow 3pm." */
function afterMarks(all: readonly Lexeme[], i: number): number {
  let next = i;
  while (all[next]?.glued && /^[,.;!?:]$/.test(all[next]?.text ?? '')) next++;
  return next;
}

function timeSaid(phrases: TimePhrase[], setting: TimeSetting, said: string): Time {
  const short = said.length > 60 ? `${said.slice(0, 59)}…` : said;
  const all = phrases.map((phrase) => phraseMeant(phrase, setting, short));
  const times = all.flatMap((m) => m.times);
  const ahead = setting.past ? [] : times.filter((time) => !hasBegun(time, setting));
  const readings = new Map(
    (ahead.length > 0 ? ahead : times).map((time): [string, ClearTime] => [writeTime(time, setting.zone), time]),
  );
  const [first] = readings.values();
  if (!first) return { is: 'wrong', why: all.flatMap((m) => m.wrong)[0] ?? `I can't read “${short}” as a time.` };
  if (readings.size === 1) return first;
  if (!setting.past && times.every((time) => hasEnded(time, setting)))
    return { is: 'wrong', why: `“${short}” is in the past.` };
  if (readings.size > MOST_READINGS)
    return { is: 'wrong', why: `“${short}” can mean ${readings.size} things: write the day and the time out.` };
  const sorted = [...readings].sort(([, a], [, b]) => keyOf(a).localeCompare(keyOf(b)));
  return { is: 'ambiguous', readings: sorted.map(([typed, time]) => ({ typed, time })) };
}

/** Of several readings nobody means one that has begun; a stretch of days goes on until its end. */
const hasBegun = (t: ClearTime, setting: TimeSetting) =>
  t.is === 'start' || t.is === 'span' ? isOver(t.start, setting) : hasEnded(t, setting);
const hasEnded = (t: ClearTime, setting: TimeSetting) =>
  t.is === 'start' ? isOver(t.start, setting) : t.is !== 'length' && isOver(t.end, setting);
const isOver = (at: string, { now }: TimeSetting) => Date.parse(at) < Date.parse(now) - MINUTE;

const keyOf = (t: ClearTime) => [('start' in t && t.start) || '', ('end' in t && t.end) || ''].join(' ');

import type { Length } from './time.ts';
import type { PartOfDay, Which } from './vocabulary.ts';

/**
 * A time of day. `half`: am or pm was said; `day24`: it was written on the clock of 24 hours. `sure`: a number that may be something else as well is a time
 * only beside a day, after "at" or in a range: `odd` such as 15.30 or 1700, `bare` such as 9.
 */
export type ClockSaid =
  | { named: 'noon' | 'midnight' | 'start of work' | 'end of work' }
  /** "after lunch": the minutes of the day that people mean by it */
  | { around: readonly number[] }
  /** "a quarter past": so many minutes after the hour that comes */
  | { pastHour: number }
  | {
      hour: number;
      minute: number;
      second: number;
      half?: 'am' | 'pm';
      day24: boolean;
      sure: 'yes' | 'odd' | 'bare';
      said: string;
    };

/** A day of the calendar, as far as it was said; months from 0. `yearsAhead`: 1 for "next year". */
export type DateSaid = { year?: number; yearsAhead?: number; month?: number; day: number };

/**
 * A stretch of the calendar: so many of them ahead of this one, or the one of a number: months from 0, quarters from 1, weeks as in ISO 8601.
 * `either`: "next weekend", which is the coming one for some; `bare`: "the month", which is the next one for a day that is over.
 */
export type SpokenStretch = { of: StretchOf; either?: true; bare?: true } & (
  | { ahead: number }
  | { number: number; year?: number; yearsAhead?: number }
);
export type StretchOf = 'week' | 'weekend' | 'month' | 'quarter' | 'year';

/** The beginning or end of a day or a stretch. */
export type Edge = { of: 'day' | SpokenStretch; end: boolean };

/** "the first Monday", "the last working day", "the second week" of a stretch; the last is -1. */
export type Nth = { n: number; of: number | 'day' | 'work' | 'week' };

/** Whose wall clock: an IANA zone, minutes east of UTC, or an abbreviation that is both, such as CET. */
export type Place = { zone: string } | { offset: number; usual?: string };

/** What was said of one moment, in any order. */
export type Spoken = {
  date?: DateSaid;
  /** "the week of 9 March": from Monday to Sunday */
  weekOf?: true;
  /** days from today */
  near?: number;
  /** days after the one that was said before: "the next day", "the same day" */
  later?: number;
  /** from now on */
  ahead?: Length;
  weekday?: number;
  which?: Which;
  stretch?: SpokenStretch;
  nth?: Nth;
  /** days on which people work, from now on; `whole`: the day, not the hour that it is now */
  work?: { days: number; whole: boolean };
  /** so many days after the one that was said: "a week from Monday" */
  plus?: number;
  /** a day off by its name, in small letters */
  holiday?: string;
  edge?: Edge;
  clock?: ClockSaid;
  part?: PartOfDay;
  place?: Place;
  /** words for something that is over, as they were said */
  over?: string;
  /** why the words name no time that can be reckoned with */
  vague?: string;
  /** "same time": what is planned keeps it */
  same?: true;
  /** "this time tomorrow": the hour that it is now, whatever is planned */
  thisTime?: true;
  /** "at" stood before the time of day */
  at?: true;
  /** the day was said after the time of day */
  trailing?: true;
};

/**
 * What was said of one stretch of time. `until`: it began with until, and has an end only; `before`: a day is not part
 * of it; `whole`: all of it is, as in "through Friday"; `open`: "from Monday on", which has no end; `beside`: "Saturday and Sunday", days that
 * follow each other.
 */
export type TimePhrase = {
  start?: Spoken;
  end?: Spoken;
  length?: Length;
  until?: true;
  before?: true;
  whole?: true;
  open?: true;
  beside?: true;
  shift?: ShiftSaid;
};

/** So far from where it is planned: later is 1, earlier -1; without a length nobody said how far. `clock`: at which time of day then; `on`: on which day. */
export type ShiftSaid = { length?: Length; ways: readonly (1 | -1)[]; clock?: ClockSaid; on?: Spoken };

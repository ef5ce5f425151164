import type { Length } from './time.ts';
import type { Part, Which } from './vocabulary.ts';

/**
 * A time of day. `half`: am or pm was said; `day24`: it was written on the clock of 24 hours. `sure`: a number that may be something else as well is a time
 * only beside a day, after "at" or in a range: `odd` such as 15.30 or 1700, `bare` such as 9.
 */
export type ClockSaid =
  | { named: 'noon' | 'midnight' | 'end of work' }
  | {
      hour: number;
      minute: number;
      second: number;
      half?: 'am' | 'pm';
      day24: boolean;
      sure: 'yes' | 'odd' | 'bare';
      said: string;
    };

/** A day of the calendar, as far as it was said; months from 0. */
export type DateSaid = { year?: number; month?: number; day: number };

/** The beginning or end of a stretch of the calendar, so many of them ahead. `month`: of that month, from 0. */
export type Edge = { of: 'day' | 'week' | 'month' | 'quarter' | 'year'; end: boolean; ahead: number; month?: number };

/** Whose wall clock: an IANA zone, minutes east of UTC, or an abbreviation that is both, such as CET. */
export type Place = { zone: string } | { offset: number; usual?: string };

/** What was said of one moment, in any order. */
export type Spoken = {
  date?: DateSaid;
  /** days from today */
  near?: number;
  /** from now on */
  ahead?: Length;
  weekday?: number;
  which?: Which;
  /** weeks from this one */
  week?: number;
  edge?: Edge;
  clock?: ClockSaid;
  part?: Part;
  place?: Place;
  /** words for something that is over, as they were said */
  over?: string;
  /** "at" stood before the time of day */
  at?: true;
  /** the day was said after the time of day */
  trailing?: true;
};

/** What was said of one stretch of time. `until`: it began with until, and has an end only. */
export type Phrase = { start?: Spoken; end?: Spoken; length?: Length; until?: true };

/** One typed word: its text without spaces, and where it begins in the sentence (UTF-16 units). */
export type TypedWord = { text: string; at: number };

/**
 * From when and where typed times are read. `now`: UTC ISO; `zone`: IANA, the person's; `workingHours`: `HH:mm`, which say what a bare hour, a morning
 * and the end of a day mean. `untilDay`: what "until Friday" means; without it, it is ambiguous.
 */
export type TimeSetting = {
  now: string;
  zone: string;
  workingHours: { from: string; until: string };
  untilDay?: 'end of work';
  /** "last week" may be meant: nothing is planned with it */
  past?: boolean;
  /** days off in the zone, by date (`2026-12-25`): their names */
  holidays?: Readonly<Record<string, string>>;
  /** what is moved: its day, its time of day and its length hold where they are not said, and "1h later" counts from it */
  planned?: PlannedWindow | 'not known yet';
};

/** A window, UTC ISO. */
export type PlannedWindow = { start: string; end: string };

/** How long: months and days are those of the calendar, minutes pass as they do. */
export type Length = { months: number; days: number; minutes: number };

/** Wall-clock times that were said and that spring skips, as they are written: the instants are later by the gap. */
export type Skipped = { start?: string; end?: string };

/** What was said, when it can mean only one thing; instants are UTC ISO, ends exclusive. */
export type ClearTime =
  | { is: 'span'; start: string; end: string; skipped?: Skipped }
  /** "tomorrow 3pm": when it ends was not said */
  | { is: 'start'; start: string; skipped?: Skipped }
  /** "tomorrow", "Friday to Monday", "next week": whole days, no time of day; `open`: "from Monday on", whose end is not said */
  | { is: 'days'; start: string; end: string; open?: true }
  /** "until Friday 18:00" */
  | { is: 'until'; end: string; skipped?: Skipped }
  /** "for 1h30" */
  | { is: 'length'; length: Length };

/** One of several things that words can mean. `typed`: the same reading in words that can mean nothing else, in the person's zone. */
export type TimeReading = { typed: string; time: ClearTime };

export type Time =
  | ClearTime
  /** two readings or more, none of which is chosen for the person */
  | { is: 'ambiguous'; readings: TimeReading[] }
  /** parts that contradict each other, hours that run backwards, what is over: a sentence for the person */
  | { is: 'wrong'; why: string };

/** Words [from, upTo) of those that were given, and the time they say. */
export type TimeFound = { from: number; upTo: number; said: string; time: Time };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** An instant, UTC ISO, by its ms since 1970. */
export const instantOf = (ms: number): string => new Date(ms).toISOString();

/** What lies so many ms after an instant, or before it where they are negative; both UTC ISO. */
export const instantAfter = (instant: string, ms: number): string => instantOf(Date.parse(instant) + ms);

/** The whole minute that is nearest, or the first that is not before it: what is written to the minute and lasts as long as was said. UTC ISO. */
export const wholeMinute = (instant: string, to: 'nearest' | 'up' = 'nearest'): string =>
  instantOf((to === 'up' ? Math.ceil : Math.round)(Date.parse(instant) / MINUTE_MS) * MINUTE_MS);

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** What lies so many ms after an instant, or before it where they are negative; both UTC ISO. */
export const instantAfter = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** The whole minute that is nearest, or the first that is not before it: what is written to the minute and lasts as long as was said. UTC ISO. */
export const wholeMinute = (instant: string, to: 'nearest' | 'up' = 'nearest'): string =>
  new Date((to === 'up' ? Math.ceil : Math.round)(Date.parse(instant) / MINUTE_MS) * MINUTE_MS).toISOString();

import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { spansIn } from '../../time/recurrence.ts';
import type { Train } from '../company/plans.ts';
import type { TrainState } from './train.ts';

/** Most trains run within a few weeks; for those of once a year it is looked further ahead. */
const SOON_DAYS = 40;
const HORIZON_DAYS = 400;

/** The windows of a train that begin after an instant (UTC ISO), soonest first; within a little more than a year. */
export function departuresAfter(train: Train, instant: string, count = 1): { start: string; end: string }[] {
  const within = (days: number) =>
    spansIn(train, instant, instantAfter(instant, days * DAY_MS)).filter((s) => s.from > instant);
  const soon = within(SOON_DAYS);
  const found = soon.length >= count ? soon : within(HORIZON_DAYS);
  return found.slice(0, count).map((s) => ({ start: s.from, end: s.until }));
}

/** The window of a train that begins at an instant, if one does. */
export function windowAt(train: Train, departure: string): { start: string; end: string } | undefined {
  const span = spansIn(train, departure, instantAfter(departure, 1)).find((s) => s.from === departure);
  return span && { start: span.from, end: span.until };
}

/** When the release of a departure opens, UTC ISO. */
export const opensAt = ({ opensDaysBefore }: Train, departure: string) =>
  instantAfter(departure, -opensDaysBefore * DAY_MS);

/** The next departure whose release is neither open nor called off. */
export function nextToOpen(train: Train, state: TrainState, now: string): { start: string; end: string } | undefined {
  const after = state.last && state.last.departure > now ? state.last.departure : now;
  return departuresAfter(train, after, state.skipped.length + 1).find(
    (d) => !state.skipped.some((s) => s.departure === d.start),
  );
}

/** When the timer of the next departure after another is due, and for which. */
export function nextTimer(train: Train, after: string): { departure: string; due: string } | undefined {
  const [next] = departuresAfter(train, after);
  return next && { departure: next.start, due: opensAt(train, next.start) };
}

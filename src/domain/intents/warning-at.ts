import { instantAfter, MINUTE_MS } from '../../time/instants.ts';

const BEFORE_MS = 15 * MINUTE_MS;

/** When the end of something that holds others up is warned of: a quarter of an hour before, or at half of what is left from `from` on if that is less. UTC ISO. */
export function warningAt(until: string, from: string): string {
  const left = Date.parse(until) - Date.parse(from);
  return instantAfter(until, -Math.min(BEFORE_MS, left / 2));
}

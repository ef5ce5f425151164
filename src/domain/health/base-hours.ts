import { HOUR_MS, instantOf } from '../../time/instants.ts';
import { instantAt, wallAt } from '../../time/wall.ts';
import type { Base, Baseline } from '../company/health.ts';
import type { Watch } from './watch.ts';

type Span = { from: string; to: string };

const span = (from: number, to: number): Span => ({ from: instantOf(from), to: instantOf(to) });

/** Of which times a baseline is, and whether one that was measured is still of those. `zone`: where an hour of the week is the same as a week before. */
export function baseHours(
  base: Base,
  against: Pick<Baseline, 'hours' | 'weeks'>,
  watch: Pick<Watch, 'rolloutSince'>,
  look: Span,
  zone: string,
): { of: string; spans: Span[] } {
  switch (base) {
    case 'stable':
      return { of: look.from, spans: [look] };
    case 'before': {
      const began = Date.parse(watch.rolloutSince);
      return { of: watch.rolloutSince, spans: [span(began - against.hours * HOUR_MS, began)] };
    }
    case 'weeks': {
      const { year, month, day, hour } = wallAt(zone, Date.parse(look.from));
      const starts = Array.from({ length: against.weeks }, (_, n) =>
        instantAt(zone, year, month, day - 7 * (n + 1), hour),
      );
      return { of: instantOf(instantAt(zone, year, month, day, hour)), spans: starts.map((s) => span(s, s + HOUR_MS)) };
    }
  }
}

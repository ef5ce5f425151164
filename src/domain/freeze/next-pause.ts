import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { spansIn } from '../../time/recurrence.ts';
import type { World } from '../deciding/world.ts';
import type { Release } from '../release/release.ts';
import { inScope, targetOf } from './scope.ts';

const SOON_MS = 2 * DAY_MS;

/** When the next freeze that comes again will pause a step that starts now, UTC ISO; those that people declare begin by a timer of their own. */
export function nextPause(release: Release, { company, now }: Pick<World, 'company' | 'now'>): string | undefined {
  const soon = instantAfter(now, SOON_MS);
  return company.freezes
    .filter((f) => f.inFlight === 'pause' && !f.soft && inScope(f.scope, targetOf(release)))
    .flatMap((f) => spansIn(f, now, soon).map((s) => s.from))
    .filter((from) => from > now)
    .sort()[0];
}

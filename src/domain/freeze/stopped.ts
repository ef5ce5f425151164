import { type Audience, isForBuilders } from '../company/audiences.ts';
import { hasNothingFor } from '../intents/audiences-for.ts';
import type { AllStopped } from '../intents/intent.ts';
import { isAhead } from '../release/ahead.ts';
import { scheduled } from '../release/planning/route.ts';
import { nameOf, type Release, servicesOf } from '../release/release.ts';
import type { Freeze } from './freeze.ts';
import { passThen } from './freezes-holding.ts';
import { windowsHit } from './held-releases.ts';

/** One announcement names so many: a freeze of everything falls into thousands. */
const MOST = 3;

/** What a freeze stops of what an audience has heard of: those outside hear of the last environment alone. `held`: those in its scope; `now`: UTC ISO. */
export function stoppedFor(
  audience: Pick<Audience, 'language' | 'environments'>,
  freeze: Freeze,
  held: readonly Release[],
  now: string,
): AllStopped | undefined {
  if (freeze.soft) return undefined;
  const isHeard = (r: Release) =>
    isForBuilders(audience) || (r.environment === scheduled(r).environment && !hasNothingFor(audience, 'planned', r));
  const hit = windowsHit(held, freeze)
    .filter((r) => isAhead(r) && now < r.window.end && !passThen(r, freeze, now) && isHeard(r))
    .sort((a, b) => a.window.start.localeCompare(b.window.start));
  if (hit.length === 0) return undefined;
  const first = hit.slice(0, MOST).map((r) => ({
    id: r.id,
    name: nameOf(r),
    services: servicesOf(r).join(', '),
    customers: r.customers.trim(),
    start: r.window.start,
  }));
  return { first, more: hit.length - first.length };
}

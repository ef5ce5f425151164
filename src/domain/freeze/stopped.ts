import { type Audience, hears, isForBuilders, isForCustomers } from '../company/audiences.ts';
import { hasNothingFor } from '../intents/audiences-for.ts';
import type { AllStopped } from '../intents/intent.ts';
import { isAhead } from '../release/ahead.ts';
import { isNoticed } from '../release/noticed.ts';
import { scheduled } from '../release/planning/route.ts';
import { nameOf, type Release, servicesOf } from '../release/release.ts';
import type { Freeze } from './freeze.ts';
import { goesPast } from './freezes-holding.ts';
import { windowsHit } from './held-releases.ts';

/** One announcement names so many: a freeze of everything falls into thousands. */
const MOST = 3;

type Hears = Pick<Audience, 'language' | 'environments' | 'events' | 'headline'>;

/** What a freeze stops of what an audience has heard of. `held`: those in its scope; `now`: UTC ISO. */
export function stoppedFor(
  audience: Hears,
  freeze: Freeze,
  held: readonly Release[],
  now: string,
): AllStopped | undefined {
  if (freeze.soft) return undefined;
  const hit = windowsHit(held, freeze)
    .filter((r) => isAhead(r) && now < r.window.end && !goesPast(r, freeze, now) && isHeard(audience, r))
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

/** Those who build it know of all of it; the others of what they chose to hear of, and of the last environment alone. Customers are told nothing of what they do not notice. */
function isHeard(audience: Hears, there: Release): boolean {
  if (hasNothingFor(audience, 'planned', there)) return false;
  if (isForBuilders(audience)) return true;
  const isTold =
    audience.headline || hears(audience, 'planned') || (there.status === 'approved' && hears(audience, 'approved'));
  return (
    isTold && there.environment === scheduled(there).environment && (!isForCustomers(audience) || isNoticed(there))
  );
}

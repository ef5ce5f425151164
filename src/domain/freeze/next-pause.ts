import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { spansIn } from '../../time/recurrence.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Release } from '../release/release.ts';
import { inScope, targetOf } from './scope.ts';

const SOON_MS = 2 * DAY_MS;

/** As many as are waited for: one that comes each hour pauses again as soon as somebody lets the step go on. */
const MOST = 4;

/** When freezes that come again will pause a step that runs from now on, UTC ISO, the first first: it may pass one and meet the next. Those that people declare begin by a timer of their own. */
function nextPauses(release: Release, { company, now }: Pick<World, 'company' | 'now'>): string[] {
  const soon = instantAfter(now, SOON_MS);
  const isPassed = (name: string, from: string) =>
    release.passes?.some((p) => p.freeze === `recurring/${name}` && from < p.until) ?? false;
  const all = company.freezes
    .filter((f) => f.inFlight === 'pause' && !f.soft && inScope(f.scope, targetOf(release)))
    .flatMap((f) =>
      spansIn(f, now, soon)
        .map((s) => s.from)
        .filter((from) => from > now && !isPassed(f.name, from)),
    );
  return [...new Set(all)].sort().slice(0, MOST);
}

/** A freeze that comes again has no timer of its own at its start: a step that runs into one, begun or let go on now, waits for it itself. */
export function pausesLater(release: Release, rollout: string, world: World): Due[] {
  if (release.status !== 'deploying') return [];
  const command = { type: 'PauseForFreeze', release: release.id, rollout };
  return nextPauses(release, world).map((when) => dueAt(world).timer(`pause/${rollout}/${when}`, when, command));
}

import { spansIn } from '../calendar/recurrence.ts';
import type { Company } from '../company.ts';
import type { DomainFact } from '../decision.ts';
import type { OpenReleases } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import type { FrozenSpan } from './frozen-span.ts';
import { passFor } from './holding.ts';
import { inScope, targetOf } from './scope.ts';

/** The rollouts that a freeze pauses as it begins: those of its scope with a step that runs. Rollbacks go on. `now`: UTC ISO. */
export const pausedBy = (freeze: FrozenSpan, { openReleases, now }: OpenReleases & { now: string }): DomainFact[] =>
  freeze.inFlight === 'pause' && !freeze.soft && freeze.from <= now
    ? openReleases.filter((r) => inScope(freeze.scope, targetOf(r))).flatMap((r) => paused(r, freeze, now))
    : [];

/** Nothing where no step runs, where one is held already, or where a pass lets it go on. */
export function paused(release: Release, freeze: FrozenSpan, now: string): DomainFact[] {
  if (release.status !== 'deploying' || release.rollout.held || passFor(release, freeze, now)) return [];
  const { rollout } = release;
  const running = rollout.stages.find((s) => s.state === 'running');
  if (!running) return [];
  return [
    {
      stream: `release/${release.id}`,
      type: 'RolloutPaused',
      release: release.id,
      rollout: rollout.id,
      stage: running.name,
      freeze: freeze.name,
      until: freeze.until,
      at: now,
    },
  ];
}

const SOON_MS = 2 * 86_400_000;

/** When the next freeze that comes again will pause a step that starts now, UTC ISO; those that people declare begin by a timer of their own. */
export function nextPause(
  release: Release,
  { company, now }: { company: Pick<Company, 'freezes'>; now: string },
): string | undefined {
  const soon = new Date(Date.parse(now) + SOON_MS).toISOString();
  return company.freezes
    .filter((f) => f.inFlight === 'pause' && !f.soft && inScope(f.scope, targetOf(release)))
    .flatMap((f) => spansIn(f, now, soon).map((s) => s.from))
    .filter((from) => from > now)
    .sort()[0];
}

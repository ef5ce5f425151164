import { healthPlanFor } from '../../company/health.ts';
import type { World } from '../../deciding/world.ts';
import { type Release, rolloutOf, type Stage, servicesOf } from '../release.ts';

/** What is known of the health of what is live: its rules proved it; or somebody went on without that, `by` (a user id) where they did so in the middle of a step; or nothing is. */
export type Proving = { proved?: true; wentOn?: { by?: string } };

export function provingOf(release: Release, { company }: Pick<World, 'company'>): Proving {
  const steps = rolloutOf(release)?.stages.filter((s) => s.act !== 'retire') ?? [];
  const by = steps.findLast((s) => s.passed)?.passed?.by;
  if (by !== undefined) return { wentOn: { by } };
  if (steps.some((s) => s.doubt)) return { wentOn: {} };
  const isJudged = servicesOf(release).every(
    (service) => healthPlanFor(company, service, release.environment)?.dry === false,
  );
  return isJudged && steps.length > 0 && steps.every(wasVerified) ? { proved: true } : {};
}

/** What somebody recorded after its step had failed was not. */
const wasVerified = ({ verifyUntil, how }: Stage) => verifyUntil !== undefined && how === undefined;

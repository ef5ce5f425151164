import type { BuildsOf } from '../build/document.ts';
import { policyFor } from '../company/policies.ts';
import type { Right } from '../company/roles.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import { checksOverridden } from '../release/facts/checks-overridden.ts';
import { releaseApproved } from '../release/facts/release-approved.ts';
import { nameOf, type Release } from '../release/release.ts';
import { contentOf } from '../vote/content.ts';

export const PUSHING_ALONE: Right = { action: 'deploy' };

/** Whether the policy lets whoever deploys push a hotfix without the others. */
export const mayBeAlone = ({ hotfix, change, environment }: Release, { company }: Pick<World, 'company'>): boolean =>
  hotfix !== undefined && change === 'emergency' && policyFor(company, environment, change)?.alone === true;

/** The glass is broken: nothing but the votes is passed, with a name and a reason on it. `allowed`: also where no policy lets them. */
export function pushedAlone(
  release: Release,
  why: string,
  world: World & BuildsOf,
  allowed = mayBeAlone(release, world),
): Fact[] | Refusal {
  const { id } = release;
  const no = forbidden(world, PUSHING_ALONE, say`push ${nameOf(release)} alone`, release);
  if (no) return no;
  if (!allowed)
    return refuse('not-alone', say`No policy lets anybody push ${nameOf(release)} without votes.`, {
      remedy: say`Whoever may approve it is asked at once.`,
    });
  const unsaid = reasonFault(why, say`Pushing it alone needs its reason: it is announced, and reviewed afterwards.`);
  if (unsaid) return unsaid;
  const { now: at, actor } = world;
  const override = { gates: ['votes'], content: contentOf(release, world), by: actor.id, at, text: { why } };
  return [checksOverridden.of(id, override), releaseApproved.of(id, { at })];
}

import type { Plan } from '../../calendar/conflicts.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import type { Freezes } from '../../freeze/document.ts';
import { freezesTouching } from '../../freeze/freeze.ts';
import type { FrozenSpan } from '../../freeze/frozen-span.ts';
import { coversWords } from '../../freeze/frozen-span.ts';
import { targetOf } from '../../freeze/scope.ts';
import { forbidden } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import type { RevokedTemplates } from '../../template/document.ts';
import { type NamedReleases, predecessorFault } from '../clearing/predecessors.ts';
import { itemsOf, type Release, servicesOf } from '../release.ts';
import { contentFault } from './contents.ts';
import { templateFault } from './template-fault.ts';
import { windowFault } from './window-fault.ts';

/** What is to be planned, or what a release is to become. `after`: in place of what it waits for now; `template`: the name of a standard change's. */
export type PlanJudged = Omit<Plan, 'after'> & { after?: NamedReleases; template?: string };

/**
 * Whether a content may stand at a time: the one judge of a plan, whichever way it comes in. Of a release that is planned already (`self`), what is
 * not changed is not judged again: a freeze that was declared over it keeps nobody from correcting a version, nor does a window that is past.
 */
export function planFault(
  plan: PlanJudged,
  world: World & Freezes & RevokedTemplates,
  self?: Release,
): Refusal | undefined {
  const other = !self || itemsOf(plan.items) !== itemsOf(self.items) || plan.environment !== self.environment;
  const elsewhere = !self || !sameTarget(plan, self);
  const then = !self || plan.window.start !== self.window.start || plan.window.end !== self.window.end;
  return (
    (other ? contentFault(plan, world.company) : undefined) ??
    templateFault(plan, world, self) ??
    (then ? windowFault(plan.window, world.now) : undefined) ??
    (then || elsewhere ? frozenFault(plan, world) : undefined) ??
    (plan.after ? predecessorFault(plan.after, self) : undefined)
  );
}

/** The same of a time that was chosen for an environment before the last, whose content is judged with that. */
export function earlyFault(plan: PlanJudged, world: World & Freezes): Refusal | undefined {
  const no = windowFault(plan.window, world.now) ?? frozenFault(plan, world);
  return no && { ...no, field: 'early' };
}

type Aim = Pick<Plan, 'items' | 'environment' | 'change'>;

/** The same services, as the same kind of change, to the same place: in whatever versions and order. */
export const sameTarget = (a: Aim, b: Aim) =>
  a.environment === b.environment &&
  a.change === b.change &&
  servicesOf(a).toSorted().join() === servicesOf(b).toSorted().join();

/** The hard freeze that a window of a plan touches. Times that only touch do not collide: both are half-open. */
export const frozenBy = (
  plan: Aim & Pick<Plan, 'window'>,
  world: Pick<World, 'company'> & Freezes,
): FrozenSpan | undefined =>
  freezesTouching(world, targetOf(plan), plan.window.start, plan.window.end).find((f) => !f.soft);

/** Whoever may freeze may also plan into a freeze: it still holds at the deploy. */
export const mayPlanIntoFreeze = (world: World): boolean =>
  !forbidden(world, { action: 'freeze' }, say`plan into a freeze`);

function frozenFault(plan: PlanJudged, world: World & Freezes): Refusal | undefined {
  const freeze = frozenBy(plan, world);
  if (!freeze || mayPlanIntoFreeze(world)) return undefined;
  return refuse('frozen', say`Blocked: ${coversWords(freeze)}.`, {
    remedy: say`Choose one of the free times, or ask whoever may freeze.`,
    field: 'when',
  });
}

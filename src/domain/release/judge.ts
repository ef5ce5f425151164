import { conflictsOf, type Plan } from '../calendar/conflicts.ts';
import type { Company, Template } from '../company.ts';
import { deadlinesOf } from '../deadline/deadline.ts';
import { forbidden, type Refusal, refuse, type World } from '../decision.ts';
import { freezesTouching } from '../freeze/freeze.ts';
import type { FrozenSpan } from '../freeze/frozen-span.ts';
import { targetOf } from '../freeze/scope.ts';
import { at, say } from '../phrase.ts';
import { outsideTemplate } from '../template/template.ts';
import { contentFault } from './contents.ts';
import { predecessorFault } from './predecessors.ts';
import { itemsOf, nameOf, type Release, type Window } from './release.ts';

/** What is to be planned, or what a release is to become. `after`: ids, in place of what it waits for now; `template`: of a standard change. */
export type Judged = Omit<Plan, 'after'> & { after?: string[]; template?: string };

/**
 * Whether a content may stand at a time: the one judge of a plan, whichever way it comes in. Of a release that is planned already (`self`), what is
 * not changed is not judged again: a freeze that was declared over it keeps nobody from correcting a version, nor does a window that is past.
 */
export function planFault(plan: Judged, world: World, self?: Release): Refusal | undefined {
  const { after, template: _, ...bare } = plan;
  const other = !self || itemsOf(plan.items) !== itemsOf(self.items) || plan.environment !== self.environment;
  const elsewhere = !self || !sameTarget(plan, self);
  const then = !self || plan.window.start !== self.window.start || plan.window.end !== self.window.end;
  return (
    (other ? contentFault(plan, world.company) : undefined) ??
    templateFault(plan, world, self) ??
    (then ? windowFault(plan.window, world.now) : undefined) ??
    (then || elsewhere ? blockedWindow(bare, world) : undefined) ??
    (after ? predecessorFault(after, world, self) : undefined)
  );
}

/** The scope of a release is cut off: what changes it is asked for, unless its manager does it. */
export function cutOffFault(plan: Judged, world: World, self: Release): Refusal | undefined {
  const same =
    sameTarget(plan, self) &&
    plan.items.every((i) => self.items.some((x) => x.version === i.version && x.service === i.service));
  if (same || !forbidden(world, 'cancel', say`edit`)) return undefined;
  const since = cutOffPassed(self, world) ?? cutOffPassed({ ...self, ...targetParts(plan) }, world);
  if (!since) return undefined;
  return refuse('cut-off', say`The scope of ${nameOf(self)} is cut off since ${at(since)}.`, {
    remedy: say`Ask for it: /release request, or the message shortcut.`,
    field: 'what',
  });
}

/** When the cut-off of a release came, if it has. */
export function cutOffPassed(release: Release, world: Pick<World, 'now' | 'company'>): string | undefined {
  const cutOff = deadlinesOf(release, world.company).find((d) => d.cutOff && d.due <= world.now);
  return cutOff?.due;
}

/** The hard freeze that a window of a plan touches. Times that only touch do not collide: both are half-open. */
export const frozenBy = (plan: Plan, world: Pick<World, 'freezes' | 'company'>): FrozenSpan | undefined =>
  freezesTouching(world, targetOf(plan), plan.window.start, plan.window.end).find((f) => !f.soft);

const targetParts = ({ items, environment, change }: Judged) => ({ items, environment, change });
const sameTarget = (a: Judged, b: Release) =>
  a.environment === b.environment &&
  a.change === b.change &&
  a.items
    .map((i) => i.service)
    .toSorted()
    .join() ===
    b.items
      .map((i) => i.service)
      .toSorted()
      .join();

/** A standard change keeps to its template, which nobody has revoked. What lost its template is voted on, so nothing holds it to one. */
function templateFault(plan: Judged, world: World, self?: Release): Refusal | undefined {
  if (plan.change !== 'standard') return undefined;
  const { company } = world;
  const named = self ? self.template?.name : plan.template;
  const template = company.templates.find((t) => t.name === named);
  if (self && !template) return undefined;
  if (!template) return noTemplate(named, company);
  const outside = outsideTemplate(plan, template, company);
  if (outside)
    return refuse(
      'outside-template',
      say`The template ${template.title} is for ${template.services.join(', ')} in ${template.environments.join(', ')}.`,
      { remedy: say`Plan a normal change for anything else.`, field: outside === 'services' ? 'what' : 'where' },
    );
  return self ? undefined : revokedFault(template, world);
}

function noTemplate(named: string | undefined, { templates }: Company): Refusal {
  const others = templates.map((t) => t.title).join(', ');
  return refuse(
    'no-template',
    say`A pre-approved change comes from a template${named ? say`; there is no ${named}` : []}.`,
    {
      remedy: others ? say`Templates: ${others}.` : say`Add one in manifests/templates.yml, or plan a normal change.`,
      field: 'change',
    },
  );
}

function revokedFault(template: Template, { templates }: World): Refusal | undefined {
  const revoked = templates[template.name];
  if (!revoked || revoked.version < template.version) return undefined;
  return refuse('revoked', say`The template ${template.title} was revoked after ${revoked.release} failed.`, {
    remedy: say`Plan a normal change; the template counts again once its version is raised in manifests/templates.yml.`,
    field: 'change',
  });
}

/** What is wrong with a window in itself. */
function windowFault(window: Window, now: string): Refusal | undefined {
  if (window.end <= window.start)
    return refuse(
      'ends-before-start',
      say`The window would end (${at(window.end)}) before it starts (${at(window.start)}).`,
      { remedy: say`Choose an end after the start.`, field: 'when' },
    );
  if (window.end <= now)
    return refuse('past', say`That window is past: it ended ${at(window.end)}.`, {
      remedy: say`Choose a time to come.`,
      field: 'when',
    });
  if (Date.parse(window.end) - Date.parse(window.start) > 7 * 86_400_000)
    return refuse('too-long', say`The window is longer than a week.`, {
      remedy: say`Choose a shorter one.`,
      field: 'when',
    });
  return undefined;
}

/** Whoever may freeze may also plan into a freeze: it still holds at the deploy. */
function blockedWindow(plan: Plan, world: World): Refusal | undefined {
  const blocking = conflictsOf(plan, world).find((c) => c.blocks);
  if (!blocking || !forbidden(world, 'freeze', say`plan into a freeze`)) return undefined;
  return refuse('frozen', say`Blocked: ${blocking.saw}.`, {
    remedy: say`Choose one of the free times, or ask whoever may freeze.`,
    field: 'when',
  });
}

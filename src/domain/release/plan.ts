import { conflictsOf, type Plan } from '../calendar/conflicts.ts';
import { type ChangeType, type Company, environmentNamed, serviceNamed, type Template } from '../company.ts';
import { type Decision, forbidden, type Reads, type Refusal, refuse, type World } from '../decision.ts';
import { at, listed, say } from '../phrase.ts';
import { releaseCleared } from './facts/release-cleared.ts';
import { releasePlanned } from './facts/release-planned.ts';
import { predecessorFault } from './predecessors.ts';
import type { Item, Window } from './release.ts';

export type PlanRelease = {
  type: 'PlanRelease';
  items: Item[];
  environment: string;
  change: ChangeType;
  window: Window;
  why: string;
  customers: string;
  /** ids of releases that must complete first */
  after?: string[];
  /** the template of a standard change */
  template?: string;
};

export const PLANNING: Reads = {
  docs: ['counter/release'],
  lists: ['releases/open', 'freezes/current', 'templates/all'],
};

const MAX_ITEMS = 20;

export function planRelease(world: World, command: PlanRelease): Decision {
  const no = forbidden(world, 'plan', say`plan a release`);
  if (no) return no;
  const { now } = world;
  const { items, change, window, why, customers, after = [], template: named } = command;
  const template = named === undefined ? undefined : world.company.templates.find((t) => t.name === named);
  const wrong = contentFault(command, world.company) ?? templateFault(command, template, world);
  if (wrong) return wrong;
  const environment = environmentNamed(world.company, command.environment)?.name ?? command.environment;
  const badWindow = windowFault(window, now);
  if (badWindow) return badWindow;
  if (why.trim() === '') return refuse('no-why', say`Say in a line why: voters and readers see it.`, { field: 'why' });
  const blocked = blockedWindow({ items, environment, change, window }, world);
  if (blocked) return blocked;
  const badAfter = predecessorFault(after, world);
  if (badAfter) return badAfter;
  const owner = world.actor.id;
  const plan = planned(world, { items, environment, change, window, owner, why, customers, after });
  return template ? { ...plan, facts: [...plan.facts, cleared(plan.id, template, world)] } : plan;
}

/** What is wrong with services and versions, and where they go. */
export function contentFault(
  { items, environment: where }: { items: Item[]; environment: string },
  company: Company,
): Refusal | undefined {
  const environment = environmentNamed(company, where);
  const unknown = items.filter((i) => !serviceNamed(company, i.service));
  const names = items.map((i) => i.service.toLowerCase());
  if (items.length === 0)
    return refuse('nothing', say`A release needs at least one service with its version.`, {
      remedy: say`For example: checkout-api 4.2.0, ledger 2.9`,
      field: 'what',
    });
  if (items.length > MAX_ITEMS)
    return refuse('too-many', say`A release takes ${MAX_ITEMS} services at most.`, {
      remedy: say`Split it.`,
      field: 'what',
    });
  if (unknown.length > 0)
    return refuse('unknown-service', say`I don't know ${listed(unknown.map((i) => [i.service]))}.`, {
      remedy: say`Services: ${company.services.map((s) => s.name).join(', ')}.`,
      field: 'what',
    });
  if (new Set(names).size < names.length)
    return refuse('twice', say`A service is named twice.`, {
      remedy: say`Name each once, with one version.`,
      field: 'what',
    });
  if (!environment)
    return refuse('unknown-environment', say`I don't know the environment ${where}.`, {
      remedy: say`Environments: ${company.environments.map((e) => e.name).join(', ')}.`,
      field: 'where',
    });
  return undefined;
}

/** A standard change keeps to its template, which nobody has revoked. */
function templateFault(
  { items, environment, change, template: named }: PlanRelease,
  template: Template | undefined,
  world: World,
): Refusal | undefined {
  if (change !== 'standard') return undefined;
  const others = world.company.templates.map((t) => t.title).join(', ');
  if (!template)
    return refuse(
      'no-template',
      say`A pre-approved change comes from a template${named ? say`; there is no ${named}` : []}.`,
      {
        remedy: others ? say`Templates: ${others}.` : say`Add one in manifests/templates.yml, or plan a normal change.`,
        field: 'change',
      },
    );
  const outside = items.find((i) => !template.services.includes(serviceNamed(world.company, i.service)?.name ?? ''));
  if (outside || !template.environments.includes(environment))
    return refuse(
      'outside-template',
      say`The template ${template.title} is for ${template.services.join(', ')} in ${template.environments.join(', ')}.`,
      { remedy: say`Plan a normal change for anything else.`, field: outside ? 'what' : 'where' },
    );
  const revoked = world.templates[template.name];
  if (revoked && revoked.version >= template.version)
    return refuse('revoked', say`The template ${template.title} was revoked after ${revoked.release} failed.`, {
      remedy: say`Plan a normal change; the template counts again once its version is raised in manifests/templates.yml.`,
      field: 'change',
    });
  return undefined;
}

const cleared = (release: string, { name, title, version }: Template, { now }: World) =>
  releaseCleared.of(release, { template: name, version, at: now, text: { title } });

type Planned = Omit<PlanRelease, 'type' | 'template'> & { owner: string; train?: string };

/** A release with the next number. */
export function planned(world: World, { items, why, customers, after = [], train, ...rest }: Planned) {
  const value = (world.counters.release ?? 0) + 1;
  const id = `R-${value}`;
  const known = items.map((i) => ({
    service: serviceNamed(world.company, i.service)?.name ?? i.service,
    version: i.version,
  }));
  const fact = releasePlanned.of(id, {
    items: known,
    ...rest,
    at: world.now,
    ...(after.length > 0 && { after }),
    ...(train && { train }),
    text: { why, customers },
  });
  return { id, facts: [fact], counter: { name: 'release', value } };
}

/** What is wrong with a window in itself. */
export function windowFault(window: Window, now: string): Refusal | undefined {
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
export function blockedWindow(plan: Plan, world: World): Refusal | undefined {
  const blocking = conflictsOf(plan, world).find((c) => c.blocks);
  if (!blocking || !forbidden(world, 'freeze', say`plan into a freeze`)) return undefined;
  return refuse('frozen', say`Blocked: ${blocking.saw}.`, {
    remedy: say`Choose one of the free times, or ask whoever may freeze.`,
    field: 'when',
  });
}

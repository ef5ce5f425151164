import { conflictsOf, type Plan } from '../calendar/conflicts.ts';
import { type ChangeType, environmentNamed, serviceNamed } from '../company.ts';
import {
  type Decision,
  type DomainFact,
  forbidden,
  type Reads,
  type Refusal,
  refuse,
  type World,
} from '../decision.ts';
import { at, listed, say } from '../phrase.ts';
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
};

export const PLANNING: Reads = { docs: ['counter/release'], lists: ['releases/open', 'freezes/current'] };

const MAX_ITEMS = 20;

export function planRelease(world: World, command: PlanRelease): Decision {
  const no = forbidden(world, 'plan', say`plan a release`);
  if (no) return no;
  const { company, now } = world;
  const { items, change, window, why, customers, after = [] } = command;
  const environment = environmentNamed(company, command.environment);
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
    return refuse('unknown-environment', say`I don't know the environment ${command.environment}.`, {
      remedy: say`Environments: ${company.environments.map((e) => e.name).join(', ')}.`,
      field: 'where',
    });
  const badWindow = windowFault(window, now);
  if (badWindow) return badWindow;
  if (why.trim() === '') return refuse('no-why', say`Say in a line why: voters and readers see it.`, { field: 'why' });
  const blocked = blockedWindow({ items, environment: environment.name, change, window }, world);
  if (blocked) return blocked;
  const badAfter = predecessorFault(after, world);
  if (badAfter) return badAfter;
  const owner = world.actor.id;
  return planned(world, { items, environment: environment.name, change, window, owner, why, customers, after });
}

type Planned = Omit<PlanRelease, 'type'> & { owner: string; train?: string };

/** A release with the next number. */
export function planned(world: World, { items, why, customers, after = [], train, ...rest }: Planned) {
  const value = (world.counters.release ?? 0) + 1;
  const id = `R-${value}`;
  const known = items.map((i) => ({
    service: serviceNamed(world.company, i.service)?.name ?? i.service,
    version: i.version,
  }));
  const fact: DomainFact = {
    stream: `release/${id}`,
    type: 'ReleasePlanned',
    release: id,
    items: known,
    ...rest,
    at: world.now,
    ...(after.length > 0 && { after }),
    ...(train && { train }),
    text: { why, customers },
  };
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

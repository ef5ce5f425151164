import type { ChangeType, Template } from '../company.ts';
import { type Decision, forbidden, type Reads, refuse, type World } from '../decision.ts';
import type { Fact } from '../fact.ts';
import { say } from '../phrase.ts';
import { asKnown } from './contents.ts';
import { releaseCleared } from './facts/release-cleared.ts';
import { releasePlanned } from './facts/release-planned.ts';
import { planFault } from './judge.ts';
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

export function planRelease(world: World, command: PlanRelease): Decision {
  const no = forbidden(world, 'plan', say`plan a release`);
  if (no) return no;
  const { why, customers, after = [] } = command;
  const { items, environment, change, window } = asKnown(command, world.company);
  // What is to be judged keeps the words as typed: a refusal quotes them.
  const wrong = planFault({ ...command, environment }, world);
  if (wrong) return wrong;
  if (why.trim() === '') return refuse('no-why', say`Say in a line why: voters and readers see it.`, { field: 'why' });
  const template = world.company.templates.find((t) => change === 'standard' && t.name === command.template);
  const owner = world.actor.id;
  const plan = planned(world, { items, environment, change, window, owner, why, customers, after });
  return template ? { ...plan, facts: [...plan.facts, cleared(plan.id, template, world.now)] } : plan;
}

type Planned = Omit<PlanRelease, 'type' | 'template'> & { owner: string; train?: string };

/** A release with the next number. */
export function planned(world: Pick<World, 'now' | 'company' | 'counters'>, plan: Planned) {
  const { items, why, customers, after = [], train, ...rest } = asKnown(plan, world.company);
  const value = (world.counters.release ?? 0) + 1;
  const id = `R-${value}`;
  const fact = releasePlanned.of(id, {
    items,
    ...rest,
    at: world.now,
    ...(after.length > 0 && { after }),
    ...(train && { train }),
    text: { why, customers },
  });
  return { id, facts: [fact], counter: { name: 'release', value } };
}

const cleared = (release: string, { name, title, version }: Template, now: string): Fact =>
  releaseCleared.of(release, { template: name, version, at: now, text: { title } });

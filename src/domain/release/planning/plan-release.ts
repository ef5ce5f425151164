import type { ChangeType } from '../../company/changes.ts';
import type { Template } from '../../company/plans.ts';
import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import type { Decision, Refusal } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import { count, some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { firstOf } from '../../first-of.ts';
import { currentOnes, type Freezes } from '../../freeze/document.ts';
import { forbidden } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { strategyFault } from '../../strategy/choosing.ts';
import { type RevokedTemplates, templates } from '../../template/document.ts';
import type { NamedReleases } from '../clearing/predecessors.ts';
import { releases } from '../document.ts';
import { releaseCleared } from '../facts/release-cleared.ts';
import type { Leg } from '../parts.ts';
import type { Item, Window } from '../release.ts';
import { asKnown } from './contents.ts';
import { earlyFault, planFault } from './judge.ts';
import { planned } from './planned.ts';
import { routeFault } from './route-fault.ts';
import { templateFault } from './template-fault.ts';

export type PlanRelease = {
  type: 'PlanRelease';
  items: Item[];
  environment: string;
  /** the environments that it goes through before, in order, any time before the window */
  before?: string[];
  /** when it goes to some of these, in place of any time before the next */
  early?: Leg[];
  /** the name of a strategy, in place of those of its services and environment */
  strategy?: string;
  change: ChangeType;
  window: Window;
  why: string;
  customers: string;
  /** what of it no rollback takes back: it never goes back by itself */
  irreversible?: string;
  /** ids of releases that must complete first */
  after?: string[];
  /** the template of a standard change */
  template?: string;
};

/** What else is planned then is a warning to whoever plans, and refuses nothing: it is not read. */
const TAKES: Right = { action: 'plan' };

export const planRelease = command<PlanRelease>()({
  takes: TAKES,
  reads: ({ after = [], template }) => ({
    planned: count('release'),
    freezes: currentOnes,
    templates: some(templates, template ? [template] : []),
    predecessors: some(releases, after),
  }),
  decide(world, command): Decision {
    const no = unplannable(command, world);
    if (no) return no;
    const { why, customers, after = [], before = [], early = [], strategy } = command;
    const irreversible = command.irreversible?.trim();
    const { items, environment, change, window } = asKnown(command, world.company);
    const template = world.company.templates.find((t) => change === 'standard' && t.name === command.template);
    const owner = world.actor.id;
    const plan = planned(world, {
      items,
      environment,
      change,
      window,
      owner,
      why,
      customers,
      after,
      before,
      early,
      ...(strategy && { strategy }),
      ...(irreversible && { irreversible }),
    });
    return template ? { ...plan, facts: [...plan.facts, cleared(plan.id, template, world.now)] } : plan;
  },
});

/** Why it is not planned. What is judged keeps the words as typed: a refusal quotes them. */
function unplannable(
  { items, change, window, template, why, before = [], early = [], strategy, ...typed }: PlanRelease,
  world: World & Freezes & RevokedTemplates & { predecessors: NamedReleases },
): Refusal | undefined {
  const { environment } = asKnown({ items, environment: typed.environment }, world.company);
  const plan = { items, environment, change, window, after: world.predecessors, ...(template && { template }) };
  return (
    forbidden(world, TAKES, say`plan a release`) ??
    planFault(plan, world) ??
    routeFault({ before, early }, plan, world.company, world.now) ??
    firstOf(early, (leg) => earlyFault({ ...plan, ...leg }, world)) ??
    firstOf(before, (first) => templateFault({ ...plan, environment: first }, world)) ??
    (strategy
      ? strategyFault(strategy, { items, environments: [...before, environment] }, world.company)
      : undefined) ??
    reasonFault(why, say`Say in a line why: voters and readers see it.`)
  );
}

const cleared = (release: string, { name, title, version }: Template, now: string): Fact =>
  releaseCleared.of(release, { template: name, version, at: now, text: { title } });

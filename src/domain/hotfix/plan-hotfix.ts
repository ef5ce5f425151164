import { HOUR_MS, instantAfter } from '../../time/instants.ts';
import { builds } from '../build/document.ts';
import { openNear } from '../calendar/open-near.ts';
import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, isRefusal } from '../deciding/decision.ts';
import { count, some } from '../deciding/reads.ts';
import { standing } from '../delegation/document.ts';
import { gateReads, gatesOf } from '../gates/index.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import { openWithAny } from '../release/document.ts';
import { hotfixPlanned } from '../release/facts/hotfix-planned.ts';
import { releasePlanned } from '../release/facts/release-planned.ts';
import { asKnown, contentFault } from '../release/planning/contents.ts';
import { planned } from '../release/planning/planned.ts';
import { type Item, servicesOf } from '../release/release.ts';
import { strategyFault } from '../strategy/choosing.ts';
import { clearedBy } from './cleared-by.ts';
import { liveFault, replacedBy } from './live.ts';
import { runningFault, stoppedFor } from './running.ts';
import { skippedBy } from './skipped.ts';
import { alreadyPlanned } from './twice.ts';

/** A fix in a hurry of what is live, now. */
export type PlanHotfix = {
  type: 'PlanHotfix';
  items: Item[];
  environment: string;
  why: string;
  customers: string;
  /** the name of a strategy, in place of those of its services and environment */
  strategy?: string;
  /** what becomes of a rollout of the same services that is under way */
  running?: 'stop' | 'wait';
  /** the ids of those that the person was shown */
  stops?: string[];
  /** it is older than what is live, and the person knows that */
  older?: true;
  /** what can't be undone: it never goes back by itself */
  irreversible?: string;
  /** without the others' votes, where the policy allows that */
  alone?: true;
};

const WINDOW_MS = 4 * HOUR_MS;

/** From now on for four hours: whoever approves it at night may take a while. */
const windowFrom = (now: string, zone: string) => ({
  start: now,
  end: instantAfter(now, WINDOW_MS),
  zone,
});

const TAKES: Right = { action: 'plan' };

export const planHotfix = command<PlanHotfix>()({
  takes: TAKES,
  reads: () => ({ planned: count('release'), delegations: standing }),
  also({ company, now }, asked) {
    const { items, environment } = asKnown(asked, company);
    const services = servicesOf({ items });
    return {
      ...gateReads({ id: '-', items, environment }),
      builds: some(builds, services),
      openReleases: openNear({ window: windowFrom(now, company.zone) }),
      sameServices: openWithAny(services),
    };
  },
  decide(world, asked): Decision {
    const { company, now, actor } = world;
    const { items, environment } = asKnown(asked, company);
    const no =
      forbidden(world, TAKES, say`plan a hotfix`) ??
      contentFault(asked, company) ??
      (asked.strategy ? strategyFault(asked.strategy, { items, environments: [environment] }, company) : undefined) ??
      alreadyPlanned(items, environment, world.sameServices) ??
      liveFault(items, world.environments[environment], asked.older, world) ??
      runningFault(items, environment, asked, world) ??
      reasonFault(asked.why, say`Say in a line why: whoever approves it reads it first.`);
    if (no) return no;
    const plan = {
      items,
      environment,
      change: 'emergency' as const,
      window: windowFrom(now, company.zone),
      owner: actor.id,
      why: asked.why.trim(),
      customers: asked.customers,
      ...(asked.strategy && { strategy: asked.strategy }),
      ...(asked.irreversible && { irreversible: asked.irreversible }),
    };
    const replaces = replacedBy(items, world.environments[environment], world);
    const draft = releasePlanned.evolve(undefined, planned(world, plan).facts[0]);
    const skips = skippedBy(draft, gatesOf(draft, world), world);
    const { id, facts, counter } = planned(world, { ...plan, hotfix: { replaces, skips } });
    const release = releasePlanned.evolve(undefined, facts[0]);
    const clearing = clearedBy(release, asked.alone === true, world);
    if (isRefusal(clearing)) return clearing;
    return {
      facts: [
        ...facts,
        hotfixPlanned.of(id, { at: now }),
        ...clearing,
        ...stoppedFor(id, items, environment, asked, world),
      ],
      counter,
    };
  },
});

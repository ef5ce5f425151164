import { noticeAt } from '../../calendar/hours.ts';
import { fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { OF_DRILL } from '../../drill/about.ts';
import { drillDue, drillPlanFor } from '../../drill/due.ts';
import { canGoBack } from '../../drill/stages.ts';
import { drillTimer } from '../../drill/timer.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { own } from '../../own.ts';
import { managers } from '../../people/may.ts';
import { isMember } from '../../people/members.ts';
import { type Phrase, say, at as when } from '../../phrase.ts';
import { environments } from '../document.ts';
import { drillWords } from '../drill-words.ts';
import type { WhatRuns } from '../environment.ts';

/** `at`: UTC ISO; `due`: it was, and those who owe it are asked for it; otherwise it is waited for. `missed`: why it did not begin by itself, and what to do. */
type Data = { service: string; at: string; due: boolean; missed?: Phrase };

/** A rollback drill was looked for. */
export const drillAsked = fact(environments, 'DrillAsked')<Data>()({
  evolve: (environment, { service, at, due }) =>
    due ? { ...environment, drillAsked: { ...environment.drillAsked, [service]: at } } : environment,
  follows({ service, at, due, missed }, environment, world) {
    const plan = drillPlanFor(world.company, service, environment.name);
    if (!plan) return [];
    return [
      ...(due && canGoBack(plan, environment, world)
        ? asked({ service, at, missed }, environment, plan.owner, world)
        : []),
      ...drillTimer(plan, environment, world),
    ];
  },
});

/** Nobody is woken for it: it waits for their working day. Where nobody holds the role, the release managers hear. */
function asked(
  { service, at, missed }: Pick<Data, 'service' | 'at'> & { missed: Phrase | undefined },
  environment: WhatRuns,
  owner: string,
  world: World,
): Due[] {
  const holders = (own(world.people.roles, owner) ?? []).filter((who) => isMember(world.people, who));
  const { name } = environment;
  const offers = [
    { verb: 'drill-ask', label: 'Start the drill…', about: OF_DRILL.write({ service, environment: name }) },
  ];
  const said = say`Rollback drill due: ${service} in ${name}${since(service, environment, world)}. It goes to the version before, and comes back by itself.${missed ? say` It did not begin by itself: ${missed}` : say``}`;
  return (holders.length > 0 ? holders : managers(world)).map((who) => ({
    ...dueAt(world).tell(who, `drill/${name}/${service}/${at}`, said, undefined, offers),
    dueAt: noticeAt(who, { morning: true }, world),
  }));
}

function since(service: string, environment: WhatRuns, world: World): Phrase {
  const plan = drillPlanFor(world.company, service, environment.name);
  const due = plan && drillDue(plan, environment, world);
  const last = drillWords(environment, service, world.now);
  const known = due?.at === undefined ? say`` : say` since ${when(due.at)}`;
  return last ? say`${known} (${last})` : say`${known} (there was none yet)`;
}

import { changesSought } from '../../build/seeking.ts';
import type { ChangeType } from '../../company/changes.ts';
import { deadlineTimers } from '../../deadline/timers.ts';
import { fact } from '../../deciding/fact.ts';
import { drillOffers } from '../../drill/about.ts';
import { weighTimers } from '../../evidence/concerned.ts';
import { releases } from '../document.ts';
import type { Drill, Hotfix, Item, Leg, Window } from '../release.ts';
import { besidesOf, lineShown } from './neighbours.ts';
import { telling } from './telling.ts';
import { missedTimer, onItsDay } from './window-timer.ts';

type Data = {
  items: Item[];
  environment: string;
  ahead?: Leg[];
  strategy?: string;
  change: ChangeType;
  window: Window;
  owner: string;
  at: string;
  /** the releases that must complete first */
  after?: string[];
  /** the train that opened it */
  train?: string;
  hotfix?: Hotfix;
  drill?: Drill;
  text: { why: string; customers: string; irreversible?: string };
};

export const releasePlanned = fact(releases, 'ReleasePlanned')<Data>()({
  opens: ({ release: id, at, after, train, ahead, strategy, hotfix, drill, text, ...plan }) => ({
    v: 14,
    id,
    items: plan.items,
    environment: plan.environment,
    change: plan.change,
    window: plan.window,
    owner: plan.owner,
    plannedAt: at,
    why: text.why,
    customers: text.customers,
    round: 0,
    runs: 0,
    ...(after && { after: after.map((release) => ({ release })) }),
    ...(train && { train }),
    ...(ahead && { ahead }),
    ...(strategy && { strategy }),
    ...(hotfix && { hotfix }),
    ...(drill && { drill }),
    ...(text.irreversible && { irreversible: text.irreversible }),
    status: 'planned',
  }),
  reads: (_, release) => besidesOf(release),
  follows(planned, release, world) {
    const { due, id, seesTo, told, cause } = telling(planned, release, world);
    // It has begun already.
    if (planned.drill) return [due.headline(id), ...drillOffers(release).map((o) => due.edit(o))];
    return [
      due.headline(id),
      ...changesSought(release, world),
      ...due.posts('planned', cause, told),
      ...due.myTurn(seesTo, planned.train ? cause : undefined, { morning: true }),
      missedTimer(release, world),
      ...onItsDay(release, world),
      ...deadlineTimers(release, world),
      ...lineShown(release, world),
      ...weighTimers(release, world),
    ];
  },
});

import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import { chosenAsKnown } from '../../strategy/choosing.ts';
import { releasePlanned } from '../facts/release-planned.ts';
import type { Leg } from '../parts.ts';
import type { Drill, Hotfix, Release } from '../release.ts';
import { asKnown } from './contents.ts';
import { routed } from './route.ts';

type Planned = Pick<Release, 'items' | 'environment' | 'change' | 'window' | 'why' | 'customers' | 'owner'> & {
  /** the environments that it goes through before */
  before?: string[];
  /** when it goes to some of these */
  early?: Leg[];
  strategy?: string;
  after?: string[];
  train?: string;
  hotfix?: Hotfix;
  drill?: Drill;
  irreversible?: string;
};

/** A release with the next number. `planned`: how many there have been. */
export function planned(world: Pick<World, 'now' | 'company'> & { planned: number }, plan: Planned) {
  const {
    items,
    why,
    customers,
    after = [],
    before = [],
    early = [],
    train,
    environment,
    window,
    strategy,
    hotfix,
    drill,
    irreversible,
    ...rest
  } = asKnown(plan, world.company);
  const asNamed = (name: string) => environmentNamed(world.company, name)?.name ?? name;
  const known = before.map(asNamed);
  const chosen = early.map((leg) => ({ ...leg, environment: asNamed(leg.environment) }));
  const value = world.planned + 1;
  const id = `R-${value}`;
  const fact = releasePlanned.of(id, {
    items,
    ...rest,
    ...routed(known, environment, window, world.now, chosen),
    ...(strategy && { strategy: chosenAsKnown(strategy, [...known, environment], world.company) }),
    at: world.now,
    ...(after.length > 0 && { after }),
    ...(train && { train }),
    ...(hotfix && { hotfix }),
    ...(drill && { drill }),
    text: { why, customers, ...(irreversible && { irreversible }) },
  });
  const facts: [typeof fact] = [fact];
  return { id, facts, counter: { name: 'release', value } };
}

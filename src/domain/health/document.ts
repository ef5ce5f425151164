import { document, knowsMore } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';
import { type Spot, spotId } from '../environment/spot.ts';
import type { Watch } from './watch.ts';

export const watches = document<Watch>()({
  name: 'watch',
  field: 'watch',
  // Those of form 1 did not count their looks; those of form 3 were all waited for; of form 4 none was left by a rollback, or late.
  upgrades: { 1: (before) => ({ ...before, looks: 0, v: 2 }), 2: knowsMore(3), 3: knowsMore(4), 4: knowsMore(5) },
  lists: (watch) => [
    ...(watch.over ? [] : [openList(watch)]),
    stepsList(watch),
    ...(watch.after ? [afterList(watch.rollout)] : []),
  ],
});

const stepsList = ({ rollout, service }: Pick<Watch, 'rollout' | 'service'>) => `watches/of/${rollout}/${service}`;

/** All that was watched of a service in a rollout, step by step. */
export const stepsOf = (watch: Pick<Watch, 'rollout' | 'service'>) => all(watches, stepsList(watch));

const afterList = (rollout: string) => `watches/after/${rollout}`;
/** All that is watched after a rollout of which nothing waited for it. */
export const afterOf = (rollout: string) => all(watches, afterList(rollout));

const openList = (spot: Spot) => `watches/open/${spotId(spot)}`;
/** What is watched of a service in an environment now. */
export const watchesOf = (environment: string, service: string) => all(watches, openList({ environment, service }));

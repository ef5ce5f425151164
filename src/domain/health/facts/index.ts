export { healthObserved as HealthObserved } from './health-observed.ts';
export { watchBegun as WatchBegun } from './watch-begun.ts';
export { watchEnded as WatchEnded } from './watch-ended.ts';
export { watchSlowed as WatchSlowed } from './watch-slowed.ts';

export { beginWatch as BeginWatch } from './begin-watch.ts';
export { heedAfter as HeedAfter } from './heed-after.ts';
export { lookAfter as LookAfter } from './look-after.ts';
export { observeHealth as ObserveHealth } from './observe-health.ts';
export { seeAlerts as SeeAlerts } from './see-alerts.ts';

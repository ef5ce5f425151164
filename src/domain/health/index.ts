export { beginWatch as BeginWatch } from './begin-watch.ts';
export { observeHealth as ObserveHealth } from './observe-health.ts';
export { seeAlerts as SeeAlerts } from './see-alerts.ts';

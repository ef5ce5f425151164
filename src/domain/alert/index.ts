export { hearAlerts as HearAlerts } from './hear-alerts.ts';

export { alertsHeard as AlertsHeard } from './alerts-heard.ts';

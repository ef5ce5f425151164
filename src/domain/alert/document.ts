import { document, knowsMore } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import type { Alerts } from './alerts.ts';

/** By environment and service: `production/checkout-api`. */
export const alerts = document<Alerts>()({
  name: 'alerts',
  field: 'place',
  upgrades: { 1: knowsMore(2), 2: knowsMore(3), 3: knowsMore(4) },
  lists: ({ alerts }) => (alerts.some((a) => a.status === 'firing') ? ['alerts/firing'] : []),
  fresh: (id) => ({ v: 4, id, alerts: [] }),
});

/** What fires anywhere, by environment and service. */
export const firingOnes = byId(alerts, 'alerts/firing');
export type FiringAlerts = { firing: Record<string, Alerts | undefined> };

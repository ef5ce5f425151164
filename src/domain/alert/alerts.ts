import type { HealthRule } from '../company/health.ts';

/** One alert as its source told of it last. `key`: its fingerprint; `startsAt`, `endsAt`: UTC ISO, by the source's clock. */
export type Alert = {
  key: string;
  source: string;
  name: string;
  severity?: string;
  status: 'firing' | 'resolved';
  startsAt: string;
  endsAt?: string;
  heardAt: string;
  summary?: string;
  url?: string;
};

/** The alerts of a service in an environment, the newest last. `truncatedAt`: when its source last left some out. */
export type Alerts = { v: 1; id: string; alerts: Alert[]; truncatedAt?: string };

/** How many are kept: those that fire before those that are over. */
const KEPT = 200;

/** Whether an alert tells anything that is not known: later than what its source told of it before; what is over does not fire again without a new beginning. */
export function isNews(known: Alerts | undefined, alert: Alert): boolean {
  const before = known?.alerts.find((a) => a.key === alert.key && a.source === alert.source);
  if (!before || alert.startsAt > before.startsAt) return true;
  return alert.startsAt === before.startsAt && before.status === 'firing' && alert.status === 'resolved';
}

export function withAlerts(known: Alerts, news: readonly Alert[]): Alerts {
  const all = news.reduce<Alert[]>(
    (so, n) => [...so.filter((a) => a.key !== n.key || a.source !== n.source), n],
    known.alerts,
  );
  const over = all.length - KEPT;
  const dropped = new Set(all.filter((a) => a.status === 'resolved').slice(0, Math.max(0, over)));
  return { ...known, alerts: all.filter((a) => !dropped.has(a)).slice(-KEPT) };
}

/** The names of those of a rule that began since an instant (UTC ISO): firing, and over by now. */
export const alertsOn = (known: Alerts | undefined, since: string) => (rule: HealthRule) => {
  const wanted = rule.kind === 'alerts' ? rule.alerts : [];
  const began = (known?.alerts ?? []).filter(
    (a) => a.startsAt >= since && (wanted.length === 0 || wanted.includes(a.name)),
  );
  const named = (status: Alert['status']) => [...new Set(began.filter((a) => a.status === status).map((a) => a.name))];
  return { firing: named('firing'), resolved: named('resolved'), cut: (known?.truncatedAt ?? '') >= since };
};

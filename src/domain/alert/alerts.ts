import { MINUTE_MS } from '../../time/instants.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { HealthRule } from '../company/health.ts';

/**
 * One alert as its source told of it last. `key`: its fingerprint; `startsAt`, `endsAt`: UTC ISO, by the source's clock. `goesOn`: nobody told of its beginning,
 * which was at `startsAt` or before. `unmeasured`: its source tells that it has no data for it, not that anything is bad. `version`: which it names.
 */
export type Alert = {
  key: string;
  source: string;
  name: string;
  severity?: string;
  status: 'firing' | 'resolved';
  startsAt: string;
  goesOn?: true;
  unmeasured?: true;
  version?: string;
  endsAt?: string;
  heardAt: string;
  summary?: string;
  url?: string;
};

/** The alerts of a service in an environment, the newest last. `truncatedAt`: when its source last left some out. */
export type Alerts = { v: 4; id: string; alerts: Alert[]; truncatedAt?: string };

/** How many are kept: those that fire before those that are over. */
const KEPT = 200;

/** How an alert is once this was told of it, in whatever order; undefined where that is no news. What is over fires again with a new beginning; with the one that is known only where that is told long after its end: before that it is told late. */
export function afterTold(before: Alert | undefined, told: Alert): Alert | undefined {
  if (!before) return told;
  const over = before.status === 'resolved' ? (before.endsAt ?? before.startsAt) : undefined;
  if (told.status === 'resolved') return ended(before, told, over);
  if (over !== undefined && told.startsAt > over) return told;
  if (over !== undefined && told.startsAt === before.startsAt && isLongAfter(before, told)) return told;
  const isEarlier = told.startsAt < before.startsAt;
  if (told.goesOn) return before.goesOn && isEarlier ? { ...before, startsAt: told.startsAt } : undefined;
  if (before.goesOn) return isEarlier || told.startsAt === before.startsAt ? begunAt(before, told.startsAt) : told;
  if (told.startsAt <= before.startsAt) return undefined;
  return over === undefined ? told : begunAt(before, told.startsAt);
}

/** Its system keeps one beginning for all of it, and what it sends again it sends within minutes. It began when it did: nothing that was deployed since has made it. */
const isLongAfter = (before: Alert, told: Alert) =>
  Date.parse(told.heardAt) - Date.parse(before.heardAt) > LATE_MS && told.heardAt > (before.endsAt ?? '');
const LATE_MS = 15 * MINUTE_MS;

function begunAt({ goesOn: _, ...alert }: Alert, startsAt: string): Alert {
  return { ...alert, startsAt };
}

/** An end that says when it began is of that beginning; one that does not, of what fires. */
function ended(before: Alert, told: Alert, over: string | undefined): Alert | undefined {
  if (!told.goesOn) {
    const isOfIt = told.startsAt === before.startsAt && over === undefined;
    return told.startsAt > before.startsAt || isOfIt ? told : undefined;
  }
  const at = told.endsAt ?? told.startsAt;
  if (over !== undefined) return at > over ? told : undefined;
  if (at < before.startsAt) return undefined;
  const { goesOn: _, ...end } = told;
  return { ...end, startsAt: before.startsAt, ...(before.goesOn && { goesOn: true }) };
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

/**
 * The names of those of a rule that began since an instant (UTC ISO), but for those that name a version which is not looked at (`but`): firing, over by now, and those for which there is no data: when there is again, that alone speaks for no
 * recovery.
 */
export const alertsOn = (known: Alerts | undefined, since: string, but?: string) => (rule: HealthRule) => {
  const wanted = rule.kind === 'alerts' ? rule.alerts : [];
  const began = (known?.alerts ?? []).filter(
    (a) =>
      a.startsAt >= since &&
      (wanted.length === 0 || wanted.includes(a.name)) &&
      (but === undefined || a.version === undefined || !isSameVersion(a.version, but)),
  );
  const named = (status: Alert['status'], unmeasured?: true) => [
    ...new Set(began.filter((a) => a.status === status && a.unmeasured === unmeasured).map((a) => a.name)),
  ];
  return {
    firing: named('firing'),
    resolved: named('resolved'),
    unmeasured: named('firing', true),
    cut: (known?.truncatedAt ?? '') >= since,
  };
};

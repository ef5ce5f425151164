import { environmentNamed, serviceNamed } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { some } from '../deciding/reads.ts';
import { spotId } from '../environment/spot.ts';
import { mayNotPlace, PLACING, settling } from '../evidence/settle-kept.ts';
import { keptFor } from '../evidence/unmatched.ts';
import { type Alert, type Alerts, afterTold } from './alerts.ts';
import { alerts } from './document.ts';
import { alertsHeard } from './facts/alerts-heard.ts';

/** An alert with where it is, as its source calls that. */
export type HeardAlert = Omit<Alert, 'source' | 'heardAt'> & { service: string; environment: string };

/** A system tells of alerts. `truncated`: it left some out; `settles`: see `HearEvidence`. */
export type HearAlerts = {
  type: 'HearAlerts';
  source: string;
  alerts: HeardAlert[];
  truncated: boolean;
  settles?: string;
};

export const hearAlerts = command<HearAlerts>()({
  takes: PLACING,
  reads: ({ alerts: told, settles }) => ({
    known: some(alerts, [...new Set(told.map(spotId))]),
    kept: keptFor(settles),
  }),
  decide(world, told): Decision {
    const { company, kept, actor } = world;
    const no = mayNotPlace(world);
    if (no) return no;
    const ours = told.alerts.filter(
      (a) =>
        serviceNamed(company, a.service)?.name === a.service &&
        environmentNamed(company, a.environment)?.name === a.environment,
    );
    const [first] = ours;
    if (!first) return moot('none of these is about a service and an environment that are known');
    const { service, environment } = first;
    return settling({ settles: told.settles, kept, by: actor.id }, { service, environment }, () =>
      heard({ ...told, alerts: ours }, world),
    );
  },
});

function heard(
  { source, alerts: ours, truncated }: HearAlerts,
  { known, now }: { known: Record<string, Alerts | undefined>; now: string },
): Decision {
  const facts = [...Map.groupBy(ours, spotId)].flatMap(([place, here]) => {
    const news = here.flatMap(({ service: _, environment: __, ...alert }) => {
      const before = known[place]?.alerts.find((a) => a.key === alert.key && a.source === source);
      return afterTold(before, { ...alert, source, heardAt: now }) ?? [];
    });
    if (news.length === 0) return [];
    const told = news.map(({ summary: _, ...alert }) => alert);
    const text = { summaries: news.map((a) => a.summary ?? '') };
    return [alertsHeard.of(place, { alerts: told, at: now, text, ...(truncated && { truncated }) })];
  });
  return facts.length > 0 ? { facts } : moot('all of it is known');
}

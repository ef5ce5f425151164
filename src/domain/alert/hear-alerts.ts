import { environmentNamed, serviceNamed } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { some } from '../deciding/reads.ts';
import { type Alert, afterTold } from './alerts.ts';
import { alerts } from './document.ts';
import { alertsHeard } from './facts/alerts-heard.ts';

/** An alert with where it is, as its source calls that. */
export type HeardAlert = Omit<Alert, 'source' | 'heardAt'> & { service: string; environment: string };

/** A system tells of alerts. `truncated`: it left some out. */
export type HearAlerts = { type: 'HearAlerts'; source: string; alerts: HeardAlert[]; truncated: boolean };

const placeOf = ({ environment, service }: { environment: string; service: string }) => `${environment}/${service}`;

export const hearAlerts = command<HearAlerts>()({
  reads: ({ alerts: told }) => ({ known: some(alerts, [...new Set(told.map(placeOf))]) }),
  decide({ known, company, now }, { source, alerts: told, truncated }): Decision {
    const ours = told.filter(
      (a) =>
        serviceNamed(company, a.service)?.name === a.service &&
        environmentNamed(company, a.environment)?.name === a.environment,
    );
    const facts = [...Map.groupBy(ours, placeOf)].flatMap(([place, here]) => {
      const news = here.flatMap(({ service: _, environment: __, ...alert }) => {
        const before = known[place]?.alerts.find((a) => a.key === alert.key && a.source === source);
        return afterTold(before, { ...alert, source, heardAt: now }) ?? [];
      });
      if (news.length === 0) return [];
      const told = news.map(({ summary: _, ...alert }) => alert);
      const text = { summaries: news.map((a) => a.summary ?? '') };
      return [alertsHeard.of(place, { alerts: told, at: now, text, ...(truncated && { truncated }) })];
    });
    if (facts.length > 0) return { facts };
    return moot(
      ours.length === 0 ? 'none of these is about a service and an environment that are known' : 'all of it is known',
    );
  },
});

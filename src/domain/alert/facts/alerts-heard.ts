import { fact } from '../../deciding/fact.ts';
import { spotOf } from '../../environment/spot.ts';
import { watchesOf } from '../../health/document.ts';
import { dueAt } from '../../intents/due.ts';
import { isAhead } from '../../release/ahead.ts';
import { openWithAny } from '../../release/document.ts';
import { seenAnew } from '../../release/facts/window-timer.ts';
import { type Alert, withAlerts } from '../alerts.ts';
import { alerts } from '../document.ts';

/** `text`: what people wrote into the alerts, in their order. */
type Data = { alerts: Omit<Alert, 'summary'>[]; truncated?: true; at: string; text: { summaries: string[] } };

/** A source told of alerts that were not known. What is watched there is looked at at once. */
export const alertsHeard = fact(alerts, 'AlertsHeard')<Data>()({
  evolve(known, { alerts: told, truncated, at, text }) {
    const news = told.map((a, i) => ({ ...a, ...(text.summaries[i] && { summary: text.summaries[i] }) }));
    return { ...withAlerts(known, news), ...(truncated && { truncatedAt: at }) };
  },
  reads: ({ place }) => {
    const { environment, service } = spotOf(place);
    return { watches: watchesOf(environment, service), openReleases: openWithAny([service]) };
  },
  follows: ({ place, alerts: told }, _, world) => [
    ...world.watches
      .filter((w) => w.plan.rules.some((r) => r.kind === 'alerts') && told.some((a) => a.startsAt >= w.since))
      .map(({ id }) => dueAt(world).timer(`see-alerts/${id}`, world.now, { type: 'SeeAlerts', watch: id }, 'latest')),
    // What fires there closes their gate; what is over opens it.
    ...world.openReleases
      .filter((r) => isAhead(r) && r.environment === spotOf(place).environment && world.company.health.length > 0)
      .flatMap((r) => seenAnew(r, world)),
  ],
});

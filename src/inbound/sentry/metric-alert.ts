import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { id, instant, link, several, some, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';

const slug = z.string().max(200);
const Event = z.object({
  action: z.string(),
  data: z.object({
    description_title: text(200),
    description_text: text(300),
    web_url: link,
    metric_alert: z.object({
      id,
      title: text(200),
      date_started: instant,
      date_detected: instant,
      date_closed: instant,
      projects: several(slug, 20),
      alert_rule: some(z.object({ name: text(100), environment: word(100), projects: several(slug, 20) })),
    }),
  }),
});

const ACTIONS = ['critical', 'warning', 'resolved'];

/** A rule over a measure fires or is over, for each project it is of. */
export function metricAlert(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { action, data } = read.data;
  const { metric_alert: it } = data;
  if (!ACTIONS.includes(action)) return { ignored: `a metric alert that is ${action.slice(0, 40)} is not used` };
  const startsAt = it.date_started ?? it.date_detected;
  if (startsAt === undefined) return { faults: ['data.metric_alert.date_started: is missing'] };
  const projects = it.projects.length > 0 ? it.projects : (it.alert_rule?.projects ?? []);
  const alerts = (projects.length > 0 ? projects : ['']).map((service) => ({
    key: `${it.id}/${service}`.slice(0, 100),
    name: it.alert_rule?.name ?? it.title ?? data.description_title ?? 'metric alert',
    status: action === 'resolved' ? ('resolved' as const) : ('firing' as const),
    startsAt,
    ...(action === 'resolved' && it.date_closed !== undefined && { endsAt: it.date_closed }),
    ...(action !== 'resolved' && { severity: action }),
    summary: data.description_text,
    url: data.web_url,
    service,
    environment: it.alert_rule?.environment ?? '',
  }));
  return { told: { type: 'alerts', truncated: false, alerts } };
}

import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { instant, link, some, text, word } from '../fields.ts';
import type { IncidentTold, PageTold } from '../told.ts';

const Incident = z.object({
  id: z.string().min(1).max(100),
  type: z.literal('incident'),
  status: z.string(),
  title: text(200),
  html_url: link,
  created_at: instant,
  reopened_at: instant,
  incident_key: word(500),
  service: some(z.object({ id: word(100), summary: text(200) })),
  priority: some(z.object({ summary: text(100) })),
  urgency: word(40),
});
const Keyed = z.object({ incident_key: word(500) });

/** `name`: of whoever took it; `at`: when, UTC ISO */
export function pageIn(data: unknown, name: string | undefined, at: string | undefined): PageTold | undefined {
  const key = Keyed.safeParse(data).data?.incident_key;
  return key === undefined ? undefined : { type: 'page', key, ...(name && { name }), ...(at && { at }) };
}

const STATES: Record<string, IncidentTold['state']> = {
  triggered: 'open',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
};
/** Pages of ours are no incidents of theirs. */
const OURS = 'gonogo/';

/** An incident as it is after an event, whatever the event was. `at`: when it happened, UTC ISO */
export function incidentIn(data: unknown, at: string | undefined): IncidentTold | undefined {
  const it = Incident.safeParse(data).data;
  const state = own(STATES, it?.status ?? '');
  if (!it || state === undefined || it.incident_key?.startsWith(OURS)) return undefined;
  return {
    type: 'incident',
    from: { service: it.service?.summary, labels: it.service?.id ? { service_id: it.service.id } : undefined },
    key: it.id,
    title: it.title ?? 'an incident without a title',
    state,
    severity: it.priority?.summary ?? it.urgency,
    // What was opened anew began anew: a deploy of days before is not its cause.
    startedAt: it.reopened_at ?? it.created_at,
    at,
    url: it.html_url,
  };
}

import { z } from 'zod';
import { keyOfPart } from '../../domain/incident/openings.ts';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { flag, id, instant, link, several, some, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';
import type { IncidentTold } from '../told.ts';

const Incident = z.object({
  incident: z.object({
    id,
    name: text(200),
    status: z.string(),
    impact: word(40),
    created_at: instant,
    started_at: instant,
    updated_at: instant,
    resolved_at: instant,
    shortlink: link,
    backfilled: flag,
    components: several(z.object({ id: word(100), name: word(200) }), 50),
    // The newest first.
    incident_updates: several(
      z.object({
        id: word(100),
        created_at: instant,
        updated_at: instant,
        affected_components: several(z.object({ code: word(100), name: word(200) }), 50),
      }),
      100,
    ),
  }),
});
const Component = z.object({
  component_update: z.object({ new_status: z.string(), created_at: instant, id: word(100) }),
  component: z.object({ id, name: text(200) }),
});
const Page = z.object({ page: some(z.object({ id: word(100) })) });

/** An update has an id of its own, and may be edited. */
export function idOf(body: unknown): string | undefined {
  const it = Incident.safeParse(body).data?.incident;
  const update = it?.incident_updates[0];
  if (it && update?.id) return `${it.id}/${update.id}/${update.updated_at ?? ''}`;
  return Component.safeParse(body).data?.component_update.id;
}

const STATES: Record<string, IncidentTold['state']> = {
  investigating: 'open',
  identified: 'acknowledged',
  monitoring: 'acknowledged',
  resolved: 'resolved',
  postmortem: 'resolved',
};
const COMPONENT: Record<string, IncidentTold['state']> = {
  operational: 'resolved',
  degraded_performance: 'open',
  partial_outage: 'open',
  major_outage: 'open',
};

/** An incident, or a component that changed by itself. What is planned, or was entered later, is none. */
export function news(body: unknown): Translated {
  const known = z
    .object({ incident: z.unknown().optional(), component_update: z.unknown().optional() })
    .safeParse(body).data;
  const page = Page.safeParse(body).data?.page?.id;
  if (isThere(known?.incident)) return incident(body, page);
  if (isThere(known?.component_update)) return component(body, page);
  return { ignored: 'neither an incident nor a component is not used' };
}

const isThere = (part: unknown) => part !== undefined && part !== null;

function incident(body: unknown, page: string | undefined): Translated {
  const read = Incident.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { incident: it } = read.data;
  const state = own(STATES, it.status.toLowerCase());
  if (state === undefined || it.backfilled === true)
    return { ignored: `an incident that is ${it.status.slice(0, 40)} is not used` };
  const about = affected(it);
  const told = (about.length > 0 ? about : [undefined]).map((one, n): IncidentTold => {
    const name = one?.name;
    return {
      type: 'incident',
      from: { service: name, labels: labels({ page, component: name }) },
      // The first one has the incident's own key: of those that affect one component it is the only one.
      key: one && n > 0 ? keyOfPart(it.id, one.id) : it.id,
      title: it.name ?? 'an incident without a name',
      state,
      severity: it.impact,
      startedAt: it.started_at ?? it.created_at,
      at: it.incident_updates[0]?.created_at ?? it.updated_at,
      url: it.shortlink,
    };
  });
  return { told };
}

type Affected = { id: string; name: string };
type Incidents = z.output<typeof Incident>['incident'];

/** Each component once, in the order in which its updates first named them: one that was taken off the incident since hears of its end too. */
function affected({ components, incident_updates: updates }: Incidents): Affected[] {
  const named = updates.map((u) => u.affected_components).reverse();
  const all = [...named.flat().map(({ code, name }) => ({ id: code, name })), ...components];
  const each = all.flatMap(({ id, name }): Affected[] => (name === undefined ? [] : [{ id: id ?? name, name }]));
  return [...new Map(each.map((one) => [one.id, one])).values()];
}

function component(body: unknown, page: string | undefined): Translated {
  const read = Component.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { component: it, component_update: update } = read.data;
  const state = own(COMPONENT, update.new_status.toLowerCase());
  if (state === undefined) return { ignored: `a component that is ${update.new_status.slice(0, 40)} is not used` };
  const name = it.name ?? it.id;
  return {
    told: {
      type: 'incident',
      from: { service: it.name, labels: labels({ page, component: it.name }) },
      key: `component/${it.id}`,
      title: state === 'resolved' ? `${name} is operational` : `${name}: ${update.new_status.replaceAll('_', ' ')}`,
      state,
      severity: state === 'resolved' ? undefined : update.new_status,
      ...(state === 'open' && { startedAt: update.created_at }),
      at: update.created_at,
    },
  };
}

const labels = (all: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { instant, link, some, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';
import type { AlertsTold } from '../told.ts';
import type { Where } from '../where.ts';

/** All texts, for it is a template. What it has no value for stays as it was written, with its $. */
const filled = (most: number) => word(most).transform((given) => (given?.startsWith('$') ? undefined : given));
const Alert = {
  alert_id: filled(100),
  alert_scope: filled(1000),
  alert_transition: filled(40),
  alert_type: filled(40),
  alert_title: text(200),
};
const Event = z.object({
  id: filled(100),
  cycle: filled(200),
  title: text(200),
  date: instant,
  last_updated: instant,
  link,
  priority: filled(20),
  tags: filled(2000),
  // Beside the rest, or as the form that Datadog offers has it.
  ...Alert,
  alert: some(z.object(Alert)),
});

export function idOf(body: unknown): string | undefined {
  const it = Event.safeParse(body).data;
  const transition = it?.alert_transition ?? it?.alert?.alert_transition;
  return it?.id && transition ? `${it.id}/${transition}` : it?.id;
}

const STATES: Record<string, 'firing' | 'resolved'> = {
  Triggered: 'firing',
  'Re-Triggered': 'firing',
  'No Data': 'firing',
  'Re-No Data': 'firing',
  Warn: 'firing',
  'Re-Warn': 'firing',
  Renotify: 'firing',
  Recovered: 'resolved',
  'Warn Recovered': 'resolved',
  'No Data Recovered': 'resolved',
};

/** A monitor that changed. One cycle is one alert, from its trigger to its recovery. */
export function monitor(body: unknown, where: Where): Translated {
  const read = Event.safeParse(body);
  if (!read.success)
    return { faults: ['not what the template of docs/sources/datadog.md sends', ...faultsOf(read.error)] };
  const it = read.data;
  const of = (field: keyof typeof Alert) => it[field] ?? it.alert?.[field];
  const transition = of('alert_transition') ?? '';
  const status = own(STATES, transition);
  const at = it.date ?? it.last_updated;
  if (transition === '') return { ignored: 'an event that is of no monitor is not used' };
  if (status === undefined) return { ignored: `a monitor that is ${transition} is not used` };
  if (at === undefined) return { faults: ['date: is missing'] };
  const tags = tagsIn(`${it.tags ?? ''},${of('alert_scope') ?? ''}`);
  const name = of('alert_title') ?? it.title ?? `monitor ${of('alert_id') ?? ''}`;
  const alert: AlertsTold['alerts'][number] = {
    key: (it.cycle ?? `${of('alert_id') ?? name}/${of('alert_scope') ?? ''}`).slice(0, 100),
    name: name.replace(/^(\[[^\]]*\] ?)+/, '').slice(0, 100) || name,
    status,
    startsAt: at,
    ...(status === 'resolved' && { endsAt: at }),
    severity: transition.includes('Warn') ? 'warning' : (it.priority ?? of('alert_type')),
    summary: it.title,
    url: it.link,
    service: tags.get(where.serviceLabel) ?? '',
    environment: tags.get(where.environmentLabel) ?? where.environment ?? '',
  };
  return { told: { type: 'alerts', truncated: false, alerts: [alert] } };
}

/** `env:production, service:checkout`; the first of a name counts. */
const tagsIn = (list: string) =>
  new Map(
    list
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag.includes(':'))
      .map((tag) => [tag.slice(0, tag.indexOf(':')), tag.slice(tag.indexOf(':') + 1)] as const)
      .reverse(),
  );

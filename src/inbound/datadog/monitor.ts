import { createHash } from 'node:crypto';
import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { instant, link, some, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';
import type { AlertTold } from '../told.ts';
import { labelsIn, placeIn, type Where } from '../where.ts';

/** All texts, for it is a template. What it has no value for stays as it was written, with its $, or is a `null` in quotes. */
const known = (given: string | undefined) => (given?.startsWith('$') || given === 'null' ? undefined : given);
const filled = (most: number) => word(most).transform(known);
const said = text(200).transform(known);
/** With all that is set on a host, a list of tags is long. */
const MOST_TAGS = 20_000;
const Alert = {
  alert_id: filled(100),
  alert_scope: filled(MOST_TAGS),
  alert_transition: filled(40),
  alert_type: filled(40),
  alert_title: said,
};
const Event = z.object({
  id: filled(100),
  cycle: filled(200),
  title: said,
  date: instant,
  last_updated: instant,
  link,
  priority: filled(20),
  tags: filled(MOST_TAGS),
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
  triggered: 'firing',
  're-triggered': 'firing',
  'no data': 'firing',
  're-no data': 'firing',
  warn: 'firing',
  're-warn': 'firing',
  renotify: 'firing',
  recovered: 'resolved',
  'warn recovered': 'resolved',
  'no data recovered': 'resolved',
};
/** What stands in brackets before a title: `[P1] [Re-Triggered on {host:web-1}] Errors` */
const bracketsIn = (title: string) =>
  [...(/^(\[[^\]]*\] ?)+/.exec(title)?.[0] ?? '').matchAll(/\[([^\]]*)\]/g)].map(([, inside = '']) => inside);

/** Somebody tried the notifications of a monitor: https://docs.datadoghq.com/monitors/notify/#test-notifications */
const isTest = (title = '') => bracketsIn(title).includes('TEST');

/** What happened, as the title says it, for those whose payload says it nowhere else. */
const titled = (title = '') =>
  bracketsIn(title)
    .map((said) => said.replace(/ on .*$/, ''))
    .find((said) => own(STATES, said.toLowerCase()) !== undefined);

/** Of which group of its monitor it is, as the title says it, for those whose payload says it nowhere else: `[Triggered on {host:web-1}]` */
const groupIn = (title = '') =>
  bracketsIn(title)
    .map((said) => / on \{([^}]*)\}$/.exec(said)?.[1])
    .find(Boolean);

/** What a monitor is called, whatever happened to it. */
const nameIn = (title: string) => title.replace(/^(\[[^\]]*\] ?)+/, '') || (bracketsIn(title).at(-1) ?? title);

/** A monitor that changed. One cycle is one alert, from its trigger to its recovery. */
export function monitor(body: unknown, where: Where): Translated {
  const read = Event.safeParse(body);
  if (!read.success)
    return { faults: ['not what the template of docs/sources/datadog.md sends', ...faultsOf(read.error)] };
  const it = read.data;
  const of = (field: keyof typeof Alert) => it[field] ?? it.alert?.[field];
  const transition = of('alert_transition') ?? titled(it.title) ?? '';
  const status = own(STATES, transition.toLowerCase());
  const at = it.date ?? it.last_updated;
  if ([it.title, of('alert_title')].some(isTest)) return { test: 'a test notification of a monitor' };
  if (transition === '') return { ignored: 'an event that is of no monitor is not used' };
  if (status === undefined) return { ignored: `a monitor that is ${transition.slice(0, 40)} is not used` };
  const scope = of('alert_scope') ?? groupIn(it.title) ?? '';
  const tags = tagsIn(`${it.tags ?? ''},${scope}`);
  const name = nameIn(of('alert_title') ?? it.title ?? `monitor ${of('alert_id') ?? ''}`);
  const alert: AlertTold = {
    key: keyOf(it.cycle ?? `${of('alert_id') ?? name}/${scope}`),
    name: name.slice(0, 100),
    status,
    ...(at !== undefined && { startsAt: at }),
    ...(status === 'resolved' && at !== undefined && { endsAt: at }),
    ...(/no data/i.test(transition) && { unmeasured: true as const }),
    // A date is that of the event: of what is told again, or is over, it is no beginning.
    ...((status === 'resolved' || /^re/i.test(transition)) && { goesOn: true as const }),
    severity: /warn/i.test(transition) ? 'warning' : (it.priority ?? of('alert_type')),
    summary: it.title,
    url: it.link,
    ...placeIn((name) => tags.get(name), where),
    ...labelsIn(tags),
  };
  return { told: { type: 'alerts', truncated: false, alerts: [alert] } };
}

/** A long scope is not cut: the rest of it may tell two apart. */
const keyOf = (whole: string) =>
  whole.length <= 100 ? whole : createHash('sha256').update(whole).digest('hex').slice(0, 32);

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

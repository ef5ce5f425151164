import { createHash } from 'node:crypto';
import { z } from 'zod';
import { inOneLine } from '../blocks/text.ts';
import { faultsOf } from './body.ts';
import { cut, id, instant, link, some, whole, word } from './fields.ts';
import type { Translated } from './source.ts';
import type { AlertsTold } from './told.ts';
import { labelsIn, placeIn, type Where } from './where.ts';

const texts = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform(
    (given): Record<string, string> =>
      Object.fromEntries(Object.entries(given ?? {}).flatMap(([label, value]) => textual(label, value))),
  );
/** Labels are texts; by a template or another sender they may be numbers, and yes or no. */
const textual = (label: string, value: unknown) =>
  ['string', 'number', 'boolean'].includes(typeof value)
    ? [[label.toWellFormed(), String(value).toWellFormed()] as const]
    : [];
const MOST_ALERTS = 1000;

const Alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: texts,
  annotations: texts,
  startsAt: instant.refine((at) => at !== undefined, 'must be an instant').transform((at) => at ?? ''),
  endsAt: instant,
  generatorURL: link,
  fingerprint: word(100),
});
type Alert = z.output<typeof Alert>;

/** A group that fires holds those that are over, too: each alert has a state of its own. */
const Notification = z.object({
  version: id,
  groupKey: word(1000),
  truncatedAlerts: whole(),
  commonLabels: some(texts),
  alerts: z.array(z.unknown()).max(MOST_ALERTS, `takes ${MOST_ALERTS} alerts at most: set max_alerts`),
});

/** The group of what is sent to try a receiver: its name, a fingerprint, the time. Of alerts it begins with a brace. */
const TRIED = /^[^{].*-[0-9a-f]{16}-\d{10}$/;

/** Alerts as Alertmanager sends them, and those that do as it does. `version`: of what they send; `of`: how that is called. */
export function alertsIn(body: unknown, { version, of }: { version: string; of: string }, where: Where): Translated {
  const read = Notification.extend({ version: z.coerce.string().pipe(z.literal(version)) }).safeParse(body);
  const none = `not a notification of ${of}`;
  if (!read.success) return { faults: [none, ...faultsOf(read.error)] };
  if (TRIED.test(read.data.groupKey ?? '')) return { test: 'a test of a receiver' };
  const all = read.data.alerts.map((one) => Alert.safeParse(one));
  const alerts = all.flatMap((one) => (one.success ? [alertOf(one.data, read.data.commonLabels, where)] : []));
  const told: AlertsTold = { type: 'alerts', truncated: (read.data.truncatedAlerts ?? 0) > 0, alerts };
  const faults = all.flatMap((one, n) => (one.error ? faultsOf(one.error, ['alerts', n]) : []));
  if (faults.length === 0) return { told };
  if (alerts.length === 0) return { faults: [none, ...faults.slice(0, MOST_FAULTS)] };
  // One that can't be read takes none of the others with it.
  const bad = read.data.alerts.filter((_, n) => !all[n]?.success);
  return { told, left: { body: { ...read.data, alerts: bad }, faults: faults.slice(0, MOST_FAULTS) } };
}
const MOST_FAULTS = 20;

/** `common`: the labels of all of its group, which a template may write there alone. */
function alertOf(alert: Alert, common: Record<string, string> = {}, where: Where): AlertsTold['alerts'][number] {
  const { annotations, status, startsAt, endsAt, generatorURL: url, fingerprint } = alert;
  const labels = { ...common, ...alert.labels };
  const named = new Map(Object.entries(labels));
  const label = (name: string) => named.get(name);
  const summary = annotations.summary ?? annotations.description;
  const severity = label('severity');
  return {
    key: fingerprint ?? markOf(labels),
    name: cut(inOneLine(nameIn(label) ?? 'alert'), 100),
    status,
    startsAt,
    ...(isUnmeasured(label) && { unmeasured: true as const }),
    ...(status === 'resolved' && endsAt !== undefined && endsAt >= startsAt && { endsAt }),
    ...(severity && { severity: cut(severity, 40) }),
    ...(summary && { summary: cut(summary, 300) }),
    ...(url && { url }),
    ...placeIn(label, where),
    ...labelsIn(Object.entries(labels)),
  };
}

type Label = (name: string) => string | undefined;
/** Of a rule without data, or that can't be measured, Grafana's alert is called after that; its own name, by which health looks for it, stands beside. */
const isUnmeasured = (label: Label) => UNMEASURED.includes(label('alertname') ?? '');
const UNMEASURED = ['DatasourceNoData', 'DatasourceError'];
const nameIn = (label: Label) => (isUnmeasured(label) ? label('rulename') : undefined) ?? label('alertname');

/** What its labels make of it, for the Alertmanagers of before fingerprints. */
const markOf = (labels: Record<string, string>) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')
    .slice(0, 16);

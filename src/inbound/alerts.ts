import { createHash } from 'node:crypto';
import { z } from 'zod';
import { faultsOf } from './body.ts';
import type { Translated } from './source.ts';
import type { AlertsTold } from './told.ts';
import type { Where } from './where.ts';

const instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());
const texts = z.record(z.string(), z.string());
const MOST_ALERTS = 1000;

const Alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: texts,
  annotations: texts.default({}),
  startsAt: instant,
  endsAt: z.string().optional(),
  generatorURL: z.string().optional(),
  fingerprint: z.string().min(1).max(100).optional(),
});

/** A group that fires holds those that are over, too: each alert has a state of its own. */
const Notification = z.object({
  version: z.string(),
  truncatedAlerts: z.number().default(0),
  alerts: z.array(Alert).max(MOST_ALERTS, `takes ${MOST_ALERTS} alerts at most: set max_alerts`),
});

/** Alerts as Alertmanager sends them, and those that do as it does. `version`: of what they send; `of`: how that is called. */
export function alertsIn(body: unknown, { version, of }: { version: string; of: string }, where: Where): Translated {
  const read = Notification.extend({ version: z.literal(version) }).safeParse(body);
  if (!read.success) return { faults: [`not a notification of ${of}`, ...faultsOf(read.error)] };
  const { alerts, truncatedAlerts } = read.data;
  return {
    told: { type: 'alerts', truncated: truncatedAlerts > 0, alerts: alerts.map((a) => alertOf(a, where)) },
  };
}

function alertOf(alert: z.output<typeof Alert>, o: Where): AlertsTold['alerts'][number] {
  const { labels, annotations, status, startsAt, generatorURL, fingerprint } = alert;
  const label = (name: string) => new Map(Object.entries(labels)).get(name);
  const ends = instant.safeParse(alert.endsAt).data;
  const summary = annotations.summary ?? annotations.description;
  const severity = label('severity');
  const url = z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .safeParse(generatorURL).data;
  return {
    key: fingerprint ?? markOf(labels),
    name: cut(label('alertname') ?? 'alert', 100),
    status,
    startsAt,
    // 0001-01-01 means that it has not ended.
    ...(status === 'resolved' && ends !== undefined && ends >= startsAt && { endsAt: ends }),
    ...(severity && { severity: cut(severity, 40) }),
    ...(summary && { summary: cut(summary, 300) }),
    ...(url && { url }),
    service: label(o.serviceLabel) ?? '',
    environment: label(o.environmentLabel) ?? o.environment ?? '',
  };
}

const cut = (text: string, most: number) => [...text].slice(0, most).join('');

/** What its labels make of it, for the Alertmanagers of before fingerprints. */
const markOf = (labels: Record<string, string>) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')
    .slice(0, 16);

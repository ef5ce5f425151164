import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSame } from '../../adapters/constant-time.ts';
import { parseJson } from '../../adapters/standard-webhooks.ts';
import type { Source, Told } from '../source.ts';

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
  version: z.literal('4'),
  truncatedAlerts: z.number().default(0),
  alerts: z.array(Alert).max(MOST_ALERTS, `takes ${MOST_ALERTS} alerts at most: set max_alerts`),
});

export type Options = {
  token: string;
  serviceLabel: string;
  environmentLabel: string;
  environment?: string | undefined;
};
type AlertsTold = Extract<Told, { type: 'alerts' }>;

export const notifications = (options: Options): Source => ({
  hear(raw, header) {
    const [scheme, token = ''] = (header('authorization') ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !isSame(token, options.token))
      return {
        ok: false,
        status: 401,
        answer: { error: 'bad token', remedy: 'send "authorization: Bearer …" with the token that inbound.yml names' },
      };
    const read = Notification.safeParse(parseJson(raw));
    if (!read.success) {
      const faults = read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`.slice(0, 200)).slice(0, 20);
      return { ok: false, status: 400, answer: { error: 'not a notification of Alertmanager (version 4)', faults } };
    }
    const { alerts, truncatedAlerts } = read.data;
    // It sends again what it sent: the same words are the same delivery.
    const delivery = createHash('sha256').update(raw).digest('hex').slice(0, 32);
    const told: AlertsTold = {
      type: 'alerts',
      truncated: truncatedAlerts > 0,
      alerts: alerts.map((a) => alertOf(a, options)),
    };
    return { ok: true, delivery, told };
  },
});

function alertOf(alert: z.output<typeof Alert>, o: Options): AlertsTold['alerts'][number] {
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

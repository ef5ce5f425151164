import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { id, link, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';
import { labelsIn, placeIn, type Where } from '../where.ts';

/** What the alerts of dashboards sent, up to Grafana 10; it tells no time. */
const Legacy = z.object({
  ruleId: id,
  ruleName: text(100),
  state: z.string(),
  title: text(200),
  message: text(300),
  ruleUrl: link,
  tags: z.record(z.string(), word(300)).nullish().catch(undefined),
});

export const isLegacy = (body: unknown) => z.object({ ruleId: z.unknown(), state: z.string() }).safeParse(body).success;

/** `paused` and `pending` say that nobody looks, or that it may be: neither that it fires nor that it is over. */
const STATES: Record<string, 'firing' | 'resolved'> = { alerting: 'firing', no_data: 'firing', ok: 'resolved' };

export function legacy(body: unknown, where: Where): Translated {
  const read = Legacy.safeParse(body);
  if (!read.success) return { faults: ['not an alert of a dashboard of Grafana', ...faultsOf(read.error)] };
  const it = read.data;
  const status = own(STATES, it.state);
  if (status === undefined) return { ignored: `an alert that is ${it.state.slice(0, 40)} is not used` };
  const tags = new Map(Object.entries(it.tags ?? {}));
  const severity = tags.get('severity');
  const alert = {
    key: `rule/${it.ruleId}`,
    name: it.ruleName ?? it.title ?? 'alert',
    status,
    ...(it.state === 'no_data' && { unmeasured: true as const }),
    ...(severity !== undefined && { severity: severity.slice(0, 40) }),
    ...(it.message !== undefined && { summary: it.message }),
    ...(it.ruleUrl !== undefined && { url: it.ruleUrl }),
    ...placeIn((name) => tags.get(name), where),
    ...labelsIn([...tags].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))),
  };
  return { told: { type: 'alerts', truncated: false, alerts: [alert] } };
}

import { z } from 'zod';
import { readJson } from '../../outbound/answer.ts';
import { call, type HttpCall } from '../../outbound/call.ts';
import { type Looked, type PageCall, type Pager, type PageSent, sentBy } from '../pager.ts';

export type Account = { apiKey: string; api: string; allowPrivate: boolean };

const LONGEST_ALIAS = 512;
const LONGEST_MESSAGE = 130;
const LONGEST_DESCRIPTION = 15_000;
const PRIORITY = { critical: 'P1', error: 'P2', warning: 'P3', info: 'P5' } as const;

const Alert = z.object({
  data: z.object({
    status: z.string().optional(),
    acknowledged: z.boolean().default(false),
    createdAt: z.string().optional().catch(undefined),
    // `ackTime`: how long it took, ms
    report: z
      .object({ acknowledgedBy: z.string().optional(), ackTime: z.number().min(0).optional().catch(undefined) })
      .optional(),
  }),
});

/** https://docs.opsgenie.com/docs/alert-api: an alias that is open takes up the same again; who acknowledged is asked. */
export function alerts({ apiKey, api, allowPrivate }: Account): Pager {
  const base = `${api.replace(/\/$/, '')}/v2/alerts`;
  const asked = (path: string, more: Partial<HttpCall> = {}) =>
    call({
      url: `${base}${path}`,
      allowPrivate,
      ...more,
      headers: { authorization: `GenieKey ${apiKey}`, 'content-type': 'application/json' },
    });
  const post = async (path: string, body: object): Promise<PageSent> =>
    sentBy(await asked(path, { method: 'POST', body: JSON.stringify(body) }), [apiKey], Date.now());
  const of = (key: string, does = '') => `/${encodeURIComponent(aliasOf(key))}${does}?identifierType=alias`;
  return {
    page: (page) => post('', alertOf(page)),
    acknowledge: (key) => post(of(key, '/acknowledge'), { source: 'Gonogo' }),
    resolve: (key) => post(of(key, '/close'), { source: 'Gonogo' }),
    async look(key): Promise<Looked> {
      const called = await asked(of(key));
      if (!called.ok) return { ok: false, final: called.how === 'refused' };
      const { status } = called.answer;
      // It is made a moment after it was taken: 404 is not yet the end of it.
      if (status !== 200) return { ok: false, final: status === 401 || status === 403 || status === 405 };
      const read = readJson(called.answer, Alert);
      if (!read.ok) return { ok: false, final: false };
      const { acknowledged, status: state, createdAt, report } = read.value.data;
      const { acknowledgedBy: by, ackTime } = report ?? {};
      const at = instantIn(createdAt, ackTime);
      return { ok: true, acknowledged: acknowledged || state === 'closed', ...(by && { by }), ...(at && { at }) };
    },
  };
}

/** So many ms after an instant, where both were told. UTC ISO */
function instantIn(from = '', ms = Number.NaN): string | undefined {
  const at = new Date(Date.parse(from) + ms);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

const aliasOf = (key: string) => key.slice(0, LONGEST_ALIAS);

const alertOf = ({ key, summary, source, severity, link, details }: PageCall) => ({
  message: summary.slice(0, LONGEST_MESSAGE),
  alias: aliasOf(key),
  description: [summary, ...Object.entries(details).map(([name, value]) => `${name}: ${value}`), link ?? '']
    .join('\n')
    .trim()
    .slice(0, LONGEST_DESCRIPTION),
  source,
  priority: PRIORITY[severity],
  details: { ...details, ...(link && { link }) },
});

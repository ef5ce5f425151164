import { z } from 'zod';
import { parsed } from '../../outbound/answer.ts';
import { reach } from '../../outbound/reach.ts';
import type { DutyShift, Schedule } from '../schedule.ts';

const Oncalls = z.object({
  oncalls: z.array(
    z.object({
      user: z.object({ email: z.string().optional() }),
      /** null: for ever */
      start: z.iso.datetime({ offset: true }).nullable(),
      end: z.iso.datetime({ offset: true }).nullable(),
    }),
  ),
  more: z.boolean().default(false),
});
const PAGES = 10;
const EACH = 100;
const FOREVER = ['2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'] as const;

export type Pagerduty = { schedule: string; token: string; api: string; allowPrivate: boolean };

export const schedule = ({ schedule: id, token, api, allowPrivate }: Pagerduty): Schedule => ({
  async shifts(since, until) {
    const shifts: DutyShift[] = [];
    for (let page = 0; page < PAGES; page++) {
      const query = new URLSearchParams({
        'schedule_ids[]': id,
        'include[]': 'users',
        since,
        until,
        limit: String(EACH),
        offset: String(page * EACH),
      });
      const place = { url: `${api.replace(/\/$/, '')}/oncalls?${query}`, allowPrivate };
      const reached = await reach(place, {
        headers: { authorization: `Token token=${token}`, accept: 'application/vnd.pagerduty+json;version=2' },
      });
      if (!reached.ok) return reached;
      const read = Oncalls.safeParse(parsed(reached.text));
      if (!read.success) return { ok: false, why: 'its answer could not be read' };
      for (const { user, start, end } of read.data.oncalls)
        if (user.email)
          shifts.push({ from: instant(start, FOREVER[0]), until: instant(end, FOREVER[1]), member: user.email });
      if (!read.data.more) break;
    }
    return { ok: true, shifts };
  },
});

const instant = (at: string | null, otherwise: string) => (at === null ? otherwise : new Date(at).toISOString());

import { z } from 'zod';
import { type Api, askApi } from '../../outbound/api.ts';
import { filled } from '../fill.ts';
import type { SystemFreezes } from '../target.ts';
import type { Options } from './options.ts';

/** As many as one page holds: nobody has more by intention. */
const MOST = 100;
const Periods = z.array(
  z.object({ id: z.int(), freeze_start: z.string(), freeze_end: z.string(), cron_timezone: z.string() }),
);

/** A project that a token may not see is answered as if it were not there. */
const isDenied = (status: number | undefined) => status === 403 || status === 404;

/** Deploy freezes of a project (https://docs.gitlab.com/api/freeze_periods): whoever may report may read them. */
export const freezesOf = (gitlab: Api, o: Options): SystemFreezes => ({
  soft: o.freezes === 'warn',
  asked: o.freezes !== undefined,
  place: (request) => filled(o.project, request),
  async read(project) {
    const path = `/projects/${encodeURIComponent(project)}/freeze_periods?per_page=${MOST}`;
    const read = await askApi(gitlab, { path }, Periods);
    if (!read.ok)
      return { ok: false, why: read.why, ...(isDenied(read.answer?.status) && !read.retryAfterMs && { denied: true }) };
    if (read.value.length > MOST || read.answer.header('x-next-page'))
      return { ok: false, why: `${project} has more than ${MOST} freeze periods in GitLab` };
    const periods = read.value.map((p) => ({
      id: String(p.id),
      start: p.freeze_start,
      end: p.freeze_end,
      zone: p.cron_timezone,
    }));
    return { ok: true, periods };
  },
});

import { z } from 'zod';
import { unchecked } from '../failed-request.ts';
import { filled } from '../fill.ts';
import type { TargetCheck } from '../target.ts';
import { askJob, DECLARED, type Jenkins, jobOf, undeclared } from './client.ts';
import type { Options } from './options.ts';

const Job = z.looseObject({ buildable: z.boolean().default(true) });

/** Whether a job is there, can be built, and declares what its builds are found by. */
export const checkOf = (jenkins: Jenkins, o: Options): TargetCheck => ({
  place: (request) => filled(o.job, request),
  async look(request) {
    const job = jobOf(o, request);
    if (!job.ok) return job;
    const read = await askJob(jenkins, job.value, `buildable,${DECLARED}`, Job);
    if (!read.ok) return unchecked(read);
    if (!read.value.buildable) return { ok: false, why: 'the job is switched off in Jenkins: enable it there' };
    const why = undeclared(read.value, o);
    return why === undefined ? { ok: true } : { ok: false, why };
  },
});

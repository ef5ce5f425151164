import { z } from 'zod';
import type { ApiFailed } from '../../outbound/api.ts';
import { parameters } from '../common.ts';
import { notSent, unsent } from '../failed-request.ts';
import type { DeployTarget, StageRequest, StepSent } from '../target.ts';
import { askJob, DECLARED, type Jenkins, jobOf, undeclared } from './client.ts';
import { type Options, textsOf } from './options.ts';

/** Starts a build, or stops it. */
export const sender =
  (jenkins: Jenkins, o: Options): DeployTarget['send'] =>
  (request) =>
    request.ask === 'stop' ? stopped(jenkins, o, request) : built(jenkins, o, request);

async function built(jenkins: Jenkins, o: Options, request: StageRequest): Promise<StepSent> {
  const job = jobOf(o, request);
  const told = parameters(o.parameters, o.correlation, request, textsOf(o));
  if (!job.ok) return notSent(job.why);
  if (!told.ok) return notSent(told.why);
  const known = await askJob(jenkins, job.value, DECLARED, z.unknown());
  if (!known.ok) return unsent(known);
  const fault = undeclared(known.value, o);
  if (fault !== undefined) return notSent(fault);
  const posted = await jenkins.post(`${job.value}/buildWithParameters`, told.value);
  if (!posted.ok && !isTaken(posted, job.value)) return unsent(posted);
  if (posted.ok && posted.answer.status !== CREATED)
    return {
      ok: false,
      final: false,
      unclear: true,
      why: `Jenkins answered ${posted.answer.status} instead of ${CREATED}: check the address in deploy-targets.yml, and what answers there`,
    };
  const location = posted.answer?.header('location') ?? '';
  // Of the address only the number counts: the host is what Jenkins believes to be called.
  const item = /\/queue\/item\/(\d+)/.exec(location)?.[1];
  return item === undefined ? { ok: true } : { ok: true, run: { id: `queue:${item}` } };
}

/** So a build that waits in the queue is answered. */
const CREATED = 201;

/** Old servers answer with a redirect to the job. One to anywhere else is to a page for signing in. */
function isTaken({ answer }: ApiFailed, job: string): boolean {
  const location = answer?.header('location') ?? '';
  return (
    answer !== undefined &&
    answer.status >= 300 &&
    answer.status < 400 &&
    (location.includes(job) || /\/queue\/item\//.test(location))
  );
}

async function stopped(jenkins: Jenkins, o: Options, request: StageRequest): Promise<StepSent> {
  const job = jobOf(o, request);
  if (!job.ok) return notSent(job.why);
  const [kind, number] = (request.stage.run ?? '').split(':');
  const path = kind === 'queue' ? `/queue/cancelItem?id=${number}` : `${job.value}/${number}/stop`;
  const posted = await jenkins.post(path);
  if (posted.ok || isRedirect(posted)) return { ok: true };
  // It is not there any more: what has left the queue is stopped as a build, once that is known.
  if (kind === 'queue' && posted.answer?.status === 404)
    return { ok: false, final: false, why: 'the build has left the queue of Jenkins, and its number is not known yet' };
  return unsent(posted);
}

/** Jenkins answers what people do on its pages with the next page. */
const isRedirect = ({ answer }: ApiFailed) =>
  answer !== undefined &&
  answer.status >= 300 &&
  answer.status < 400 &&
  !/login/i.test(answer.header('location') ?? '');

import { z } from 'zod';
import type { RunTold } from '../../deploy-targets/told.ts';
import { faultsOf } from '../body.ts';
import { mustBeWhole, needed, some, whole, wholeIn } from '../fields.ts';
import type { Translated } from '../source.ts';
import { BUILD, checksOf, isLast } from './check.ts';

/** Its log and the rest of its parameters are never kept: they hold secrets. */
const Event = z.object({
  build: z.object({
    ...BUILD,
    full_url: z.string().nullish(),
    url: z.string().nullish(),
    number: needed(wholeIn, mustBeWhole(0)),
    queue_id: whole(),
    phase: z.string(),
    status: z.string().nullish(),
    parameters: some(z.record(z.string(), z.unknown())),
  }),
});

/** A build in one of its phases. It is over in the last one: before that, what follows a build may still fail it. */
export function build(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { build: it } = read.data;
  const texts = Object.values(it.parameters ?? {}).filter((v) => typeof v === 'string');
  const job = jobIn(it.full_url ?? it.url ?? '');
  const told: RunTold = {
    type: 'run',
    system: 'jenkins',
    place: [job],
    run: `build:${it.number}`,
    ...(it.queue_id !== undefined && { was: `queue:${it.queue_id}` }),
    names: texts,
    attempt: 1,
    ...progressOf(it.phase, it.status ?? ''),
    ...(it.full_url && { url: it.full_url }),
  };
  const checks = checksOf(job.replaceAll('/job/', '/').slice(1, 201) || 'build', it);
  return { told: checks.length > 0 ? [told, ...checks] : told };
}

/** `/job/team/job/deploy` of the address of a build, whatever Jenkins believes its host to be called. */
const jobIn = (url: string) => /(\/job\/[^/?#]+)+/.exec(`/${url}`)?.[0] ?? '';

function progressOf(phase: string, status: string): Pick<RunTold, 'state' | 'message' | 'percent'> {
  switch (phase) {
    case 'QUEUED':
      return { state: 'queued', message: 'waits in the queue of Jenkins' };
    case 'STARTED':
    case 'COMPLETED':
      return { state: 'running', message: 'runs at Jenkins' };
    default:
      return isLast(phase) ? ended(status) : { state: 'look', message: '' };
  }
}

function ended(status: string): Pick<RunTold, 'state' | 'message' | 'percent'> {
  switch (status) {
    case 'SUCCESS':
      return { state: 'succeeded', percent: 100, message: 'succeeded at Jenkins' };
    case 'FAILURE':
    case 'NOT_BUILT':
      return { state: 'failed', message: `ended at Jenkins as ${status}` };
    case 'ABORTED':
      return { state: 'failed', message: 'was stopped at Jenkins' };
    // What is unstable counts as its target says; and the plugin may leave it out.
    default:
      return { state: 'look', message: '' };
  }
}

import { z } from 'zod';
import { flag, some, word } from '../fields.ts';

/** The same in either shape: EventBridge has an envelope, and another name for the event. */
export const Envelope = z.object({ 'detail-type': z.string(), id: word(100), detail: z.unknown().optional() });
export const Sent = z.object({ event: z.string() });
const Ided = some(
  z.object({
    id: word(100),
    uuid: word(100),
    state: word(30),
    blocked: flag,
    started_at: word(40),
    finished_at: word(40),
  }),
);
const Ids = z.object({ build: Ided, job: Ided });

/** Buildkite gives its webhooks no id: the event of a build or a job in a state is one. A build that was blocked, or of which a job is retried, passes twice: when, tells these apart. */
export function idOf(body: unknown): string | undefined {
  const wrapped = Envelope.safeParse(body).data;
  if (wrapped) return wrapped.id;
  const { event: name = '' } = Sent.safeParse(body).data ?? {};
  const { build, job } = Ids.safeParse(body).data ?? {};
  const of = name.startsWith('job.') ? job : build;
  const id = of?.id ?? of?.uuid;
  if (id === undefined) return undefined;
  const { state = '', blocked, started_at: started = '', finished_at: finished = started } = of ?? {};
  return `${name.slice(0, 60)}/${id}/${state}/${blocked === true ? 'blocked' : ''}/${finished}`;
}

import { GONOGO } from '../domain/deciding/world.ts';
import { perform } from '../door/perform.ts';
import type { Aside } from '../inbound/aside.ts';
import type { Packed } from '../inbound/reading.ts';
import { redacted } from '../secrets/redact.ts';
import type { Acknowledgement, Intake } from './intake.ts';
import { notTaken } from './not-taken.ts';

export const askedBy = (name: string, id: string) => ({
  actor: GONOGO,
  via: name,
  cause: id,
  event: `inbound/${name}/${id}`,
});

/** What can't be read is no fault that its sender could mend by sending it again: it is kept in mind, and answered as taken. */
export async function aside(
  { setting, tallies, apart }: Intake,
  name: string,
  delivery: Unread,
  id: string,
  faults: string[],
): Promise<Acknowledgement> {
  const { event: _, ...asked } = askedBy(name, id);
  const { kept } = delivery;
  // Where it is too large for a document it is durable before the document says so.
  const isApart = kept && 'packed' in kept && (await apart?.keep(name, id, kept.packed));
  const body = kept && 'body' in kept ? { body: kept.body } : isApart ? { apart: true as const } : {};
  const outcome = await perform(
    setting,
    { type: 'SetAside', source: name, delivery: id, ...aboutIt(delivery), ...body, faults: faults.map(redacted) },
    asked,
  );
  tallies.count(name, outcome.ok ? 'unreadable' : 'putOff', setting.now());
  return outcome.ok
    ? { status: 200, body: { ok: true, ignored: 'unreadable, and set aside', faults } }
    : notTaken(outcome.refusal);
}

/** What says of what kind a delivery is: without it, it could not be read again. */
const TELLING =
  /^(content-type|x-github-event|x-gitlab-event|circleci-event-type|sentry-hook-resource|x-buildkite-event)$/;

/** `size`: of its body as it came, bytes; `kept`: what is kept of that, by its reader: a body that was large was handed to it, and is not here any more; `received`: see `DeliveryRead`. */
export type Unread = Pick<Packed, 'headers'> & {
  size: number;
  kept?: Aside | undefined;
  received?: string | undefined;
};

function aboutIt({ headers, size, received }: Unread) {
  const telling = Object.entries(headers)
    .filter(([name]) => TELLING.test(name))
    .map(([name, value]) => [name, redacted(value).slice(0, 100)] as const);
  const [, event = ''] = telling.find(([name]) => name !== 'content-type') ?? telling[0] ?? [];
  return {
    event,
    size,
    headers: Object.fromEntries(telling),
    ...(received !== undefined && { received }),
  };
}

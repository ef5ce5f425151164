import { GONOGO } from '../domain/deciding/world.ts';
import { perform } from '../door/perform.ts';
import type { Packed } from '../inbound/reading.ts';
import { redactedBody } from '../inbound/redact.ts';
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
  { setting, tallies }: Intake,
  name: string,
  delivery: Sized,
  id: string,
  faults: string[],
): Promise<Acknowledgement> {
  const { event: _, ...asked } = askedBy(name, id);
  const outcome = await perform(
    setting,
    { type: 'SetAside', source: name, delivery: id, ...keptOf(delivery), faults: faults.map(redacted) },
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
const MOST_KEPT = 32 * 1024;

type Sized = Packed & { size: number };

/** A body that was large was handed to its reader, and is not here any more. */
function keptOf({ raw, headers, size }: Sized) {
  const telling = Object.entries(headers)
    .filter(([name]) => TELLING.test(name))
    .map(([name, value]) => [name, redacted(value).slice(0, 100)] as const);
  const body = size <= MOST_KEPT ? redactedBody(raw) : undefined;
  const [, event = ''] = telling.find(([name]) => name !== 'content-type') ?? telling[0] ?? [];
  return {
    event,
    size,
    headers: Object.fromEntries(telling),
    ...(body !== undefined && { body }),
  };
}

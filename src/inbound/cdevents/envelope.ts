import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf, jsonIn } from '../body.ts';
import type { Delivery } from '../source.ts';

const MOST = 500;
const short = z.string().min(1).max(500);

/** Of which subject a type is, and what became of it, whatever its version; of one that is none of CDEvents, nothing. */
export function partsOf(type: string): [subject: string, predicate: string] {
  const [, subject = '', predicate = ''] = /^dev\.cdevents(?:eu)?\.([a-z]+)\.([a-z]+)(?:\.|$)/.exec(type) ?? [];
  return [subject, predicate];
}

const Environment = z.object({ environment: z.object({ id: short }) });
/** What says nothing without the environment it happened in. */
const PLACED: Record<string, string[]> = {
  service: ['deployed', 'upgraded', 'rolledback', 'removed'],
  deployment: ['queued', 'started', 'finished'],
};

/** What every CDEvent has. `content` differs by its type. */
const CdEvent = z
  .object({
    context: z.object({ id: short, source: short, type: short, timestamp: z.unknown().optional() }),
    subject: z.object({ id: short, source: z.string().max(500).nullish(), content: z.unknown().optional() }),
    customData: z.unknown().optional(),
  })
  .superRefine(({ context, subject }, c) => {
    const [of, done] = partsOf(context.type);
    if (!own(PLACED, of)?.includes(done) || Environment.safeParse(subject.content).success) return;
    c.addIssue({ code: 'custom', path: ['subject', 'content', 'environment', 'id'], message: 'is missing' });
  });
export type CdEvent = z.output<typeof CdEvent>;

const CloudEvent = z.object({
  specversion: z.string(),
  type: z.string().optional().catch(undefined),
  data: z.unknown().optional(),
  data_base64: z.string().nullish(),
});

/** `others`: types of what comes in the same envelopes and is none of CDEvents; `bad`: what of a batch is no event, as it came, with what is wrong. */
type Events = { events: CdEvent[]; others: string[]; bad?: { body: unknown[]; faults: string[] } };

/** The events of a delivery: alone, in an envelope, in a batch of envelopes; in binary mode the envelope is in the headers, and the event says it again. */
export function eventsIn(body: unknown, { header }: Delivery): Events | { faults: string[] } {
  const isBatch = (header('content-type') ?? '').toLowerCase().includes('cloudevents-batch') || Array.isArray(body);
  if (isBatch && !Array.isArray(body)) return { faults: ['a batch is a list of events'] };
  const all: unknown[] = Array.isArray(body) ? body : [body];
  if (all.length > MOST) return { faults: [`takes ${MOST} events at once`] };
  const read = all.map((one) => CdEvent.safeParse(opened(one).event));
  const events = read.flatMap((one) => (one.success ? [one.data] : []));
  const other = all.map((one, n) =>
    read[n]?.success ? undefined : foreign(one, isBatch ? undefined : header('ce-type')),
  );
  const others = other.filter((type) => type !== undefined);
  if (events.length + others.length === all.length) return { events, others };
  const isBad = (n: number) => !read[n]?.success && other[n] === undefined;
  const faults = read
    .flatMap((one, n) =>
      one.error && isBad(n)
        ? faultsIn(one.error, n, [...(Array.isArray(body) ? [n] : []), ...opened(all[n]).under])
        : [],
    )
    .slice(0, 20);
  if (events.length + others.length === 0) return { faults };
  return { events, others, bad: { body: all.filter((_, n) => isBad(n)), faults } };
}

/** The type of an event whose system sends others to the same place, and none of CDEvents by it: Tekton's own, say. */
function foreign(one: unknown, header: string | undefined): string | undefined {
  const type = CloudEvent.safeParse(one).data?.type ?? header;
  return type === undefined || type === '' || type.startsWith('dev.cdevents') ? undefined : type;
}

const faultsIn = (error: z.ZodError, n: number, under: PropertyKey[]) => [
  `event ${n + 1} is no CDEvent: it needs context.id, source and type, and subject.id; of a service or a deployment also subject.content.environment.id`,
  ...faultsOf(error, under).slice(0, 5),
];

/** An event out of its envelope, and where in that it stands. */
function opened(one: unknown): { event: unknown; under: string[] } {
  const envelope = CloudEvent.safeParse(one).data;
  if (!envelope) return { event: one, under: [] };
  const under = [typeof envelope.data_base64 === 'string' ? 'data_base64' : 'data'];
  // Some libraries write it as a text once more.
  const written =
    typeof envelope.data_base64 === 'string'
      ? Buffer.from(envelope.data_base64, 'base64')
      : typeof envelope.data === 'string'
        ? Buffer.from(envelope.data)
        : undefined;
  if (written === undefined) return { event: envelope.data, under };
  const read = jsonIn(written);
  return { event: read.ok ? read.json : undefined, under };
}

/** Source and id together tell events apart; of a batch its bytes do. */
export function idIn(body: unknown, delivery: Delivery): string | undefined {
  if (Array.isArray(body)) return undefined;
  const read = eventsIn(body, delivery);
  const [event] = 'events' in read ? read.events : [];
  return event && `${event.context.source} ${event.context.id}`;
}

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { GONOGO } from '../domain/deciding/world.ts';
import { own } from '../domain/own.ts';
import type { Setting } from '../door/look.ts';
import type { Asked } from '../door/outcome.ts';
import { perform } from '../door/perform.ts';
import { jsonIn } from '../inbound/body.ts';
import { redacted } from '../inbound/redact.ts';
import type { Delivery, Source } from '../inbound/source.ts';
import { Tallies } from '../inbound/tallies.ts';
import type { Told } from '../inbound/told.ts';
import { type Carried, type Hearing, hear } from './heard/index.ts';

const LARGEST = 512 * 1024;
const LONGEST_ID = 200;

export type Inbound = Omit<Hearing, 'source'> & { sources: Record<string, Source>; tallies?: Tallies };
type Answer = { status: ContentfulStatusCode; body: object };

/** `POST /inbound/<source>`: what other systems tell, each signed as its source signs. Answered once it is durable; the same delivery counts once. */
export function inboundApi(inbound: Inbound): Hono {
  const app = new Hono();
  const tallies = inbound.tallies ?? new Tallies();
  const limited = bodyLimit({
    maxSize: LARGEST,
    onError: (c) => c.json({ error: 'too large', remedy: `send ${LARGEST} bytes at most` }, 413),
  });
  app.post('/inbound/:source', limited, async (c) => {
    const name = c.req.param('source');
    const source = own(inbound.sources, name);
    if (!source) return c.json({ error: 'unknown source', remedy: 'name one of manifests/inbound.yml' }, 404);
    const delivery = { raw: new Uint8Array(await c.req.arrayBuffer()), header: (h: string) => c.req.header(h) };
    const { status, body } = await taken({ ...inbound, tallies }, name, source, delivery);
    return c.json(body, status);
  });
  return app;
}

async function taken(
  inbound: Inbound & { tallies: Tallies },
  name: string,
  source: Source,
  delivery: Delivery,
): Promise<Answer> {
  const { tallies, setting } = inbound;
  // Of what comes from nobody knows where, nothing is kept but that it came.
  if (!source.verify(delivery, Date.now())) {
    tallies.count(name, 'refused', setting.now());
    return { status: 401, body: { error: 'bad signature or token', remedy: source.remedy } };
  }
  const read = jsonIn(delivery.raw);
  const translated = read.ok ? source.translate(read.json, delivery) : { faults: [read.fault] };
  const id = idOf(source, delivery, read.ok ? read.json : undefined);
  const asked = { actor: GONOGO, via: name, cause: id, event: `inbound/${name}/${id}` };
  if ('faults' in translated) {
    tallies.count(name, 'unreadable', setting.now());
    return source.answered
      ? { status: 400, body: { error: source.answered(read.ok ? read.json : undefined), faults: translated.faults } }
      : aside(setting, name, delivery, asked, translated.faults);
  }
  if ('ignored' in translated) {
    tallies.count(name, 'ignored', setting.now());
    return { status: 200, body: { ok: true, ignored: translated.ignored } };
  }
  const outcome = await carriedOut({ ...inbound, source: name }, translated.told, asked);
  const isUsed = outcome.ok && outcome.note === undefined;
  tallies.count(name, isUsed ? 'taken' : 'ignored', setting.now());
  return answerOf(outcome, setting);
}

/** The id of a delivery, as short as it may be kept; of one that has none, of its bytes. */
function idOf(source: Source, delivery: Delivery, body: unknown): string {
  const id = source.deliveryId(delivery, body) ?? '';
  if (id !== '' && id.length <= LONGEST_ID) return id;
  const digest = createHash('sha256').update(id === '' ? delivery.raw : id);
  return digest.digest('hex').slice(0, 32);
}

/** What can't be read is no fault that its sender could mend by sending it again: it is kept in mind, and answered as taken. */
async function aside(
  setting: Setting,
  name: string,
  { raw, header }: Delivery,
  { event: _, ...asked }: Asked & { cause: string },
  faults: string[],
): Promise<Answer> {
  const event = ['x-github-event', 'x-gitlab-event', 'content-type'].map(header).find(Boolean) ?? '';
  const outcome = await perform(
    setting,
    {
      type: 'SetAside',
      source: name,
      delivery: asked.cause,
      event: redacted(event).slice(0, 100),
      size: raw.length,
      faults: faults.map(redacted),
    },
    asked,
  );
  return outcome.ok
    ? { status: 200, body: { ok: true, ignored: 'unreadable, and set aside', faults } }
    : { status: 503, body: { error: outcome.refusal.refused } };
}

/** What one delivery tells, one after the other: each counts once, so that what was carried out before a failure is not done again. */
async function carriedOut(at: Hearing, told: Told | Told[], asked: Asked & { event: string }): Promise<Carried> {
  const all = Array.isArray(told) ? told : [told];
  let outcome: Carried = { ok: true, note: 'nothing in it is used' };
  for (const [n, one] of all.entries()) {
    const next = await hear(one, at, n === 0 ? asked : { ...asked, event: `${asked.event}/${n}` });
    if (!next.ok) return next;
    if (n === 0 || next.note === undefined) outcome = next;
  }
  return outcome;
}

function answerOf(outcome: Carried, setting: Setting): Answer {
  if (outcome.ok)
    return { status: 200, body: { ok: true, ...(outcome.note !== undefined && { ignored: outcome.note }) } };
  const { refused } = outcome.refusal;
  if (refused !== 'unknown-service') return { status: 503, body: { error: refused } };
  return { status: 404, body: { error: refused, services: setting.company().services.map((s) => s.name) } };
}

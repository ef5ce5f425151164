import { type Context, Hono } from 'hono';
import { own } from '../domain/own.ts';
import { openReader, type ReadDelivery } from '../inbound/reader.ts';
import { LARGEST, type Packed } from '../inbound/reading.ts';
import type { Source } from '../inbound/source.ts';
import { Tallies } from '../inbound/tallies.ts';
import type { BodiesApart } from './bodies-apart.ts';
import { bytesOf } from './body.ts';
import type { Hearing } from './heard/index.ts';
import type { Intake } from './intake.ts';
import { tooLarge } from './limited.ts';
import { Room } from './room.ts';
import { putOff, taken } from './taking.ts';

/** Without a `read`, all is read here and now. `room`: for large bodies, all together. */
export type Inbound = Omit<Hearing, 'source'> & {
  sources: Record<string, Source>;
  tallies?: Tallies;
  read?: ReadDelivery;
  apart?: BodiesApart;
  room?: Room;
};

export const takingOf = ({ sources: _, tallies, read, room: __, ...inbound }: Inbound): Intake => ({
  ...inbound,
  tallies: tallies ?? new Tallies(),
  read: read ?? openReader({}).read,
});

/** `POST /inbound/<source>`: what other systems tell, each signed as its source signs. Answered once it is durable; the same delivery counts once. */
export function inboundApi(inbound: Inbound): Hono {
  const app = new Hono();
  const at = takingOf(inbound);
  const room = inbound.room ?? new Room();
  const sourceIn = (c: Context) => own(inbound.sources, c.req.param('source') ?? '');
  // An address is pasted with a slash at its end, too.
  const paths = ['/inbound/:source', '/inbound/:source/', '/inbound/:source/:rest{.+}'];
  // Grafana can be set to PUT.
  app.on(['POST', 'PUT'], paths, async (c) => {
    const source = sourceIn(c);
    if (!source) {
      at.tallies.wentAstray(c.req.param('source') ?? '', at.setting.now());
      return c.json(UNKNOWN, 404);
    }
    const most = source.largest ?? LARGEST;
    const name = c.req.param('source') ?? '';
    const share = room.share();
    try {
      const raw = await bytesOf(c, most, share);
      if (raw === 'too-large') return tooLarge(c, most);
      const answered = raw === 'no-room' ? putOff(at, name) : await taken(at, name, source, packed(c, raw));
      return c.json(answered.body, answered.status, answered.headers);
    } finally {
      share.leave();
    }
  });
  app.on(['OPTIONS'], paths, (c, next) => {
    const origin = c.req.header('webhook-request-origin');
    if (!sourceIn(c)?.asksFirst || origin === undefined) return next();
    return c.body(null, 200, {
      'webhook-allowed-origin': origin.slice(0, 300),
      'webhook-allowed-rate': '*',
      allow: 'POST',
    });
  });
  // A browser, or a sender whose method was left as it was: that of Argo CD is GET.
  for (const path of paths)
    app.all(path, (c) => (sourceIn(c) ? c.json(METHOD, 405, { allow: 'POST, PUT' }) : c.json(UNKNOWN, 404)));
  return app;
}

const METHOD = { error: 'method not allowed', remedy: 'send it by POST' };
const UNKNOWN = { error: 'unknown source', remedy: 'name one of manifests/inbound.yml' };

const packed = (c: Context, raw: Uint8Array): Packed => ({
  raw,
  headers: c.req.header(),
  rest: (c.req.param('rest') ?? '').replace(/\/$/, ''),
  params: c.req.query(),
});

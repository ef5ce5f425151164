import type { Context } from 'hono';
import { SMALL } from '../inbound/reader.ts';

/** The bytes of a body. A large one is put together as it comes: all at once, that would hold up everything else. */
export async function bytesOf({ req }: Context): Promise<Uint8Array> {
  const size = Number(req.header('content-length') ?? '0');
  const { body } = size > SMALL ? req.raw : { body: null };
  if (!body) return new Uint8Array(await req.arrayBuffer());
  const whole = new Uint8Array(size);
  const reader = body.getReader();
  let at = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    whole.set(next.value, at);
    at += next.value.length;
  }
  return at === size ? whole : whole.subarray(0, at);
}

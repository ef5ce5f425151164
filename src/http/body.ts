import type { Context } from 'hono';
import { SMALL } from '../inbound/reader.ts';

/** Bytes that are put together at once, where nobody said how many come. */
const AT_ONCE = 4 * 1024 * 1024;

/**
 * The bytes of a body, `most` at most: nothing where there are more. A large one is put together as it comes, one of unknown size bit by bit: all at
 * once, that would hold up everything else. What says its length is held to it by node.
 */
export async function bytesOf({ req }: Context, most: number): Promise<Uint8Array | undefined> {
  const said = req.header('content-length');
  const size = Number(said ?? '0');
  if (size > most) return undefined;
  const isOpen = said === undefined || req.header('transfer-encoding') !== undefined;
  const { body } = isOpen || size > SMALL ? req.raw : { body: null };
  if (!body) return new Uint8Array(await req.arrayBuffer());
  return isOpen ? collected(body, most) : filled(body, size);
}

async function filled(body: ReadableStream<Uint8Array>, size: number): Promise<Uint8Array> {
  const whole = new Uint8Array(size);
  let at = 0;
  for await (const part of body) {
    whole.set(part, at);
    at += part.length;
  }
  return at === size ? whole : whole.subarray(0, at);
}

async function collected(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  let pause = AT_ONCE;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    if (at < pause) continue;
    pause = at + AT_ONCE;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return whole;
}

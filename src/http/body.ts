import { setTimeout } from 'node:timers/promises';
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
  if (size > most) {
    await readOff(req.raw.body?.getReader());
    return undefined;
  }
  const isOpen = said === undefined || req.header('transfer-encoding') !== undefined;
  const { body } = isOpen || size > SMALL ? req.raw : { body: null };
  if (!body) return new Uint8Array(await req.arrayBuffer());
  return isOpen ? collected(body, most) : filled(body, size);
}

/** So much of a body that is too large is read before its answer, and as long as some of it comes at least this often, ms. */
const OFF = { bytes: 64 * 1024 * 1024, idleMs: 500 };

/** A sender that still writes when it is answered finds its connection closed, and never reads why: what comes is read first. */
export async function readOff(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<void> {
  for (let size = 0; reader !== undefined && size < OFF.bytes; ) {
    const waiting = new AbortController();
    const none = setTimeout(OFF.idleMs, undefined, { signal: waiting.signal }).catch(() => undefined);
    const next = await Promise.race([reader.read(), none]).finally(() => waiting.abort());
    if (next?.value === undefined) return;
    size += next.value.length;
  }
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
  const reader = body.getReader();
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      await readOff(reader);
      return undefined;
    }
    parts.push(next.value);
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

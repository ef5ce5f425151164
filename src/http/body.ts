import { setTimeout } from 'node:timers/promises';
import type { Context } from 'hono';
import { SMALL } from '../inbound/reader.ts';
import type { Share } from './room.ts';

/** Bytes that are put together at once, where nobody said how many come. */
const AT_ONCE = 4 * 1024 * 1024;

/** Why a body is not there: it has more bytes than are taken, or too much of others is held just now. */
export type Unheld = 'too-large' | 'no-room';

/**
 * The bytes of a body, `most` at most, and as many as there is room for. A large one is put together as it comes, one of unknown size bit by bit: all at
 * once, that would hold up everything else. What says its length is held to it by node.
 */
export async function bytesOf({ req }: Context, most: number, room: Share): Promise<Uint8Array | Unheld> {
  const said = req.header('content-length');
  const size = Number(said ?? '0');
  if (size > most) {
    await readOff(req.raw.body?.getReader());
    return 'too-large';
  }
  const isOpen = said === undefined || req.header('transfer-encoding') !== undefined;
  const { body } = isOpen || size > SMALL ? req.raw : { body: null };
  if (!body) return new Uint8Array(await req.arrayBuffer());
  return isOpen ? collected(body, most, room) : filled(body, size, room);
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

async function filled(body: ReadableStream<Uint8Array>, size: number, room: Share): Promise<Uint8Array | Unheld> {
  const whole = new Uint8Array(size);
  const reader = body.getReader();
  let at = 0;
  // What has not come yet takes no memory, though it was asked for.
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!room.take(next.value.length)) return unheld(reader);
    whole.set(next.value, at);
    at += next.value.length;
  }
  return at === size ? whole : whole.subarray(0, at);
}

/** What is not held is read all the same, for its sender to read why. */
async function unheld(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Unheld> {
  await readOff(reader);
  return 'no-room';
}

async function collected(body: ReadableStream<Uint8Array>, most: number, room: Share): Promise<Uint8Array | Unheld> {
  const parts: Uint8Array[] = [];
  const reader = body.getReader();
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      await readOff(reader);
      return 'too-large';
    }
    if (!room.take(next.value.length)) return unheld(reader);
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

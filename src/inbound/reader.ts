import { Worker } from 'node:worker_threads';
import { isGzip } from './gzip.ts';
import { type Packed, type Reading, readHere, unpacked } from './reading.ts';
import type { Source } from './source.ts';

/** Reads a delivery of a source of inbound.yml. `busy`: too many large ones are being read; it should come again. */
export type Read = (name: string, source: Source, delivery: Packed) => Promise<Reading | 'busy'>;

/** Above this, reading would hold up everything else for longer than 25 ms. */
const SMALL = 512 * 1024;
const AT_ONCE = 2;
const MOST_WAITING = 16;
const WITHIN_MS = 20_000;
const HEAP_MB = 512;

/** Small bodies are read at once; large ones, packed ones and uploads in a worker. `entries`: of inbound.yml, by name. */
export function openReader(entries: Readonly<Record<string, unknown>>, withinMs = WITHIN_MS): Read {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (name, source, delivery) => {
    const entry = new Map(Object.entries(entries)).get(name);
    const isSmall = delivery.raw.length <= SMALL && !isGzip(delivery.raw);
    if (entry === undefined || (isSmall && !source.read)) return readHere(source, unpacked(delivery));
    if (waiting.length >= MOST_WAITING) return 'busy';
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await beside(entry, delivery, withinMs);
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}

function beside(entry: unknown, delivery: Packed, withinMs: number): Promise<Reading> {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    workerData: { entry, delivery },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise((resolve) => {
    const answered = (reading: Reading) => {
      clearTimeout(late);
      resolve(reading);
      void worker.terminate();
    };
    // Without an id of its own it can come again, and be read again.
    const failed = (why: string) => answered({ id: `unread-${Date.now()}`, translated: { faults: [why] } });
    const late = setTimeout(() => failed(`reading it took longer than ${withinMs / 1000} s`), withinMs);
    worker.once('message', answered);
    worker.once('error', (error: Error) => failed(`reading it failed (${error.message.slice(0, 200)})`));
    worker.once('exit', () => failed('reading it ended without an answer'));
  });
}

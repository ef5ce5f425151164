import { openBeside } from '../workers/pool.ts';
import { isGzip } from './gzip.ts';
import { type DeliveryRead, type Packed, readHere, unpacked } from './reading.ts';
import type { Source } from './source.ts';

/** Reads a delivery of a source of inbound.yml; a body above `SMALL` may be gone then, for it is not copied. `busy`: too many large ones are being read; it should come again. */
export type ReadDelivery = (name: string, source: Source, delivery: Packed) => Promise<DeliveryRead | 'busy'>;
export type Reader = { read: ReadDelivery; stop(): Promise<void> };

/** What the worker gets. `entry`: of inbound.yml */
export type LargeDelivery = { entry: unknown; delivery: Packed };

/** Above this, reading could hold up everything else for longer than 25 ms: of so many bytes, long numbers and odd keys take some 10, and others are slower. */
export const SMALL = 64 * 1024;
const WITHIN_MS = 60_000;

/** Small bodies are read at once; large ones, packed ones and uploads in a worker. `entries`: of inbound.yml, by name. */
export function openReader(entries: Readonly<Record<string, unknown>>, withinMs = WITHIN_MS): Reader {
  const entryOf = new Map(Object.entries(entries));
  const reading = openBeside<LargeDelivery, DeliveryRead>({
    worker: new URL('./reader-worker.ts', import.meta.url),
    withinMs,
    idleMs: 60_000,
    atOnce: 2,
    waiting: 16,
    heapMb: 512,
    handsOver: ({ delivery }) => handedOver(delivery.raw),
  });
  return {
    async read(name, source, delivery) {
      const entry = entryOf.get(name);
      const isSmall = delivery.raw.length <= SMALL && !isGzip(delivery.raw);
      if (entry === undefined || (isSmall && !source.read)) return readHere(source, unpacked(delivery));
      const told = await reading.ask({ entry, delivery });
      if ('answer' in told) return told.answer;
      if (told.again) return 'busy';
      // Without an id of its own it can come again, and be read again.
      return { id: `unread-${Date.now()}`, translated: { faults: [`reading it failed: ${told.failed}`] } };
    },
    stop: reading.stop,
  };
}

/** Copying it would take as long as reading some. */
const handedOver = ({ buffer, byteLength }: Uint8Array) =>
  byteLength > SMALL && buffer instanceof ArrayBuffer && byteLength === buffer.byteLength ? [buffer] : [];

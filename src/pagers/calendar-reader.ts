import { Worker } from 'node:worker_threads';
import type { Read } from './pager.ts';

/** How long a calendar may take to be read, ms; the start of its worker counts. */
const WITHIN_MS = 20_000;
const HEAP_MB = 256;

/**
 * Who is on duty by the text of a calendar, in [from, until), UTC ISO. It is read beside the event loop: a calendar comes from elsewhere and may be
 * as large, as endless or as odd as it likes. What takes too long is given up, and a value with its reason.
 */
export function readShifts(text: string, from: string, until: string, withinMs = WITHIN_MS): Promise<Read> {
  const worker = new Worker(new URL('./calendar-worker.ts', import.meta.url), {
    workerData: { text, from, until },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise((resolve) => {
    const answered = (read: Read) => {
      clearTimeout(late);
      resolve(read);
      void worker.terminate();
    };
    const failed = (why: string) => answered({ ok: false, why });
    const late = setTimeout(() => failed(`reading it took longer than ${withinMs / 1000} s`), withinMs);
    worker.once('message', answered);
    worker.once('error', (error: Error) => failed(`reading it failed (${error.message.slice(0, 200)})`));
    worker.once('exit', () => failed('reading it ended without an answer'));
  });
}

import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { shiftsOf } from '../time/ical.ts';
import type { Read } from './pager.ts';

/** Reads one calendar and ends: see calendar-reader.ts. */
const { text, from, until } = z.object({ text: z.string(), from: z.string(), until: z.string() }).parse(workerData);
parentPort?.postMessage(read());

function read(): Read {
  try {
    const { shifts, nameless } = shiftsOf(text, from, until);
    const odd = `${nameless} ${nameless === 1 ? 'event names' : 'events name'} nobody and ${nameless === 1 ? 'is' : 'are'} passed over`;
    return { ok: true, shifts, ...(nameless > 0 && { odd }) };
  } catch (error) {
    return { ok: false, why: `it ${error instanceof Error ? error.message : String(error)}` };
  }
}

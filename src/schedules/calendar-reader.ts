import { openBeside } from '../workers/pool.ts';
import type { ShiftsRead } from './schedule.ts';

/** How long a calendar may take to be read, ms; the start of its worker counts. */
const WITHIN_MS = 20_000;

/** A calendar as its worker gets it; `from`, `until`: UTC ISO. */
export type CalendarAsked = { text: string; from: string; until: string };

/**
 * Who is on duty by the text of a calendar, in [from, until), UTC ISO. It is read beside the event loop: a calendar comes from elsewhere and may be
 * as large, as endless or as odd as it likes. What takes too long is given up, and a value with its reason.
 */
export async function readShifts(text: string, from: string, until: string, withinMs = WITHIN_MS): Promise<ShiftsRead> {
  const reading = openBeside<CalendarAsked, ShiftsRead>({
    worker: new URL('./calendar-worker.ts', import.meta.url),
    withinMs,
    // Calendars are read every few minutes: no worker waits for the next one.
    idleMs: 0,
    atOnce: 1,
    waiting: 0,
    heapMb: 256,
  });
  const told = await reading.ask({ text, from, until });
  await reading.stop();
  return 'answer' in told ? told.answer : { ok: false, why: `reading it failed: ${told.failed}` };
}

import { parentPort } from 'node:worker_threads';
import { messageOf } from '../thrown/words.ts';
import { shiftsOf } from '../time/ical.ts';
import type { CalendarAsked } from './calendar-reader.ts';
import type { ShiftsRead } from './schedule.ts';

/** The worker's side of calendar-reader.ts. */
parentPort?.on('message', (asked: CalendarAsked) => parentPort?.postMessage(read(asked)));

function read({ text, from, until }: CalendarAsked): ShiftsRead {
  try {
    const { shifts, nameless } = shiftsOf(text, from, until);
    const odd = `${nameless} ${nameless === 1 ? 'event names' : 'events name'} nobody and ${nameless === 1 ? 'is' : 'are'} passed over`;
    return { ok: true, shifts, ...(nameless > 0 && { odd }) };
  } catch (error) {
    return { ok: false, why: `it ${messageOf(error)}` };
  }
}

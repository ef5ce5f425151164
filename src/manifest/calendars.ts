import { calendarIn } from '../schedules/ical-file/read.ts';
import { holidaysOf, shiftsOf } from '../time/ical.ts';

/** Calendars that lie in the folder of the manifests. Each throws with a line for people. */
export const holidaysIn = (dir: string, file: string) => holidaysOf(calendarIn(dir, file));

/** Who is on duty is read while Gonogo runs; whether it can be is known at once. */
export function checkShiftsIn(dir: string, file: string): void {
  shiftsOf(calendarIn(dir, file), SOME_DAY, SOME_DAY);
}

const SOME_DAY = '2026-01-01T00:00:00.000Z';

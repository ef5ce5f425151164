import { shiftsOf } from '../../src/time/ical.ts';

export const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
export const event = (uid: string, ...lines: string[]) => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  'DTSTAMP:20260101T000000Z',
  ...lines,
  'END:VEVENT',
];
export const SAM = 'ATTENDEE:mailto:sam@x.example';
export const NIGHT = [
  'DTSTART;TZID=Europe/Berlin:20260301T220000',
  'DTEND;TZID=Europe/Berlin:20260302T060000',
  'SUMMARY:Night',
];
/** The shifts of 1 to 15 March 2026 as `03-01T21:00 sam`. */
export function shifts(text: string, from = '2026-03-01T00:00:00.000Z', until = '2026-03-15T00:00:00.000Z'): string[] {
  return shiftsOf(text, from, until).shifts.map((s) => `${s.from.slice(5, 16)} ${s.member.split('@')[0]}`);
}

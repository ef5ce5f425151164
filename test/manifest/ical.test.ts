import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkShiftsIn, holidaysIn } from '../../src/manifest/calendars.ts';
import { tempDir } from '../support/temp.ts';

function file(...events: string[][]): string {
  const dir = tempDir();
  const lines = events.flatMap((e) => ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...e, 'END:VEVENT']);
  writeFileSync(
    join(dir, 'a.ics'),
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR', ''].join('\r\n'),
  );
  return dir;
}

test('holidays: each day of an event, its end exclusive; what comes again, comes again; what is called off does not', () => {
  const dir = file(
    ['UID:1', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas'],
    ['UID:2', 'DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY', 'SUMMARY:New Year'],
    ['UID:3', 'DTSTART;VALUE=DATE:20240229', 'DURATION:P1D', 'RRULE:FREQ=YEARLY', 'SUMMARY:Leap day'],
    ['UID:4', 'DTSTART;VALUE=DATE:20260601', 'SUMMARY:No', 'STATUS:CANCELLED'],
  );
  const days = holidaysIn(dir, 'a.ics');
  expect(Object.keys(days).filter((d) => d.startsWith('2026'))).toEqual([
    '2026-12-24',
    '2026-12-25',
    '2026-12-26',
    '2026-01-01',
  ]);
  expect(days['2028-02-29']).toBe('Leap day');
  expect(days['2027-03-01']).toBeUndefined();
});

test('a file without an event is one without holidays, and with nobody on duty', () => {
  expect(holidaysIn(file(), 'a.ics')).toEqual({});
  expect(() => checkShiftsIn(file(), 'a.ics')).not.toThrow();
});

test('what can never be read is said when the manifests are loaded', () => {
  const dir = file(['UID:1', 'DTSTART;TZID=Nowhere:20190330T060000', 'SUMMARY:Night', 'ATTENDEE:mailto:a@x.example']);
  expect(() => checkShiftsIn(dir, 'a.ics')).toThrow(/the event “Night” names the zone “Nowhere”/);
  const often = file(['UID:1', 'DTSTART:20190330T060000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:Night']);
  expect(() => checkShiftsIn(often, 'a.ics')).toThrow(/the event “Night” comes again too often/);
  expect(() => holidaysIn(often, 'a.ics')).toThrow(/the event “Night” comes again too often/);
});

test('a file outside the folder, one that is not there, or one that is no calendar, is refused', () => {
  const dir = tempDir();
  writeFileSync(join(dir, 'a.ics'), 'hello');
  expect(() => holidaysIn(dir, 'a.ics')).toThrow(/is no iCalendar file/);
  expect(() => holidaysIn(dir, 'b.ics')).toThrow(/^does not exist$/);
  expect(() => holidaysIn(dir, '../a.ics')).toThrow(/must lie in the folder/);
  expect(() => checkShiftsIn(dir, '/etc/passwd')).toThrow(/must lie in the folder/);
});

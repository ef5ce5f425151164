import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holidaysIn, shiftsIn } from '../../src/manifest/calendars.ts';
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

test('shifts: local times by our own rules in the zone they name, over a change of clocks', () => {
  const dir = file(
    [
      'UID:1',
      'DTSTART;TZID=Europe/Berlin:20260328T220000',
      'DTEND;TZID=Europe/Berlin:20260329T060000',
      'RRULE:FREQ=DAILY;COUNT=2',
      'SUMMARY:Night',
      'ATTENDEE:mailto:Sam@x.example',
    ],
    ['UID:2', 'DTSTART:20260330T060000Z', 'DTEND:20260330T180000Z', 'SUMMARY:lin@x.example'],
  );
  expect(shiftsIn(dir, 'a.ics')).toEqual([
    { from: '2026-03-28T21:00:00.000Z', until: '2026-03-29T04:00:00.000Z', member: 'sam@x.example' },
    { from: '2026-03-29T20:00:00.000Z', until: '2026-03-30T04:00:00.000Z', member: 'sam@x.example' },
    { from: '2026-03-30T06:00:00.000Z', until: '2026-03-30T18:00:00.000Z', member: 'lin@x.example' },
  ]);
});

test.each([
  ['an event that names nobody', ['UID:1', 'DTSTART:20260330T060000Z', 'SUMMARY:Night'], /names nobody: “Night”/],
  ['nothing at all', [], /has no event/],
])('%s is refused', (_, event, why) =>
  expect(() => shiftsIn(event.length > 0 ? file(event) : file(), 'a.ics')).toThrow(why),
);

test('a file outside the folder, or one that is no calendar, is refused', () => {
  const dir = tempDir();
  writeFileSync(join(dir, 'a.ics'), 'hello');
  expect(() => holidaysIn(dir, 'a.ics')).toThrow(/is no iCalendar file/);
  expect(() => holidaysIn(dir, '../a.ics')).toThrow(/must lie in the folder/);
  expect(() => holidaysIn(dir, '/etc/passwd')).toThrow(/must lie in the folder/);
});

import { expect, test } from 'vitest';
import { fieldsIn } from '../../src/audiences/render.ts';
import { cron } from '../../src/manifest/fields.ts';
import { roles } from '../../src/manifest/files/index.ts';
import { addressFault, isPublic } from '../../src/outbound/address.ts';
import { payloadIn } from '../../src/slack/parse.ts';
import { readCron } from '../../src/time/cron.ts';
import { lengthOf } from '../../src/time/ical/moment.ts';
import { shiftsOf } from '../../src/time/ical.ts';
import { isZone } from '../../src/time/wall.ts';

/** What makes patterns that go back and forth slow: long runs, and runs that nearly end as they should. */
const UNITS = [
  ' ',
  '.',
  '-',
  '/',
  ',',
  '*',
  '@',
  '#',
  ':',
  'a',
  '1',
  '\t',
  '{{',
  '<',
  '&',
  '[',
  '(',
  'a.',
  'a@',
  '1-',
  '*/',
  '1,',
  'a b ',
  ' -',
  '. ',
  '+1',
  'P1',
  'T1',
  '::',
  '\\',
];
const ENDS = ['', 'x', '!', '@', '\n'];
const EVIL = UNITS.flatMap((unit) => ENDS.map((end) => unit.repeat(3000 / unit.length).slice(0, 2999) + end));

const attempt = (work: () => unknown) => {
  try {
    work();
  } catch {
    // What nobody can read is refused; here only the time counts.
  }
};
const calendar = (line: string) => `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n${line}\r\nEND:VEVENT\r\nEND:VCALENDAR`;
const [FROM, UNTIL] = ['2026-03-01T00:00:00.000Z', '2026-03-15T00:00:00.000Z'];
const AT = 'DTSTART:20260302T080000Z\r\nDURATION:PT1H\r\n';

test.each<[string, (text: string) => unknown]>([
  ['a cron', readCron],
  ['a cron of a manifest', (text) => cron.safeParse(text)],
  ['five evil fields', (text) => readCron(`${text.slice(0, 600)} `.repeat(5))],
  ['a member of a role', (text) => roles.schema.safeParse([{ name: 'a', title: 'A', members: [text] }])],
  ['a template', fieldsIn],
  ['an address', (text) => [addressFault(`https://${text}`), isPublic(text)]],
  ['a zone', isZone],
  ['a duration', lengthOf],
  ['a title', (text) => shiftsOf(calendar(`${AT}SUMMARY:${text}`), FROM, UNTIL)],
  ['an attendee', (text) => shiftsOf(calendar(`${AT}ATTENDEE:mailto:${text}`), FROM, UNTIL)],
  ['a zone of a calendar', (text) => shiftsOf(calendar(`DTSTART;TZID="${text}":20260302T080000`), FROM, UNTIL)],
  ['a rule', (text) => shiftsOf(calendar(`${AT}RRULE:FREQ=DAILY;BYDAY=${text}`), FROM, UNTIL)],
  ['the end of a rule', (text) => shiftsOf(calendar(`${AT}RRULE:FREQ=DAILY${text.repeat(4)}`), FROM, UNTIL)],
  ['a date', (text) => shiftsOf(calendar(`DTSTART:${text}`), FROM, UNTIL)],
  ['what Slack sends', (text) => payloadIn({ type: 'event_callback', event_id: text, event: { type: text } })],
])('%s of 3,000 odd characters is read at once', (_, read) => {
  for (const text of EVIL.slice(0, 20)) attempt(() => read(text));
  for (const text of EVIL) {
    const began = process.cpuUsage();
    attempt(() => read(text));
    const { user } = process.cpuUsage(began);
    // By itself it takes 1 ms; what goes back and forth takes hundreds.
    expect(user / 1000, JSON.stringify(text.slice(0, 12))).toBeLessThan(100);
  }
});

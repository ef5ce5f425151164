import { describe, expect, test } from 'vitest';
import { shiftsOf } from '../../src/time/ical.ts';
import { calendar, event, NIGHT, SAM, shifts } from './ical-made.ts';

const starts = (...lines: string[]) => shifts(calendar(...lines)).map((s) => s.slice(0, 11));

describe('rules', () => {
  const rule = (start: string, ...lines: string[]) =>
    starts(...event('1', `DTSTART:${start}`, 'DURATION:PT1H', SAM, ...lines));
  test.each<[string, string, string[], string[]]>([
    ['an INTERVAL', '20260101T080000Z', ['RRULE:FREQ=WEEKLY;INTERVAL=3'], ['03-05T08:00']],
    ['a week number', '20200511T080000Z', ['RRULE:FREQ=YEARLY;BYWEEKNO=10;BYDAY=MO'], ['03-02T08:00']],
    [
      'the last weekday of a month',
      '20260130T080000Z',
      ['RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1'],
      ['03-02T08:00'],
    ],
    ['the 30th of February never comes', '20260101T080000Z', ['RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'], []],
    ['nor by the hour', '20260101T080000Z', ['RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30'], []],
    ['a step beyond counting', '20260302T080000Z', ['RRULE:FREQ=DAILY;INTERVAL=999999999999'], ['03-02T08:00']],
    ['every hour since 1900', '19000101T080000Z', ['RRULE:FREQ=HOURLY;BYHOUR=8;BYMONTHDAY=3'], ['03-03T08:00']],
    [
      'an end that counts',
      '20260302T080000Z',
      ['RRULE:FREQ=DAILY;UNTIL=20260303T080000Z'],
      ['03-02T08:00', '03-03T08:00'],
    ],
    [
      'an end as a day counts to its end',
      '20260302T080000Z',
      ['RRULE:FREQ=DAILY;UNTIL=20260303'],
      ['03-02T08:00', '03-03T08:00'],
    ],
    [
      'times that a rule leaves out',
      '20260302T080000Z',
      ['RRULE:FREQ=DAILY;COUNT=5', 'EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2'],
      ['03-03T08:00', '03-05T08:00', '03-06T08:00'],
    ],
    [
      'other times without a rule',
      '20260302T080000Z',
      ['RDATE:20260304T080000Z,20260303T090000Z'],
      ['03-02T08:00', '03-03T09:00', '03-04T08:00'],
    ],
    [
      'a time that is named twice',
      '20260302T080000Z',
      ['RRULE:FREQ=DAILY;COUNT=2', 'RDATE:20260303T080000Z'],
      ['03-02T08:00', '03-03T08:00'],
    ],
  ])('%s', (_, start, lines, expected) => expect(rule(start, ...lines)).toEqual(expected));

  test.each<[string, string, string]>([
    // The examples of RFC 5545, 3.8.5.3; the week that begins on another day is another fortnight.
    ['WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '19970805', '08-05 08-10 08-19 08-24'],
    ['WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '19970805', '08-05 08-17 08-19 08-31'],
    ['WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH', '19970902', '09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02'],
    ['WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU', '19970902', '09-02 09-09 09-16 09-23 09-30'],
    ['MONTHLY;COUNT=4;BYDAY=1FR', '19970905', '09-05 10-03 11-07 12-05'],
    ['MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU', '19970907', '09-07 09-28 11-02 11-30'],
    ['MONTHLY;BYMONTHDAY=-3;COUNT=3', '19970928', '09-28 10-29 11-28'],
    ['MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2', '19980213', '02-13 03-13'],
    ['MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '19970904', '09-04 10-07 11-06'],
    ['MONTHLY;BYMONTHDAY=15,30;COUNT=5', '20070115', '01-15 01-30 02-15 03-15 03-30'],
    ['YEARLY;BYDAY=20MO;COUNT=1', '19970519', '05-19'],
    ['YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=1', '19961105', '11-05'],
    // Names are the same in any case, and a long line is folded.
    ['WEEKLY; INTERVAL=2; COUNT=4; BYDAY=TU, SU; WKST=SU', '19970805', '08-05 08-17 08-19 08-31'],
    ['WEEKLY;X-OURS=1;COUNT=2;', '19970805', '08-05 08-12'],
    ['WEEKLY  ;COUNT= 2 ', '19970805', '08-05 08-12'],
    ['WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU\r\n , SU\r\n ;WKST=SU', '19970805', '08-05 08-17 08-19 08-31'],
    ['weekly;interval=2;count=4;byday=tu,su;w\r\n kst=su', '19970805', '08-05 08-17 08-19 08-31'],
  ])('%s from %s', (written, day, expected) => {
    const text = calendar(...event('1', `DTSTART:${day}T090000Z`, 'DURATION:PT1H', SAM, `RRULE:FREQ=${written}`));
    const from = `${day.slice(0, 4)}-01-01T00:00:00.000Z`;
    const days = shifts(text, from, `${day.slice(0, 4)}-12-31T23:00:00.000Z`).map((s) => s.slice(0, 5));
    expect(days.join(' ')).toBe(expected);
  });

  test('an end in UTC ends a local series at that instant', () => {
    const series = (until: string) => starts(...event('1', ...NIGHT, `RRULE:FREQ=DAILY;UNTIL=${until}`, SAM)).length;
    expect([series('20260303T205959Z'), series('20260303T210000Z')]).toEqual([2, 3]);
  });

  test('periods have their own length', () => {
    const text = calendar(
      ...event(
        '1',
        'DTSTART:20260302T080000Z',
        'DTEND:20260302T090000Z',
        SAM,
        'RDATE;VALUE=PERIOD:20260303T080000Z/PT4H,20260304T080000Z/20260304T100000Z',
      ),
    );
    expect(
      shiftsOf(text, '2026-03-01T00:00:00.000Z', '2026-03-15T00:00:00.000Z').shifts.map((s) => s.until.slice(5, 16)),
    ).toEqual(['03-02T09:00', '03-03T12:00', '03-04T10:00']);
  });

  test.each<[string, string[], RegExp]>([
    ['every second', ['DTSTART:20260302T080000Z', 'RRULE:FREQ=SECONDLY'], /“Night” comes again too often to be read/],
    [
      'a part of a rule that nobody knows',
      ['DTSTART:20260302T080000Z', 'RRULE:FREQ=YEARLY;BYEASTER=-2'],
      /“Night” has a rule with a part that is not known \(BYEASTER\)/,
    ],
    ...(
      [
        ['BYYEARDAY=60;BYDAY=MO', 'BYYEARDAY and BYDAY'],
        ['BYYEARDAY=60;BYMONTHDAY=1', 'BYYEARDAY and BYMONTHDAY'],
        ['BYWEEKNO=10;BYMONTHDAY=3', 'BYWEEKNO and BYMONTHDAY'],
        ['BYDAY=3FR;BYMONTHDAY=10', 'BYDAY=3FR and BYMONTHDAY'],
      ] as const
    ).map(([parts, said]): [string, string[], RegExp] => [
      `a mixture that every reader reads otherwise: ${parts}`,
      ['DTSTART:20260302T080000Z', `RRULE:FREQ=YEARLY;${parts}`],
      new RegExp(`“Night” has a rule that says ${said}, which is read in different ways`),
    ]),
    ...['53MO', '-53MO', 'FR,+53TH'].map((days): [string, string[], RegExp] => [
      `a weekday that most years have not: ${days}`,
      ['DTSTART:20260302T080000Z', `RRULE:FREQ=YEARLY;BYDAY=${days}`],
      /“Night” has a rule that says BYDAY=[+-]?53.., which most years have not/,
    ]),
    ...[
      ['FREQ=DAILY;BYHOUR=25', "can't be read: a rule \\(RRULE\\) says BYHOUR=25, and there is no such hour"],
      ['FREQ=WEEKLY;BYDAY=XX', 'says BYDAY=XX, and there is no such weekday'],
      ['FREQ=FORTNIGHTLY', 'says FREQ=FORTNIGHTLY, and there is no such frequency'],
      ['FREQ=DAILY;COUNT=0', '“Night” has a rule that says COUNT=0, which never comes'],
      ['FREQ=MONTHLY;BYMONTHDAY=0', '“Night” has a rule that says BYMONTHDAY=0, which never comes'],
    ].map(([rule, said]): [string, string[], RegExp] => [
      `a value that there is not: ${rule}`,
      ['DTSTART:20260302T080000Z', `RRULE:${rule}`],
      new RegExp(said ?? ''),
    ]),
    ['every minute', ['DTSTART:20260302T080000Z', 'RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30'], /too often/],
    ['a day every hour', ['DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=HOURLY'], /too often/],
    [
      'a count that nobody waits for',
      ['DTSTART:19000101T080000Z', 'RRULE:FREQ=HOURLY;COUNT=10000000'],
      /takes too long to be counted/,
    ],
    ['the 13th month', ['DTSTART:20260302T080000Z', 'RRULE:FREQ=YEARLY;BYMONTH=13'], /BYMONTH/],
    ['a date that is none', ['DTSTART;VALUE=DATE:20260230'], /“Night” has 2026-02-30, which is no date/],
    [
      'a series from one',
      ['DTSTART:20260230T080000Z', 'RRULE:FREQ=YEARLY'],
      /has 2026-02-30 08:00:00, which is no date/,
    ],
    ['an hour that is none', ['DTSTART:20260302T250000Z'], /no date or time/],
    [
      'no period',
      ['DTSTART:20260302T080000Z', 'RDATE;VALUE=PERIOD:'],
      /: RDATE;VALUE=PERIOD has no value, or one that/,
    ],
    [
      'parts within parts',
      ['BEGIN:VEVENT\r\n'.repeat(9000) + 'END:VEVENT\r\n'.repeat(9000).trimEnd()],
      /too many BEGIN lines/,
    ],
    ['no beginning', [], /“Night” has no beginning/],
    ['a word', ['DTSTART:tomorrow'], /“Night” has a date that nobody can read/],
    [
      'an empty EXDATE',
      ['DTSTART:20260302T080000Z', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE:'],
      /“Night” has no date in its EXDATE: write one/,
    ],
    ['an odd duration', ['DTSTART:20260302T080000Z', 'DURATION:soon'], /“Night” has a duration that nobody can read/],
    ['an empty duration', ['DTSTART:20260302T080000Z', 'DURATION:PT'], /“Night” has a duration that nobody can read/],
  ])('%s is refused with a line for people', (_, lines, why) =>
    expect(() => shifts(calendar(...event('1', 'SUMMARY:Night', SAM, ...lines)))).toThrow(why),
  );
});

describe('zones by other names', () => {
  const at = (tzid: string, ...file: string[]) =>
    shifts(calendar(...file, ...event('1', `DTSTART${tzid}:20260302T090000`, 'DURATION:PT1H', 'SUMMARY:Night', SAM)));
  test.each([
    ['an IANA name', ';TZID=Asia/Kolkata', '03-02T03:30 sam'],
    ['with a stroke', ';TZID=/Europe/Berlin', '03-02T08:00 sam'],
    ['with a path', ';TZID=/mozilla.org/20050126_1/Europe/Berlin', '03-02T08:00 sam'],
    [
      'with a path, of three parts',
      ';TZID=/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires',
      '03-02T12:00 sam',
    ],
    ['of Windows', ';TZID=W. Europe Standard Time', '03-02T08:00 sam'],
    ['UTC, as Exchange calls it', ';TZID="tzone://Microsoft/Utc"', '03-02T09:00 sam'],
    ['of Windows, with brackets', ';TZID=Eastern Standard Time (Mexico)', '03-02T14:00 sam'],
    ['in quotes', ';TZID="India Standard Time"', '03-02T03:30 sam'],
  ])('%s', (_, tzid, expected) => expect(at(tzid)).toEqual([expected]));

  test('as the file describes it, and of the whole file', () => {
    const ours = [
      'BEGIN:VTIMEZONE',
      'TZID:Ours',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    expect(at(';TZID=Ours', ...ours)).toEqual(['03-02T06:00 sam']);
    expect(at('', 'X-WR-TIMEZONE:Asia/Kolkata')).toEqual(['03-02T03:30 sam']);
    expect(at('', 'X-WR-TIMEZONE:Tokyo Standard Time')).toEqual(['03-02T00:00 sam']);
    expect(at(';TZID=Nowhere', 'X-WR-TIMEZONE:Asia/Kolkata')).toEqual(['03-02T03:30 sam']);
    const day = event('1', 'DTSTART;VALUE=DATE:20260302', SAM);
    expect(shifts(calendar('X-WR-TIMEZONE:Asia/Kolkata', ...day))).toEqual(['03-01T18:30 sam']);
    expect(shifts(calendar(...day))).toEqual(['03-02T00:00 sam']);
  });

  test('a zone that nobody knows is refused with its name', () => {
    expect(() => at(';TZID=Nowhere')).toThrow(/“Night” names the zone “Nowhere”, which nobody knows/);
    expect(() => at('')).toThrow(/“Night” has a time without a zone/);
    expect(() => at('', 'X-WR-TIMEZONE:Atlantis')).toThrow(/names the zone “Atlantis”/);
  });
});

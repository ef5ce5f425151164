import { describe, expect, test } from 'vitest';
import { holidaysOf, shiftsOf } from '../../src/time/ical.ts';
import { calendar, event, NIGHT, SAM, shifts } from './ical-made.ts';

const LIN = 'ATTENDEE:mailto:lin@x.example';
describe('who is on duty', () => {
  test('over a change of clocks: a shift until six ends at six', () => {
    const text = calendar(
      ...event('1', ...NIGHT, 'RRULE:FREQ=DAILY', SAM),
      ...event('2', 'DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:P1DT2H', LIN),
    );
    const { shifts } = shiftsOf(text, '2026-03-28T12:00:00.000Z', '2026-03-29T12:00:00.000Z');
    expect(shifts).toEqual([
      { from: '2026-03-28T11:00:00.000Z', until: '2026-03-29T12:00:00.000Z', member: 'lin@x.example' },
      { from: '2026-03-28T21:00:00.000Z', until: '2026-03-29T04:00:00.000Z', member: 'sam@x.example' },
    ]);
  });

  test.each([
    ['an hour that spring skips moves on', 'Europe/Berlin', '20260329T023000', '2026-03-29T01:30:00.000Z'],
    ['of two equal times the first', 'Europe/Berlin', '20261025T023000', '2026-10-25T00:30:00.000Z'],
    ['half an hour', 'Australia/Lord_Howe', '20261004T021500', '2026-10-03T15:45:00.000Z'],
    ['midnight twice', 'America/Havana', '20261101T003000', '2026-11-01T04:30:00.000Z'],
    ['midnight not at all', 'America/Nuuk', '20260328T233000', '2026-03-29T01:30:00.000Z'],
  ])('%s', (_, zone, start, from) => {
    const text = calendar(...event('1', `DTSTART;TZID=${zone}:${start}`, 'DURATION:PT1H', SAM));
    expect(shiftsOf(text, '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z').shifts[0]?.from).toBe(from);
  });

  test.each<[string, string[], string[]]>([
    ['comes', ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:Sam@X.example'], ['sam']],
    ['was not asked to answer', [SAM], ['sam']],
    ['declined', ['ATTENDEE;PARTSTAT=DECLINED:mailto:sam@x.example', LIN], ['lin']],
    ['sends somebody else', ['ATTENDEE;PARTSTAT=delegated:mailto:sam@x.example', LIN], ['lin']],
    ['is a room', ['ATTENDEE;CUTYPE=ROOM:mailto:room@x.example', LIN], ['lin']],
    ['is a thing', ['ATTENDEE;CUTYPE=RESOURCE:mailto:van@x.example', LIN], ['lin']],
    ['only looks on', ['ATTENDEE;ROLE=NON-PARTICIPANT:mailto:boss@x.example', LIN], ['lin']],
    ['is told by another address', ['ATTENDEE;EMAIL=sam@x.example:urn:uuid:1', LIN], ['lin', 'sam']],
    ['is named twice', [SAM, SAM], ['sam']],
    ['has a plus in the address', ['ATTENDEE:mailto:sam%2Bduty@x.example?subject=duty'], ['sam+duty']],
    [
      'all declined, though the title is an address',
      ['ATTENDEE;PARTSTAT=DECLINED:mailto:sam@x.example', 'SUMMARY:lin@x.example'],
      [],
    ],
    ['is the title', ['SUMMARY:Lin@x.example'], ['lin']],
  ])('somebody %s', (_, lines, expected) => {
    const text = calendar(...event('1', 'DTSTART:20260302T080000Z', 'DTEND:20260302T160000Z', ...lines));
    expect(shifts(text).map((s) => s.split(' ')[1])).toEqual(expected);
    expect(shiftsOf(text, '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z').nameless).toBe(0);
  });

  test.each([
    ['ATTENDEE;CUTYPE=GROUP:mailto:sre@x.example'],
    ['ATTENDEE;CUTYPE=ROOM:mailto:room@x.example'],
    ['ORGANIZER:mailto:sam@x.example'],
  ])('who names no person names nobody, and is counted: %s', (line) => {
    const text = calendar(...event('1', 'DTSTART:20260302T080000Z', 'DURATION:PT1H', line));
    const found = shiftsOf(text, '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z');
    expect(found).toEqual({ shifts: [], nameless: 1 });
  });

  test('an event that names nobody is passed over and counted, where it matters', () => {
    const lunch = event(
      '1',
      'DTSTART:20260302T110000Z',
      'DTEND:20260302T120000Z',
      'SUMMARY:Lunch',
      'RRULE:FREQ=WEEKLY',
    );
    const text = calendar(...lunch, ...event('2', 'DTSTART:20260302T080000Z', 'DTEND:20260302T160000Z', SAM));
    expect(shiftsOf(text, '2026-03-02T00:00:00.000Z', '2026-03-16T00:00:00.000Z')).toMatchObject({
      shifts: [{ member: 'sam@x.example' }],
      nameless: 2,
    });
  });

  test('three shifts a day since 2019: all three people', () => {
    const text = calendar(
      ...['sam', 'lin', 'jo'].flatMap((who, i) =>
        event(
          who,
          `DTSTART:20190101T${['00', '08', '16'][i]}0000Z`,
          'DURATION:PT8H',
          'RRULE:FREQ=DAILY',
          `ATTENDEE:mailto:${who}@x.example`,
        ),
      ),
    );
    expect(shifts(text, '2026-03-02T00:00:00.000Z', '2026-03-04T00:00:00.000Z')).toEqual([
      '03-02T00:00 sam',
      '03-02T08:00 lin',
      '03-02T16:00 jo',
      '03-03T00:00 sam',
      '03-03T08:00 lin',
      '03-03T16:00 jo',
    ]);
  });
});

describe('one time of a series is changed', () => {
  const series = event('1', ...NIGHT, 'RRULE:FREQ=DAILY;COUNT=4', SAM);
  const changed = (...lines: string[]) => shifts(calendar(...series, ...event('1', ...lines)));
  const all = ['03-01T21:00 sam', '03-02T21:00 sam', '03-03T21:00 sam', '03-04T21:00 sam'];

  test.each<[string, string[], string[]]>([
    [
      'called off',
      [
        'RECURRENCE-ID;TZID=Europe/Berlin:20260302T220000',
        'STATUS:CANCELLED',
        'DTSTART;TZID=Europe/Berlin:20260302T220000',
      ],
      [all[0], all[2], all[3]] as string[],
    ],
    [
      'called off, in UTC',
      ['RECURRENCE-ID:20260302T210000Z', 'STATUS:CANCELLED', 'DTSTART:20260302T210000Z'],
      [all[0], all[2], all[3]] as string[],
    ],
    [
      'somebody else, in another zone',
      [
        'RECURRENCE-ID;TZID=Asia/Kolkata:20260303T023000',
        'DTSTART;TZID=Asia/Kolkata:20260303T023000',
        'DURATION:PT8H',
        LIN,
      ],
      ['03-01T21:00 sam', '03-02T21:00 lin', '03-03T21:00 sam', '03-04T21:00 sam'],
    ],
    [
      'moved',
      ['RECURRENCE-ID:20260302T210000Z', 'DTSTART;TZID=America/New_York:20260307T090000', 'DURATION:PT1H', LIN],
      ['03-01T21:00 sam', '03-03T21:00 sam', '03-04T21:00 sam', '03-07T14:00 lin'],
    ],
    [
      'from one on',
      [
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T210000Z',
        'DTSTART;TZID=Europe/Berlin:20260303T230000',
        'DURATION:PT1H',
        LIN,
      ],
      ['03-01T21:00 sam', '03-02T21:00 sam', '03-03T22:00 lin', '03-04T22:00 lin'],
    ],
    [
      'a day that names the time',
      ['RECURRENCE-ID;VALUE=DATE:20260302', 'DTSTART;TZID=Europe/Berlin:20260302T220000', 'STATUS:CANCELLED'],
      [all[0], all[2], all[3]] as string[],
    ],
  ])('%s', (_, lines, expected) => expect(changed(...lines)).toEqual(expected));

  test('of two changes of one time the later version counts', () => {
    const change = (sequence: number, who: string) =>
      event(
        '1',
        `SEQUENCE:${sequence}`,
        'RECURRENCE-ID:20260302T210000Z',
        'DTSTART:20260302T210000Z',
        'DURATION:PT8H',
        who,
      );
    expect(shifts(calendar(...series, ...change(2, LIN), ...change(1, SAM)))[1]).toBe('03-02T21:00 lin');
  });

  test.each([
    ['in its zone', 'EXDATE;TZID=Europe/Berlin:20260302T220000'],
    ['in UTC', 'EXDATE:20260302T210000Z'],
    ['in another zone', 'EXDATE;TZID=America/New_York:20260302T160000'],
    ['as a day', 'EXDATE;VALUE=DATE:20260302'],
  ])('left out %s', (_, exdate) =>
    expect(shifts(calendar(...event('1', ...NIGHT, 'RRULE:FREQ=DAILY;COUNT=4', exdate, SAM)))).toEqual([
      all[0],
      all[2],
      all[3],
    ]),
  );

  test('whose series is not in the file: it stands for itself', () =>
    expect(
      shifts(
        calendar(...event('9', 'RECURRENCE-ID:20260302T210000Z', 'DTSTART:20260303T210000Z', 'DURATION:PT1H', LIN)),
      ),
    ).toEqual(['03-03T21:00 lin']));

  test('the whole series is called off', () =>
    expect(shifts(calendar(...event('1', ...NIGHT, 'RRULE:FREQ=DAILY', 'STATUS:CANCELLED', SAM)))).toEqual([]));

  test('an end in another zone than the start', () => {
    const text = calendar(
      ...event('1', 'DTSTART;TZID=Europe/Berlin:20260302T090000', 'DTEND;TZID=America/New_York:20260302T090000', SAM),
    );
    expect(shiftsOf(text, '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z').shifts).toMatchObject([
      { from: '2026-03-02T08:00:00.000Z', until: '2026-03-02T14:00:00.000Z' },
    ]);
  });
});

describe('odd files', () => {
  const one = event('1', 'DTSTART:20260302T080000Z', 'DURATION:PT1H', SAM);
  test.each([
    ['without an event', calendar(), []],
    ['with a mark of its encoding', `\uFEFF${calendar(...one)}`, ['03-02T08:00 sam']],
    [
      'several calendars',
      calendar() + calendar(...one) + calendar(...event('2', 'DTSTART:20260303T080000Z', 'DURATION:PT1H', LIN)),
      ['03-02T08:00 sam', '03-03T08:00 lin'],
    ],
    ['a day without VALUE=DATE', calendar(...event('1', 'DTSTART:20260302', SAM)), ['03-02T00:00 sam']],
    [
      'events without a UID',
      calendar(...one, ...one).replaceAll('UID:1\r\n', ''),
      ['03-02T08:00 sam', '03-02T08:00 sam'],
    ],
    [
      'two different events of one UID',
      calendar(...one, ...event('1', 'DTSTART:20260303T080000Z', 'DURATION:PT1H', LIN)),
      ['03-02T08:00 sam', '03-03T08:00 lin'],
    ],
    ['an event of no length', calendar(...event('1', 'DTSTART:20260302T080000Z', SAM)), ['03-02T08:00 sam']],
    [
      'an end before its start',
      calendar(...event('1', 'DTSTART:20260302T080000Z', 'DTEND:20260301T080000Z', SAM)),
      ['03-02T08:00 sam'],
    ],
  ])('%s', (_, text, expected) => expect(shifts(text)).toEqual(expected));

  test.each([[''], ['hello'], ['<html></html>'], ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1'], ['BEGIN:VTODO\nEND:VTODO']])(
    '%s is no calendar',
    (text) => expect(() => shifts(text)).toThrow(/is no iCalendar file/),
  );
});

test('holidays: each day of an event, and only days', () => {
  const text = calendar(
    ...event('1', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas'),
    ...event('2', 'DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY', 'SUMMARY:New Year'),
    ...event('2', 'RECURRENCE-ID;VALUE=DATE:20270101', 'DTSTART;VALUE=DATE:20270104', 'SUMMARY:Moved'),
    ...event('3', 'DTSTART;TZID=Nowhere:20260610T220000', 'DTEND;TZID=Nowhere:20260611T100000', 'SUMMARY:Night'),
    ...event(
      '4',
      'DTSTART;VALUE=DATE:20260701',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE;VALUE=DATE:20260702',
      'SUMMARY:Fair',
    ),
  );
  const days = Object.entries(holidaysOf(text))
    .filter(([d]) => d >= '2026' && d < '2028')
    .map(([d, n]) => `${d} ${n}`);
  expect(days.sort()).toEqual([
    '2026-01-01 New Year',
    '2026-06-10 Night',
    '2026-06-11 Night',
    '2026-07-01 Fair',
    '2026-07-03 Fair',
    '2026-12-24 Christmas',
    '2026-12-25 Christmas',
    '2026-12-26 Christmas',
    '2027-01-04 Moved',
  ]);
});

import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { readShifts } from '../../src/schedules/calendar-reader.ts';
import { feed } from '../../src/schedules/ical-feed/feed.ts';
import { icalFile } from '../../src/schedules/index.ts';
import { schedule } from '../../src/schedules/pagerduty/schedule.ts';
import { Roster } from '../../src/schedules/roster.ts';
import type { Schedule, ShiftsRead } from '../../src/schedules/schedule.ts';
import { tempDir } from '../support/temp.ts';

let server: Server | undefined;
const asked: IncomingMessage[] = [];
afterEach(async () => {
  asked.length = 0;
  server?.closeAllConnections();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
  server = undefined;
});
async function serving(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
  server = createServer((req, res) => {
    asked.push(req);
    answer(req, res);
  });
  await new Promise<void>((up) => server?.listen(0, '127.0.0.1', up));
  const at = server.address();
  return `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
}
const FROM = '2026-03-02T09:00:00.000Z';
const UNTIL = '2026-03-17T09:00:00.000Z';
const oncall = (email: string | undefined, start: string | null, end: string | null) => ({
  user: { id: 'PSAM', type: 'user', summary: 'Sam', ...(email && { email }) },
  schedule: { id: 'PI7DH85', type: 'schedule_reference' },
  escalation_level: 1,
  start,
  end,
});

describe('PagerDuty', () => {
  const of = (api: string) => schedule({ schedule: 'PI7DH85', token: 'u+secret', api, allowPrivate: true });

  test('its on-calls, page by page, in UTC; whoever has no address is left out', async () => {
    const pages = [
      { oncalls: [oncall('sam@x.example', '2026-03-03T08:00:00-05:00', '2026-03-04T08:00:00-05:00')], more: true },
      { oncalls: [oncall(undefined, null, null), oncall('jonas@x.example', null, null)], more: false },
    ];
    const api = await serving((req, res) => {
      const offset = Number(new URL(req.url ?? '', 'http://x').searchParams.get('offset'));
      res.end(JSON.stringify({ ...pages[offset / 100], limit: 100, offset, total: null }));
    });
    expect(await of(`${api}/`).shifts(FROM, UNTIL)).toEqual({
      ok: true,
      shifts: [
        { from: '2026-03-03T13:00:00.000Z', until: '2026-03-04T13:00:00.000Z', member: 'sam@x.example' },
        { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z', member: 'jonas@x.example' },
      ],
    });
    const [first] = asked;
    expect(first?.headers).toMatchObject({
      authorization: 'Token token=u+secret',
      accept: 'application/vnd.pagerduty+json;version=2',
    });
    expect(Object.fromEntries(new URL(first?.url ?? '', api).searchParams)).toMatchObject({
      'schedule_ids[]': 'PI7DH85',
      'include[]': 'users',
      since: FROM,
      until: UNTIL,
    });
  });

  test.each<[string, (res: ServerResponse) => void, RegExp]>([
    ['refuses', (res) => res.writeHead(401).end('{}'), /answered 401/],
    ['answers with a web page', (res) => res.end('<html>'), /could not be read/],
    ['answers something else', (res) => res.end('{"oncalls":"none"}'), /could not be read/],
    ['hangs up', (res) => res.destroy(), /gave no answer that can be read/],
    ['redirects', (res) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), /answered 302/],
    ['sends without end', (res) => res.end(Buffer.alloc(6 * 1024 * 1024, 'x')), /larger than 5 MiB/],
  ])('that %s: a value with why, and never the token', async (_, answer, why) => {
    const api = await serving((_req, res) => answer(res));
    const read = await of(api).shifts(FROM, UNTIL);
    expect(read).toEqual({ ok: false, why: expect.stringMatching(why) });
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});

describe('a calendar at an address', () => {
  const event = (start: string, end: string, who: string) =>
    `BEGIN:VEVENT\nUID:${start}${who}\nDTSTART:${start}\nDTEND:${end}\nSUMMARY:On call\nATTENDEE:mailto:${who}\nEND:VEVENT`;
  const calendar = `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${event('20260303T060000Z', '20260303T180000Z', 'sam@x.example')}\n${event('20270303T060000Z', '20270303T180000Z', 'later@x.example')}\nEND:VCALENDAR`;

  test('the shifts that touch the time asked for', async () => {
    const url = await serving((_, res) => res.end(calendar));
    expect(await feed({ url, allowPrivate: true }).shifts(FROM, UNTIL)).toEqual({
      ok: true,
      shifts: [{ from: '2026-03-03T06:00:00.000Z', until: '2026-03-03T18:00:00.000Z', member: 'sam@x.example' }],
    });
  });

  test('a private address is refused unless it is allowed; what is no calendar is said', async () => {
    const url = await serving((_, res) => res.end('<html>'));
    expect(await feed({ url, allowPrivate: false }).shifts(FROM, UNTIL)).toMatchObject({
      why: expect.stringContaining('private'),
    });
    expect(asked).toEqual([]);
    expect(await feed({ url, allowPrivate: true }).shifts(FROM, UNTIL)).toMatchObject({
      why: expect.stringContaining('no iCalendar file'),
    });
  });
});

describe('a calendar is read beside the event loop', { timeout: 60_000 }, () => {
  const calendar = (...events: string[][]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events.flatMap((e) => ['BEGIN:VEVENT', ...e, 'END:VEVENT'])]
      .concat('END:VCALENDAR')
      .join('\r\n');
  const duty = (uid: string, ...lines: string[]) => [
    `UID:${uid}`,
    'DTSTART:20260101T080000Z',
    'DURATION:PT12H',
    ...lines,
  ];
  const SAM = 'ATTENDEE:mailto:sam@x.example';

  test('which goes on meanwhile, however large it is', async () => {
    const large = calendar(...Array.from({ length: 4000 }, (_, i) => duty(`${i}`, `SUMMARY:${'x'.repeat(200)}`, SAM)));
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const read = await readShifts(large, FROM, UNTIL);
    clearInterval(turning);
    expect(read).toEqual({ ok: true, shifts: [] });
    expect(turns).toBeGreaterThan(20);
  });

  test.each([
    ['that never comes', '20260101T080000Z', ['RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'], { ok: true, shifts: [] }],
    [
      'of every second',
      '20260101T080000Z',
      ['RRULE:FREQ=SECONDLY'],
      { ok: false, why: expect.stringMatching(/comes again too often/) },
    ],
    [
      'that takes too long to be counted',
      '19000101T080000Z',
      ['RRULE:FREQ=HOURLY;COUNT=99999999'],
      { ok: false, why: expect.stringMatching(/too long to be counted/) },
    ],
  ])('a series %s', async (_, start, lines, expected) =>
    expect(await readShifts(calendar(duty('1', SAM, ...lines).with(1, `DTSTART:${start}`)), FROM, UNTIL)).toEqual(
      expected,
    ),
  );

  test('what takes too long is given up', async () =>
    expect(await readShifts(calendar(duty('1', SAM)), FROM, UNTIL, 1)).toEqual({
      ok: false,
      why: 'reading it failed: it took longer than 0.001 s',
    }));

  test('a file of the manifests is read again and again, and what it said last holds while it is broken', async () => {
    const manifests = tempDir();
    const put = (text: string) => writeFileSync(`${manifests}/duty.ics`, text);
    const schedule = icalFile.prepare({ type: 'file', file: 'duty.ics' }, () => '')({ manifests });
    const logged: unknown[] = [];
    const roster = new Roster(
      { sre: schedule },
      () => FROM,
      (_, about) => logged.push(about),
    );
    put(
      calendar(
        duty('1', SAM, 'RRULE:FREQ=DAILY;INTERVAL=100;UNTIL=20270101T000000Z'),
        duty('2', 'SUMMARY:Lunch', 'RRULE:FREQ=WEEKLY'),
      ),
    );
    await roster.read();
    expect(roster.shifts('sre')).toEqual([]);
    put(calendar(duty('1', SAM, 'RRULE:FREQ=WEEKLY')));
    await roster.read();
    expect(roster.shifts('sre').map((s) => s.from.slice(0, 10))).toEqual(['2026-03-05', '2026-03-12']);
    put('oh');
    await roster.read();
    expect(roster.shifts('sre')).toHaveLength(2);
    expect(roster.unread()).toEqual({ sre: FROM });
    expect(logged).toEqual([
      { role: 'sre', odd: '2 events name nobody and are passed over' },
      { role: 'sre', why: expect.stringMatching(/^it is no iCalendar file/) },
    ]);
  });
});

test('what can’t be reached never tells the secret of its address, or its token', async () => {
  const url = await serving((_, res) => res.destroy());
  const called = 'the address in DUTY';
  const wrong = [
    feed({ url: `${url}/SECRET.ics`, allowPrivate: true, called }),
    feed({ url: 'webcal://x.example/SECRET.ics', allowPrivate: true, called }),
    feed({ url: 'http://[::127.0.0.1]/SECRET', allowPrivate: false, called }),
    schedule({ schedule: 'PI7DH85', token: 'u+SECRET\nx', api: url, allowPrivate: true }),
  ];
  for (const schedule of wrong) {
    const read = await schedule.shifts(FROM, UNTIL);
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain('SECRET');
  }
});

test('a clock that jumps is followed', async () => {
  let now = FROM;
  const asked: string[] = [];
  const schedule: Schedule = {
    async shifts(from) {
      asked.push(from);
      return { ok: true, shifts: [] };
    },
  };
  const roster = new Roster(
    { sre: schedule },
    () => now,
    () => {},
  );
  await roster.read();
  now = new Date(Date.parse(FROM) + 12 * 3_600_000).toISOString();
  roster.shifts('sre');
  expect(asked).toHaveLength(1);
  now = new Date(Date.parse(now) + 1).toISOString();
  roster.shifts('sre');
  roster.shifts('sre');
  expect(asked).toHaveLength(2);
});

test('of what a schedule says nothing goes on that looks like a secret', async () => {
  const secret = `ghp_${'a1B2'.repeat(6)}`;
  const answers: ShiftsRead[] = [
    { ok: true, shifts: [{ from: FROM, until: UNTIL, member: `Sam ${secret}` }], odd: `${secret} is passed over` },
    { ok: false, why: `has a rule that says ${secret}` },
  ];
  const schedule: Schedule = { shifts: async () => answers.shift() ?? { ok: true, shifts: [] } };
  const logged: unknown[] = [];
  const roster = new Roster(
    { sre: schedule },
    () => FROM,
    (_, about) => logged.push(about),
  );
  await roster.read();
  expect(roster.shifts('sre')[0]?.member).toBe('Sam [redacted]');
  await roster.read();
  expect(logged).toEqual([
    { role: 'sre', odd: '[redacted] is passed over' },
    { role: 'sre', why: 'has a rule that says [redacted]' },
  ]);
});

test('while a schedule is down, who is on duty is as it was read before, and that is said', async () => {
  const shift = { from: FROM, until: UNTIL, member: 'sam@x.example' };
  const answers: ShiftsRead[] = [
    { ok: true, shifts: [shift] },
    { ok: false, why: 'it answered 503' },
    { ok: false, why: 'it answered 503' },
    { ok: true, shifts: [] },
  ];
  const schedule: Schedule = { shifts: async () => answers.shift() ?? { ok: true, shifts: [] } };
  const logged: unknown[] = [];
  let now = '2026-03-03T09:00:00.000Z';
  const roster = new Roster(
    { sre: schedule },
    () => now,
    (_, about) => logged.push(about),
  );
  await roster.read();
  expect([roster.shifts('sre'), roster.unread()]).toEqual([[shift], {}]);
  now = '2026-03-03T09:05:00.000Z';
  await roster.read();
  now = '2026-03-03T09:10:00.000Z';
  await roster.read();
  expect([roster.shifts('sre'), roster.unread()]).toEqual([[shift], { sre: '2026-03-03T09:05:00.000Z' }]);
  expect(logged).toEqual([
    { role: 'sre', why: 'it answered 503' },
    { role: 'sre', why: 'it answered 503' },
  ]);
  await roster.read();
  expect([roster.shifts('sre'), roster.unread(), roster.shifts('qa')]).toEqual([[], {}, []]);
});

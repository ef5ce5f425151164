import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedOf } from '../../src/domain/feed/feed.ts';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import { feedApi } from '../../src/http/feed.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import type { Store } from '../../src/store/store.ts';
import { digestOf } from '../../src/words/feed/hashed.ts';
import { COMPANY, PEOPLE, PLAN } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';

const SECRET = 'a'.repeat(32);
let store: Store;
let setting: Setting;
let now: string;
let zone: string;
let gone: string[];

beforeEach(async () => {
  store = (await openLowdb(await tempDir())).of('T1');
  now = '2026-03-03T09:00:00.000Z';
  zone = 'Europe/Berlin';
  gone = [];
  setting = {
    store,
    workspace: 'T1',
    company: () => ({
      ...COMPANY,
      freezes: [
        {
          name: 'Weekend',
          why: 'nobody, really; nobody',
          start: '0 18 * * 5',
          hours: 62,
          zone: 'Europe/Berlin',
          scope: { services: [], environments: [] },
        },
      ],
    }),
    people: () => ({ ...PEOPLE, deactivated: gone }),
    now: () => now,
  };
});
afterEach(() => store.close());

const does = async (command: Command, by = 'UMANAGER') => {
  const outcome = await perform(setting, command, { actor: { id: by }, via: 'slack' });
  expect(outcome.ok).toBe(true);
};
const get = async (headers = {}) => {
  const answer = await feedApi(setting, () => zone).request(`/calendar/${SECRET}.ics`, { headers });
  return { status: answer.status, etag: answer.headers.get('etag') ?? '', text: await answer.text() };
};
const subscribe = (of: FeedOf = { kind: 'all' }, by = 'UMANAGER') =>
  does({ type: 'OpenFeed', feed: digestOf(SECRET), of, by }, by);
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      tzid: component.getFirstProperty('dtstart')?.getParameter('tzid'),
    };
  });
const release = async () => eventsIn((await get()).text).find((e) => e.uid.startsWith('r-1@'));

describe('a calendar feed', () => {
  test('keeps its UID, raises SEQUENCE when something changes, and says what is cancelled', async () => {
    await subscribe();
    await does(PLAN);
    const planned = await release();
    expect(planned).toMatchObject({
      uid: 'r-1@t1.gonogo',
      status: 'TENTATIVE',
      tzid: 'Europe/Berlin',
      start: PLAN.window.start,
      end: PLAN.window.end,
    });
    const window = { ...PLAN.window, start: '2026-03-30T12:00:00.000Z', end: '2026-03-30T13:00:00.000Z' };
    await does({ type: 'MoveRelease', release: 'R-1', window, why: '' });
    const moved = await release();
    expect(moved).toMatchObject({ uid: planned?.uid, start: window.start });
    expect(moved?.sequence).toBeGreaterThan(planned?.sequence ?? 99);
    await does({ type: 'CancelRelease', release: 'R-1', why: 'no' });
    const cancelled = await release();
    expect(cancelled).toMatchObject({ status: 'CANCELLED' });
    expect(cancelled?.sequence).toBeGreaterThan(moved?.sequence ?? 99);
  });

  test('on the first of a month it holds what was over on the last of the month before', async () => {
    await subscribe();
    await does({
      ...PLAN,
      window: { ...PLAN.window, start: '2026-07-01T12:00:00.000Z', end: '2026-07-01T13:00:00.000Z' },
    });
    now = '2026-06-30T23:59:59.999Z';
    await does({ type: 'CancelRelease', release: 'R-1', why: 'no' });
    now = '2026-07-01T00:00:00.000Z';
    expect(await release()).toMatchObject({ status: 'CANCELLED' });
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'])(
    'in %s every instant is what it was, over changes of clocks',
    async (there) => {
      zone = there;
      await subscribe();
      for (const start of ['2026-03-08T06:30', '2026-03-29T00:30', '2026-04-04T14:45', '2026-07-01T12:00']) {
        const window = { start: `${start}:00.000Z`, end: `${start.slice(0, 10)}T23:00:00.000Z`, zone: there };
        await does({ ...PLAN, window });
      }
      const found = eventsIn((await get()).text).filter((e) => e.uid.startsWith('r-'));
      expect(found.map((e) => e.start.slice(0, 16)).sort()).toEqual([
        '2026-03-08T06:30',
        '2026-03-29T00:30',
        '2026-04-04T14:45',
        '2026-07-01T12:00',
      ]);
    },
  );

  test('is a file as RFC 5545 wants it: CRLF, folded lines, escaped texts, one VTIMEZONE', async () => {
    await subscribe();
    await does({ ...PLAN, why: `semi;colon, comma \\ back\nnew line ${'ö'.repeat(200)} BEGIN:VEVENT` });
    const { text } = await get();
    const lines = text.split('\r\n');
    expect(text).not.toMatch(/[^\r]\n/);
    expect(Math.max(...lines.map((l) => Buffer.byteLength(l)))).toBeLessThanOrEqual(75);
    const whole = text.replace(/\r\n /g, '');
    expect(whole).toContain('DESCRIPTION:R-1: semi\\;colon\\, comma \\\\ back\\nnew line ööö');
    expect(whole.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(whole.match(/^VERSION:2\.0\r?$/gm)).toHaveLength(1);
    expect(whole.match(/^PRODID:/gm)).toHaveLength(1);
    const events = whole.split('\r\nBEGIN:VEVENT\r\n').slice(1);
    for (const event of events)
      for (const need of ['UID:', 'DTSTAMP:', 'DTSTART', 'SEQUENCE:']) expect(event).toContain(need);
  });

  test.each([
    'Europe/Amsterdam',
    'US/Eastern',
    'Asia/Kuala_Lumpur',
    'America/Vancouver',
    'Africa/Casablanca',
    'Australia/Lord_Howe',
  ])('names each zone as it describes it: %s', async (its) => {
    zone = its;
    await subscribe();
    await does(PLAN);
    const { text } = await get();
    const named = new Set([...text.matchAll(/;TZID=([^:]+):/g)].map(([, id]) => id));
    const calendar = new ICAL.Component(ICAL.parse(text));
    const described = calendar.getAllSubcomponents('vtimezone').map((z) => z.getFirstPropertyValue('tzid'));
    expect([[...named], described]).toEqual([[its], [its]]);
    const event = calendar
      .getAllSubcomponents('vevent')
      .find((e) => String(e.getFirstPropertyValue('uid')).startsWith('r-'));
    const start = event && new ICAL.Event(event).startDate;
    expect(start?.toJSDate().toISOString()).toBe(PLAN.window.start);
  });

  test('is of what one subscribed to', async () => {
    await does(PLAN);
    await does({ ...PLAN, items: [{ service: 'shop', version: '1' }] });
    const summaries = async (of: FeedOf, by = 'UMANAGER') => {
      await subscribe(of, by);
      const shown = eventsIn((await get()).text).filter((e) => e.uid.startsWith('r-')).length;
      await does({ type: 'RevokeFeeds', by }, by);
      return shown;
    };
    expect(await summaries({ kind: 'services', services: ['shop'] })).toBe(1);
    expect(await summaries({ kind: 'mine' }, 'UQA')).toBe(2);
    expect(await summaries({ kind: 'mine' }, 'UOTHER')).toBe(0);
    expect(await summaries({ kind: 'role', role: 'manager' })).toBe(0);
    expect(await summaries({ kind: 'role', role: 'sre' })).toBe(2);
  });

  test('unknown, revoked, or of somebody who left: not there; what has not changed is not sent again', async () => {
    expect((await get()).status).toBe(404);
    await subscribe();
    const first = await get();
    expect(first.status).toBe(200);
    now = '2026-03-03T09:10:00.000Z';
    expect((await get({ 'if-none-match': first.etag })).status).toBe(304);
    await does(PLAN);
    expect((await get({ 'if-none-match': first.etag })).status).toBe(200);
    gone = ['UMANAGER'];
    expect((await get()).status).toBe(404);
    gone = [];
    await does({ type: 'RevokeFeeds', by: 'UMANAGER' });
    expect((await get()).status).toBe(404);
    for (const path of ['/calendar/x.ics', '/calendar/..%2f..%2fetc', `/calendar/${'%00'.repeat(20)}.ics`])
      expect((await feedApi(setting, () => zone).request(path)).status).toBe(404);
  });
});

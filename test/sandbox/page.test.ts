import { describe, expect, test, vi } from 'vitest';
import type { PageState } from '../../sandbox/page/serve.ts';
import { dayOf, instantOf, wallTime } from '../../sandbox/page/zone.ts';

describe('a picker’s wall-clock time in a person’s zone', () => {
  test.each([
    ['2026-03-05T15:00', 'Asia/Kolkata', '2026-03-05T09:30:00Z'],
    ['2026-01-01T00:15', 'America/New_York', '2026-01-01T05:15:00Z'],
    ['2028-02-29T23:59', 'Pacific/Auckland', '2028-02-29T10:59:00Z'],
    // Spring: 02:30 does not exist in Berlin, nor 02:15 on Lord Howe, which moves by half an hour: on by the gap.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
    // Autumn: of two equal times the first.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(new Date(instantOf(wall, zone)).toISOString()).toBe(`${instant.slice(0, -1)}.000Z`);
  });

  test('there and back for every hour around the changes', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'])
      for (const from of [
        '2026-03-07T00:00Z',
        '2026-03-28T00:00Z',
        '2026-04-04T00:00Z',
        '2026-10-03T00:00Z',
        '2026-10-24T00:00Z',
        '2026-10-31T00:00Z',
      ])
        for (let hour = 0; hour < 60; hour++) {
          const at = Date.parse(from) + hour * 3_600_000;
          const back = instantOf(wallTime(at, zone), zone);
          // The second of two equal times comes back as the first.
          expect([0, 1_800_000, 3_600_000]).toContain(at - back);
          expect(wallTime(back, zone)).toBe(wallTime(at, zone));
        }
  });

  test('the day there', () => {
    expect(dayOf(Date.parse('2026-03-04T23:30:00Z'), 'Europe/Berlin')).toBe('2026-03-05');
    expect(dayOf(Date.parse('2026-03-04T23:30:00Z'), 'America/Los_Angeles')).toBe('2026-03-04');
  });
});

describe('a channel with thousands of messages', () => {
  test.each([
    [0, 0, undefined],
    [200, 200, undefined],
    [4035, 200, 'Show earlier messages (3,835)'],
  ])('%i of them: the newest %i are drawn', async (many, drawn, earlier) => {
    vi.stubGlobal('location', { search: '?as=maya' });
    const { messageList } = await import('../../sandbox/page/messages.ts');
    const message = (i: number) => ({
      ts: `${1772615000 + i}.000000`,
      channel: 'C1',
      user: 'U1',
      bot: false,
      text: `note ${i}`,
      blocks: [],
      reactions: [],
    });
    const messages = Array.from({ length: many }, (_, i) => message(i));
    const person = () => 'Maya';
    const names = { person, group: person, channel: person, people: [], channels: [], zone: 'UTC', now: '2026-03-04' };
    const state = { messages, me: { id: 'U1', handle: 'maya' }, shortcuts: [], bot: 'U0', choices: {}, files: {} };
    const list = messageList(state as unknown as PageState, messages, names, 'maya/C1', false);
    const nodes = JSON.parse(JSON.stringify(list.filter(Boolean)));
    expect(nodes.filter((n: { type: string }) => n.type === 'article')).toHaveLength(drawn);
    const links = JSON.stringify(nodes).match(/Show earlier[^"]*/);
    expect(links?.[0]).toBe(earlier);
    if (many > 0) expect(nodes.at(-1).key).toBe(message(many - 1).ts);
  });
});

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { elementsIn } from '../../sandbox/blocks/placed.ts';
import { HttpDelivery } from '../../sandbox/slack/delivery.ts';
import { Events } from '../../sandbox/slack/events.ts';
import socketMode from '../fixtures/slack/socket-mode.json' with { type: 'json' };
import { eventually } from '../support/eventually.ts';
import { type Bare, bareSlack, strangeKeys } from './bare.ts';

const MAYA = 'U0MAYA0001';
const RELEASES = 'C0RELEASES';
const fixture = (path: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/slack', path), 'utf8'));
const plain = (text: string) => ({ type: 'plain_text', text });

let s: Bare;
beforeEach(async () => {
  const shortcuts = [
    { name: 'Plan', type: 'global' as const, callback_id: 'plan_release' },
    { name: 'Request', type: 'message' as const, callback_id: 'request' },
  ];
  s = await bareSlack({
    app: {
      shortcuts,
      events: ['message.channels', 'app_home_opened', 'reaction_added', 'subteam_updated', 'subteam_members_changed'],
    },
  });
});
afterEach(() => s.close());

const last = () => s.sent.at(-1)?.payload ?? {};
const BUTTON = [
  {
    type: 'actions',
    block_id: 'b',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go'), value: 'R-1' },
      { type: 'datepicker', action_id: 'day' },
    ],
  },
];
const placed = (action: string) => {
  const found = elementsIn(BUTTON).find((p) => p.element.action_id === action);
  if (!found) throw new Error(action);
  return found;
};
const posted = (more: object = {}) =>
  s.workspace.post({ channel: RELEASES, user: 'U0GONOGO01', bot: true, text: 'x', blocks: BUTTON, ...more });
const MODAL = { type: 'modal', callback_id: 'm', title: plain('T'), submit: plain('OK'), blocks: [] };
const openModal = (view: object) =>
  s.call('views.open', { trigger_id: s.slack.handles.trigger(MAYA), view: { ...MODAL, ...view } });

describe('payloads have Slack’s shape', () => {
  // Slack's samples leave out what differs from app to app.
  const COMMON = ['.view.blocks', '.view.state.values', '.message.blocks', '.enterprise.id'];
  const strange = (ours: unknown, theirs: unknown) =>
    strangeKeys(ours, theirs).filter((k) => !COMMON.some((c) => k.startsWith(c)));

  test('a command', async () => {
    await s.slack.acts.command(MAYA, RELEASES, '/release', 'list');
    expect(strange(last(), fixture('interactive/SlashCommandPayload.json'))).toEqual([]);
    const [sample] = socketMode.envelopes;
    expect(Object.keys(sample?.payload ?? {}).filter((k) => !(k in last()))).toEqual([]);
  });
  test('a click', async () => {
    await s.slack.acts.useInMessage(MAYA, posted(), placed('go'), []);
    expect(strange(last(), fixture('interactive/BlockActionPayload.json'))).toEqual(['.state.values']);
    expect(last()).toMatchObject({
      type: 'block_actions',
      state: { values: { b: { day: { type: 'datepicker', selected_date: null } } } },
    });
    expect(last().actions).toEqual([
      expect.objectContaining({ type: 'button', action_id: 'go', block_id: 'b', value: 'R-1', text: plain('Go') }),
    ]);
  });
  test('a date that was picked is told, and stays', async () => {
    const message = posted();
    await s.slack.acts.useInMessage(MAYA, message, placed('day'), ['2026-03-06']);
    expect(last().actions).toEqual([expect.objectContaining({ type: 'datepicker', selected_date: '2026-03-06' })]);
    await s.slack.acts.useInMessage(MAYA, message, placed('go'), []);
    expect(last()).toMatchObject({ state: { values: { b: { day: { selected_date: '2026-03-06' } } } } });
  });
  test('a click in a private message comes without the message', async () => {
    const root = posted();
    await s.slack.acts.useInMessage(MAYA, posted({ ephemeralTo: MAYA, threadTs: root.ts }), placed('go'), []);
    expect(last()).toMatchObject({ container: { is_ephemeral: true, thread_ts: root.ts } });
    expect(last()).not.toHaveProperty('message');
  });
  test('a submission, and a modal closed that wants to know', async () => {
    await openModal({ notify_on_close: true, blocks: [{ type: 'divider' }] });
    await s.slack.modals.submit(MAYA);
    expect(strange(last(), fixture('interactive/ViewSubmissionPayload.json'))).toEqual(['.response_urls']);
    await openModal({ notify_on_close: true, blocks: [{ type: 'divider' }] });
    s.slack.modals.close(MAYA);
    expect(last()).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(strange(last(), fixture('interactive/ViewClosedPayload.json'))).toEqual([]);
  });
  test('a message shortcut; one that is not in the manifest does not exist', async () => {
    await s.slack.acts.shortcut(MAYA, 'request', posted());
    expect(last()).toMatchObject({ type: 'message_action', callback_id: 'request' });
    expect(strange(last(), fixture('interactive/MessageShortcutPayload.json'))).toEqual([]);
    await expect(s.slack.acts.shortcut(MAYA, 'plan_release', posted())).rejects.toThrow('no_such_shortcut');
    await expect(s.slack.acts.shortcut(MAYA, 'made_up')).rejects.toThrow('no_such_shortcut');
  });
  test.each([
    ['AppHomeOpened', () => s.slack.openHome(MAYA)],
    ['ReactionAdded', () => s.slack.writing.react(MAYA, RELEASES, posted().ts, 'eyes')],
    ['SubteamUpdated', () => s.slack.membership.regroup('sre', [MAYA])],
  ] as const)('%s', async (name, act) => {
    act();
    const [envelope] = s.sent;
    expect(strange(envelope?.payload, fixture(`events/${name}Payload.json`))).toEqual([]);
    expect(envelope?.type).toBe('events_api');
  });
  test('members that changed', () => {
    s.slack.membership.regroup('sre', [MAYA, 'U0SAM00001']);
    expect(last()).toMatchObject({ event: { added_users: [MAYA], removed_users: ['U0JONAS001'] } });
    expect(strange(last(), fixture('events/SubteamMembersChangedPayload.json'))).toEqual([]);
  });
});

test('texts arrive escaped, with tokens for who and what is meant', async () => {
  await s.slack.acts.command(MAYA, RELEASES, '/release', 'no-go errors > 2 % & <!channel>');
  expect(last().text).toBe('no-go errors &gt; 2 % &amp; &lt;!channel&gt;');
  s.slack.writing.message(
    MAYA,
    RELEASES,
    'ask @sam or @sre in #general, a<b, https://a.example?x=1&y=2, mail me@sam.example',
  );
  expect(last().event).toMatchObject({
    text: 'ask <@U0SAM00001> or <!subteam^S0SRE00001> in <#C0GENERAL1|general>, a&lt;b, <https://a.example?x=1&amp;y=2>, mail <mailto:me@sam.example|me@sam.example>',
    blocks: [{ type: 'rich_text' }],
  });
});

test('only events that were subscribed to, and only from channels one is in', () => {
  s.slack.writing.message(MAYA, 'D0MAYA0001', 'hello');
  s.slack.writing.message(MAYA, 'C0GENERAL1', 'hello');
  expect(s.sent).toEqual([]);
});

test('the app hears of its own messages, edits and removals too', async () => {
  const { ts } = await s.call('chat.postMessage', { channel: RELEASES, text: 'x' });
  await s.call('chat.update', { channel: RELEASES, ts, text: 'y' });
  await s.call('chat.delete', { channel: RELEASES, ts });
  const events = s.sent.map((e) => e.payload.event) as { subtype?: string; bot_id?: string }[];
  expect(events.map((e) => e.subtype)).toEqual([undefined, 'message_changed', 'message_deleted']);
  expect(events[0]?.bot_id).toBe('B0GONOGO01');
});

describe('an ack that does not come, or comes wrong', () => {
  const told = () => s.workspace.messages.at(-1);
  test('a command: operation_timeout for the person alone', async () => {
    s.answers(() => ({ ok: false, why: 'timeout' }));
    await s.slack.acts.command(MAYA, RELEASES, '/release', 'list');
    expect(told()).toMatchObject({ ephemeralTo: MAYA, text: expect.stringContaining('operation_timeout') });
  });
  test('a late ack has acted, and the person is told it failed', async () => {
    s.slack.lateAcks = 1;
    await s.slack.acts.useInMessage(MAYA, posted(), placed('go'), []);
    expect(told()).toMatchObject({ ephemeralTo: MAYA, text: expect.stringContaining('operation_timeout') });
  });
  test('blocks in an ack are checked like any others', async () => {
    s.answers(() => ({ ok: true, payload: { text: 'x', blocks: [{ type: 'header' }] } }));
    await s.slack.acts.command(MAYA, RELEASES, '/release', 'list');
    expect(told()).toMatchObject({ user: 'USLACKBOT', text: expect.stringContaining('invalid_blocks') });
  });
  test('a command nobody installed', async () => {
    await s.slack.acts.command(MAYA, RELEASES, '/relase', 'list');
    expect(s.sent).toEqual([]);
    expect(told()?.text).toContain('/relase is not a valid command');
  });
  test('a submission: the modal stays, with trouble beside a field', async () => {
    const input = {
      type: 'input',
      block_id: 'why',
      label: plain('Why'),
      element: { type: 'plain_text_input', action_id: 'why', initial_value: 'x' },
    };
    await openModal({ blocks: [input] });
    for (const bad of [
      { ok: false, why: 'timeout' } as const,
      { ok: true, payload: { response_action: 'errors', errors: { nowhere: 'x' } } } as const,
      { ok: true, payload: { response_action: 'update', view: { type: 'modal', blocks: [] } } } as const,
    ]) {
      s.answers(() => bad);
      await s.slack.modals.submit(MAYA);
      expect(s.workspace.modal(MAYA)?.errors.why).toMatch(/trouble/);
    }
    s.answers(() => ({ ok: true, payload: {} }));
    await s.slack.modals.submit(MAYA);
    expect(s.workspace.modal(MAYA)).toBeUndefined();
  });
  test.each([
    ['was closed', () => s.slack.modals.close(MAYA), []],
    [
      'was closed, and another opened,',
      async () => {
        s.slack.modals.close(MAYA);
        await openModal({ title: plain('Other') });
      },
      ['Other'],
    ],
    ['was updated', () => s.call('views.update', { view_id: s.workspace.modal(MAYA)?.id, view: MODAL }), ['Done']],
  ])('a modal that %s while the app had its submission', async (_, meanwhile, left) => {
    for (const answer of [{ response_action: 'update', view: { ...MODAL, title: plain('Done') } }, {}]) {
      s.workspace.modals.clear();
      await openModal({});
      s.answers(async ({ payload }) => {
        if (payload.type === 'view_submission') await meanwhile();
        return { ok: true, payload: answer };
      });
      await s.slack.modals.submit(MAYA);
      const shown = (s.workspace.modals.get(MAYA) ?? []).map((v) => v.title);
      expect(shown).toEqual('view' in answer ? left : left.filter((title) => title !== 'Done'));
    }
  });
  test('what Slack’s client refuses never reaches the app', async () => {
    const field = (id: string, element: object, more: object = {}) => ({
      type: 'input',
      block_id: id,
      label: plain(id),
      element: { action_id: id, ...element },
      ...more,
    });
    await openModal({
      blocks: [
        field('why', { type: 'plain_text_input' }),
        field('maybe', { type: 'plain_text_input' }, { optional: true }),
        field('short', { type: 'plain_text_input', min_length: 5, initial_value: 'abc' }),
        field('mail', { type: 'email_text_input', initial_value: 'nobody' }),
        field('link', { type: 'url_text_input', initial_value: 'no url' }),
        field('n', { type: 'number_input', is_decimal_allowed: false, max_value: '3', initial_value: '4' }),
      ],
    });
    await s.slack.modals.submit(MAYA);
    expect(s.sent).toEqual([]);
    expect(s.workspace.modal(MAYA)?.errors).toEqual({
      why: 'Please complete this required field.',
      short: 'Please use at least 5 characters.',
      mail: 'Please enter a valid email address.',
      link: 'Please enter a valid URL.',
      n: 'Please enter 3 or less.',
    });
  });
});

describe('response_url', () => {
  const url = async () => {
    await s.slack.acts.useInMessage(MAYA, posted(), placed('go'), []);
    return String(last().response_url).split('/').at(-1) ?? '';
  };
  test('five uses', async () => {
    const id = await url();
    for (let i = 0; i < 5; i++) expect(s.slack.answers.respond(id, { text: `${i}` })).toBeUndefined();
    expect(s.slack.answers.respond(id, { text: '6' })).toBe('used_url');
  });
  test('half an hour', async () => {
    const id = await url();
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 30 * 60_000 + 1000);
    expect(s.slack.answers.respond(id, { text: 'x' })).toBe('expired_url');
    vi.useRealTimers();
  });
  test('replaces or removes what was clicked, if told to', async () => {
    const id = await url();
    const clicked = s.workspace.messages[0];
    s.slack.answers.respond(id, { text: 'done', replace_original: true });
    expect(clicked).toMatchObject({ text: 'done' });
    s.slack.answers.respond(id, { delete_original: true });
    expect(s.workspace.messages).toEqual([]);
    expect(s.slack.answers.respond(id, { blocks: [{ type: 'header' }] })).toBe('invalid_blocks');
  });
});

describe('events again', () => {
  const message = { type: 'message', channel: RELEASES, text: 'x' };
  test('three times more, with the reason in the headers, until acked', async () => {
    const heads: (string | undefined)[][] = [];
    const server = createServer((req, res) => {
      heads.push([req.headers['x-slack-retry-num']?.toString(), req.headers['x-slack-retry-reason']?.toString()]);
      res.writeHead(heads.length < 3 ? 500 : 200).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const bound = server.address();
    const http = new HttpDelivery(
      () => `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
      'secret',
    );
    new Events(s.workspace, s.slack.app, 100_000, (e) => http.send(e)).send(message);
    await eventually(() =>
      expect(heads).toEqual([
        [undefined, undefined],
        ['1', 'http_error'],
        ['2', 'http_error'],
      ]),
    );
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  test('given up after the third repeat, which waits until an app can have started', async () => {
    vi.useFakeTimers();
    const nums: (number | undefined)[] = [];
    const events = new Events(s.workspace, s.slack.app, 1e6, ({ retry }) => {
      nums.push(retry?.num);
      return Promise.resolve({ ok: false, why: 'timeout' });
    });
    events.send(message);
    await vi.advanceTimersByTimeAsync(44_000);
    expect(nums).toEqual([undefined, 1, 2]);
    events.reachable();
    expect(nums).toEqual([undefined, 1, 2, 3]);
    await vi.advanceTimersByTimeAsync(600_000);
    events.reachable();
    expect(nums).toHaveLength(4);
    vi.useRealTimers();
  });
  test('twice, and in reverse, on demand', () => {
    s.slack.events.duplicates = 2;
    s.slack.events.send(message);
    expect(s.sent).toHaveLength(2);
    s.slack.events.duplicates = 1;
    s.slack.events.shuffle = 3;
    for (const text of ['a', 'b', 'c', 'd']) s.slack.events.send({ ...message, text });
    expect(s.sent.slice(2).map((e) => (e.payload.event as { text: string }).text)).toEqual(['c', 'b', 'a', 'd']);
  });
});

import { describe, expect, test } from 'vitest';
import { faultsInBlocks, faultsInView } from '../../sandbox/blocks/check.ts';
import { elementsIn } from '../../sandbox/blocks/placed.ts';
import { actionOf, initialOf, stateOf } from '../../sandbox/blocks/state.ts';
import { blocksText } from '../../sandbox/blocks/words.ts';
import invalid from '../fixtures/slack/blocks-invalid.json' with { type: 'json' };
import valid from '../fixtures/slack/blocks-valid.json' with { type: 'json' };
import home1 from '../fixtures/slack/view_home_001.json' with { type: 'json' };
import home2 from '../fixtures/slack/view_home_002.json' with { type: 'json' };
import modal1 from '../fixtures/slack/view_modal_001.json' with { type: 'json' };
import modal2 from '../fixtures/slack/view_modal_002.json' with { type: 'json' };

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text = value) => ({ text: plain(text), value });
const actions = (...elements: object[]) => [{ type: 'actions', block_id: 'b', elements }];
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...more });

describe('other projects’ blocks', () => {
  test.each(valid.map((row, i) => [`${i} ${row.block.type}`, row.block] as const))('accepted: %s', (_, block) => {
    expect(faultsInBlocks([block], block.type === 'alert' ? 'modal' : 'message')).toEqual([]);
  });
  test.each(invalid.map((row) => [row.why, row.block] as const))('refused: %s', (_, block) => {
    expect(faultsInBlocks([block], 'message')).not.toEqual([]);
  });
  test.each([modal1, modal2, home1, home2].map((v) => [v.type, v] as const))('accepted: a %s', (_, view) => {
    expect(faultsInView(view)).toEqual([]);
  });
});

describe('refused, and where', () => {
  const confirm = { title: plain('Sure?'), text: mrkdwn('Really'), confirm: plain('Yes'), deny: plain('No') };
  test.each<[string, object[], string]>([
    ['no type', [{}], '/blocks/0'],
    ['an unknown type', [{ type: 'sectoin' }], '/blocks/0/type'],
    ['an empty text', [{ type: 'section', text: mrkdwn('') }], '/blocks/0/text/text'],
    [
      'an element that may not stand there',
      actions({ type: 'plain_text_input', action_id: 'x' }),
      '/blocks/0/elements/0/type',
    ],
    [
      'a datetimepicker beside a section',
      [{ type: 'section', text: mrkdwn('x'), accessory: { type: 'datetimepicker' } }],
      '/blocks/0/accessory/type',
    ],
    [
      'a confirm title of 101',
      actions(button({ confirm: { ...confirm, title: plain('x'.repeat(101)) } })),
      '/blocks/0/elements/0/confirm/title/text',
    ],
    [
      'a confirm without deny',
      actions(button({ confirm: { ...confirm, deny: undefined } })),
      '/blocks/0/elements/0/confirm/deny',
    ],
    ['mrkdwn on a button', actions(button({ text: mrkdwn('Go') })), '/blocks/0/elements/0/text/type'],
    ['a select without options', actions({ type: 'static_select', action_id: 's' }), '/blocks/0/elements/0'],
    [
      'an initial option that is none',
      actions({ type: 'static_select', action_id: 's', options: [option('a')], initial_option: option('b') }),
      '/blocks/0/elements/0',
    ],
    [
      'a date that is none',
      actions({ type: 'datepicker', action_id: 'd', initial_date: '2026-02-30' }),
      '/blocks/0/elements/0/initial_date',
    ],
    [
      'a time that is none',
      actions({ type: 'timepicker', action_id: 't', initial_time: '25:12' }),
      '/blocks/0/elements/0/initial_time',
    ],
    [
      'ten checkboxes and one',
      actions({ type: 'checkboxes', action_id: 'c', options: Array.from({ length: 11 }, (_, i) => option(`${i}`)) }),
      '/blocks/0/elements/0/options',
    ],
    ['an action id twice', actions(button(), button()), 'is repeated'],
    [
      'a block id twice',
      [
        { type: 'divider', block_id: 'x' },
        { type: 'divider', block_id: 'x' },
      ],
      'already exists',
    ],
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), 'no more than 50'],
    ['two tables', [0, 1].map(() => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })), 'only one table'],
    [
      '21 cells',
      [{ type: 'table', rows: [Array.from({ length: 21 }, () => ({ type: 'raw_text', text: 'x' }))] }],
      '/blocks/0/rows/0',
    ],
    ['7,000 twice of Markdown', [0, 1].map(() => ({ type: 'markdown', text: 'x'.repeat(7000) })), '12000'],
    ['three charts', [0, 1, 2].map(() => ({ type: 'data_visualization' })), 'no more than 2 charts'],
    [
      'a step without state',
      [{ type: 'plan', title: 'x', tasks: [{ task_id: '1', title: 'eu', status: 'running' }] }],
      '/blocks/0/tasks/0/status',
    ],
    [
      'a card of three buttons',
      [{ type: 'card', title: mrkdwn('x'), actions: [1, 2, 3].map(() => button()) }],
      '/blocks/0/actions',
    ],
    [
      'a card in a container',
      [{ type: 'container', child_blocks: [{ type: 'card', title: mrkdwn('x') }] }],
      '/blocks/0/child_blocks/0/type',
    ],
    [
      'a long text in a container',
      [{ type: 'container', child_blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] }],
      '/blocks/0/child_blocks/0/text/text',
    ],
    [
      'rich text of nothing known',
      [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'blink' }] }] }],
      '/blocks/0/elements/0/elements/0',
    ],
    ['a picture from nowhere', [{ type: 'image', alt_text: 'x' }], '/blocks/0'],
    ['an alert outside a modal', [{ type: 'alert', text: plain('x') }], '/blocks/0/type'],
  ])('%s', (_, blocks, where) => {
    expect(faultsInBlocks(blocks, 'message').join('\n')).toContain(where);
  });

  test.each(['markdown', 'table', 'plan', 'task_card'])('%s is for messages only', (type) => {
    expect(faultsInBlocks([{ type }], 'modal').join()).toContain('unsupported type');
    expect(faultsInBlocks([{ type }], 'home').join()).toContain('unsupported type');
  });
});

describe('views', () => {
  const input = { type: 'input', label: plain('Why'), element: { type: 'plain_text_input', action_id: 'why' } };
  const modal = (more: object) => ({
    type: 'modal',
    title: plain('Plan'),
    submit: plain('Plan'),
    blocks: [input],
    ...more,
  });
  test.each<[string, object, string]>([
    ['no title', modal({ title: undefined }), 'title'],
    ['a title of 25', modal({ title: plain('x'.repeat(25)) }), '/view/title/text'],
    ['an input without submit', modal({ submit: undefined }), 'submit'],
    ['private metadata of 3,001', modal({ private_metadata: 'x'.repeat(3001) }), '/view/private_metadata'],
    ['101 blocks', modal({ blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }), 'no more than 100'],
    [
      'two fields in focus',
      modal({
        blocks: [1, 2].map((n) => ({ ...input, block_id: `${n}`, element: { ...input.element, focus_on_load: true } })),
      }),
      'focus_on_load',
    ],
  ])('%s', (_, view, where) => expect(faultsInView(view).join()).toContain(where));
  test('a home without a title is fine', () => {
    expect(faultsInView({ type: 'home', blocks: [{ type: 'divider' }] })).toEqual([]);
  });
});

test('every input element has its initial value, its state and its action', () => {
  const rows: [object, string[], Record<string, unknown>][] = [
    [{ type: 'plain_text_input', initial_value: 'x' }, ['x'], { value: 'x' }],
    [{ type: 'email_text_input' }, [], { value: null }],
    [
      { type: 'url_text_input', initial_value: 'https://a.example' },
      ['https://a.example'],
      { value: 'https://a.example' },
    ],
    [{ type: 'number_input', is_decimal_allowed: false, initial_value: '3' }, ['3'], { value: '3' }],
    [
      { type: 'static_select', options: [option('a'), option('b')], initial_option: option('b') },
      ['b'],
      { selected_option: option('b') },
    ],
    [
      {
        type: 'static_select',
        option_groups: [{ label: plain('g'), options: [option('c')] }],
        initial_option: option('c'),
      },
      ['c'],
      { selected_option: option('c') },
    ],
    [
      { type: 'multi_static_select', options: [option('a'), option('b')], initial_options: [option('a')] },
      ['a'],
      { selected_options: [option('a')] },
    ],
    [{ type: 'users_select', initial_user: 'U1' }, ['U1'], { selected_user: 'U1' }],
    [{ type: 'multi_users_select', initial_users: ['U1', 'U2'] }, ['U1', 'U2'], { selected_users: ['U1', 'U2'] }],
    [{ type: 'channels_select' }, [], { selected_channel: null }],
    [{ type: 'multi_channels_select', initial_channels: ['C1'] }, ['C1'], { selected_channels: ['C1'] }],
    [{ type: 'conversations_select', initial_conversation: 'C1' }, ['C1'], { selected_conversation: 'C1' }],
    [{ type: 'multi_conversations_select' }, [], { selected_conversations: [] }],
    [{ type: 'datepicker', initial_date: '2026-03-04' }, ['2026-03-04'], { selected_date: '2026-03-04' }],
    [{ type: 'timepicker', initial_time: '15:00' }, ['15:00'], { selected_time: '15:00', timezone: 'Asia/Kolkata' }],
    [
      { type: 'datetimepicker', initial_date_time: 1_772_600_400 },
      ['1772600400'],
      { selected_date_time: 1_772_600_400 },
    ],
    [{ type: 'checkboxes', options: [option('a')] }, [], { selected_options: [] }],
    [
      { type: 'radio_buttons', options: [option('a')], initial_option: option('a') },
      ['a'],
      { selected_option: option('a') },
    ],
  ];
  for (const [given, initial, state] of rows) {
    const block = { type: 'input', block_id: 'b', label: plain('L'), element: { action_id: 'a', ...given } };
    expect(faultsInBlocks([block], 'modal')).toEqual([]);
    const [placed] = elementsIn([block]);
    if (!placed) throw new Error('no element found');
    expect(initialOf(placed.element)).toEqual(initial);
    const type = placed.element.type;
    expect(stateOf(placed.element, initial, 'Asia/Kolkata')).toEqual({ type, ...state });
    expect(actionOf(placed, initial, 'Asia/Kolkata', '1.2')).toEqual({
      type,
      ...state,
      action_id: 'a',
      block_id: 'b',
      action_ts: '1.2',
    });
  }
});

test('blocks read as lines, steps and tables included', () => {
  const cell = (text: string) => ({ type: 'raw_text', text });
  const rich = {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'see ' },
          { type: 'link', url: 'https://a.example', text: 'the run' },
        ],
      },
    ],
  };
  expect(
    blocksText([
      { type: 'plan', title: 'Rollout', tasks: [{ task_id: '1', title: 'eu', status: 'complete' }] },
      {
        type: 'table',
        rows: [
          [cell('service'), cell('version')],
          [cell('ledger'), { type: 'raw_number', number: 2.9 }],
        ],
      },
      { type: 'card', title: mrkdwn('*Search*'), body: mrkdwn('7.1') },
      rich,
      { type: 'image', alt_text: 'March: 3 releases' },
    ]),
  ).toBe(
    'Rollout\ncomplete: eu\nservice | version\nledger | 2.9\n*Search*\n7.1\nsee the run\n(picture: March: 3 releases)',
  );
});

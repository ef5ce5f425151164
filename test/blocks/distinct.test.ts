import { expect, test } from 'vitest';
import { actions, button, message, section } from '../../src/blocks/blocks.ts';
import { distinct } from '../../src/blocks/distinct.ts';
import { md } from '../../src/blocks/mrkdwn.ts';

const show = () => button('Details', 'show', 'R-1');
const ids = (blocks: unknown) => [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]*)"/g)].map((m) => m[1]);

test('what repeats is numbered: beside a text, among buttons and in menus; its value stays', () => {
  const menu = { type: 'overflow' as const, action_id: 'menu:show:R-1', options: [] };
  const blocks = distinct([section(md`a`, show()), ...actions([show(), menu]), ...actions([menu, show()])]);
  expect(ids(blocks)).toEqual(['show:R-1', 'show:R-1#2', 'menu:show:R-1', 'menu:show:R-1#2', 'show:R-1#3']);
  expect(JSON.stringify(blocks).match(/"value":"R-1"/g)).toHaveLength(3);
});

test('the longest ids stay within Slack’s 255 characters, and what is given is not changed', () => {
  const long = button('x', 'show', 'y'.repeat(300));
  const blocks = [...actions([long, long])];
  const [first = '', second = ''] = ids(message(md`t`, blocks).blocks);
  expect(first).not.toBe(second);
  expect(Math.max(first.length, second.length)).toBeLessThanOrEqual(255);
  expect(ids(blocks)).toEqual([first, first]);
});

test.each([
  [
    ['Details R-1', 'Details R-2'],
    ['Details: R-1', 'Details: R-2'],
  ],
  [
    ['Details R-1', 'Details R-1'],
    [undefined, undefined],
  ],
  [
    ['Details R-1', 'Edit… R-1'],
    [undefined, undefined],
  ],
  [
    ['Go R-1/v1', 'Go R-12/v3', 'Details home'],
    ['Go: R-1', 'Go: R-12', undefined],
  ],
  [
    ['Lift F-1', 'Lift F-2'],
    ['Lift: F-1', 'Lift: F-2'],
  ],
  [
    ['Use 2026-03-03T09:00', 'Use 2026-03-04T09:00'],
    [undefined, undefined],
  ],
])('buttons of the same words are heard apart: %j', (given, heard) => {
  const buttons = given.map((b) => button(b.split(' ')[0] ?? '', 'x', b.split(' ')[1] ?? ''));
  const [first, ...rest] = buttons;
  const blocks = distinct([section(md`a`, first), ...actions(rest)]);
  const all = blocks.flatMap((b): object[] =>
    b.type === 'actions' ? b.elements : 'accessory' in b && b.accessory ? [b.accessory] : [],
  );
  expect(all.map((e) => ('accessibility_label' in e ? e.accessibility_label : undefined))).toEqual(heard);
});

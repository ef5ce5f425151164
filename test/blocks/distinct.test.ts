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

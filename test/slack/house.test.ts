import { expect, test } from 'vitest';
import { houseOf } from '../../src/slack/house.ts';

const company = (...names: string[]) => ({ services: names.map((name) => ({ name, about: '', dependsOn: [] })) });
const HINTS = {
  text: "I don't know `/release pol`. See `/release help`, or `/release`",
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Write `/release what-if checkout-api Fri 5pm`' } }],
  placeholder: 'checkout-api 4.2.0, ledger 2.9',
};

test('a company with its own command and services reads its own words, however deep they stand', () => {
  const house = houseOf('/ship', company('ferry-api', 'tickets'));
  expect(house(HINTS)).toEqual({
    text: "I don't know `/ship pol`. See `/ship help`, or `/ship`",
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Write `/ship what-if ferry-api Fri 5pm`' } }],
    placeholder: 'ferry-api 4.2.0, tickets 2.9',
  });
  expect(HINTS.placeholder).toBe('checkout-api 4.2.0, ledger 2.9');
});

test('with one service the example has it twice rather than one that nobody knows', () => {
  expect(houseOf('/ship', company('app'))(HINTS).placeholder).toBe('app 4.2.0, app 2.9');
});

test('the sample company’s words stay as they are', () => {
  expect(houseOf('/release', company('checkout-api', 'ledger'))(HINTS)).toBe(HINTS);
});

test.each([
  'see https://wiki.example/release notes',
  'the file /release was lost',
  '`cd /release`',
  '`/releases`',
  'checkout-api-v2 4.2',
  'why of checkout-api is down',
])('what people write stays: %s', (text) => {
  expect(houseOf('/ship', company('app'))({ text })).toEqual({ text });
});
